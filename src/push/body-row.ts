// One row of columns: which of them is the key, which are dimensions, and which are metrics.
import { JsonNumber, type JsonValue } from '../base/json-text.ts'
import { toDimensionName } from '../core/dimension-filter.ts'
import type { PushedDimension, PushedRow, PushedValue, PushIssue } from './push.ts'

type Columns = ReadonlyMap<string, JsonValue>

/** Which columns of a body are dimensions. Names come again in every row: each is looked up once. */
export class DimensionColumns {
  readonly #dimensions: readonly string[]
  readonly #bySent = new Map<string, string | null>()

  constructor(dimensions: readonly string[]) {
    this.#dimensions = dimensions
  }

  get isEmpty(): boolean {
    return this.#dimensions.length === 0
  }

  /** The dimension of that name; `null`: it is none. */
  of(column: string): string | null {
    if (this.#dimensions.length === 0) return null
    let found = this.#bySent.get(column)
    if (found === undefined) {
      const name = toDimensionName(column)
      found = this.#dimensions.includes(name) ? name : null
      this.#bySent.set(column, found)
    }
    return found
  }
}

/** `null`: every column is a dimension. */
export function keyColumnOf(row: Columns, dimensions: DimensionColumns): string | null {
  let first: string | null = null
  for (const name of row.keys()) {
    if (dimensions.of(name) !== null) continue
    if (isDate(name)) return name
    first ??= name
  }
  return first
}

const isDate = (name: string) => name.length === 4 && name.toLowerCase() === 'date'

/** Adds what is wrong to `issues`, and columns of metrics without a value to `emptyColumns`. */
export function readColumns(
  row: Columns,
  { keyColumn, dimensions }: { readonly keyColumn: string; readonly dimensions: DimensionColumns },
  into: { readonly row: number; readonly issues: PushIssue[]; readonly emptyColumns: Set<string> },
): Pick<PushedRow, 'dimensions' | 'values'> {
  const values: PushedValue[] = []
  const named: PushedDimension[] = []
  for (const [column, value] of row) {
    if (column === keyColumn) continue
    const dimension = dimensions.of(column)
    if (value === null || value === '') {
      if (dimension === null) into.emptyColumns.add(column)
      continue
    }
    const text = textOf(value)
    if (dimension !== null) {
      const word = typeof value === 'boolean' ? String(value) : text
      if (word !== null) named.push({ dimension, value: word })
      else into.issues.push({ row: into.row, dimension, message: `${shown(value)} is not a text.` })
    } else if (text === null) {
      into.issues.push({ row: into.row, metric: column, message: `${shown(value)} is not a number.` })
    } else values.push({ metric: column, value: text })
  }
  return dimensions.isEmpty ? { values } : { values, dimensions: named }
}

export function textOf(value: JsonValue | undefined): string | null {
  if (typeof value === 'string') return value
  return value instanceof JsonNumber ? value.source : null
}

function shown(value: JsonValue): string {
  if (typeof value === 'boolean') return String(value)
  return Array.isArray(value) ? 'an array' : 'an object'
}
