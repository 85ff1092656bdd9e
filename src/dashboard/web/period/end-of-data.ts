// Where the data of a widget end, and the period that shows the last of them.
import { dayToText, parseDay } from '../../../core/day.ts'
import type { DataEndQuery } from '../gql/graphql.ts'

const SHOWN_DAYS = 30

interface ShownReport {
  readonly granularity: unknown
  readonly metrics: readonly { readonly headline: number | null; readonly values: readonly (number | null)[] }[]
}

/** Whether a report of days has no number at all. */
export function isWithoutData({ granularity, metrics }: ShownReport): boolean {
  return (
    granularity !== null &&
    metrics.length > 0 &&
    metrics.every(({ headline, values }) => headline === null && values.every(value => value === null))
  )
}

/** The last day with a point, in the zone of the report; null: there never was one. */
export function lastDayOf({ widget }: DataEndQuery): string | null {
  const report = widget?.report
  const [last] = (report?.metrics ?? [])
    .flatMap(({ coverage }) => coverage.lastPointAt ?? [])
    .toSorted((a, b) => (a < b ? 1 : -1))
  if (!last || !report) return null
  // `en-CA` writes days as ISO 8601 does.
  return new Intl.DateTimeFormat('en-CA', { timeZone: report.period.timeZone }).format(new Date(last))
}

/** The parameters of a page for the days up to this one. */
export function periodUpTo(lastDay: string): { from: string; through: string } {
  const day = parseDay(lastDay)
  return { from: day === null ? lastDay : dayToText(day + 1 - SHOWN_DAYS), through: lastDay }
}
