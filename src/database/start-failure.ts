// What keeps the database from serving at the start, in one sentence that says what to do.
import { AppError } from '../base/errors.ts'
import { isLostConnection, sqlStateOf } from './failure.ts'

/** The oldest PostgreSQL whose statements we send. */
const MIN_SERVER_VERSION = 150_000

type Advice = (message: string) => string

/** By the server's state: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const advices: Readonly<Record<string, Advice>> = {
  '28P01': message => `the server refuses the user or the password (${message}): put the right ones into the URL.`,
  '28000': message =>
    `the server refuses the user (${message}): put the right one into the URL, or permit it in pg_hba.conf.`,
  '3D000': message => `there is no such database (${message}): create it, or name another one in the URL.`,
  '42501': message =>
    `the database user has too few rights (${message}): make it the owner of the database, or GRANT CREATE ON SCHEMA public to it.`,
  '25006': message => `the database takes no writes (${message}): it is a standby; set the URL of the primary.`,
  '53100': message => `the server's disk is full (${message}): make room there.`,
  '53300': message =>
    `the server has no connection left (${message}): raise its max_connections, or run fewer gateways.`,
  '57P03': message => `the server is starting or stopping (${message}): start again in a moment.`,
}

/** The error of a start, as a sentence where it is the database's; any other error as it is. `variable` holds its URL. */
export function toStartFailure(error: unknown, variable: string): unknown {
  if (error instanceof AppError) return error
  const state = sqlStateOf(error)
  const advice = advices[state ?? '']
  const message = messageOf(error)
  if (advice) return failure(`${variable}: ${advice(message)}`, error)
  if (state === 'ERR_INVALID_URL')
    return failure(`${variable} is not a URL: a password with special characters has to be percent-encoded.`, error)
  if (!isLostConnection(error)) return error
  return failure(
    `${variable}: the database cannot be reached (${message}): start PostgreSQL there, or correct the URL.`,
    error,
  )
}

/** The embedded server's errors say what to do; mistakes of the program keep their stack. */
export function toEmbeddedFailure(error: unknown): unknown {
  const isMistake = error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError
  return error instanceof Error && !isMistake && !(error instanceof AppError) ? failure(error.message, error) : error
}

/** Of `server_version_num`, such as 180004. */
export function assertVersion(version: number, variable: string): void {
  if (version >= MIN_SERVER_VERSION) return
  const major = Math.floor(version / 10_000)
  throw failure(`${variable} leads to PostgreSQL ${major}: Pushgraph needs 15 or later.`, null)
}

function failure(message: string, cause: unknown): AppError {
  return new AppError('UNAVAILABLE', message, { cause })
}

/** Of a name with several addresses Node says nothing but what came of each. */
function messageOf(error: unknown): string {
  const first = error instanceof AggregateError ? error.errors[0] : error
  const text = first instanceof Error && first.message !== '' ? first.message : sqlStateOf(error)
  return (text ?? 'no reason was given').replaceAll(/\s+/g, ' ')
}
