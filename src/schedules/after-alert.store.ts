// Reports that follow alerts, with the events that begin their runs.
import { type Selectable, sql } from 'kysely'
import type { Id } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import type { ReportSchedulesTable } from '../database/report-schedule-tables.ts'
import { toSchedule } from './report-schedule.store.ts'
import { type ReportSchedule, scheduleLimits } from './report-schedule.ts'

export interface FollowedEvent {
  readonly schedule: ReportSchedule
  readonly eventId: Id
  /** When people were notified of it; where nobody is to be, when it was found. */
  readonly at: Date
}

/** Of notifications that wait; what they hold back begins no run. */
const HELD_BACK = sql`('MUTED', 'SNOOZED')`

/** Events that fire and have no run yet, of each report no more than may wait at once. */
export async function selectFollowedEvents(db: Database, after: Date, limit: number): Promise<FollowedEvent[]> {
  const most = scheduleLimits.openRuns
  const { rows } = await sql<Selectable<ReportSchedulesTable> & { event_id: Id; event_at: Date }>`
    select s.*, e.event_id, e.event_at from report_schedules s,
      lateral (select count(*) as runs from (
        select from report_runs r where r.project_id = s.project_id and r.schedule_id = s.schedule_id
           and r.state in ('QUEUED', 'RUNNING') limit ${most}) waiting) open,
      lateral (
        select f.event_id, coalesce(f.notified_at, f.at) as event_at from alert_events f
         where f.project_id = s.project_id and f.alert_id = s.after_alert_id and f.to_state = 'FIRING'
           and coalesce(f.notified_at, f.at) >= greatest(s.after_alert_since, ${after}::timestamptz)
           and f.notification not in ${HELD_BACK}
           and not exists (select from report_runs r where r.project_id = s.project_id
             and r.schedule_id = s.schedule_id and r.alert_event_id = f.event_id)
         order by 2, 1 limit ${most}::bigint - open.runs) e
     where s.after_alert_id is not null and s.after_alert_since is not null
     limit ${limit}`.execute(db)
  return rows.map(row => ({ schedule: toSchedule(row), eventId: row.event_id, at: row.event_at }))
}
