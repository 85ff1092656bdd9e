import { AppError } from '../base/errors.ts'

/** Nothing was written and the same statement may succeed at once: deadlock, serialization failure. */
export function isRetryable(error: unknown): boolean {
  const code = sqlStateOf(error)
  return code === '40001' || code === '40P01'
}

/** The server or the way to it is gone or full: whether the statement was carried out is not known. */
export function isLostConnection(error: unknown): boolean {
  const code = sqlStateOf(error)
  if (code?.startsWith('57P0') || code?.startsWith('53') || code?.startsWith('08')) return true
  if (code && ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT'].includes(code)) return true
  const message = error instanceof Error ? error.message : ''
  return /Connection terminated|timeout exceeded when trying to connect|connection error|not queryable|Client was closed/i.test(
    message,
  )
}

export function isUniqueViolation(error: unknown, constraint: string): boolean {
  return sqlStateOf(error) === '23505' && (error as { constraint?: string }).constraint === constraint
}

export function sqlStateOf(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null ? (error as { code?: unknown }).code : undefined
  return typeof code === 'string' ? code : undefined
}

/** What a caller is told when the database cannot be reached: try again soon. */
export function unavailable(cause: unknown): AppError {
  return new AppError('UNAVAILABLE', 'The database cannot be reached at the moment. Try again.', {
    retryAfter: 1,
    cause,
  })
}
