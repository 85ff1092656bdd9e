import type { Aggregate } from '../core/aggregate.ts'
import { type Calendar, CalendarError } from '../core/calendar.ts'
import { type ComparisonInput, resolveComparison } from '../core/comparison.ts'
import { type Buckets, bucketsOf, defaultGranularity, type Granularity } from '../core/granularity.ts'
import { type Period, type PeriodInput, type PointExtent, resolvePeriod } from '../core/period.ts'
import type { Fill, SparseSeries } from '../core/series.ts'
import type { Metric } from '../widgets/metric.ts'
import type { Widget } from '../widgets/widget.ts'

/** What a report is asked for, checked by the service. */
export interface ReportRequest {
  readonly widget: Widget
  readonly metrics: readonly Metric[]
  readonly period: PeriodInput
  readonly compare: readonly ComparisonInput[]
  /** `null`: by the length of the period. */
  readonly granularity: Granularity | null
  readonly fill: Fill
  readonly calendar: Calendar
  /** Categories to show before the rest is joined as `Other`. */
  readonly top: number
}

/** A request with its calendar resolved: which stretches to read, put into which buckets. */
export interface ReportPlan {
  readonly request: ReportRequest
  readonly period: Period
  readonly comparedPeriods: readonly Period[]
  /** `null` for categories. */
  readonly granularity: Granularity | null
  /** Of the period, then of each compared one; empty for categories. */
  readonly stretches: readonly Stretch[]
}

export interface Stretch {
  readonly buckets: Buckets
  /** Keys as they are stored, `[from, before)`. */
  readonly from: string
  readonly before: string
}

/** The points of one metric in one stretch. */
export interface SeriesData {
  readonly series: SparseSeries
  readonly total: Aggregate | null
  /** The greatest stored key with a point. */
  readonly lastKey: string | null
}

export interface MetricData {
  readonly metric: Metric
  readonly current: SeriesData
  readonly compared: readonly SeriesData[]
}

export interface Report {
  readonly plan: ReportPlan
  readonly keys: readonly string[]
  readonly metrics: readonly MetricData[]
}

export const emptySeries: SeriesData = { series: new Map(), total: null, lastKey: null }

/** Throws CalendarError whose field is a path in the arguments. `allTime` is the extent of the widget's points. */
export function planReport(request: ReportRequest, allTime: PointExtent | null): ReportPlan {
  const { calendar, widget } = request
  const period = within('period', () => resolvePeriod(request.period, calendar, allTime))
  if (widget.keyKind === 'CATEGORY') return { request, period, comparedPeriods: [], granularity: null, stretches: [] }
  const keyKind = widget.keyKind ?? 'DATE'
  const comparedPeriods = request.compare.map((input, index) =>
    within(`compare.${index}`, () => resolveComparison(period, input, calendar, keyKind)),
  )
  const granularity = request.granularity ?? defaultGranularity(period, keyKind)
  const stretches = [period, ...comparedPeriods].map(stretch => {
    const buckets = bucketsOf(stretch, granularity, calendar, keyKind)
    return { buckets, ...storedRange(stretch, keyKind) }
  })
  return { request, period, comparedPeriods, granularity, stretches }
}

/** Core names the field in its own input; here it is named in the arguments of the report. */
function within<T>(argument: string, resolve: () => T): T {
  try {
    return resolve()
  } catch (error) {
    if (!(error instanceof CalendarError) || error.field === 'timeZone') throw error
    throw new CalendarError(`${argument}.${error.field}`, error.message)
  }
}

function storedRange(period: Period, keyKind: 'DATE' | 'TIME'): { from: string; before: string } {
  return keyKind === 'DATE'
    ? { from: String(period.firstDay), before: String(period.lastDay + 1) }
    : { from: `${period.from}000`, before: `${period.before}000` }
}

export const DEFAULT_TOP = 1_000
export const MAX_TOP = 1_000
export const MAX_COMPARISONS = 10
