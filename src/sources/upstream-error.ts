import { AppError, type ErrorCode } from '../base/errors.ts'

/** Why an upstream gave no answer. The words name hosts, never addresses, headers or bodies. */
export class UpstreamError extends AppError {
  /** The same request may succeed when it is sent again. */
  readonly retryable: boolean
  readonly status: number | null

  constructor(
    code: ErrorCode,
    message: string,
    details: { readonly retryable?: boolean; readonly status?: number; readonly retryAfter?: number } = {},
  ) {
    super(code, message, details.retryAfter === undefined ? {} : { retryAfter: details.retryAfter })
    this.name = 'UpstreamError'
    this.retryable = details.retryable ?? false
    this.status = details.status ?? null
  }
}

export const refusedUrl = (message: string) => new UpstreamError('BAD_USER_INPUT', message)

export const stopped = () => new UpstreamError('UNAVAILABLE', 'The call was stopped: nobody waits for it any more.')

export const tookTooLong = (host: string, ms: number) =>
  new UpstreamError('UPSTREAM_TIMEOUT', `${host} did not answer within ${ms / 1_000} s.`, { retryable: true })

const messages: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refused the connection',
  ECONNRESET: 'closed the connection',
  EPIPE: 'closed the connection',
  UND_ERR_SOCKET: 'closed the connection',
  EHOSTUNREACH: 'cannot be reached',
  ENETUNREACH: 'cannot be reached',
  ENOTFOUND: 'is not known',
  EAI_AGAIN: 'cannot be looked up now',
  UND_ERR_CONNECT_TIMEOUT: 'did not accept a connection in time',
  ETIMEDOUT: 'did not accept a connection in time',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'sent a body that is cut off',
  UND_ERR_HEADERS_OVERFLOW: 'sent headers that are too large',
}

/** Errors that another try would meet again. */
const lasting = /^(ENOTFOUND|UND_ERR_HEADERS_OVERFLOW|HPE_|CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|Z_)/

/** An error of sockets, TLS, HTTP or decompression in our words. */
export function toUpstreamError(error: unknown, host: string): UpstreamError {
  if (error instanceof UpstreamError) return error
  const code = codeOf(error)
  if (code.startsWith('HPE_')) return new UpstreamError('UPSTREAM_FAILED', `${host} does not speak HTTP.`)
  if (code.startsWith('Z_') || code.startsWith('ERR__ERROR_FORMAT'))
    return new UpstreamError('UPSTREAM_FAILED', `${host} sent a body whose compression is broken.`)
  if (/^(CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code))
    return new UpstreamError('UPSTREAM_FAILED', `The certificate or the TLS of ${host} is not valid (${code}).`)
  const why = messages[code] ?? 'could not be called'
  return new UpstreamError('UPSTREAM_FAILED', `${host} ${why}.`, { retryable: !lasting.test(code) })
}

function codeOf(error: unknown): string {
  const { code, errors } = error as { code?: unknown; errors?: readonly { code?: unknown }[] }
  if (typeof code === 'string') return code
  const first = errors?.[0]?.code
  return typeof first === 'string' ? first : ''
}
