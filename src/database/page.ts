// Pages of lists by keysets: a page begins behind a position, however far in the list, and nothing is skipped by counting.
import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import { badInput } from '../base/errors.ts'
import type { Id } from '../base/id.ts'
import type { Database } from './client.ts'

export type OrderDirection = 'ASC' | 'DESC'

/** What a list is ordered by, besides the id that tells equal ones apart. Its values are never null. */
export interface SortKey {
  readonly expression: RawBuilder<unknown>
  readonly type: 'text' | 'time'
}

/** Names without regard to case and accents, letter by letter. */
export const byName = (name: RawBuilder<unknown>): SortKey => ({
  expression: sql`left(folded(${name}), 200) collate "C"`,
  type: 'text',
})

/** Instants; what has none is before all others. */
export const byTime = (instant: RawBuilder<unknown>): SortKey => ({
  expression: sql`coalesce(${instant}, 'epoch')`,
  type: 'time',
})

/**
 * Where an entry stands in its list: its sort key, a text or microseconds since 1970 (null: the list is in the order of ids), and its id.
 */
export interface Position {
  readonly key: string | null
  readonly id: Id
}

export interface PageRequest {
  readonly first: number
  readonly direction: OrderDirection
  /** The position behind which the page begins; null: at the beginning. */
  readonly after: Position | null
}

export interface PageEntry<Node> {
  readonly node: Node
  readonly position: Position
}

export interface Page<Node> {
  readonly entries: readonly PageEntry<Node>[]
  readonly hasNextPage: boolean
  /** The entries of the whole list, counted up to MAX_COUNT: one statement, sent when it is called. */
  count(): Promise<number>
}

/** Whoever asks how many there are of millions waits for so many. */
export const MAX_COUNT = 100_000

/** Until 2286. */
const MICROSECONDS = /^\d{1,16}$/

/** `rows` selects the whole list without an order; `id` is unique in it. */
export async function selectPage<DB, TB extends keyof DB, Row>(
  db: Database,
  rows: SelectQueryBuilder<DB, TB, Row>,
  { id, sort }: { readonly id: RawBuilder<Id>; readonly sort: SortKey | null },
  { first, direction, after }: PageRequest,
): Promise<Page<Row>> {
  const order = direction === 'ASC' ? 'asc' : 'desc'
  const beyond = sql.raw(direction === 'ASC' ? '>' : '<')
  let query = rows
    .select(id.as('page_id'))
    .select((sort ? keyAsText(sort) : sql<string | null>`null`).as('page_key'))
    .limit(first + 1)
  if (sort) query = query.orderBy(sort.expression, order)
  query = query.orderBy(id, order)
  if (after) query = query.where(isBeyond(id, sort, beyond, after))
  const found = (await query.execute()) as (Row & { page_id: Id; page_key: string | null })[]
  const entries = found
    .slice(0, first)
    .map(node => ({ node, position: { key: node.page_key, id: node.page_id } }) satisfies PageEntry<Row>)
  return { entries, hasNextPage: found.length > first, count: () => countRows(db, rows) }
}

function isBeyond(id: RawBuilder<Id>, sort: SortKey | null, beyond: RawBuilder<unknown>, after: Position) {
  if (!sort) return sql<boolean>`${id} ${beyond} ${after.id}`
  return sql<boolean>`(${sort.expression}, ${id}) ${beyond} (${keyFromText(sort, after)}, ${after.id}::bigint)`
}

function keyAsText({ expression, type }: SortKey) {
  if (type === 'text') return sql<string | null>`(${expression})::text`
  return sql<string | null>`(extract(epoch from ${expression}) * 1000000)::bigint::text`
}

/** PostgreSQL would fail on what it never wrote. */
function keyFromText({ type }: SortKey, { key }: Position) {
  const isWritten =
    key !== null && (type === 'text' ? !key.includes('\0') && key.isWellFormed() : MICROSECONDS.test(key))
  if (!isWritten) throw badInput('after', '`after` is no cursor of this list.')
  return type === 'text' ? sql`${key}::text` : sql`timestamptz 'epoch' + ${key}::bigint * interval '1 microsecond'`
}

async function countRows<DB, TB extends keyof DB, Row>(
  db: Database,
  rows: SelectQueryBuilder<DB, TB, Row>,
): Promise<number> {
  const counted = rows.clearSelect().select(sql`1`.as('one')).limit(MAX_COUNT)
  const reply = await sql<{ count: string }>`select count(*) as count from (${counted}) counted`.execute(db)
  return Number(reply.rows[0]?.count)
}

export function mapPage<Node, Other>(page: Page<Node>, map: (node: Node) => Other): Page<Other> {
  return { ...page, entries: page.entries.map(({ node, position }) => ({ node: map(node), position })) }
}

/** A list of one. */
export function singlePage<Node>(node: Node, id: Id): Page<Node> {
  return { entries: [{ node, position: { key: null, id } }], hasNextPage: false, count: async () => 1 }
}
