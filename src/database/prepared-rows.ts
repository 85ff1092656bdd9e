// Sends rows of any number in prepared statements: as arrays, a column each, so that PostgreSQL reads and plans one text.
import type pg from 'pg'

/** `sendsValues`: the database is distributed, and sends rows of VALUES to their server; those of `unnest` go through the coordinator one by one. */
export type Client = Pick<pg.PoolClient, 'query'> & { readonly sendsValues?: boolean }

/** Rows of one statement: more go in several. */
export const MAX_ROWS = 5_000
/**
 * The same of VALUES. A statement is prepared once per size, so sizes above 64 are multiples of 64 and the rest goes in a statement of its own: at
 * most 64 + 16 prepared texts per table and connection.
 */
const EXACT_VALUES = 64
const MAX_VALUES = 1_024

/** A statement around rows: `head` ends where `select * from ...` or `values (...), (...)` can stand. */
export interface PreparedTable {
  readonly name: string
  readonly head: string
  /** The type of each column. */
  readonly casts: readonly string[]
  readonly tail: string
}

/**
 * Sends the rows, all at once on a pipelined connection; replies in the order of the rows. `values`: row after row, as texts, numbers,
 * booleans, bytes or null.
 */
export async function insertRows(
  client: Client,
  table: PreparedTable,
  values: readonly unknown[],
): Promise<unknown[][]> {
  const replies = client.sendsValues ? sendValues(client, table, values) : sendArrays(client, table, values)
  const [only, ...others] = await Promise.all(replies)
  if (others.length === 0) return only?.rows ?? []
  return [only, ...others].flatMap(reply => reply?.rows ?? [])
}

function sendArrays(client: Client, table: PreparedTable, values: readonly unknown[]): Promise<pg.QueryArrayResult>[] {
  const width = table.casts.length
  const replies: Promise<pg.QueryArrayResult>[] = []
  for (let from = 0; from < values.length; from += MAX_ROWS * width) {
    const columns = columnsOf(table.casts, values, from, Math.min(values.length, from + MAX_ROWS * width))
    replies.push(client.query({ name: table.name, text: textOf(table), values: columns, rowMode: 'array' }))
  }
  return replies
}

function sendValues(client: Client, table: PreparedTable, values: readonly unknown[]): Promise<pg.QueryArrayResult>[] {
  const width = table.casts.length
  const replies: Promise<pg.QueryArrayResult>[] = []
  for (let from = 0; from < values.length; ) {
    const left = (values.length - from) / width
    const size = left <= EXACT_VALUES ? left : Math.min(MAX_VALUES, left - (left % EXACT_VALUES))
    const name = `${table.name}_${size}`
    const part = values.slice(from, from + size * width)
    replies.push(client.query({ name, text: valuesTextOf(table, size), values: part, rowMode: 'array' }))
    from += size * width
  }
  return replies
}

const texts = new WeakMap<PreparedTable, string>()

function textOf(table: PreparedTable): string {
  const known = texts.get(table)
  if (known !== undefined) return known
  const text = `${table.head}select * from unnest(${listsText(table.casts)})${table.tail}`
  texts.set(table, text)
  return text
}

/** Parameters for the columns; `before`: so many others stand in front of them. */
export const listsText = (casts: readonly string[], before = 0) =>
  casts.map((cast, index) => `$${before + index + 1}::${cast}[]`).join(', ')

const valuesTexts = new WeakMap<PreparedTable, Map<number, string>>()

function valuesTextOf(table: PreparedTable, rows: number): string {
  const known = valuesTexts.get(table) ?? new Map<number, string>()
  valuesTexts.set(table, known)
  let text = known.get(rows)
  if (text === undefined) {
    const width = table.casts.length
    const row = (index: number) =>
      `(${table.casts.map((cast, at) => `$${index * width + at + 1}::${cast}`).join(', ')})`
    text = `${table.head}values ${Array.from({ length: rows }, (_, index) => row(index)).join(', ')}${table.tail}`
    known.set(rows, text)
  }
  return text
}

/** Types whose texts hold nothing that an array's text has to quote. */
const PLAIN = new Set(['bigint', 'int', 'smallint', 'numeric', 'boolean', 'date', 'timestamptz'])

/** Each column of rows, which stand one after the other, as the text of an array: https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO */
export function columnsOf(
  casts: readonly string[],
  values: readonly unknown[],
  from = 0,
  before = values.length,
): string[] {
  const width = casts.length
  return casts.map((cast, column) => {
    const isPlain = PLAIN.has(cast)
    let text = '{'
    for (let index = from + column; index < before; index += width) {
      if (text.length > 1) text += ','
      const value = values[index]
      if (value === null || value === undefined) text += 'NULL'
      else if (isPlain) text += value
      else text += quoted(value)
    }
    return `${text}}`
  })
}

/** The text of an array of texts, as a value of its own. */
export function textArray(texts: readonly string[]): string {
  return `{${texts.map(quoted).join(',')}}`
}

const SPECIAL = /["\\]/g

function quoted(value: unknown): string {
  if (Buffer.isBuffer(value)) return `"\\\\x${value.toString('hex')}"`
  return `"${String(value).replace(SPECIAL, '\\$&')}"`
}
