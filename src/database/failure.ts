import { AppError } from '../base/errors.ts'

/** Codes of what goes wrong on this side of a connection, where `pg` gives none. */
export const FailureCode = {
  /** The connection ended before the answer came. */
  lost: 'CONNECTION_LOST',
  /** Nothing came for longer than a statement may take. */
  silent: 'DATABASE_SILENT',
  /** No connection could be made, or none was free, in time. */
  noConnection: 'NO_CONNECTION',
  /** The gateway ends and waits for nothing any more. */
  givenUp: 'DATABASE_GIVEN_UP',
} as const

/** What the system says of a way that is not there, and of a process that may open nothing more. */
const systemCodes = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ENOENT', 'ETIMEDOUT', 'EADDRNOTAVAIL'],
  ...['EAI_AGAIN', 'EAI_FAIL', 'ENOTFOUND', 'EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN', 'ENETRESET'],
  ...['EMFILE', 'ENFILE', 'ENOBUFS'],
])

const ownCodes: ReadonlySet<string> = new Set(Object.values(FailureCode))

/**
 * What the server says when it cannot serve, whatever it is asked: 08 connection, 28 and 3D while it is set up anew, 53 out of
 * something, 57P0 stopping or starting, 58030 disk; 25006 a standby, 25P03 a session that it ended.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const SERVER_STATES = /^(08...|28000|28P01|3D000|53...|57P0.|58030|25006|25P03)$/

/** Nothing was written and the same statement may succeed at once: deadlock, serialization failure. */
export function isRetryable(error: unknown): boolean {
  const code = sqlStateOf(error)
  return code === '40001' || code === '40P01'
}

/** The server or the way to it is gone, full or takes no writes: whether the statement was carried out is not known. */
export function isLostConnection(error: unknown): boolean {
  const code = sqlStateOf(error)
  return code !== undefined && (SERVER_STATES.test(code) || systemCodes.has(code) || ownCodes.has(code))
}

/** The same statement may succeed a moment later. What a gateway gave up when it had to end will not. */
export function isWorthAnotherTry(error: unknown): boolean {
  return isRetryable(error) || (isLostConnection(error) && sqlStateOf(error) !== FailureCode.givenUp)
}

/** The session will refuse the next statement, too: it is on a standby, or the server has ended it. */
export function isSessionOver(code: string | undefined): boolean {
  return code === '25006' || code === '25P03'
}

/** Somebody else holds a lock for longer than a statement waits for one. Nothing was written. */
export function isLocked(error: unknown): boolean {
  return sqlStateOf(error) === '55P03'
}

export function isUniqueViolation(error: unknown, constraint: string): boolean {
  return sqlStateOf(error) === '23505' && (error as { constraint?: string }).constraint === constraint
}

export function sqlStateOf(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null ? (error as { code?: unknown }).code : undefined
  return typeof code === 'string' ? code : undefined
}

/** What a caller reads when the database cannot be reached: try again soon. */
export function unavailable(cause: unknown): AppError {
  return new AppError('UNAVAILABLE', 'The database cannot be reached at the moment. Try again.', {
    retryAfter: 1,
    cause,
  })
}

/** What a caller reads when a lock was not given in time: nothing was written. */
export function locked(cause: unknown): AppError {
  const message = 'Something else is writing to the same place and does not end. Nothing was written. Try again.'
  return new AppError('UNAVAILABLE', message, { retryAfter: 1, cause })
}
