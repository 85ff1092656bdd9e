import { AppError } from '../base/errors.ts'

/** Rows that cannot be written, however often they are sent. */
export interface RefusedRows {
  readonly rows: number
  readonly error: AppError
}

export interface LabelledOutcome {
  /** Rows that are committed. */
  readonly written: number
  readonly refused: readonly RefusedRows[]
}

/** What a dialect that knows no parts answers where rows were left out; null: none were. The others are written. */
export function refusalOf({ written, refused }: LabelledOutcome): AppError | null {
  const [first] = refused
  if (!first) return null
  const rows = refused.reduce((sum, each) => sum + each.rows, 0)
  const code = written > 0 ? 'BAD_USER_INPUT' : first.error.code
  return new AppError(code, `${first.error.message} ${rows} of ${written + rows} rows were not written.`)
}
