import { quote } from '../../base/quote.ts'

/** What is wrong in a file, and where. */
export interface FileIssue {
  /** Counts from 1; `null`: the file as a whole. */
  readonly line: number | null
  /** By its name; `null`: the line as a whole. */
  readonly column: string | null
  /** A sentence, which names the value. */
  readonly message: string
}

/** Nothing behind this can be read. */
export class FileError extends Error {
  readonly issue: FileIssue

  constructor(issue: FileIssue) {
    super(issue.message)
    this.name = 'FileError'
    this.issue = issue
  }
}

/** `sales.csv, line 5, column "Users": "abc" is not a number.` */
export function issueText(label: string, { line, column, message }: FileIssue): string {
  const where = `${line === null ? '' : `, line ${line}`}${column === null ? '' : `, column ${quote(column)}`}`
  return `${label}${where}: ${message}`
}

export const emptyFile = () => new FileError({ line: null, column: null, message: 'it is empty.' })
