// An alert that fires, as rows: a paused one stays as it is written here.
import { decodeId, encodeId } from '../../src/request/global-id.ts'
import type { TestApp } from './app.ts'

/** Resolves to the global id of the event that led to it. */
export async function insertFiring({ app }: TestApp, alertId: string): Promise<string> {
  const { pool, makeId, clock } = app.gateway
  const eventId = makeId()
  const given = [decodeId(alertId).id, eventId, new Date(clock())]
  await pool.query(
    `insert into alert_events (project_id, alert_id, widget_id, event_id, group_key, from_state, to_state, bucket_key, bucket_from,
        bucket_before, value, high, at, arguments, notification, notified_at)
      select project_id, alert_id, widget_id, $2, '[]', 'OK', 'FIRING', '2026-11-18', '2026-11-18Z', '2026-11-19Z', '31.50', '30', $3,
        '{"by": []}', 'SENT', $3 from alerts where alert_id = $1`,
    given,
  )
  await pool.query(
    `insert into alert_states (project_id, alert_id, group_key, state, streak, before_state, before_streak, bucket, value, high, since,
        evaluated_at, last_event_id, notified_state, version)
      select project_id, alert_id, '[]', 'FIRING', 1, 'OK', 0, 1795046400000, '31.50', '30', $3, $3, $2, 'FIRING', 1
        from alerts where alert_id = $1`,
    given,
  )
  return encodeId('AlertEvent', eventId)
}
