// Saves, deletes and lists named calendars.
import { AppError, notFound } from '../base/errors.ts'
import type { Id, ProjectId } from '../base/id.ts'
import type { Gateway } from '../request/context.ts'
import { deleteCalendarRow, selectCalendars, selectOtherCalendarCount, upsertCalendar } from './calendar.store.ts'
import { type CalendarInput, checkCalendar } from './calendar-input.ts'
import { MAX_CALENDARS, type ProjectCalendar } from './project-calendar.ts'

/** Makes a calendar, or replaces all periods of the one of this name. Throws BAD_USER_INPUT, and CONFLICT when there are too many. */
export async function saveCalendar(
  gateway: Gateway,
  projectId: ProjectId,
  input: CalendarInput,
): Promise<ProjectCalendar> {
  const { yearStart } = await gateway.services.auth.project(projectId)
  const { name, periods } = checkCalendar(input, yearStart)
  if ((await selectOtherCalendarCount(gateway.db, projectId, name)) >= MAX_CALENDARS)
    throw new AppError('CONFLICT', `The project has ${MAX_CALENDARS} calendars already. Delete one.`)
  const calendar = { projectId, calendarId: gateway.makeId(), name, periods }
  const saved = await upsertCalendar(gateway.db, calendar, new Date(gateway.clock()))
  // Live reports that go by it are worked out anew.
  gateway.services.auth.projectChanged(projectId)
  return saved
}

/** Reports that go by it are refused from now on. Throws NOT_FOUND. */
export async function deleteCalendar(gateway: Gateway, projectId: ProjectId, calendarId: Id): Promise<void> {
  if (!(await deleteCalendarRow(gateway.db, projectId, calendarId))) throw notFound('calendar')
  gateway.services.auth.projectChanged(projectId)
}

/** By name. */
export function listCalendars(gateway: Pick<Gateway, 'db'>, projectId: ProjectId): Promise<ProjectCalendar[]> {
  return selectCalendars(gateway.db, projectId, null)
}
