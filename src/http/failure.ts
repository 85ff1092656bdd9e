import { randomUUID } from 'node:crypto'
import { AppError } from '../base/errors.ts'
import { isLocked, isLostConnection, isRetryable, locked, sqlStateOf, unavailable } from '../database/failure.ts'

interface ErrorLog {
  error(details: object, message: string): void
}

/** The largest request body, on every door. */
export const MAX_BODY_BYTES = 1_048_576

/** Any error as one that may be shown: our own as they are, the framework's in our words, unknown ones masked and logged. */
export function toAppError(error: unknown, log: ErrorLog): AppError {
  if (error instanceof AppError) return error
  if (isLostConnection(error)) {
    log.error({ err: error }, 'the database cannot be reached')
    return unavailable(error)
  }
  if (isLocked(error)) return locked(error)
  if (isRetryable(error)) {
    const message = 'Others wrote to the same place at the same moment. Nothing was written. Try again.'
    return new AppError('UNAVAILABLE', message, { retryAfter: 1, cause: error })
  }
  if (sqlStateOf(error) === '57014') {
    return new AppError('UNAVAILABLE', 'The database took too long. Try again, or ask for less.', {
      retryAfter: 1,
      cause: error,
    })
  }
  // A name that is looked up before it is checked: PostgreSQL has no NUL in texts (22021) or in JSON (22P05).
  if (sqlStateOf(error) === '22021' || sqlStateOf(error) === '22P05')
    return new AppError('BAD_USER_INPUT', 'A text has a NUL character, which no text here can have.')
  const { code, statusCode } = error as { code?: string; statusCode?: number }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return tooLarge()
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return new AppError('UNSUPPORTED_MEDIA_TYPE', 'The content type is not accepted here.')
  // The framework repeats the path, which may hold a secret.
  if (code === 'FST_ERR_BAD_URL')
    return new AppError('BAD_USER_INPUT', 'The path is not encoded right: after each % come two hexadecimal digits.')
  if (code === 'FST_ERR_MAX_PARAM_LENGTH')
    return new AppError('BAD_USER_INPUT', 'A part of the path is longer than anything here.')
  if (typeof code === 'string' && code.startsWith('FST_') && statusCode && statusCode < 500) {
    return new AppError('BAD_USER_INPUT', (error as Error).message)
  }
  const errorId = randomUUID()
  log.error({ errorId, err: error }, 'unexpected error')
  return new AppError('INTERNAL', `Something went wrong here. The operator finds it in the log as ${errorId}.`, {
    cause: error,
  })
}

export function tooLarge(limit = MAX_BODY_BYTES): AppError {
  const size = `${limit} bytes (${limit / 1_048_576} MiB)`
  return new AppError('PAYLOAD_TOO_LARGE', `The body is larger than ${size}. Send it in parts.`)
}
