// One row of columns: which of them is the key, which are dimensions, and which are metrics.
import { JsonNumber, type JsonValue } from '../base/json-text.ts'
import type { PushedDimension, PushedRow, PushedValue, PushIssue } from './push.ts'

type Columns = ReadonlyMap<string, JsonValue>

/** `null`: every column is a dimension. */
export function keyColumnOf(row: Columns, dimensions: readonly string[]): string | null {
  let first: string | null = null
  for (const name of row.keys()) {
    if (dimensions.length > 0 && dimensionOf(name, dimensions) !== undefined) continue
    if (name.toLowerCase() === 'date') return name
    first ??= name
  }
  return first
}

function dimensionOf(column: string, dimensions: readonly string[]): string | undefined {
  const name = column.normalize('NFC').trim()
  return dimensions.find(dimension => dimension === name)
}

/** Adds what is wrong to `issues`, and columns of metrics without a value to `emptyColumns`. */
export function readColumns(
  row: Columns,
  { keyColumn, dimensions }: { readonly keyColumn: string; readonly dimensions: readonly string[] },
  into: { readonly row: number; readonly issues: PushIssue[]; readonly emptyColumns: Set<string> },
): Pick<PushedRow, 'dimensions' | 'values'> {
  const values: PushedValue[] = []
  const named: PushedDimension[] = []
  for (const [column, value] of row) {
    if (column === keyColumn) continue
    const dimension = dimensions.length === 0 ? undefined : dimensionOf(column, dimensions)
    if (value === null || value === '') {
      if (dimension === undefined) into.emptyColumns.add(column)
      continue
    }
    const text = textOf(value)
    if (dimension !== undefined) {
      const word = typeof value === 'boolean' ? String(value) : text
      if (word !== null) named.push({ dimension, value: word })
      else into.issues.push({ row: into.row, dimension, message: `${shown(value)} is not a text.` })
    } else if (text === null) {
      into.issues.push({ row: into.row, metric: column, message: `${shown(value)} is not a number.` })
    } else values.push({ metric: column, value: text })
  }
  return dimensions.length === 0 ? { values } : { values, dimensions: named }
}

export function textOf(value: JsonValue | undefined): string | null {
  if (typeof value === 'string') return value
  return value instanceof JsonNumber ? value.source : null
}

function shown(value: JsonValue): string {
  if (typeof value === 'boolean') return String(value)
  return Array.isArray(value) ? 'an array' : 'an object'
}
