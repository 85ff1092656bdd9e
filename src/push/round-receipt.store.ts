// Writes the receipts of a round: behind its points, or with them in one statement.
import type { Id } from '../base/id.ts'
import {
  type Client,
  columnsOf,
  insertRows,
  listsText,
  MAX_ROWS,
  type PreparedTable,
} from '../database/prepared-rows.ts'
import { originText } from './caller.ts'
import { howCode, updatePoint } from './round.store.ts'
import type { QueuedPush, Round, RoundPoint } from './round.ts'

/** What is known of a receipt before its points are written. */
const KNOWN = {
  project_id: 'bigint',
  receipt_id: 'bigint',
  widget_id: 'bigint',
  accepted_at: 'timestamptz',
  rows: 'int',
  points: 'int',
  caller: 'text',
  on_duplicate: 'jsonb',
  warnings: 'jsonb',
  key_kind: 'text',
  new_metrics: 'jsonb',
  origin: 'text',
  first_key: 'text',
  last_key: 'text',
  idempotency_key: 'text',
}
const columns = Object.keys(KNOWN).join(', ')
const casts = Object.values(KNOWN)

const receipts: PreparedTable = {
  name: 'push_receipts',
  head: `insert into receipts (${columns}, created, changed) `,
  casts: [...casts, 'int', 'int'],
  tail: '',
}

/** Mostly there is none. */
function listOrNull(texts: readonly string[]): string | null {
  return texts.length > 0 ? JSON.stringify(texts) : null
}

/** In the order of the columns. `at`: as text, once; the driver would print the same Date anew for every row. */
function valuesOf(push: QueuedPush, at: string): unknown[] {
  const { projectId, receiptId, widgetId, plan, caller, newMetrics, widgetKeyKind, idempotencyKey } = push
  const { rows, points, keys, onDuplicate, warnings } = plan
  return [
    projectId,
    receiptId,
    widgetId,
    at,
    rows,
    points,
    caller.name,
    JSON.stringify(onDuplicate),
    listOrNull(warnings),
    widgetKeyKind,
    listOrNull(newMetrics),
    originText(caller),
    keys?.first,
    keys?.last,
    idempotencyKey,
  ]
}

/** `created`: how many points each push made. */
export async function insertReceipts(
  client: Client,
  pushes: readonly QueuedPush[],
  created: readonly number[],
  now: Date,
): Promise<void> {
  const at = now.toISOString()
  const values = pushes.flatMap((push, index) => {
    const isNew = created[index] ?? 0
    return [...valuesOf(push, at), isNew, push.plan.points - isNew]
  })
  await insertRows(client, receipts, values)
}

const POINT_CASTS = ['bigint', 'bigint', 'bigint', 'bigint', 'smallint', 'numeric', 'int']
const point = 'project_id, widget_id, metric_id, key, written_as, value'
const PLAIN_ROUND = {
  name: 'push_plain_round',
  text: `with given as (select * from unnest(${listsText(POINT_CASTS)}) as g (${point}, push)),
    written as (
      insert into points as p (${point}) select ${point} from given
      on conflict (project_id, widget_id, metric_id, key) do update set ${updatePoint}
      returning p.project_id, p.widget_id, p.metric_id, p.key, xmax = 0 as is_new),
    made as (
      select g.push, count(*)::int as created
      from given g join written w on w.project_id = g.project_id and w.widget_id = g.widget_id and w.metric_id = g.metric_id and w.key = g.key
      where w.is_new group by g.push)
    insert into receipts (${columns}, created, changed)
    select ${columns}, coalesce(m.created, 0), points - coalesce(m.created, 0)
    from unnest(${listsText([...casts, 'int'], POINT_CASTS.length)}) as r (${columns}, push) left join made m on m.push = r.push
    returning receipt_id, created`,
}

/** Whether all that a round writes of points is what `insertPlainRound` writes. */
export function isPlain({ sendsValues }: Client, round: Round): boolean {
  const { pushes, points, categoryPoints, seriesPoints, periodicPoints } = round
  return (
    !sendsValues &&
    categoryPoints.length + seriesPoints.length + periodicPoints.length === 0 &&
    points.length <= MAX_ROWS &&
    pushes.every(({ plan, replacedMetricIds }) => plan.counters.length === 0 && replacedMetricIds === undefined)
  )
}

/**
 * Upserts points without series and inserts the receipts of their pushes: the database counts which push made which point, so that nothing has to be
 * waited for between the two. Returns how many each made, by the id of its receipt. Both in the order given, as other rounds have it.
 */
export async function insertPlainRound(
  client: Client,
  { pushes, points }: { readonly pushes: readonly QueuedPush[]; readonly points: readonly RoundPoint[] },
  now: Date,
): Promise<ReadonlyMap<Id, number>> {
  const ofPoint = (it: RoundPoint) => [
    it.projectId,
    it.widgetId,
    it.metricId,
    it.key,
    howCode[it.how],
    it.value,
    it.firstPush,
  ]
  const at = now.toISOString()
  const values = [
    ...columnsOf(POINT_CASTS, points.flatMap(ofPoint)),
    ...columnsOf(
      [...casts, 'int'],
      pushes.flatMap((push, index) => [...valuesOf(push, at), index]),
    ),
  ]
  const { rows } = await client.query<[receiptId: Id, created: number]>({ ...PLAIN_ROUND, values, rowMode: 'array' })
  return new Map(rows)
}
