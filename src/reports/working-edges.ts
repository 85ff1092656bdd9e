// Which keys a report of working days alone reads.

import { CalendarError, type TimedKeyKind } from '../core/calendar.ts'
import type { EpochDay } from '../core/day.ts'
import { countText } from '../core/number-format.ts'
import type { DayRange, Period } from '../core/period.ts'
import { isBetweenEdges, workingEdges } from '../core/working-days.ts'
import { dayAt, startOfDay } from '../core/zone.ts'
import { aggregationOf } from '../widgets/metric.ts'
import type { ReportPlan, ReportSpec } from './report-plan.ts'
import { looksBack, MAX_WORKING_SPAN, WORKING_LOOK_BACK_DAYS } from './report-query.ts'

/** Keys as they are stored where stretches of days that count begin and end, in turn. The first one is all that lies before the span. */
export type WorkingEdges = Readonly<Record<TimedKeyKind, readonly number[]>>

/** Throws a CalendarError (`onlyDays`) where the days are too many to be looked at one by one. */
export function assertWorkingSpan({ onlyDays }: Pick<ReportSpec, 'onlyDays'>, periods: readonly Period[]): void {
  if (onlyDays === 'ALL') return
  const first = Math.min(...periods.map(({ firstDay }) => firstDay))
  const last = Math.max(...periods.map(({ lastDay }) => lastDay))
  if (last - first < MAX_WORKING_SPAN) return
  const [most, span] = [MAX_WORKING_SPAN, last - first + 1].map(days => countText(days))
  throw new CalendarError(
    'onlyDays',
    `A report of working days and its comparisons lie within ${most} days; these are ${span}.`,
  )
}

/** The days that are read for a plan, from the first to the last. */
export function workingSpanOf({ spec, rangesOf }: ReportPlan): DayRange {
  const { inputs, fill, calendar } = spec
  const dayOf = (key: string, keyKind: TimedKeyKind) =>
    keyKind === 'DATE' ? Number(key) : dayAt(Math.floor(Number(key) / 1_000), calendar.timeZone)
  const ends = (['DATE', 'TIME'] as const).flatMap(keyKind =>
    rangesOf[keyKind].map(({ from, before }) => ({ from: dayOf(from, keyKind), through: dayOf(before, keyKind) })),
  )
  const from = Math.min(...ends.map(end => end.from))
  const isCarried = inputs.some(({ metric }) => looksBack(fill, aggregationOf(metric)))
  const through = Math.max(...ends.map(end => end.through))
  return { from: isCarried ? from - WORKING_LOOK_BACK_DAYS : from, through }
}

/** Days and microseconds of the year 1 are greater. */
const BEFORE_ALL_KEYS = -1e17

export function workingEdgesIn(
  { from, through }: DayRange,
  { working, calendar }: Pick<ReportSpec, 'working' | 'calendar'>,
  kinds: ReadonlySet<TimedKeyKind>,
): WorkingEdges {
  const days = workingEdges(from, through, working)
  const keysOf = (keyKind: TimedKeyKind, toKey: (day: EpochDay) => number) =>
    kinds.has(keyKind) ? [BEFORE_ALL_KEYS, toKey(from), ...days.map(toKey)] : []
  return { DATE: keysOf('DATE', day => day), TIME: keysOf('TIME', day => startOfDay(day, calendar.timeZone) * 1_000) }
}

/** The rows that count. */
export function workedRows<Row extends { readonly key: string }>(
  rows: readonly Row[],
  keyKind: TimedKeyKind,
  plan: ReportPlan,
): readonly Row[] {
  if (plan.spec.onlyDays === 'ALL') return rows
  const edges = workingEdgesIn(workingSpanOf(plan), plan.spec, new Set([keyKind]))[keyKind]
  return rows.filter(({ key }) => isBetweenEdges(Number(key), edges))
}
