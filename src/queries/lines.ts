// Rows as lines of NDJSON and CSV, straight from the server's texts: an object per row would be most of a stream's work.
import { csvLine } from '../base/csv.ts'
import type { CellReader, Column } from './result.ts'

/** The line of one row, with its end. */
type LineWriter = (cells: readonly (string | null)[]) => string

/** How rows are written as text. */
export interface LineFormat {
  readonly contentType: string
  /** What stands before the first row. */
  head(columns: readonly Column[]): string
  writer(columns: readonly Column[], readers: readonly CellReader[]): LineWriter
}

export const ndjson: LineFormat = {
  contentType: 'application/x-ndjson; charset=utf-8',
  head: () => '',
  writer(columns, readers) {
    const starts = columns.map(({ name }, index) => `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`)
    const write = columns.map((column, index) => jsonOf(column, readers[index] ?? (text => text)))
    const end = starts.length === 0 ? '{}\n' : '}\n'
    return cells => {
      let line = ''
      for (let index = 0; index < starts.length; index++) {
        const text = cells[index] ?? null
        line += `${starts[index]}${text === null ? 'null' : write[index]?.(text)}`
      }
      return line + end
    }
  },
}

/** Whole numbers that a double holds are JSON as they are. */
const SHORT = 15

function jsonOf({ type }: Column, read: CellReader): (text: string) => string {
  if (type === 'integer') return text => (text.length <= SHORT ? text : JSON.stringify(read(text)))
  return text => JSON.stringify(read(text))
}

export const csv: LineFormat = {
  contentType: 'text/csv; charset=utf-8; header=present',
  head: columns => csvLine(columns.map(({ name }) => name)),
  writer: (_columns, readers) => cells => csvLine(readers.map((read, index) => cellText(read(cells[index] ?? null)))),
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
