// Reports with their schedules.
import { type Selectable, sql } from 'kysely'
import type { Id, ProjectId } from '../base/id.ts'
import { readJson, toPlain } from '../base/json-text.ts'
import type { Database } from '../database/client.ts'
import { byName, byTime, mapPage, type Page, type SortKey, selectPage } from '../database/page.ts'
import type { ReportSchedulesTable } from '../database/report-schedule-tables.ts'
import type { ListRequest } from '../request/page.ts'
import type { ReportSchedule, ReportSpec } from './report-schedule.ts'

export async function insertSchedule(db: Database, schedule: ReportSchedule): Promise<void> {
  await db
    .insertInto('report_schedules')
    .values({
      project_id: schedule.projectId,
      schedule_id: schedule.scheduleId,
      ...changeable(schedule),
      created_at: schedule.createdAt,
    })
    .execute()
}

/** False: it is not there any more. */
export async function updateSchedule(db: Database, schedule: ReportSchedule): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('report_schedules')
    .set(changeable(schedule))
    .where('project_id', '=', schedule.projectId)
    .where('schedule_id', '=', schedule.scheduleId)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

function changeable(schedule: ReportSchedule) {
  return {
    name: schedule.name,
    spec: specText(schedule),
    cron: schedule.cron,
    time_zone: schedule.timeZone,
    after_alert_id: schedule.afterAlertId,
    after_alert_since: schedule.afterAlertSince,
    paused: schedule.paused,
    next_run_at: schedule.nextRunAt,
    updated_at: schedule.updatedAt,
  }
}

export function specText({ document, channelIds, merge, skipIfEmpty }: ReportSpec): string {
  return JSON.stringify({ document, channelIds, merge, skipIfEmpty })
}

export const specOf = (text: string) => toPlain(readJson(text, { maxDepth: 100 })) as ReportSpec

export async function selectSchedulesById(
  db: Database,
  projectId: ProjectId,
  ids: readonly Id[],
): Promise<ReportSchedule[]> {
  const rows = await all(db, projectId)
    .where('schedule_id', 'in', [...ids])
    .execute()
  return rows.map(toSchedule)
}

export async function selectScheduleNamed(
  db: Database,
  projectId: ProjectId,
  name: string,
): Promise<ReportSchedule | null> {
  // PostgreSQL refuses such a text, and nothing is called so.
  if (name.includes('\0')) return null
  const row = await all(db, projectId).where('name', '=', name).executeTakeFirst()
  return row ? toSchedule(row) : null
}

/** Counted up to `most`. */
export async function selectScheduleCount(db: Database, projectId: ProjectId, most: number): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) as count from (select 1 from report_schedules where project_id = ${projectId} limit ${most}) s`.execute(
    db,
  )
  return Number(rows[0]?.count)
}

export type ScheduleOrderField = 'CREATED_AT' | 'NAME' | 'NEXT_RUN_AT'
const sorts: Readonly<Record<ScheduleOrderField, SortKey | null>> = {
  CREATED_AT: null,
  NAME: byName(sql`name`),
  NEXT_RUN_AT: byTime(sql`next_run_at`),
}

export async function selectSchedulePage(
  db: Database,
  projectId: ProjectId,
  page: ListRequest<ScheduleOrderField>,
  search: string | null,
): Promise<Page<ReportSchedule>> {
  const rows = all(db, projectId).$if(search !== null, query =>
    query.where(sql<boolean>`position(lower(${search}) in lower(name)) > 0`),
  )
  return mapPage(await selectPage(db, rows, { id: sql`schedule_id`, sort: sorts[page.order.field] }, page), toSchedule)
}

const all = (db: Database, projectId: ProjectId) =>
  db.selectFrom('report_schedules').selectAll().where('project_id', '=', projectId)

/** With its runs and their rows. False when there is no such schedule. */
export async function deleteScheduleRow(db: Database, projectId: ProjectId, scheduleId: Id): Promise<boolean> {
  return db.transaction().execute(async trx => {
    await sql`delete from report_run_rows where project_id = ${projectId} and run_id in (
      select run_id from report_runs where project_id = ${projectId} and schedule_id = ${scheduleId})`.execute(trx)
    for (const table of ['report_runs', 'report_schedules'] as const) {
      const { numDeletedRows } = await trx
        .deleteFrom(table)
        .where('project_id', '=', projectId)
        .where('schedule_id', '=', scheduleId)
        .executeTakeFirst()
      if (table === 'report_schedules') return numDeletedRows > 0n
    }
    return false
  })
}

/** Those whose time has come, in all projects: the longest overdue first. */
export async function selectDueSchedules(db: Database, now: Date, limit: number): Promise<ReportSchedule[]> {
  const rows = await db
    .selectFrom('report_schedules')
    .selectAll()
    .where('next_run_at', '<=', now)
    .orderBy('next_run_at')
    .limit(limit)
    .execute()
  return rows.map(toSchedule)
}

/** Moves a schedule on to its next time, unless somebody else has done so. */
export async function updateNextTime(db: Database, schedule: ReportSchedule, next: Date | null): Promise<void> {
  await db
    .updateTable('report_schedules')
    .set({ next_run_at: next })
    .where('project_id', '=', schedule.projectId)
    .where('schedule_id', '=', schedule.scheduleId)
    .where('next_run_at', '=', schedule.nextRunAt)
    .execute()
}

export function toSchedule(row: Selectable<ReportSchedulesTable>): ReportSchedule {
  return {
    projectId: row.project_id,
    scheduleId: row.schedule_id,
    name: row.name,
    ...specOf(row.spec),
    cron: row.cron,
    timeZone: row.time_zone,
    afterAlertId: row.after_alert_id,
    afterAlertSince: row.after_alert_since,
    paused: row.paused,
    nextRunAt: row.next_run_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
