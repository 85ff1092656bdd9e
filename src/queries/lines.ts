// Rows as lines of NDJSON and CSV, straight from the server's texts: an object per row would be most of a stream's work.
import type { CellReader, Column } from './result.ts'

type Cells = readonly (string | null)[]

/** A text of whole lines for a batch of rows. */
export type LineWriter = (rows: readonly Cells[]) => string

export function ndjsonWriter(columns: readonly Column[], readers: readonly CellReader[]): LineWriter {
  const starts = columns.map(({ name }, index) => `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`)
  const write = columns.map((column, index) => jsonOf(column, readers[index] ?? (text => text)))
  return rows => {
    let lines = ''
    for (const cells of rows) {
      for (let index = 0; index < starts.length; index++) {
        const text = cells[index] ?? null
        lines += `${starts[index]}${text === null ? 'null' : write[index]?.(text)}`
      }
      lines += starts.length === 0 ? '{}\n' : '}\n'
    }
    return lines
  }
}

/** Whole numbers that a double holds are JSON as they are. */
const SHORT = 15

function jsonOf({ type }: Column, read: CellReader): (text: string) => string {
  if (type === 'integer') return text => (text.length <= SHORT ? text : JSON.stringify(read(text)))
  return text => JSON.stringify(read(text))
}

export function csvWriter(columns: readonly Column[], readers: readonly CellReader[]): LineWriter {
  return rows =>
    rows.map(cells => csvLine(columns.map((_column, index) => readers[index]?.(cells[index] ?? null)))).join('')
}

/** One record of RFC 4180. Nothing is added for spreadsheets: what is a formula to them is a text here. */
export function csvLine(values: readonly unknown[]): string {
  return `${values.map(csvField).join(',')}\r\n`
}

function csvField(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
