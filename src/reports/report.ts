import type { Id } from '../base/id.ts'
import type { Aggregate } from '../core/aggregate.ts'
import { type Calendar, CalendarError, type TimedKeyKind } from '../core/calendar.ts'
import { type ComparisonInput, resolveComparison } from '../core/comparison.ts'
import { type Buckets, bucketsOf, defaultGranularity, type Granularity } from '../core/granularity.ts'
import { type Period, type PeriodInput, type PointExtent, resolvePeriod } from '../core/period.ts'
import { type ProfileBy, profileBuckets } from '../core/profile.ts'
import type { Fill, SparseSeries } from '../core/series.ts'
import type { Metric } from '../widgets/metric.ts'
import type { KeyKind, Widget } from '../widgets/widget.ts'
import type { Reading } from './reading.ts'

/** A report as it is asked for, before defaults. Several widgets share the period and the keys. */
export interface ReportQuestion {
  readonly widgets: readonly Widget[]
  readonly period: PeriodInput | null
  readonly compare: readonly ComparisonInput[] | null
  readonly granularity: Granularity | null
  readonly fill: Fill
  readonly timeZone: string | null
  /** Metric names; `null`: all. */
  readonly metrics: readonly string[] | null
  readonly top: number | null
  readonly profile: ProfileBy | null
}

/** One widget of a report and the metrics that are shown of it. */
export interface ReportMember {
  readonly widget: Widget
  readonly metrics: readonly Metric[]
}

/** A pushed metric whose points the report needs: shown itself, or an operand of a formula. */
export interface Read {
  readonly metric: Metric
  readonly keyKind: KeyKind
}

/** What a report is asked for, checked by the service. Several members share the period and the keys. */
export interface ReportRequest {
  readonly projectId: Id
  readonly members: readonly ReportMember[]
  /** What the keys of the report are. */
  readonly keyKind: KeyKind
  /** Every pushed metric once, those of the first member first. */
  readonly reads: readonly Read[]
  readonly readings: ReadonlyMap<Metric, Reading>
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

/** A request with its calendar resolved: which stretches to read, put into which buckets. */
export interface ReportPlan {
  readonly request: ReportRequest
  readonly period: Period
  readonly comparedPeriods: readonly Period[]
  /** `null` for categories. */
  readonly granularity: Granularity | null
  /** Of the period, then of each compared one, as the report shows them; empty for categories. */
  readonly stretches: readonly Stretch[]
  /** The same for reads with keys of each kind. */
  readonly stretchesOf: Readonly<Record<TimedKeyKind, readonly Stretch[]>>
}

export interface Stretch {
  readonly buckets: Buckets
  /** Keys as they are stored, `[from, before)`. */
  readonly from: string
  readonly before: string
  /** Where each bucket lies among those that the report shows; `null`: they are the same. */
  readonly places: readonly (number | null)[] | null
}

/** The points of one metric in one stretch. */
export interface SeriesData {
  readonly series: SparseSeries
  readonly total: Aggregate | null
  /** The greatest stored key with a point. */
  readonly lastKey: string | null
}

export const emptySeries: SeriesData = { series: new Map(), total: null, lastKey: null }

/** Throws CalendarError whose field is a path in the arguments. `allTime` is the extent of the points that are read. */
export function planReport(request: ReportRequest, allTime: PointExtent | null): ReportPlan {
  const { calendar, keyKind } = request
  const period = within('period', () => resolvePeriod(request.period, calendar, allTime))
  const compared = (kind: TimedKeyKind) =>
    request.compare.map((input, index) =>
      within(`compare.${index}`, () => resolveComparison(period, input, calendar, kind)),
    )
  if (keyKind === 'CATEGORY') {
    // What was pushed under a name belongs to no time; events do.
    const comparedPeriods = request.reads.some(({ metric }) => metric.eventCount) ? compared('TIME') : []
    return { request, period, comparedPeriods, granularity: null, stretches: [], stretchesOf: { DATE: [], TIME: [] } }
  }
  const comparedPeriods = compared(keyKind)
  const granularity = request.granularity ?? defaultGranularity(period, keyKind)
  const periods = [period, ...comparedPeriods]
  const cut = (stretch: Period, kind: TimedKeyKind) =>
    request.profile
      ? profileBuckets(request.profile, stretch, calendar, kind)
      : bucketsOf(stretch, granularity, calendar, kind)
  const stretches = periods.map(stretch => toStretch(stretch, cut(stretch, keyKind), keyKind, null))
  const other = keyKind === 'DATE' ? 'TIME' : 'DATE'
  const isMixed = request.reads.some(read => read.keyKind === other)
  const others = isMixed
    ? periods.map((stretch, index) => toStretch(stretch, cut(stretch, other), other, stretches[index] ?? null))
    : []
  const stretchesOf = keyKind === 'DATE' ? { DATE: stretches, TIME: others } : { DATE: others, TIME: stretches }
  return { request, period, comparedPeriods, granularity, stretches, stretchesOf }
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

/** Days and instants are cut at the same places of the calendar: buckets of either kind are matched by their keys. */
function toStretch(period: Period, buckets: Buckets, keyKind: TimedKeyKind, shown: Stretch | null): Stretch {
  const placeOf = shown && new Map(shown.buckets.keys.map((key, index) => [key, index]))
  const places = placeOf && buckets.keys.map(key => placeOf.get(key) ?? null)
  return { buckets, places, ...storedRange(period, keyKind) }
}

export function storedRange(period: Period, keyKind: TimedKeyKind): { from: string; before: string } {
  return keyKind === 'DATE'
    ? { from: String(period.firstDay), before: String(period.lastDay + 1) }
    : { from: `${period.from}000`, before: `${period.before}000` }
}

/** The rest of the categories behind the top. */
export const OTHER = 'Other'

export const DEFAULT_TOP = 1_000
export const MAX_TOP = 1_000
export const MAX_COMPARISONS = 10
