import type { Id, ProjectId } from '../base/id.ts'
import type { CalendarRules, YearStart } from '../core/calendar.ts'
import { toWorkingDays, usualWeekdays, type WorkingDays } from '../core/working-days.ts'
import type { Holiday } from './holiday.ts'

/** The tenant: everything belongs to one. */
export interface Project {
  readonly projectId: ProjectId
  readonly name: string
  /** IANA name: where this project's days begin. */
  readonly timeZone: string
  /** ISO weekday (Monday is 1) on which its weeks begin. */
  readonly weekStart: number
  /** On which its fiscal years begin. */
  readonly yearStart: YearStart
  /** Pushes a month; `null`: the default of the configuration; 0: no limit. */
  readonly monthlyPushQuota: number | null
  /** How long results of queries are kept that do not say; `null`: the default of the configuration; 0: not at all. */
  readonly queryCacheMinutes: number | null
  readonly working: WorkingDays
  /** Ascending. */
  readonly holidays: readonly Holiday[]
}

/** Which days are worked on, where nobody has said so. */
export const usualDays: Pick<Project, 'working' | 'holidays'> = {
  working: toWorkingDays(usualWeekdays, []),
  holidays: [],
}

/** What the project decides about its calendar. */
export function rulesOf({ weekStart, yearStart }: Project): CalendarRules {
  return { weekStart, yearStart }
}

export const MIN_CACHE_MINUTES = 5
export const MAX_CACHE_MINUTES = 1_440

/** 0: results are not kept. */
export function isCacheMinutes(minutes: number): boolean {
  return minutes === 0 || (minutes >= MIN_CACHE_MINUTES && minutes <= MAX_CACHE_MINUTES)
}

/** The project of a new store, to which the administrator's token belongs. */
export const DEFAULT_PROJECT_ID = '1' as ProjectId
export const ADMIN_TOKEN_ID: Id = '1'
