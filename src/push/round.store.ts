// Writes one round of pushes: idempotency keys, points, receipts and activity, each as one prepared multi-row statement.
import type pg from 'pg'
import type { Id } from '../base/id.ts'
import type { OnDuplicate } from '../widgets/on-duplicate.ts'
import type { QueuedPush, RoundPoint } from './round.ts'

type Client = Pick<pg.PoolClient, 'query'>

const howCode: Readonly<Record<OnDuplicate, number>> = { ADD: 0, REPLACE: 1, MIN: 2, MAX: 3 }

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

interface PreparedTable {
  readonly name: string
  readonly head: string
  readonly casts: readonly string[]
  readonly tail: string
}

/**
 * The write of points. One statement adds, replaces and keeps extremes, because the way of writing is a column: DO UPDATE
 * sees it as `excluded.written_as`. Multi-row VALUES, not unnest: it is routed to the shards on Citus.
 * `xmax = 0` tells a row that was inserted from one that was updated.
 */
function pointsTable(
  name: string,
  table: string,
  [key, keyType]: readonly [string, string],
  more: { readonly columns: string; readonly casts: readonly string[] } = { columns: '', casts: [] },
): PreparedTable {
  return {
    name,
    head: `insert into ${table} as p (project_id, widget_id, metric_id, ${key}, written_as, value${more.columns}) values `,
    casts: ['bigint', 'bigint', 'bigint', keyType, 'smallint', 'numeric', ...more.casts],
    tail: ` on conflict (project_id, widget_id, metric_id, ${key}) do update set written_as = excluded.written_as, value = case excluded.written_as when 0 then p.value + excluded.value when 1 then excluded.value when 2 then least(p.value, excluded.value) else greatest(p.value, excluded.value) end returning (xmax = 0)`,
  }
}

const points = pointsTable('push_points', 'points', ['key', 'bigint'])
/** A name keeps the time when it was pushed first. */
const categoryPoints = pointsTable('push_names', 'category_points', ['category', 'text'], {
  columns: ', first_pushed',
  casts: ['bigint'],
})

/** Rows of one millisecond that are told apart. */
const ROWS_OF_A_MOMENT = 1_000_000

const claims: PreparedTable = {
  name: 'push_claims',
  head: 'insert into idempotency_keys (project_id, widget_id, idempotency_key, body_hash, receipt_id, accepted_at) values ',
  casts: ['bigint', 'bigint', 'text', 'bytea', 'bigint', 'timestamptz'],
  tail: ' on conflict do nothing returning receipt_id',
}

const receipts: PreparedTable = {
  name: 'push_receipts',
  head: 'insert into receipts (project_id, receipt_id, widget_id, accepted_at, rows, points, created, changed, caller, on_duplicate, warnings, key_kind, new_metrics) values ',
  casts: [
    'bigint',
    'bigint',
    'bigint',
    'timestamptz',
    'int',
    'int',
    'int',
    'int',
    'text',
    'jsonb',
    'jsonb',
    'text',
    'jsonb',
  ],
  tail: '',
}

/** Fails, and the transaction with it, where keys have become of another kind since a push was planned: it divides by zero. */
const keyKinds: PreparedTable = {
  name: 'push_key_kinds',
  head: 'select 1 / (not exists (select from (values ',
  casts: ['bigint', 'bigint', 'text'],
  tail: ') as p (project_id, widget_id, key_kind) join widgets w on w.project_id = p.project_id and w.widget_id = p.widget_id where w.key_kind is distinct from p.key_kind))::int',
}
export const KEY_KIND_CHANGED = '22012'

const activity: PreparedTable = {
  name: 'push_activity',
  head: 'insert into push_activity as a (project_id, widget_id, month, slot, pushes, last_push_at) values ',
  casts: ['bigint', 'bigint', 'date', 'smallint', 'bigint', 'timestamptz'],
  tail: ' on conflict (project_id, widget_id, month, slot) do update set pushes = a.pushes + excluded.pushes, last_push_at = greatest(a.last_push_at, excluded.last_push_at)',
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
async function insertRows(client: Client, table: PreparedTable, values: readonly unknown[]): Promise<unknown[][]> {
  const width = table.casts.length
  let from = 0
  const replies = sizesOf(values.length / width).map(size => {
    const part = values.slice(from, from + size * width)
    from += size * width
    return client.query({ name: `${table.name}_${size}`, text: textOf(table, size), values: part, rowMode: 'array' })
  })
  return (await Promise.all(replies)).flatMap(reply => reply.rows as unknown[][])
}

/** Claims the idempotency keys of the pushes that have one; returns the receipt ids of the claims that were new. */
export async function insertClaims(client: Client, pushes: readonly QueuedPush[], now: Date): Promise<Set<Id>> {
  const keyed = pushes
    .filter(push => push.idempotencyKey !== null)
    .map(push => ({ push, key: `${push.projectId}/${push.widgetId}/${push.idempotencyKey}` }))
    // Sorted, so that two gateways that claim the same keys wait for each other in one direction only.
    .sort((a, b) => (a.key < b.key ? -1 : 1))
  const at = now.toISOString()
  const values = keyed.flatMap(({ push }) => [
    push.projectId,
    push.widgetId,
    push.idempotencyKey,
    push.bodyHash,
    push.receiptId,
    at,
  ])
  const rows = await insertRows(client, claims, values)
  return new Set(rows.map(row => row[0] as Id))
}

/**
 * Upserts points; tells for each whether it is new. One PostgreSQL answers in the order of VALUES. Shards may not: then pushes of one
 * round may swap which of them created a point; how many were created stays right.
 */
export async function upsertPoints(
  client: Client,
  rows: readonly RoundPoint[],
  table: 'points' | 'category_points',
  now: Date,
): Promise<boolean[]> {
  const values: unknown[] = []
  const areNames = table === 'category_points'
  const moment = BigInt(now.getTime()) * BigInt(ROWS_OF_A_MOMENT)
  for (const point of rows) {
    values.push(point.projectId, point.widgetId, point.metricId, point.key, howCode[point.how], point.value)
    if (areNames) values.push(String(moment + BigInt(Math.min(point.row, ROWS_OF_A_MOMENT - 1))))
  }
  const replies = await insertRows(client, areNames ? categoryPoints : points, values)
  return replies.map(reply => reply[0] === true)
}

/** Mostly there is none. */
function listOrNull(texts: readonly string[]): string | null {
  return texts.length > 0 ? JSON.stringify(texts) : null
}

export async function insertReceipts(
  client: Client,
  pushes: readonly QueuedPush[],
  created: readonly number[],
  now: Date,
): Promise<void> {
  // As text, once: the driver would print the same Date anew for every row.
  const at = now.toISOString()
  const values: unknown[] = []
  for (const [index, push] of pushes.entries()) {
    const { projectId, receiptId, widgetId, plan, caller, newMetrics } = push
    const isNew = created[index] ?? 0
    const { rows, points, onDuplicate, warnings } = plan
    values.push(projectId, receiptId, widgetId, at, rows, points, isNew, points - isNew, caller)
    values.push(JSON.stringify(onDuplicate), listOrNull(warnings))
    values.push(push.widgetKeyKind, listOrNull(newMetrics))
  }
  await insertRows(client, receipts, values)
}

/** Fails with KEY_KIND_CHANGED. Sent behind the points: a change of the kind waits for those, or they for it. */
export async function checkKeyKinds(client: Client, pushes: readonly QueuedPush[]): Promise<void> {
  const planned = new Map<string, QueuedPush>()
  for (const push of pushes)
    if (push.widgetKeyKind !== null) planned.set(`${push.projectId}/${push.widgetId}/${push.widgetKeyKind}`, push)
  const values = [...planned.values()].flatMap(push => [push.projectId, push.widgetId, push.widgetKeyKind])
  await insertRows(client, keyKinds, values)
}

/** Counts the pushes of each widget in this month's row of the gateway's slot, and notes when the last one came. */
export async function upsertActivity(
  client: Client,
  pushes: readonly QueuedPush[],
  now: Date,
  slot: number,
): Promise<void> {
  const counts = new Map<string, { push: QueuedPush; count: number }>()
  for (const push of pushes) {
    const key = `${push.projectId}/${push.widgetId}`
    const seen = counts.get(key)
    if (seen) seen.count++
    else counts.set(key, { push, count: 1 })
  }
  const month = `${now.toISOString().slice(0, 7)}-01`
  const values = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, { push, count }]) => [push.projectId, push.widgetId, month, slot, count, now.toISOString()])
  await insertRows(client, activity, values)
}
