import { sql } from 'kysely'
import { column, idColumn, type ListTable, optional } from '../rest/list-table.ts'
import { runCauses, runStates } from './report-schedule.ts'
import { scheduleTexts } from './schedule-texts.ts'

/** The reports of a project, as the method `list` offers them. */
export const reportScheduleList: ListTable = {
  from: sql`report_schedules t`,
  where: projectId => sql`t.project_id = ${projectId}`,
  columns: {
    id: idColumn('ReportSchedule', sql`t.schedule_id`, 'Id of the report.'),
    name: column('text', sql`t.name`, scheduleTexts.name),
    cron: optional('text', sql`t.cron`, scheduleTexts.cron),
    time_zone: column('text', sql`t.time_zone`, scheduleTexts.timeZone),
    after_alert_id: { ...idColumn('Alert', sql`t.after_alert_id`, scheduleTexts.afterAlert), isNullable: true },
    paused: column('boolean', sql`t.paused`, scheduleTexts.paused),
    next_run_at: optional('datetime', sql`t.next_run_at`, scheduleTexts.nextRunAt),
    created_at: column('datetime', sql`t.created_at`, scheduleTexts.createdAt),
    updated_at: column('datetime', sql`t.updated_at`, scheduleTexts.updatedAt),
  },
  key: sql`t.schedule_id`,
}

/** The log of their runs. */
export const reportRunList: ListTable = {
  from: sql`report_runs t`,
  where: projectId => sql`t.project_id = ${projectId}`,
  columns: {
    id: idColumn('ReportRun', sql`t.run_id`, 'Id of the run.'),
    report_schedule_id: idColumn('ReportSchedule', sql`t.schedule_id`, scheduleTexts.reportId),
    cause: column('text', sql`t.cause`, `${runCauses.join(', ')}.`),
    alert_event_id: { ...idColumn('AlertEvent', sql`t.alert_event_id`, scheduleTexts.alertEventId), isNullable: true },
    state: column('text', sql`t.state`, `${runStates.join(', ')}.`),
    queued_at: column('datetime', sql`t.queued_at`, scheduleTexts.queuedAt),
    finished_at: optional('datetime', sql`t.finished_at`, scheduleTexts.finishedAt),
    rows: optional('number', sql`t.rows`, scheduleTexts.runRows),
    messages: column('number', sql`t.messages`, scheduleTexts.messages),
    skipped: column('number', sql`t.skipped`, scheduleTexts.skipped),
    failed: column('number', sql`t.failed`, scheduleTexts.failed),
    error: optional('text', sql`t.error_message`, scheduleTexts.noMessage),
  },
  key: sql`t.run_id`,
}
