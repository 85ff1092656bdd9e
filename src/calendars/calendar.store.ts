// Reads and writes named calendars.
import type { Selectable } from 'kysely'
import type { Id, ProjectId } from '../base/id.ts'
import { dayToText, parseDay } from '../core/day.ts'
import type { WrittenPeriod } from '../core/week-calendar.ts'
import type { ProjectCalendarsTable } from '../database/access-tables.ts'
import type { Database } from '../database/client.ts'
import { type ProjectCalendar, toNamedPeriods } from './project-calendar.ts'

/** Those of these names, or all; by name. */
export async function selectCalendars(
  db: Database,
  projectId: ProjectId,
  names: readonly string[] | null,
): Promise<ProjectCalendar[]> {
  const rows = await db
    .selectFrom('project_calendars')
    .selectAll()
    .where('project_id', '=', projectId)
    .$if(names !== null, query => query.where('name', 'in', [...(names ?? [])]))
    .orderBy('name')
    .execute()
  return rows.map(toCalendar)
}

export async function selectCalendarsById(
  db: Database,
  projectId: ProjectId,
  ids: readonly Id[],
): Promise<ProjectCalendar[]> {
  const rows = await db
    .selectFrom('project_calendars')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('calendar_id', 'in', [...ids])
    .execute()
  return rows.map(toCalendar)
}

/** How many the project has under other names. */
export async function selectOtherCalendarCount(db: Database, projectId: ProjectId, name: string): Promise<number> {
  const { count } = await db
    .selectFrom('project_calendars')
    .select(eb => eb.fn.countAll<string>().as('count'))
    .where('project_id', '=', projectId)
    .where('name', '<>', name)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** One of this name keeps its id. */
export async function upsertCalendar(
  db: Database,
  calendar: { projectId: ProjectId; calendarId: Id; name: string; periods: readonly WrittenPeriod[] },
  now: Date,
): Promise<ProjectCalendar> {
  const periods = JSON.stringify(calendar.periods.map(toStored))
  const row = await db
    .insertInto('project_calendars')
    .values({
      project_id: calendar.projectId,
      calendar_id: calendar.calendarId,
      name: calendar.name,
      periods,
      created_at: now,
      updated_at: now,
    })
    .onConflict(conflict => conflict.columns(['project_id', 'name']).doUpdateSet({ periods, updated_at: now }))
    .returningAll()
    .executeTakeFirstOrThrow()
  return toCalendar(row)
}

export async function deleteCalendarRow(db: Database, projectId: ProjectId, calendarId: Id): Promise<boolean> {
  const row = await db
    .deleteFrom('project_calendars')
    .where('project_id', '=', projectId)
    .where('calendar_id', '=', calendarId)
    .returning('calendar_id')
    .executeTakeFirst()
  return row !== undefined
}

const toStored = ({ label, firstDay, lastDay, year }: WrittenPeriod) => {
  return { label, from: dayToText(firstDay), through: dayToText(lastDay), year }
}

function toCalendar(row: Selectable<ProjectCalendarsTable>): ProjectCalendar {
  const periods = row.periods.map(({ label, from, through, year }) => {
    return { label, firstDay: parseDay(from) ?? 0, lastDay: parseDay(through) ?? 0, year }
  })
  return {
    projectId: row.project_id,
    calendarId: row.calendar_id,
    name: row.name,
    periods: toNamedPeriods(periods),
    updatedAt: row.updated_at,
  }
}
