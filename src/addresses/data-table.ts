// Rows on their way out, whatever they are of and whatever they are written as.

import { AppError } from '../base/errors.ts'
import { countText } from '../core/number-format.ts'

/** What the cells of a column are. A cell that is not written so is a text. */
export type CellKind = 'TEXT' | 'NUMBER' | 'BOOLEAN' | 'DATE' | 'INSTANT' | 'JSON'

export interface DataColumn {
  readonly name: string
  readonly kind: CellKind
}

/** `null`: nothing. Numbers have every digit; days are `2026-11-20`, instants RFC 3339 in the zone that they are shown in. */
export type Cell = string | null

export interface DataTable {
  /** No name is there twice. */
  readonly columns: readonly DataColumn[]
  readonly rows: readonly (readonly Cell[])[]
}

/** What is held and written at once. */
export const MAX_DATA_ROWS = 50_000
export const MAX_DATA_CELLS = 500_000

/** Files of rows that are read and written at once, of all projects and of one: each holds all of its rows. */
export const READING_LIMITS = {
  atOnce: 4,
  atOncePerOwner: 2,
  waiting: 1_000,
  waitingPerOwner: 200,
  waitMs: 8_000,
} as const

/** Throws BAD_USER_INPUT: a part of the rows would be taken for all of them. */
export function assertFits(rows: number, columns: number): void {
  if (rows > MAX_DATA_ROWS) throw tooLarge(`${countText(MAX_DATA_ROWS)} rows`)
  if (rows * columns > MAX_DATA_CELLS) throw tooLarge(`${countText(MAX_DATA_CELLS)} cells`)
}

const tooLarge = (most: string) =>
  new AppError(
    'BAD_USER_INPUT',
    `The address has more than ${most}, which are the most of one file. Make one of a shorter period, of longer buckets, or of fewer rows (where).`,
  )

/** A name that came before gets a number: `n`, `n_2`. */
export function toColumns(columns: readonly DataColumn[]): DataColumn[] {
  const taken = new Set<string>()
  return columns.map(({ name: wanted, kind }) => {
    let name = wanted
    for (let n = 2; taken.has(name); n++) name = `${wanted}_${n}`
    taken.add(name)
    return { name, kind }
  })
}
