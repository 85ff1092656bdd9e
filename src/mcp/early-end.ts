// Data that end before the period does: the feed has stopped, or is late, whatever was pushed last.
import { countWorkingDays } from '../core/working-days.ts'
import { dayAt } from '../core/zone.ts'
import type { MetricReport } from '../reports/metric-report.ts'
import { addsUpOverTime } from './additivity.ts'
import type { StoredExtent } from './data-state.ts'

const DENSE = 0.7
const coarse = ['WEEKLY', 'MONTHLY', 'QUARTERLY', 'YEARLY']

/**
 * Days at the end of what has passed of the period, today with them, that have no point and should; 0 for what does not add up. Without a cadence
 * a metric is taken for a daily one where most of the days before have points.
 */
export function lackingDays(report: MetricReport): number {
  const { metric, current, plan, spec } = report
  const { period } = plan
  const { lastPointAt } = current
  if (spec.keyKind === 'CATEGORY' || lastPointAt === null || !addsUpOverTime(report.expression)) return 0
  if (metric.cadence !== null && coarse.includes(metric.cadence)) return 0
  const last = dayAt(lastPointAt, period.timeZone)
  const end = period.partial ? dayAt(spec.calendar.now, period.timeZone) : period.lastDay
  if (metric.cadence === 'WORKING_DAILY' || spec.onlyDays === 'WORKING')
    return end <= last ? 0 : countWorkingDays(last + 1, end, spec.working)
  const isDaily =
    metric.cadence !== null ||
    (plan.granularity === 'DAY' && current.bucketsWithPoints.size >= (last - period.firstDay + 1) * DENSE)
  return isDaily ? Math.max(0, end - last) : 0
}

/** The last instant with data, where nothing came after it and more should have: what is of yesterday may come today. */
export function earlyEndOf(report: MetricReport, extent: StoredExtent | null): number | null {
  const usual = report.plan.period.partial ? 2 : 1
  return lackingDays(report) > usual && endsHere(report, extent) ? report.current.lastPointAt : null
}

/** Whether no point came after the last one of the period. */
export function endsHere({ current, plan }: MetricReport, extent: StoredExtent | null): boolean {
  const { timeZone } = plan.period
  return (
    current.lastPointAt !== null && !!extent && dayAt(extent.last, timeZone) <= dayAt(current.lastPointAt, timeZone)
  )
}
