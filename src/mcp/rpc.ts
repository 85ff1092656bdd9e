// JSON-RPC as this door reads and writes it around the library.
import type { AppError, ErrorCode } from '../base/errors.ts'
import { JsonLimitError, JsonSyntaxError } from '../base/json-errors.ts'
import { type JsonValue, readJson } from '../base/json-text.ts'

export const MAX_MESSAGE_VALUES = 200_000
const limits = { maxDepth: 64, maxItems: 10_000, maxMembers: 1_000, maxValues: MAX_MESSAGE_VALUES }

const PARSE_ERROR = -32_700
const INVALID_REQUEST = -32_600
export const METHOD_NOT_FOUND = -32_601
/** What the transport refuses, before a message is looked at. */
const SERVER_ERROR = -32_000

export type Message = ReadonlyMap<string, JsonValue>

/** An error of the protocol, and its status of HTTP. */
export class RpcError extends Error {
  readonly status: number
  readonly code: number

  /** Of the message that it answers; null: it could not be read. */
  readonly id: string | number | null

  constructor(status: number, code: number, message: string, id: string | number | null = null) {
    super(message)
    this.name = 'RpcError'
    this.status = status
    this.code = code
    this.id = id
  }
}

/** One message: the revisions that are spoken here have no batches. */
export function readMessage(text: string): Message {
  const value = parse(text)
  if (value instanceof Map) return value
  const message = Array.isArray(value)
    ? 'Send one message in a request: batches are not accepted.'
    : 'The body has to be one JSON-RPC message.'
  throw new RpcError(400, INVALID_REQUEST, message)
}

function parse(text: string): JsonValue {
  try {
    return readJson(text, limits)
  } catch (error) {
    if (error instanceof JsonLimitError)
      throw new RpcError(400, INVALID_REQUEST, `The body is too large. ${error.message}`)
    if (error instanceof JsonSyntaxError) throw new RpcError(400, PARSE_ERROR, `The body is not JSON: ${error.message}`)
    throw error
  }
}

/** The arguments of `tools/call`, as they were written. */
export function argumentsOf(message: Message): Message {
  const params = message.get('params')
  const values = params instanceof Map ? params.get('arguments') : undefined
  return values instanceof Map ? values : new Map()
}

export function errorText(error: AppError | RpcError): string {
  const id = error instanceof RpcError ? error.id : null
  return JSON.stringify({ jsonrpc: '2.0', error: { code: codeOf(error), message: error.message }, id })
}

/** The id that an error is answered under, where there is one. */
export function idOfMessage(message: Message): string | number | null {
  const id = message.get('id')
  if (typeof id === 'string') return id.slice(0, 255)
  const number = Number(String(id))
  return typeof id === 'object' && Number.isSafeInteger(number) ? number : null
}

const codes: Readonly<Partial<Record<ErrorCode, number>>> = {
  BAD_USER_INPUT: INVALID_REQUEST,
  INTERNAL: -32_603,
}

function codeOf(error: AppError | RpcError): number {
  return error instanceof RpcError ? error.code : (codes[error.code] ?? SERVER_ERROR)
}
