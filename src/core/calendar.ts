import type { EpochDay } from './day.ts'

/** Milliseconds since 1970-01-01T00:00Z. */
export type EpochMs = number

/** DATE keys are calendar days without a zone, TIME keys are instants (rule 1 of the calendar). */
export type TimedKeyKind = 'DATE' | 'TIME'

/** The day on which fiscal years begin: one that every year has, so no 29 February. Months count from 1. */
export interface YearStart {
  readonly month: number
  readonly day: number
}

/** What a project decides about its calendar. One value, which all that cuts time is handed as it is. */
export interface CalendarRules {
  /** ISO weekday on which weeks begin: 1 is Monday, 7 is Sunday. */
  readonly weekStart: number
  readonly yearStart: YearStart
}

/** One period of a named calendar: days, both included. */
export interface NamedPeriod {
  readonly label: string
  readonly firstDay: EpochDay
  readonly lastDay: EpochDay
  readonly year: number
  /** Its place among those of its year, from 0. */
  readonly ordinal: number
}

/** Periods of a project's own, such as 4-4-5 or school terms: in order, without a gap, their years never going down. */
export interface NamedCalendar {
  readonly name: string
  readonly periods: readonly NamedPeriod[]
}

/** What stands around a report: never read from the machine, always handed in. */
export interface Calendar {
  readonly now: EpochMs
  /** An IANA name that `isTimeZone` accepts. */
  readonly timeZone: string
  readonly rules: CalendarRules
  /** Those named calendars that are asked about, by their names. */
  readonly calendars?: ReadonlyMap<string, NamedCalendar>
}

/** A calendar argument that cannot be used. `field` names the argument; the message is a sentence for its sender. */
export class CalendarError extends Error {
  readonly field: string

  constructor(field: string, message: string) {
    super(message)
    this.name = 'CalendarError'
    this.field = field
  }
}
