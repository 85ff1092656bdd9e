// Reads and writes where counters stood, inside the transaction of a round.
import { sql } from 'kysely'
import type { ProjectId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import { type Client, insertRows, type PreparedTable } from '../database/prepared-rows.ts'
import { type CounterState, MAX_COUNTERS, tooManyCounters } from './counter.ts'
import { type CounterKey, counterId } from './round-counters.ts'

const keyCasts = ['bigint', 'bigint', 'bigint', 'bytea', 'bigint'] as const
const keyColumns = 'project_id, widget_id, metric_id, stream, started_at'

/** Locked in the order of their keys, so that no two gateways wait for each other. */
const read: PreparedTable = {
  name: 'counters_read',
  head: `with k (${keyColumns}) as (`,
  casts: keyCasts,
  tail: `) select c.project_id::text, c.widget_id::text, c.metric_id::text, c.stream, c.started_at::text, c.time::text, c.value::text from counters c join k using (${keyColumns}) order by c.project_id, c.widget_id, c.metric_id, c.stream, c.started_at for update of c`,
}

const insert: PreparedTable = {
  name: 'counters_insert',
  head: `insert into counters (${keyColumns}, time, value) `,
  casts: [...keyCasts, 'bigint', 'numeric'],
  tail: ' on conflict do nothing returning 1',
}

const update: PreparedTable = {
  name: 'counters_update',
  head: `with k (${keyColumns}, time, value) as (`,
  casts: [...keyCasts, 'bigint', 'numeric'],
  tail: `) update counters c set time = k.time, value = k.value, read_on = current_date from k where ${keyColumns
    .split(', ')
    .map(column => `c.${column} = k.${column}`)
    .join(' and ')}`,
}

const valuesOf = ({ projectId, widgetId, metricId, stream, startedAt }: CounterKey) => [
  projectId,
  widgetId,
  metricId,
  stream,
  String(startedAt),
]

type Row = readonly [string, string, string, Buffer, string, string, string]

/** Those that are known, by `counterId`; they are locked until the transaction ends. */
export async function selectCounters(client: Client, keys: readonly CounterKey[]): Promise<Map<string, CounterState>> {
  const rows = (await insertRows(client, read, keys.flatMap(valuesOf))) as unknown as Row[]
  return new Map(
    rows.map(([projectId, widgetId, metricId, stream, startedAt, time, value]) => [
      counterId({ projectId, widgetId, metricId: metricId as never, stream, startedAt: BigInt(startedAt) }),
      { time: BigInt(time), value },
    ]),
  )
}

/**
 * Those of the project that were read last on a day before that of the instant; returns how many went, at most `limit`. One that is read
 * meanwhile is left alone.
 */
export async function deleteExpiredCounters(
  db: Database,
  projectId: ProjectId,
  before: Date,
  limit: number,
): Promise<number> {
  const key = sql.raw(keyColumns)
  const day = sql`${before.toISOString()}::timestamptz::date`
  const result = await sql`delete from counters where project_id = ${projectId} and read_on < ${day} and (${key}) in (
    select ${key} from counters where project_id = ${projectId} and read_on < ${day} order by read_on limit ${limit})`.execute(
    db,
  )
  return Number(result.numAffectedRows ?? 0n)
}

/** How many the widget has, counted no further than to `most`. */
async function countCounters(client: Client, { projectId, widgetId }: CounterKey, most: number): Promise<number> {
  const { rows } = await client.query(
    'select count(*)::int as n from (select from counters where project_id = $1 and widget_id = $2 limit $3) as counted',
    [projectId, widgetId, most],
  )
  return rows[0].n
}

/** Throws BAD_USER_INPUT where the widget has more than it can have, these included. */
async function assertRoomForCounters(client: Client, fresh: readonly CounterKey[]): Promise<void> {
  for (const [first] of Map.groupBy(fresh, ({ projectId, widgetId }) => `${projectId}/${widgetId}`).values()) {
    if (first && (await countCounters(client, first, MAX_COUNTERS + 1)) > MAX_COUNTERS) throw tooManyCounters()
  }
}

/** PostgreSQL's code of what succeeds when it is tried again. */
const TRY_AGAIN = '40001'

/**
 * Throws where another gateway has begun to count the same at this moment, so that the round is made anew; or BAD_USER_INPUT, where a widget would
 * have too many.
 */
export async function upsertCounters(
  client: Client,
  keys: readonly CounterKey[],
  known: ReadonlyMap<string, CounterState>,
  states: ReadonlyMap<string, CounterState>,
): Promise<void> {
  const rowsOf = (some: readonly CounterKey[]) =>
    some.flatMap(key => {
      const state = states.get(counterId(key))
      return state ? [...valuesOf(key), String(state.time), state.value] : []
    })
  const fresh = keys.filter(key => !known.has(counterId(key)))
  const changed = keys.filter(key => {
    const id = counterId(key)
    return known.has(id) && known.get(id) !== states.get(id)
  })
  const [inserted] = await Promise.all([
    insertRows(client, insert, rowsOf(fresh)),
    insertRows(client, update, rowsOf(changed)),
  ])
  if (inserted.length < fresh.length)
    throw Object.assign(new Error('another gateway began to count the same'), { code: TRY_AGAIN })
  await assertRoomForCounters(client, fresh)
}
