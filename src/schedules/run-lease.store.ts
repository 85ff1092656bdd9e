// Who has a run: it is queued, taken for a while by the clock of the database, held on to and ended.
import { type Selectable, sql } from 'kysely'
import type { Id, ProjectId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import type { ReportRunsTable } from '../database/report-schedule-tables.ts'
import { toRun } from './report-run.store.ts'
import { specOf, specText } from './report-schedule.store.ts'
import type { ReportRun, ReportSpec, RunCause } from './report-schedule.ts'

export interface QueuedRun {
  readonly projectId: ProjectId
  readonly runId: Id
  readonly scheduleId: Id
  readonly cause: RunCause
  /** The time of the schedule that it is for: there is one run for each. */
  readonly scheduledFor: Date | null
  /** The event of an alert that it is for: there is one run for each. */
  readonly alertEventId: Id | null
  readonly spec: ReportSpec
  readonly asOf: Date
}

/** False: the run is there already. */
export async function insertQueuedRun(db: Database, run: QueuedRun, now: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('report_runs')
    .values({
      project_id: run.projectId,
      run_id: run.runId,
      schedule_id: run.scheduleId,
      cause: run.cause,
      scheduled_for: run.scheduledFor,
      alert_event_id: run.alertEventId,
      state: 'QUEUED',
      spec: specText(run.spec),
      as_of: run.asOf,
      queued_at: now,
      attempts: 0,
      messages: 0,
      skipped: 0,
      failed: 0,
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** How many runs of the schedule have not ended, up to `most`; with a cause, only those that it began. */
export async function selectOpenCount(
  db: Database,
  { projectId, scheduleId }: Pick<ReportRun, 'projectId' | 'scheduleId'>,
  { most, cause }: { readonly most: number; readonly cause: RunCause | null },
): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) as count from (
      select 1 from report_runs where project_id = ${projectId} and schedule_id = ${scheduleId}
         and state in ('QUEUED', 'RUNNING') and cause = coalesce(${cause}, cause) limit ${most}) open`.execute(db)
  return Number(rows[0]?.count)
}

export type RunKey = Pick<ReportRun, 'projectId' | 'runId'>

/** Whether a run may be taken: it waits, or its gateway gave no sign of life. */
const isOpen = sql<boolean>`((state = 'QUEUED' and (not_before is null or not_before <= now()))
  or (state = 'RUNNING' and lease_until < now()))`

/** Runs that somebody may take, in the turn of their projects, the longest waiting first. */
export async function selectOpenRuns(db: Database, limit: number): Promise<RunKey[]> {
  const { rows } = await sql<{ project_id: ProjectId; run_id: Id }>`
    select project_id, run_id from report_runs where ${isOpen}
     order by row_number() over (partition by project_id order by queued_at), queued_at limit ${limit}`.execute(db)
  return rows.map(row => ({ projectId: row.project_id, runId: row.run_id }))
}

export interface TakenRun {
  readonly run: ReportRun
  readonly spec: ReportSpec
}

/** `null`: another gateway has it. */
export async function takeRun(db: Database, { projectId, runId }: RunKey, leaseMs: number): Promise<TakenRun | null> {
  const { rows } = await sql<Selectable<ReportRunsTable>>`
    update report_runs set state = 'RUNNING', lease_until = now() + ${leaseMs} * interval '1 millisecond',
           started_at = coalesce(started_at, now()), not_before = null, attempts = attempts + 1
     where project_id = ${projectId} and run_id = ${runId} and ${isOpen}
    returning *`.execute(db)
  const [row] = rows
  return row ? { run: toRun(row), spec: specOf(row.spec ?? '{}') } : null
}

/** Goes on holding the run. False when it is not held any more. */
export async function extendLease(db: Database, run: ReportRun, leaseMs: number): Promise<boolean> {
  const { numUpdatedRows } = await held(db, run)
    .set({ lease_until: sql<Date>`now() + ${leaseMs} * interval '1 millisecond'` })
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Gives a run back; it is taken again after so long. */
export async function requeueRun(db: Database, run: ReportRun, afterMs: number): Promise<void> {
  const later = afterMs === 0 ? null : sql<Date>`now() + ${afterMs} * interval '1 millisecond'`
  await held(db, run).set({ state: 'QUEUED', lease_until: null, not_before: later }).execute()
}

/** What an update of a run holds to: nobody has taken it meanwhile. */
export const held = (db: Database, run: ReportRun) =>
  db
    .updateTable('report_runs')
    .where('project_id', '=', run.projectId)
    .where('run_id', '=', run.runId)
    .where('state', '=', 'RUNNING')
    .where('attempts', '=', run.attempts)
