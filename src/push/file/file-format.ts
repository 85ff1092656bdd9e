import type { Delimiter } from '../../base/delimited-text.ts'

/** How a file is read. */
export interface FileFormat {
  /** Its name: the end of it says what it is. */
  readonly file: string
  readonly format: 'csv' | 'ndjson' | null
  /** The column of keys; `null`: the first that is no dimension. */
  readonly key: string | null
  /** Columns that are named as dimensions. */
  readonly dimensions: readonly string[]
  /** `null`: found in the first lines. */
  readonly delimiter: Delimiter | null
  readonly decimal: '.' | ','
  readonly advice: FileAdvice
}

/** How who pushes the file says otherwise: by options of a command, or in a form. */
export interface FileAdvice {
  readonly delimiter: string
  /** A sentence, for numbers that may have decimals behind a comma. */
  readonly decimal: string
  /** That they do, behind `decimals stand behind a comma`. */
  readonly comma: string
  /** How a column was named as a dimension; behind `there is no column "x"`. */
  readonly dimension: string
}
