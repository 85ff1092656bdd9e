// Data that end before the period does: the feed has stopped, or is late, whatever was pushed last.
import { countWorkingDays } from '../core/working-days.ts'
import { dayAt } from '../core/zone.ts'
import type { MetricReport } from '../reports/metric-report.ts'
import { addsUpOverTime } from './additivity.ts'
import type { StoredExtent } from './data-state.ts'

/** Without a cadence a metric is taken for a daily one where so many of the days before have points. */
const DENSE = 0.7
const coarse = ['WEEKLY', 'MONTHLY', 'QUARTERLY', 'YEARLY']

/** Days at the end of what has passed of the period, today left out, that have no point and should. */
export function lackingDays(report: MetricReport): number {
  const { metric, current, plan, spec } = report
  const { period } = plan
  const { lastPointAt } = current
  if (spec.keyKind === 'CATEGORY' || lastPointAt === null || !addsUpOverTime(report.expression)) return 0
  if (metric.cadence !== null && coarse.includes(metric.cadence)) return 0
  const { now } = spec.calendar
  const last = dayAt(lastPointAt, period.timeZone)
  const end = period.partial ? dayAt(now, period.timeZone) - 1 : period.lastDay
  if (metric.cadence === 'WORKING_DAILY' || spec.onlyDays === 'WORKING')
    return end <= last ? 0 : countWorkingDays(last + 1, end, spec.working)
  const days = Math.max(0, end - last)
  if (metric.cadence !== null) return days
  const isDense = plan.granularity === 'DAY' && current.bucketsWithPoints.size >= (last - period.firstDay + 1) * DENSE
  return isDense && days >= 2 ? days : 0
}

/** The last instant with data, where nothing came after it and something should have. */
export function earlyEndOf(report: MetricReport, extent: StoredExtent | null): number | null {
  const { lastPointAt } = report.current
  if (lastPointAt === null || !extent || lackingDays(report) === 0) return null
  return dayAt(extent.last, report.plan.period.timeZone) <= dayAt(lastPointAt, report.plan.period.timeZone)
    ? lastPointAt
    : null
}
