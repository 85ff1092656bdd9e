// Sends rows of any number in prepared multi-row statements.
import type pg from 'pg'

export type Client = Pick<pg.PoolClient, 'query'>

/**
 * Rows of one statement. A statement is prepared once per size, so sizes above 64 are multiples of 64 and the rest goes in a
 * statement of its own: at most 64 + 16 prepared texts per table and connection.
 */
const EXACT_ROWS = 64
const MAX_ROWS = 1024

function sizesOf(rows: number): number[] {
  const sizes: number[] = []
  let rest = rows
  while (rest > 0) {
    const size = rest <= EXACT_ROWS ? rest : Math.min(MAX_ROWS, rest - (rest % EXACT_ROWS))
    sizes.push(size)
    rest -= size
  }
  return sizes
}

export interface PreparedTable {
  readonly name: string
  readonly head: string
  readonly casts: readonly string[]
  readonly tail: string
}

const texts = new Map<string, string>()

function textOf(table: PreparedTable, rows: number): string {
  const id = `${table.name}_${rows}`
  let text = texts.get(id)
  if (text === undefined) {
    const width = table.casts.length
    const row = (index: number) => `(${table.casts.map((cast, i) => `$${index * width + i + 1}::${cast}`).join(', ')})`
    text = table.head + Array.from({ length: rows }, (_, index) => row(index)).join(', ') + table.tail
    texts.set(id, text)
  }
  return text
}

/** Sends the rows in statements of prepared sizes, all at once on a pipelined connection; replies in the order of the rows. */
export async function insertRows(
  client: Client,
  table: PreparedTable,
  values: readonly unknown[],
): Promise<unknown[][]> {
  const width = table.casts.length
  let from = 0
  const replies = sizesOf(values.length / width).map(size => {
    const part = values.slice(from, from + size * width)
    from += size * width
    return client.query({ name: `${table.name}_${size}`, text: textOf(table, size), values: part, rowMode: 'array' })
  })
  return (await Promise.all(replies)).flatMap(reply => reply.rows as unknown[][])
}
