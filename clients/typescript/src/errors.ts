/** An error of a GraphQL reply, as the gateway wrote it. */
export interface ReplyError {
  readonly message: string
  readonly path?: readonly (string | number)[]
  readonly extensions?: {
    readonly code?: string
    readonly fields?: Readonly<Record<string, readonly string[]>>
    readonly retryAfter?: number
  }
}

export interface ErrorDetails {
  readonly status?: number | undefined
  readonly fields?: Readonly<Record<string, readonly string[]>> | undefined
  readonly retryAfter?: number | undefined
  readonly errors?: readonly ReplyError[] | undefined
  readonly data?: unknown
  readonly cause?: unknown
}

/** What every error of this package is. `code` is that of the gateway, or NETWORK, NO_GATEWAY, STALE_BATCH, STORE or CLOSED. */
export class PushgraphError extends Error {
  override readonly name: string = 'PushgraphError'
  readonly code: string
  /** Of HTTP; undefined where there was no reply. */
  readonly status: number | undefined
  /** What was wrong, by its path in the input. */
  readonly fields: Readonly<Record<string, readonly string[]>>
  /** Seconds after which the same may succeed. */
  readonly retryAfter: number | undefined
  /** Every error of the reply; this one is the first. */
  readonly errors: readonly ReplyError[]
  /** What of the reply could be read all the same. */
  readonly data: unknown

  constructor(code: string, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.code = code
    this.status = details.status
    this.fields = details.fields ?? {}
    this.retryAfter = details.retryAfter
    this.errors = details.errors ?? []
    this.data = details.data
  }
}

/** The input is wrong, or what it names is not there: the same again is refused again. */
export class InputError extends PushgraphError {
  override readonly name = 'InputError'
}

/** The token is missing, wrong, ended, or may not do this. */
export class AccessError extends PushgraphError {
  override readonly name = 'AccessError'
}

/** The gateway cannot do it now, and may later. */
export class UnavailableError extends PushgraphError {
  override readonly name = 'UnavailableError'
}

/** There was no reply, or one that broke off: whether the gateway did it is not known. */
export class NetworkError extends PushgraphError {
  override readonly name = 'NetworkError'
}

/** Rows were not acknowledged yet. They stay in the store and are sent again with their key: pushing them anew could count them twice. */
export class PendingError extends PushgraphError {
  override readonly name = 'PendingError'
}

const LATER = new Set(['RATE_LIMITED', 'UNAVAILABLE', 'INTERNAL', 'UPSTREAM_FAILED', 'UPSTREAM_TIMEOUT'])
const ACCESS = new Set(['UNAUTHENTICATED', 'FORBIDDEN'])

/** Whether trying again may help. */
export function isPassing(error: unknown): error is UnavailableError | NetworkError {
  return error instanceof UnavailableError || error instanceof NetworkError
}

export function toError(errors: readonly ReplyError[], details: ErrorDetails = {}): PushgraphError {
  const { message, extensions } = errors[0] ?? { message: 'The gateway gave no reason.' }
  const code = extensions?.code ?? 'BAD_USER_INPUT'
  const retryAfter = extensions?.retryAfter ?? details.retryAfter
  const all = { ...details, fields: extensions?.fields, retryAfter, errors }
  if (LATER.has(code)) return new UnavailableError(code, message, all)
  if (ACCESS.has(code)) return new AccessError(code, message, all)
  return new InputError(code, message, all)
}

/** A reply that is none of GraphQL: of a proxy, mostly. It says nothing of the input, unless that is too large. */
export function toStatusError(status: number, retryAfter: number | undefined): PushgraphError {
  const message = `The reply has the status ${status} and is none of a gateway: is there one at this address?`
  const details = { status, retryAfter }
  if (status === 408 || status === 429 || status >= 500)
    return new UnavailableError(status === 429 ? 'RATE_LIMITED' : 'UNAVAILABLE', message, details)
  if (status === 401 || status === 403)
    return new AccessError(status === 401 ? 'UNAUTHENTICATED' : 'FORBIDDEN', message, details)
  if (status === 413) return new InputError('PAYLOAD_TOO_LARGE', message, details)
  return new PushgraphError('NO_GATEWAY', message, details)
}
