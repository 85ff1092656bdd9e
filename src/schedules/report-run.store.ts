// Runs of reports: what is known of them.
import { type Selectable, sql } from 'kysely'
import type { Id, ProjectId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import { mapPage, type Page, selectPage } from '../database/page.ts'
import type { ReportRunsTable } from '../database/report-schedule-tables.ts'
import type { ListRequest } from '../request/page.ts'
import type { ReportRun, RunCause, RunState } from './report-schedule.ts'

export async function selectRunsById(db: Database, projectId: ProjectId, ids: readonly Id[]): Promise<ReportRun[]> {
  const rows = await all(db, projectId)
    .where('run_id', 'in', [...ids])
    .execute()
  return rows.map(toRun)
}

export async function selectRun(
  db: Database,
  { projectId, runId }: Pick<ReportRun, 'projectId' | 'runId'>,
): Promise<ReportRun | null> {
  return (await selectRunsById(db, projectId, [runId]))[0] ?? null
}

/** The last `first` runs of each schedule, newest first. */
export async function selectLastRuns(
  db: Database,
  projectId: ProjectId,
  scheduleIds: readonly Id[],
  first: number,
): Promise<ReportRun[]> {
  const { rows } = await sql<Selectable<ReportRunsTable>>`
    select l.* from unnest(${[...scheduleIds]}::bigint[]) s(schedule_id), lateral (
      select * from report_runs r where r.project_id = ${projectId} and r.schedule_id = s.schedule_id
       order by r.run_id desc limit ${first}) l`.execute(db)
  return rows.map(toRun)
}

/** The runs of one schedule, or of all. */
export async function selectRunPage(
  db: Database,
  projectId: ProjectId,
  page: ListRequest,
  scheduleId: Id | null,
): Promise<Page<ReportRun>> {
  const rows = all(db, projectId).$if(scheduleId !== null, query => query.where('schedule_id', '=', scheduleId as Id))
  return mapPage(await selectPage(db, rows, { id: sql`run_id`, sort: null }, page), toRun)
}

const all = (db: Database, projectId: ProjectId) =>
  db.selectFrom('report_runs').selectAll().where('project_id', '=', projectId)

/** Returns how many were deleted, at most `batch`. Rows of runs that have ended are gone already. */
export async function deleteRunsBefore(db: Database, before: Date, batch: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from report_runs where (project_id, run_id) in (
      select project_id, run_id from report_runs where finished_at < ${before} limit ${batch})`.execute(db)
  return Number(numAffectedRows ?? 0n)
}

export function toRun(row: Selectable<ReportRunsTable>): ReportRun {
  return {
    projectId: row.project_id,
    runId: row.run_id,
    scheduleId: row.schedule_id,
    cause: row.cause as RunCause,
    scheduledFor: row.scheduled_for,
    alertEventId: row.alert_event_id,
    state: row.state as RunState,
    asOf: row.as_of,
    queuedAt: row.queued_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    attempts: row.attempts,
    rows: row.rows,
    messages: row.messages,
    skipped: row.skipped,
    failed: row.failed,
    errorCode: row.error_code,
    errorMessage: row.error_message,
    problems: row.problems === null ? [] : (JSON.parse(row.problems) as string[]),
  }
}
