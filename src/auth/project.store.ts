// Reads and writes projects.
import { type Selectable, sql } from 'kysely'
import type { ProjectId } from '../base/id.ts'
import { dayToText, parseDay } from '../core/day.ts'
import { toWorkingDays } from '../core/working-days.ts'
import type { ProjectsTable } from '../database/access-tables.ts'
import type { Database } from '../database/client.ts'
import { mapPage, type Page, type PageRequest, selectPage } from '../database/page.ts'
import type { Holiday } from './holiday.ts'
import type { Project } from './project.ts'

export async function selectProject(db: Database, projectId: ProjectId): Promise<Project | null> {
  const row = await db.selectFrom('projects').selectAll().where('project_id', '=', projectId).executeTakeFirst()
  return row ? toProject(row) : null
}

/** Leaves an existing project as it is. */
export async function insertProjectIfAbsent(db: Database, project: Project, now: number): Promise<void> {
  await db
    .insertInto('projects')
    .values({
      project_id: project.projectId,
      name: project.name,
      time_zone: project.timeZone,
      week_start: project.weekStart,
      year_start_month: project.yearStart.month,
      year_start_day: project.yearStart.day,
      monthly_push_quota: project.monthlyPushQuota,
      query_cache_minutes: project.queryCacheMinutes,
      working_days: [...project.working.weekdays],
      holidays: holidaysText(project.holidays),
      created_at: new Date(now),
    })
    .onConflict(conflict => conflict.column('project_id').doNothing())
    .execute()
}

/** A page of all projects. */
export async function selectProjects(db: Database, page: PageRequest): Promise<Page<Project>> {
  const rows = db.selectFrom('projects').selectAll()
  return mapPage(await selectPage(db, rows, { id: sql`project_id`, sort: null }, page), toProject)
}

export async function updateProjectRow(
  db: Database,
  projectId: ProjectId,
  patch: Partial<Pick<Project, 'name' | 'timeZone' | 'weekStart' | 'yearStart' | 'queryCacheMinutes' | 'holidays'>> & {
    readonly workingDays?: readonly number[]
  },
): Promise<void> {
  const set = {
    ...(patch.name !== undefined && { name: patch.name }),
    ...(patch.timeZone !== undefined && { time_zone: patch.timeZone }),
    ...(patch.weekStart !== undefined && { week_start: patch.weekStart }),
    ...(patch.yearStart !== undefined && {
      year_start_month: patch.yearStart.month,
      year_start_day: patch.yearStart.day,
    }),
    ...(patch.queryCacheMinutes !== undefined && { query_cache_minutes: patch.queryCacheMinutes }),
    ...(patch.workingDays !== undefined && { working_days: [...patch.workingDays] }),
    ...(patch.holidays !== undefined && { holidays: holidaysText(patch.holidays) }),
  }
  if (Object.keys(set).length === 0) return
  await db.updateTable('projects').set(set).where('project_id', '=', projectId).execute()
}

function holidaysText(holidays: readonly Holiday[]): string {
  return JSON.stringify(holidays.map(({ day, name }) => ({ day: dayToText(day), name })))
}

function toProject(row: Selectable<ProjectsTable>): Project {
  const holidays = row.holidays.map(({ day, name }) => ({ day: parseDay(day) ?? 0, name }))
  return {
    projectId: row.project_id,
    name: row.name,
    timeZone: row.time_zone,
    weekStart: row.week_start,
    yearStart: { month: row.year_start_month, day: row.year_start_day },
    monthlyPushQuota: row.monthly_push_quota === null ? null : Number(row.monthly_push_quota),
    queryCacheMinutes: row.query_cache_minutes,
    working: toWorkingDays(
      row.working_days,
      holidays.map(({ day }) => day),
    ),
    holidays,
  }
}
