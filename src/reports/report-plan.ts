import type { Id } from '../base/id.ts'
import { type Calendar, CalendarError, type TimedKeyKind } from '../core/calendar.ts'
import { type ComparisonInput, resolveComparison } from '../core/comparison.ts'
import { type Buckets, bucketsOf, defaultGranularity, type Granularity } from '../core/granularity.ts'
import { type Period, type PeriodInput, type PointExtent, resolvePeriod } from '../core/period.ts'
import { type ProfileBy, profileBuckets } from '../core/profile.ts'
import type { Fill } from '../core/series.ts'
import type { Metric } from '../widgets/metric.ts'
import type { KeyKind, Widget } from '../widgets/widget.ts'
import type { MetricExpression } from './metric-expression.ts'

/** One widget of a report and the metrics that are shown of it. */
export interface ReportMember {
  readonly widget: Widget
  readonly metrics: readonly Metric[]
}

/** A pushed metric whose points the report needs: shown itself, or an operand of a formula. */
export interface SeriesInput {
  readonly metric: Metric
  readonly keyKind: KeyKind
}

/** What a report is asked for, checked and with its defaults. Several members share the period and the keys. */
export interface ReportSpec {
  readonly projectId: Id
  readonly members: readonly ReportMember[]
  /** Every metric of the members, and not chosen ones. */
  readonly selectsAll: boolean
  /** What the keys of the report are. */
  readonly keyKind: KeyKind
  /** Every pushed metric once, those of the first member first. */
  readonly inputs: readonly SeriesInput[]
  readonly expressions: ReadonlyMap<Metric, MetricExpression>
  readonly period: PeriodInput
  readonly compare: readonly ComparisonInput[]
  /** `null`: by the length of the period. */
  readonly granularity: Granularity | null
  readonly fill: Fill
  /** The days or hours are folded by weekday or by hour of the day. */
  readonly profile: ProfileBy | null
  readonly calendar: Calendar
  /** Categories to show before the rest is joined as `Other`. */
  readonly top: number
}

/** A report with its calendar resolved: which ranges of which series to read, put into which buckets. */
export interface ReportPlan {
  readonly spec: ReportSpec
  readonly period: Period
  readonly comparedPeriods: readonly Period[]
  /** `null` for categories. */
  readonly granularity: Granularity | null
  /** The period, then each compared one, in the buckets that the report shows; empty for categories. */
  readonly ranges: readonly TimeRange[]
  /** The same for inputs with keys of each kind. */
  readonly rangesOf: Readonly<Record<TimedKeyKind, readonly TimeRange[]>>
}

/** A range of stored keys to read, and the buckets that its points are put into. */
export interface TimeRange {
  readonly buckets: Buckets
  /** Keys as they are stored, `[from, before)`. */
  readonly from: string
  readonly before: string
  /** Where each bucket lies among those that the report shows; `null`: they are the same. */
  readonly indexes: readonly (number | null)[] | null
}

/** Throws CalendarError whose field is a path in the arguments. `allTime` is the extent of the points that are read. */
export function planReport(spec: ReportSpec, allTime: PointExtent | null): ReportPlan {
  const { calendar, keyKind } = spec
  const period = within('period', () => resolvePeriod(spec.period, calendar, allTime))
  const compared = (kind: TimedKeyKind) =>
    spec.compare.map((input, index) =>
      within(`compare.${index}`, () => resolveComparison(period, input, calendar, kind)),
    )
  if (keyKind === 'CATEGORY') {
    // What was pushed under a name belongs to no time; events do.
    const comparedPeriods = spec.inputs.some(({ metric }) => metric.eventCount) ? compared('TIME') : []
    return { spec, period, comparedPeriods, granularity: null, ranges: [], rangesOf: { DATE: [], TIME: [] } }
  }
  const comparedPeriods = compared(keyKind)
  const granularity = spec.granularity ?? defaultGranularity(period, keyKind)
  const periods = [period, ...comparedPeriods]
  const bucketsIn = (range: Period, kind: TimedKeyKind) =>
    spec.profile ? profileBuckets(spec.profile, range, calendar, kind) : bucketsOf(range, granularity, calendar, kind)
  const ranges = periods.map(range => toTimeRange(range, bucketsIn(range, keyKind), keyKind, null))
  const other = keyKind === 'DATE' ? 'TIME' : 'DATE'
  const isMixed = spec.inputs.some(read => read.keyKind === other)
  const others = isMixed
    ? periods.map((range, index) => toTimeRange(range, bucketsIn(range, other), other, ranges[index] ?? null))
    : []
  const rangesOf = keyKind === 'DATE' ? { DATE: ranges, TIME: others } : { DATE: others, TIME: ranges }
  return { spec, period, comparedPeriods, granularity, ranges, rangesOf }
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

/** Days and instants are cut at the same times of the calendar: buckets of either kind are matched by their keys. */
function toTimeRange(period: Period, buckets: Buckets, keyKind: TimedKeyKind, visible: TimeRange | null): TimeRange {
  const indexOf = visible && new Map(visible.buckets.keys.map((key, index) => [key, index]))
  const indexes = indexOf && buckets.keys.map(key => indexOf.get(key) ?? null)
  return { buckets, indexes, ...storedRange(period, keyKind) }
}

export function storedRange(period: Period, keyKind: TimedKeyKind): { from: string; before: string } {
  return keyKind === 'DATE'
    ? { from: String(period.firstDay), before: String(period.lastDay + 1) }
    : { from: `${period.from}000`, before: `${period.before}000` }
}
