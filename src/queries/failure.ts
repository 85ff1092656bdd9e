// What went wrong in the sandbox, in our own words: the server's could hold data, paths or names of other things.
import { AppError } from '../base/errors.ts'
import { isLocked, isLostConnection, isRetryable, locked, sqlStateOf, unavailable } from '../database/failure.ts'
import type { Statement } from './statement.ts'
import { sqlError } from './tokens.ts'

const messages: Readonly<Record<string, string>> = {
  '42601': 'The SQL is wrong',
  '42703': 'There is no such column',
  '42702': 'The name of a column is ambiguous',
  '42883': 'A function or an operator does not exist for values of these types; cast one with ::',
  '42804': 'The types of two values do not fit; cast one with ::',
  '42846': 'A value cannot be cast to this type',
  '42P01': 'There is no such table',
  '42P10': 'A column is referred to by a wrong number',
  '42P18': 'The type of a variable is not clear; cast it with ::',
  '42803':
    'A column has to stand in GROUP BY or in an aggregate, and an aggregate in no other one, in no WHERE and in no GROUP BY',
  '42P20': 'A window function stands where none is allowed',
  '42712': 'A name is given to two sources',
  '42701': 'A name is given to two columns',
  '21000': 'A subquery gave more than one row where one value was due',
  '22012': 'A division by zero',
  '22003': 'A number is out of range',
  '22007': 'A text is no date or time',
  '22008': 'A date or time is out of range',
  '22P02': 'A text is not of the type that is due here',
  '22023': 'An argument of a function is wrong',
  '2201B': 'A regular expression is wrong',
  '2201W': 'LIMIT cannot be negative',
  '2201X': 'OFFSET cannot be negative',
  '42725': 'A function or an operator is ambiguous; cast an argument with ::',
  '0A000': 'Something is not supported',
  '54001': 'The SQL is nested too deep',
  '54000': 'A value is none that the database can hold: a character, a text or a list is out of range',
}

/** `cut` tells that our own fence ended it. */
export function toSandboxError(error: unknown, statement: Statement): AppError {
  if (error instanceof AppError) return error
  const why = (error as { why?: string }).why
  if (why === 'bytes') return tooComplex('A part of the result is larger than 8 MiB. Select fewer or smaller columns.')
  if (why === 'time') return tooComplex('The query took longer than 5 s. Name a shorter time or fewer rows.')
  if (why === 'aborted') return new AppError('UNAVAILABLE', 'The query was stopped: nobody waits for it any more.')
  const code = sqlStateOf(error) ?? ''
  if (code === '57014') return tooComplex('The query took longer than 5 s. Name a shorter time or fewer rows.')
  // The bound of what an aggregate joins ends the query by a character that is none, too (boundJoined in cast.ts).
  const isJoinedTooLong = code === '54000' && statement.text.includes('pg_column_size')
  if (code === '53400' || code === '53200' || isJoinedTooLong)
    return tooComplex('The query needs more memory or disk than one may use. Name a shorter time or fewer rows.')
  if (code === '53300')
    return new AppError('UNAVAILABLE', 'Too many queries run at once. Try again.', { retryAfter: 1 })
  if (code === '25006') return sqlError('The query may only read the virtual tables.')
  if (isLostConnection(error)) return unavailable(error)
  if (isLocked(error) || isRetryable(error)) return locked(error)
  if (/^(0A|20|21|22|23|42|54|P0|XX)/.test(code)) {
    const near = statement.wordAt(Number((error as { position?: string }).position))
    const message = messages[code] ?? `The database refuses the query (SQLSTATE ${code})`
    return sqlError(`${message}${near === null ? '' : `, at ${JSON.stringify(near)}`}.`)
  }
  throw error
}

const tooComplex = (message: string) => new AppError('QUERY_TOO_COMPLEX', message)
