/** Milliseconds since 1970-01-01T00:00Z. */
export type EpochMs = number

/** DATE keys are calendar days without a zone, TIME keys are instants (rule 1 of the calendar). */
export type TimedKeyKind = 'DATE' | 'TIME'

/** What stands around a report: never read from the machine, always handed in. */
export interface Calendar {
  readonly now: EpochMs
  /** An IANA name that `isTimeZone` accepts. */
  readonly timeZone: string
  /** ISO weekday on which the project's weeks begin: 1 is Monday, 7 is Sunday. */
  readonly weekStart: number
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
