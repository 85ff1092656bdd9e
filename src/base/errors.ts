/** Every error that a caller may see, named once; edges turn the code into an HTTP status or `extensions.code`. */
export type ErrorCode =
  | 'BAD_USER_INPUT'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'METHOD_NOT_ALLOWED'
  | 'CONFLICT'
  | 'PAYLOAD_TOO_LARGE'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'RATE_LIMITED'
  | 'QUERY_TOO_COMPLEX'
  | 'PERSISTED_QUERY_NOT_FOUND'
  | 'PERSISTED_QUERY_NOT_SUPPORTED'
  | 'UPSTREAM_FAILED'
  | 'UPSTREAM_TIMEOUT'
  | 'UNAVAILABLE'
  | 'INTERNAL'

/** The one table from code to HTTP status, for GraphQL and for every REST dialect. */
export const httpStatusOf: Readonly<Record<ErrorCode, number>> = {
  BAD_USER_INPUT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CONFLICT: 409,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  RATE_LIMITED: 429,
  QUERY_TOO_COMPLEX: 400,
  // Clients of persisted queries send the text then: many look at the code of a reply of 200 only.
  PERSISTED_QUERY_NOT_FOUND: 200,
  PERSISTED_QUERY_NOT_SUPPORTED: 200,
  UPSTREAM_FAILED: 502,
  UPSTREAM_TIMEOUT: 504,
  UNAVAILABLE: 503,
  INTERNAL: 500,
}

/** What was wrong, by place: `{ "rows.3.values.Users": ["\"abc\" is not a number."] }`. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>

/** A limit over a window of time: how much of it is left, and when it is whole again. */
export interface LimitState {
  /** The name of the limit, such as `pushes`. */
  readonly name: string
  /** 0: no limit. */
  readonly limit: number
  readonly windowSeconds: number
  readonly remaining: number
  readonly resetSeconds: number
}

export interface AppErrorDetails {
  readonly fields?: FieldErrors
  /** Seconds after which the same request may succeed: the `Retry-After` header. */
  readonly retryAfter?: number
  /** Which limit was reached, for the `RateLimit` headers. */
  readonly limit?: LimitState
  /** Kept for the log, never shown to a caller. */
  readonly cause?: unknown
}

/** An error whose message may be shown to the caller; anything else is logged with an id and masked. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly fields: FieldErrors | undefined
  readonly retryAfter: number | undefined
  readonly limit: LimitState | undefined

  constructor(code: ErrorCode, message: string, details: AppErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = 'AppError'
    this.code = code
    this.fields = details.fields
    this.retryAfter = details.retryAfter
    this.limit = details.limit
  }
}

/** A refusal of input that the caller can put right: one field, one sentence. */
export function badInput(field: string, message: string): AppError {
  return new AppError('BAD_USER_INPUT', message, { fields: { [field]: [message] } })
}

/** NOT_FOUND for one of our nouns, by the word that people know it by. */
export function notFound(noun: string): AppError {
  return new AppError('NOT_FOUND', `The ${noun} does not exist.`)
}
