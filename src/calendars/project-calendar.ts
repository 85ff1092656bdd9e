import type { Id, ProjectId } from '../base/id.ts'
import type { NamedCalendar, NamedPeriod } from '../core/calendar.ts'
import type { WrittenPeriod } from '../core/week-calendar.ts'

/** A calendar of a project's own, known by its name. */
export interface ProjectCalendar extends NamedCalendar {
  readonly projectId: ProjectId
  readonly calendarId: Id
  readonly updatedAt: Date
}

/** Of a project. */
export const MAX_CALENDARS = 20
/** Of a calendar. */
export const MAX_CALENDAR_PERIODS = 2_000
export const MAX_CALENDAR_NAME_LENGTH = 100
export const MAX_PERIOD_LABEL_LENGTH = 100

/** Names that look the same are the same. */
export function toCalendarName(name: string): string {
  return name.normalize('NFC').trim()
}

/** Each with its place among those of its year. */
export function toNamedPeriods(periods: readonly WrittenPeriod[]): readonly NamedPeriod[] {
  let ordinal = -1
  return periods.map((period, at) => {
    ordinal = period.year === periods[at - 1]?.year ? ordinal + 1 : 0
    return { ...period, ordinal }
  })
}
