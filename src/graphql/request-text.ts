// Reads requests of the GraphQL over HTTP specification, and the same members where they come another way.
import { AppError, badInput } from '../base/errors.ts'
import { JsonSyntaxError } from '../base/json-errors.ts'
import { readJson, toPlain } from '../base/json-text.ts'
import type { Envelope } from './http/document-id.ts'
import { assertVariables, variableLimits } from './variable-limits.ts'

const limits = { maxItems: variableLimits.items, maxMembers: variableLimits.members, maxValues: variableLimits.values }

/** The body of a POST. Numbers that a double would change are kept as written. */
export function readBody(text: string): Envelope {
  const body = readMember('body', text)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new AppError('BAD_USER_INPUT', 'The body has to be one JSON object with "query"; batches are not accepted.')
  }
  return toEnvelope(body as Record<string, unknown>)
}

/** The query string of a GET: `variables` and `extensions` are JSON. */
export function readQueryString(members: Readonly<Record<string, unknown>>): Envelope {
  const json = (name: string) => {
    const text = members[name]
    if (text === undefined || text === '') return undefined
    if (typeof text !== 'string') throw new AppError('BAD_USER_INPUT', `"${name}" has to come once.`)
    return readMember(name, text)
  }
  const { query, documentId, operationName } = members
  return toEnvelope({
    query,
    documentId,
    operationName: operationName === '' ? undefined : operationName,
    variables: json('variables'),
    extensions: json('extensions'),
  })
}

/** Throws BAD_USER_INPUT that names the member. */
export function toEnvelope(members: Readonly<Record<string, unknown>>): Envelope {
  const { query, documentId, operationName, variables, extensions } = members
  const isText = (value: unknown) => value === undefined || value === null || typeof value === 'string'
  if (!isText(documentId)) throw new AppError('BAD_USER_INPUT', '"documentId" has to be the id of a saved document.')
  if (!isText(query)) throw new AppError('BAD_USER_INPUT', '"query" has to be a GraphQL document.')
  const isMap = (value: unknown) =>
    value === undefined || value === null || (typeof value === 'object' && !Array.isArray(value))
  if (!isMap(variables)) throw new AppError('BAD_USER_INPUT', '"variables" has to be an object.')
  assertVariables(variables)
  if (!isMap(extensions)) throw new AppError('BAD_USER_INPUT', '"extensions" has to be an object.')
  if (!isText(operationName)) throw new AppError('BAD_USER_INPUT', '"operationName" has to be a string.')
  return {
    query: (query as string | null) ?? undefined,
    documentId: (documentId as string | null) ?? undefined,
    operationName: (operationName as string | null) ?? undefined,
    variables: (variables as Record<string, unknown> | null) ?? undefined,
    hash: persistedHashOf((extensions as Record<string, unknown> | null | undefined)?.persistedQuery),
    wantsCost: (extensions as Record<string, unknown> | null | undefined)?.cost === true,
  }
}

/** `{ "version": 1, "sha256Hash": "..." }`, as Apollo, urql and their like send it. */
function persistedHashOf(member: unknown): string | undefined {
  if (member === undefined || member === null) return undefined
  const { version, sha256Hash } = member as { version?: unknown; sha256Hash?: unknown }
  if (version === 1 && typeof sha256Hash === 'string') return sha256Hash
  throw badInput(
    'extensions.persistedQuery',
    '"extensions.persistedQuery" has to be { "version": 1, "sha256Hash": "<hash of the document>" }.',
  )
}

/** Query strings and forms of sources have an order, which the native reader loses where names are numbers. */
const hasOrder = (text: string) => (text.includes('"params"') || text.includes('"data"')) && /"\d+"\s*:/.test(text)

function readMember(name: string, text: string): unknown {
  try {
    // Only long or exponential numbers can lose digits: the native reader is right for all the rest.
    const isExact = !/\d{16}|\d\.\d{15}|\d[eE][+-]?\d/.test(text) && !hasOrder(text)
    return isExact ? JSON.parse(text) : toPlain(readJson(text, limits))
  } catch (error) {
    const why = error instanceof JsonSyntaxError ? `: ${error.message}` : '.'
    throw new AppError(
      'BAD_USER_INPUT',
      name === 'body' ? `The body is not JSON${why}` : `${JSON.stringify(name)} is not JSON${why}`,
    )
  }
}
