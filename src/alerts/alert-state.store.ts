// Where alerts stand. A state is moved on from the version that was read, by one of those who try.
import { type Selectable, sql } from 'kysely'
import type { Id, ProjectId } from '../base/id.ts'
import type { AlertStatesTable } from '../database/alert-tables.ts'
import type { Database } from '../database/client.ts'
import type { AlertGroupState } from './alert-state.ts'
import type { AlertState, KnownState } from './machine.ts'

export async function selectStates(
  db: Database,
  projectId: ProjectId,
  alertIds: readonly Id[],
): Promise<AlertGroupState[]> {
  const rows = await db
    .selectFrom('alert_states')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('alert_id', '=', sql<Id>`any (${[...alertIds]}::bigint[])`)
    .orderBy('alert_id')
    .orderBy('group_key')
    .execute()
  return rows.map(toState)
}

/** `alertId groupKey` of those that were moved on: the others have been moved by somebody else, or are gone. */
export async function upsertStates(
  db: Database,
  projectId: ProjectId,
  states: readonly AlertGroupState[],
): Promise<Set<string>> {
  const { rows } = await sql<{ alert_id: Id; group_key: string }>`
    insert into alert_states (project_id, alert_id, group_key, state, streak, before_state, before_streak, bucket, value, low,
      high, since, evaluated_at, last_event_id, notified_state, acknowledged_at, acknowledged_by, version)
    select ${projectId}::bigint, s.* from jsonb_to_recordset(${JSON.stringify(states.map(toRecord))}::jsonb) as s(
      alert_id bigint, group_key text, state text, streak int, before_state text, before_streak int, bucket bigint, value text,
      low text, high text, since timestamptz, evaluated_at timestamptz, last_event_id bigint, notified_state text,
      acknowledged_at timestamptz, acknowledged_by text, version int)
    order by s.alert_id, s.group_key
    on conflict (project_id, alert_id, group_key) do update set
      state = excluded.state, streak = excluded.streak, before_state = excluded.before_state,
      before_streak = excluded.before_streak, bucket = excluded.bucket, value = excluded.value, low = excluded.low,
      high = excluded.high, since = excluded.since, evaluated_at = excluded.evaluated_at,
      last_event_id = excluded.last_event_id, notified_state = excluded.notified_state,
      acknowledged_at = excluded.acknowledged_at, acknowledged_by = excluded.acknowledged_by, version = excluded.version
    where alert_states.version = excluded.version - 1
    returning alert_id, group_key`.execute(db)
  return new Set(rows.map(row => `${row.alert_id} ${row.group_key}`))
}

/** Of the alerts those that are as they were read; they stay so until the end of the transaction. */
export async function selectUnchanged(
  db: Database,
  projectId: ProjectId,
  alerts: readonly { readonly alertId: Id; readonly version: number }[],
): Promise<Set<Id>> {
  const rows = await db
    .selectFrom('alerts')
    .select(['alert_id', 'version'])
    .where('project_id', '=', projectId)
    .where('alert_id', 'in', [...new Set(alerts.map(({ alertId }) => alertId))])
    .where('paused', '=', false)
    .orderBy('alert_id')
    .forShare()
    .execute()
  const versions = new Map(rows.map(row => [row.alert_id, row.version]))
  return new Set(alerts.filter(it => versions.get(it.alertId) === it.version).map(({ alertId }) => alertId))
}

export async function deleteStates(
  db: Database,
  projectId: ProjectId,
  alertId: Id,
  groupKeys: readonly string[] | null,
): Promise<void> {
  let query = db.deleteFrom('alert_states').where('project_id', '=', projectId).where('alert_id', '=', alertId)
  if (groupKeys) query = query.where('group_key', 'in', [...groupKeys])
  await query.execute()
}

const toRecord = ({ alertId, groupKey, memory, ...state }: AlertGroupState) => ({
  alert_id: alertId,
  group_key: groupKey,
  state: memory.after.state,
  streak: memory.after.streak,
  before_state: memory.before.state,
  before_streak: memory.before.streak,
  bucket: memory.bucket,
  value: state.value,
  low: state.low,
  high: state.high,
  since: state.since,
  evaluated_at: state.evaluatedAt,
  last_event_id: state.lastEventId,
  notified_state: state.known,
  acknowledged_at: state.acknowledgedAt,
  acknowledged_by: state.acknowledgedBy,
  version: state.version,
})

function toState(row: Selectable<AlertStatesTable>): AlertGroupState {
  return {
    alertId: row.alert_id,
    groupKey: row.group_key,
    memory: {
      bucket: Number(row.bucket),
      before: { state: row.before_state as AlertState, streak: row.before_streak },
      after: { state: row.state as AlertState, streak: row.streak },
    },
    value: row.value,
    low: row.low,
    high: row.high,
    since: row.since,
    evaluatedAt: row.evaluated_at,
    lastEventId: row.last_event_id,
    known: row.notified_state as KnownState,
    acknowledgedAt: row.acknowledged_at,
    acknowledgedBy: row.acknowledged_by,
    version: row.version,
  }
}
