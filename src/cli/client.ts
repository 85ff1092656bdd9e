import { AppError, type FieldErrors } from '../base/errors.ts'
import { type CliSettings, DEFAULT_URL } from '../config/cli.ts'
import type { WithoutErrors } from '../graphql/without-errors.ts'
import { FILE_LIMITS } from '../push/file-limits.ts'
import { retryAfterMs } from '../sources/retry.ts'
import type { TypedDocumentString } from './gql/graphql.ts'

/** The token of the environment. Throws AppError where there is none. */
export function tokenOf({ token }: CliSettings, scope: string): string {
  if (token === null) throw new AppError('BAD_USER_INPUT', `Set PUSHGRAPH_TOKEN to a token with the scope ${scope}.`)
  return token
}

/** Where commands find their gateway, below their help. */
export const gatewayHelp = (scope: string): string => `
Environment:
  PUSHGRAPH_URL    where the gateway is (default: ${DEFAULT_URL})
  PUSHGRAPH_TOKEN  a token with the scope ${scope}`

export interface Refusal {
  readonly message: string
  readonly path?: readonly (string | number)[]
  /** `retryAfter`: seconds. */
  readonly extensions?: { readonly code?: string; readonly fields?: FieldErrors; readonly retryAfter?: number }
}

/** What the gateway answered: data, or errors. */
export type Reply<Result> = { readonly data: WithoutErrors<Result> } | { readonly errors: readonly Refusal[] }

/** Sends a generated operation. Throws AppError where no gateway answers. */
export const post = <Result, Variables>(
  url: string,
  token: string,
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  stop?: AbortSignal,
): Promise<Reply<Result>> => postBody(url, token, { query: document.toString(), variables }, stop)

/** Sends a body of GraphQL over HTTP. Throws AppError where no gateway answers, or when it is stopped. */
export async function postBody<Result>(
  url: string,
  token: string,
  body: object,
  stop?: AbortSignal,
): Promise<Reply<Result>> {
  const late = AbortSignal.timeout(FILE_LIMITS.waitMs)
  const response = await reach(url, '/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
    signal: stop ? AbortSignal.any([late, stop]) : late,
  })
  const text = await response.text().catch(error => {
    throw silent(url, error)
  })
  const { data, errors } = toReply<Result>(text)
  if (errors?.length) return { errors }
  if (data) return { data }
  const busy = refusedForNow(response)
  if (busy) return { errors: [busy] }
  throw new AppError(
    'UNAVAILABLE',
    `What answers at ${url} (PUSHGRAPH_URL) is not a gateway, or something in front of it: status ${response.status}.`,
  )
}

/** What stands in front of a gateway may refuse in its own words, and say when to come again. */
function refusedForNow({ status, headers }: Response): Refusal | null {
  const ms = status === 429 || status === 503 ? retryAfterMs(headers.get('retry-after') ?? undefined, Date.now()) : null
  if (ms === null) return null
  const retryAfter = Math.ceil(ms / 1_000)
  return { message: `Status ${status}. Try again in ${retryAfter} s.`, extensions: { code: 'UNAVAILABLE', retryAfter } }
}

/** Throws AppError where no gateway answers. */
export function reach(url: string, path: string, init: RequestInit): Promise<Response> {
  return fetch(url + path, init).catch(error => {
    throw silent(url, error)
  })
}

/** Sends a generated operation. Throws AppError with the gateway's words when it fails. */
export async function ask<Result, Variables>(
  url: string,
  token: string,
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<WithoutErrors<Result>> {
  return dataOf(await post(url, token, document, variables))
}

/** Throws AppError with the gateway's words where there is none. */
export function dataOf<Result>(reply: Reply<Result>): WithoutErrors<Result> {
  if ('data' in reply) return reply.data
  throw new AppError('BAD_USER_INPUT', reply.errors.map(error => error.message).join('\n'))
}

function toReply<Result>(text: string): { data?: WithoutErrors<Result> | null; errors?: Refusal[] } {
  try {
    return JSON.parse(text) ?? {}
  } catch {
    return {}
  }
}

export function silent(url: string, error: unknown): AppError {
  const { name, cause } = error as { name?: string; cause?: { code?: string } }
  const why =
    name === 'TimeoutError' ? `nothing within ${FILE_LIMITS.waitMs / 1_000} s` : (cause?.code ?? 'the connection broke')
  return new AppError('UNAVAILABLE', `The gateway at ${url} (PUSHGRAPH_URL) does not answer: ${why}.`, { cause: error })
}
