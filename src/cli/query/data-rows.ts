// What a document of GraphQL answered, as rows of a table.
import { objectRows } from '../../base/object-rows.ts'
import type { Rows } from '../output.ts'

export function dataRows(data: unknown): Rows {
  const { columns, rows, isFields } = objectRows(data)
  return isFields ? { columns, rows: rows.map(row => row.map(cellText)) } : toRows(columns, rows)
}

/** Rows of an answer of SQL, whose columns are known. */
export function toRows(columns: readonly string[], lines: readonly (readonly unknown[])[]): Rows {
  const isNumeric = (index: number) =>
    lines.some(line => typeof line[index] === 'number') &&
    lines.every(line => line[index] === null || typeof line[index] === 'number')
  return {
    columns,
    rows: lines.map(line => line.map(cellText)),
    right: columns.flatMap((_name, index) => (isNumeric(index) ? [index] : [])),
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
