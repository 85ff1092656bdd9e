// Which stored periods answer for a report: those of exactly its days, and of the days of each bucket.
import type { DayCut } from '../core/calendar-unit.ts'
import { startOfNextUnit, startOfUnit } from '../core/calendar-unit.ts'
import type { DaySpan } from '../core/day-span.ts'
import { goalUnitsOf } from '../core/goal.ts'
import { countWorkingDays } from '../core/working-days.ts'
import { dayAt } from '../core/zone.ts'
import type { ReportPlan } from './report-plan.ts'

/** A period that answers, and where: in a bucket that the report shows, or for the whole of the range. */
export interface WantedSpan extends DaySpan {
  /** `null`: for the whole. */
  readonly bucket: number | null
  /** Some of its days do not count: no stored value is of the others alone. */
  readonly isPart?: boolean
}

/**
 * In the order in which they are taken. A unit that has begun and is not over has its own number so far stored under the whole of it: it
 * answers for its beginning up to today, where the report was asked for the unit.
 */
export function wantedSpans(plan: ReportPlan, range: number): readonly WantedSpan[] {
  const spans = spansOf(plan, range)
  const { onlyDays, working } = plan.spec
  if (onlyDays === 'ALL') return spans
  return spans.map(span => {
    const { firstDay, days } = span
    return { ...span, isPart: countWorkingDays(firstDay, firstDay + days - 1, working) < days }
  })
}

function spansOf(plan: ReportPlan, range: number): readonly WantedSpan[] {
  const timed = plan.rangesOf.DATE[range]
  if (!timed) return []
  const { calendar, profile } = plan.spec
  const { buckets, indexes } = timed
  const [from, before] = [Number(timed.from), Number(timed.before)]
  const today = dayAt(calendar.now, plan.period.timeZone)
  const isOpen = range === 0 && before === today + 1
  const running = (unit: DayCut, firstDay: number, bucket: number | null): WantedSpan[] => {
    const next = startOfNextUnit(firstDay, unit, calendar.rules)
    const isBeginning = startOfUnit(firstDay, unit, calendar.rules) === firstDay && next > today + 1
    return isBeginning ? [{ firstDay, days: next - firstDay, bucket }] : []
  }
  const wanted: WantedSpan[] = [{ firstDay: from, days: before - from, bucket: null }]
  if (isOpen) for (const unit of goalUnitsOf(plan.period, calendar)) wanted.push(...running(unit, from, null))
  const { step } = plan.period
  if (isOpen && step.kind === 'NAMED' && step.by === 'PERIOD') wanted.push(...running(step.calendar, from, null))
  if (profile) return wanted
  for (const [index, start] of buckets.starts.entries()) {
    const bucket = indexes ? (indexes[index] ?? null) : index
    const end = buckets.starts[index + 1] ?? buckets.end
    if (bucket === null || end <= start) continue
    wanted.push({ firstDay: start, days: end - start, bucket })
    const { granularity } = plan
    const isLast = index === buckets.starts.length - 1
    if (isOpen && isLast && granularity !== null && granularity !== 'HOUR')
      wanted.push(...running(granularity, start, bucket))
  }
  return wanted
}
