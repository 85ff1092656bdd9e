// Parameters, headers and forms as rows of a name and a text, where they can be shown so without losing anything.

export interface PairRow {
  readonly id: number
  readonly name: string
  readonly value: string
  /** What is sent while the text says it: 10 stays a number. */
  readonly kept?: number | boolean
}

/** Values that a row shows as they are sent; anything else (lists, null) needs the JSON view. */
export function toRows(pairs: unknown): readonly PairRow[] | null {
  if (pairs === undefined || pairs === null) return []
  if (typeof pairs !== 'object') return null
  const entries: unknown[] = Array.isArray(pairs) ? pairs : Object.entries(pairs)
  const rows = entries.map((entry, id) => rowOf(entry, id))
  return rows.every(row => row !== null) ? rows : null
}

function rowOf(entry: unknown, id: number): PairRow | null {
  if (!Array.isArray(entry) || entry.length !== 2) return null
  const [name, value]: unknown[] = entry
  if (typeof name !== 'string') return null
  if (typeof value === 'number' || typeof value === 'boolean') return { id, name, value: String(value), kept: value }
  return typeof value === 'string' ? { id, name, value } : null
}

type Pair = [string, string | number | boolean]

/** An object, or pairs where an object would lose a name or the order; undefined: there is none. */
export function fromRows(rows: readonly PairRow[], hasPairs: boolean): Record<string, Pair[1]> | Pair[] | undefined {
  const named = rows.filter(({ name }) => name.trim() !== '').map(toPair)
  if (named.length === 0) return undefined
  const object = Object.fromEntries(named)
  const isSame = JSON.stringify(Object.entries(object)) === JSON.stringify(named)
  return isSame || !hasPairs ? object : named
}

function toPair({ name, value, kept }: PairRow): Pair {
  return [name.trim(), kept !== undefined && String(kept) === value ? kept : value]
}
