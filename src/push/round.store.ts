// Writes one round of pushes: idempotency keys, points and activity, each as one prepared multi-row statement.
import type { Id } from '../base/id.ts'
import { spanOfKey } from '../core/day-span.ts'
import { type Client, insertRows, type PreparedTable } from '../database/prepared-rows.ts'
import type { OnDuplicate } from '../widgets/on-duplicate.ts'
import { NO_SERIES } from '../widgets/series.ts'
import { type QueuedPush, type RoundPoint, type TakeOver, takeOversOf } from './round.ts'

export const howCode: Readonly<Record<OnDuplicate, number>> = { ADD: 0, REPLACE: 1, MIN: 2, MAX: 3 }

/** What becomes of a point `p` that is there already. */
export const updatePoint =
  'written_as = excluded.written_as, value = case when excluded.written_as = 0 then p.value + excluded.value when excluded.written_as = 1 then excluded.value when excluded.written_as = 2 then least(p.value, excluded.value) else greatest(p.value, excluded.value) end'

/**
 * The write of points. One statement adds, replaces and keeps extremes, because the way of writing is a column: DO UPDATE
 * sees it as `excluded.written_as`.
 * `xmax = 0` tells a row that was inserted from one that was updated.
 */
function pointsTable(
  name: string,
  table: string,
  keys: readonly (readonly [name: string, type: string])[],
  more: { readonly columns: string; readonly casts: readonly string[] } = { columns: '', casts: [] },
): PreparedTable {
  const key = keys.map(([column]) => column).join(', ')
  return {
    name,
    head: `insert into ${table} as p (project_id, widget_id, metric_id, ${key}, written_as, value${more.columns}) `,
    casts: ['bigint', 'bigint', 'bigint', ...keys.map(([, type]) => type), 'smallint', 'numeric', ...more.casts],
    tail: ` on conflict (project_id, widget_id, metric_id, ${key}) do update set ${updatePoint} returning (xmax = 0)`,
  }
}

const points = pointsTable('push_points', 'points', [['key', 'bigint']])
const seriesPoints = pointsTable('push_series_points', 'series_points', [
  ['series_id', 'bigint'],
  ['key', 'bigint'],
])
const periodicPoints = pointsTable('push_periodic_points', 'periodic_points', [
  ['series_id', 'bigint'],
  ['key', 'bigint'],
  ['days', 'int'],
])
/** A name keeps the time when it was pushed first. */
const categoryPoints = pointsTable('push_names', 'category_points', [['category', 'text']], {
  columns: ', first_pushed',
  casts: ['bigint'],
})

/**
 * Moves points from where they were written to while the widget had fewer dimensions. Where both are, they become one as a push would make
 * it; what is replaced is the one of the series.
 */
function takeOverTable(
  name: string,
  {
    source,
    target,
    days = [],
  }: { readonly source: string; readonly target: string; readonly days?: readonly string[] },
  from: readonly string[],
): PreparedTable {
  const ids = ['project_id', 'widget_id', 'metric_id', 'series_id', 'key', ...days]
  const columns = [...ids, 'written_as']
  const own = ['project_id', 'widget_id', 'metric_id', 'key', ...days].map(column => `p.${column} = s.${column}`)
  const where = [...own, ...from.map(column => `p.series_id = s.${column}`)].join(' and ')
  return {
    name,
    head: `with source (${[...columns, ...from].join(', ')}) as (`,
    casts: [
      'bigint',
      'bigint',
      'bigint',
      'bigint',
      'bigint',
      ...days.map(() => 'int'),
      'smallint',
      ...from.map(() => 'bigint'),
    ],
    tail: `), moved as (delete from ${source} p using source s where ${where} returning ${columns.map(it => `s.${it}`).join(', ')}, p.value) insert into ${target} as p (${columns.join(', ')}, value) select * from moved order by ${ids.join(', ')} on conflict (${ids.join(', ')}) do update set value = case when excluded.written_as = 0 then p.value + excluded.value when excluded.written_as = 1 then p.value when excluded.written_as = 2 then least(p.value, excluded.value) else greatest(p.value, excluded.value) end`,
  }
}

const fromPoints = takeOverTable('push_take_points', { source: 'points', target: 'series_points' }, [])
const fromSeries = takeOverTable('push_take_series', { source: 'series_points', target: 'series_points' }, [
  'from_series',
])
const periodsFromSeries = takeOverTable(
  'push_take_periods',
  { source: 'periodic_points', target: 'periodic_points', days: ['days'] },
  ['from_series'],
)

/** Rows of one millisecond that are told apart. */
const ROWS_OF_A_MOMENT = 1_000_000

const claims: PreparedTable = {
  name: 'push_claims',
  head: 'insert into idempotency_keys (project_id, widget_id, idempotency_key, body_hash, receipt_id, accepted_at, in_receipt) ',
  casts: ['bigint', 'bigint', 'text', 'bytea', 'bigint', 'timestamptz', 'boolean'],
  tail: ' on conflict do nothing returning receipt_id',
}

const activity: PreparedTable = {
  name: 'push_activity',
  head: 'insert into push_activity as a (project_id, widget_id, month, slot, pushes, last_push_at) ',
  casts: ['bigint', 'bigint', 'date', 'smallint', 'bigint', 'timestamptz'],
  tail: ' on conflict (project_id, widget_id, month, slot) do update set pushes = a.pushes + excluded.pushes, version = a.version + 1, last_push_at = greatest(a.last_push_at, excluded.last_push_at)',
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
    true,
  ])
  const rows = await insertRows(client, claims, values)
  return new Set(rows.map(row => row[0] as Id))
}

export type PointTable = 'points' | 'category_points' | 'series_points' | 'periodic_points'

const pointTables: Readonly<Record<PointTable, PreparedTable>> = {
  points,
  category_points: categoryPoints,
  series_points: seriesPoints,
  periodic_points: periodicPoints,
}

/**
 * Upserts points; tells for each whether it is new. One PostgreSQL answers in the order of the rows. Shards may not: then pushes of one
 * round may swap which of them created a point; how many were created stays right.
 */
export async function upsertPoints(
  client: Client,
  rows: readonly RoundPoint[],
  table: PointTable,
  now: Date,
): Promise<boolean[]> {
  const values: unknown[] = []
  const moment = BigInt(now.getTime()) * BigInt(ROWS_OF_A_MOMENT)
  for (const point of rows) {
    values.push(point.projectId, point.widgetId, point.metricId)
    if (table === 'periodic_points') {
      const { firstDay, days } = spanOfKey(point.key)
      values.push(point.series?.seriesId ?? NO_SERIES, firstDay, days)
    } else {
      if (point.series) values.push(point.series.seriesId)
      values.push(point.key)
    }
    values.push(howCode[point.how], point.value)
    if (table === 'category_points') values.push(String(moment + BigInt(Math.min(point.row, ROWS_OF_A_MOMENT - 1))))
  }
  const replies = await insertRows(client, pointTables[table], values)
  return replies.map(reply => reply[0] === true)
}

/** Moves what these points have to take over into their series. Send it before they are written, and behind older writes. */
export async function updateTakenOver(client: Client, points: readonly RoundPoint[]): Promise<void> {
  const sent = takeOversOf(points).flatMap(list => {
    const [plain, older] = [list.filter(it => it.from === null), list.filter(it => it.from !== null)]
    const valuesOf = (take: TakeOver) => {
      const { projectId, widgetId, metricId, series, key, how } = take.point
      const values = [projectId, widgetId, metricId, series?.seriesId, key, howCode[how]]
      return take.from === null ? values : [...values, take.from]
    }
    return [
      insertRows(client, fromPoints, plain.flatMap(valuesOf)),
      insertRows(client, fromSeries, older.flatMap(valuesOf)),
    ]
  })
  await Promise.all(sent)
}

/** The same of values of periods, which are all in one table. */
export async function updateTakenPeriods(client: Client, points: readonly RoundPoint[]): Promise<void> {
  const sent = takeOversOf(points).map(list => {
    const values = list.flatMap(({ point, from }) => {
      const { firstDay, days } = spanOfKey(point.key)
      const { projectId, widgetId, metricId, series, how } = point
      return [projectId, widgetId, metricId, series?.seriesId, firstDay, days, howCode[how], from ?? NO_SERIES]
    })
    return insertRows(client, periodsFromSeries, values)
  })
  await Promise.all(sent)
}

/**
 * Counts the pushes of each widget in this month's row of the gateway's slot, and notes when the last one came. With each round the row
 * is of another version: kept answers of the widget are not believed any more.
 */
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
    const count = push.isCounted === false ? 0 : 1
    if (seen) seen.count += count
    else counts.set(key, { push, count })
  }
  const month = `${now.toISOString().slice(0, 7)}-01`
  const values = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, { push, count }]) => [push.projectId, push.widgetId, month, slot, count, now.toISOString()])
  await insertRows(client, activity, values)
}
