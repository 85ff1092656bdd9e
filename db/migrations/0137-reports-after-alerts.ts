import { type Kysely, sql } from 'kysely'

/**
 * Since when a report follows its alert: what fired before is none of its matters. The index finds events that people were notified of since,
 * whenever they happened.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table report_schedules add column after_alert_since timestamptz`.execute(db)
  await sql`create index alert_events_firing_idx on alert_events (project_id, alert_id, coalesce(notified_at, at))
    where to_state = 'FIRING'`.execute(db)
}
