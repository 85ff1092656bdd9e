import type { ProjectId } from '../base/id.ts'
import { type Calendar, CalendarError, type TimedKeyKind } from '../core/calendar.ts'
import { type ComparisonInput, findComparison } from '../core/comparison.ts'
import type { DimensionFilter } from '../core/dimension-filter.ts'
import { type BucketUnit, bucketsOf, defaultGranularity, type Granularity } from '../core/granularity.ts'
import { type Period, type PeriodInput, type PointExtent, periodBetween, resolvePeriod } from '../core/period.ts'
import { type ProfileBy, profileBuckets } from '../core/profile.ts'
import type { WorkingDays } from '../core/working-days.ts'
import type { KeptSums } from '../widgets/kept-sums.ts'
import type { Metric } from '../widgets/metric.ts'
import type { KeyKind, Widget } from '../widgets/widget.ts'
import { endOfSoFar, keepsHours, keptRangeIssue } from './kept-range.ts'
import type { MetricExpression } from './metric-expression.ts'
import type { GroupValues } from './report-data.ts'
import {
  type GroupOrder,
  MAX_ORDERED_NAMES,
  MAX_ORDERED_VALUES,
  type OnlyDays,
  type ReportFill,
} from './report-query.ts'
import { comparedRange, periodRange, type TimeRange } from './report-range.ts'

/** One widget of a report and the metrics that are shown of it. */
export interface ReportMember {
  readonly widget: Widget
  readonly metrics: readonly Metric[]
}

/** A pushed metric whose points the report needs: shown itself, or an operand of a formula. */
export interface SeriesInput {
  readonly metric: Metric
  readonly keyKind: KeyKind
  /** Those of its widget. */
  readonly dimensions: readonly string[]
  /** As of its widget. */
  readonly isRolled?: true
  readonly sums?: KeptSums
}

/** What a report is asked for, checked and with its defaults. Several members share the period and the keys. */
export interface ReportSpec {
  readonly projectId: ProjectId
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
  /** A named calendar, whose periods are the buckets. */
  readonly calendarGranularity: string | null
  readonly fill: ReportFill
  /** The days or hours are folded by weekday or by hour of the day. */
  readonly profile: ProfileBy | null
  readonly calendar: Calendar
  readonly onlyDays: OnlyDays
  /** The days that the project works on. */
  readonly working: WorkingDays
  readonly where: readonly DimensionFilter[]
  readonly by: readonly string[]
  /** Categories, or groups, to show before the rest is joined as `Other`. */
  readonly top: number
  /** How categories or groups are ordered; `null`: by the size of the first metric. */
  readonly order: NameOrder | null
}

/** `metric` has the values to order by, where it is by VALUE. */
export interface NameOrder {
  readonly by: GroupOrder['by']
  readonly direction: GroupOrder['direction']
  readonly metric: Metric | null
}

/** Why nothing is compared, though it was asked for. */
export const missingReasons = ['BEFORE_YEAR_1', 'NO_SUCH_PERIOD', 'BEFORE_FIRST_POINT', 'KEPT_AS_SUMS'] as const
type MissingReason = (typeof missingReasons)[number]

/** A comparison that was asked for and cannot exist. */
export interface MissingComparison {
  /** Its place among those asked for. */
  readonly index: number
  readonly reason: MissingReason
  /** The period that has no points by what it is; `null`: it is none. */
  readonly period: Period | null
}

/** A report with its calendar resolved: which ranges of which series to read, put into which buckets. */
export interface ReportPlan {
  readonly spec: ReportSpec
  readonly period: Period
  readonly comparedPeriods: readonly Period[]
  /** The place of each compared period among those asked for. */
  readonly compareIndexes: readonly number[]
  readonly missing: readonly MissingComparison[]
  /** `null` for categories. */
  readonly granularity: BucketUnit | null
  /** The period, then each compared one, in the buckets that the report shows; empty for categories. */
  readonly ranges: readonly TimeRange[]
  /** The same for inputs with keys of each kind. */
  readonly rangesOf: Readonly<Record<TimedKeyKind, readonly TimeRange[]>>
  /** The groups to tell apart, in their order; `null`: each combination of values is one. */
  readonly groups: readonly GroupValues[] | null
}

/** Throws CalendarError whose field is a path in the arguments. `allTime` is the extent of the points that are read. */
export function planReport(spec: ReportSpec, allTime: PointExtent | null): ReportPlan {
  const { keyKind } = spec
  const named = within('period', () => resolvePeriod(spec.period, spec.calendar, allTime))
  if (keyKind === 'CATEGORY') {
    // What was pushed under a name belongs to no time; events do.
    const isTimed = spec.inputs.some(({ metric }) => metric.eventCount)
    const compared = isTimed ? comparisonsOf(spec, named, 'TIME') : noComparisons
    return {
      spec,
      period: named,
      ...namesOf(compared),
      granularity: null,
      ranges: [],
      rangesOf: { DATE: [], TIME: [] },
      groups: null,
    }
  }
  const granularity = granularityOf(spec, named, keyKind)
  const period = comparedBy(granularity, named)
  const asked = comparisonsOf(spec, period, keyKind)
  const all = rangesOfBoth(spec, { period, compared: asked, granularity, keyKind })
  const [own, ...others] = all.rangesOf.TIME.map(range => keptRangeIssue(spec, range))
  if (own) throw new CalendarError('period', own)
  const compared = withoutCut(asked, others)
  const { ranges, rangesOf } = compared === asked ? all : rangesOfBoth(spec, { period, compared, granularity, keyKind })
  return { spec, period, ...namesOf(compared), granularity, ranges, rangesOf, groups: null }
}

/** What would cut sums of old instants is not compared. */
function withoutCut(asked: Comparisons, issues: readonly (string | null)[]): Comparisons {
  if (!issues.some(issue => issue !== null)) return asked
  const { found, missing } = asked
  const cut = found.filter((_, index) => issues[index] !== null)
  return {
    found: found.filter(it => !cut.includes(it)),
    missing: [...missing, ...cut.map(({ index, period }) => ({ index, reason: 'KEPT_AS_SUMS' as const, period }))],
  }
}

function rangesOfBoth(spec: ReportSpec, time: ResolvedTime): Pick<ReportPlan, 'ranges' | 'rangesOf'> {
  const { keyKind } = time
  const ranges = rangesOfKind(spec, time, keyKind, null)
  const other = keyKind === 'DATE' ? 'TIME' : 'DATE'
  const isMixed = spec.inputs.some(read => read.keyKind === other)
  const others = isMixed ? rangesOfKind(spec, time, other, ranges[0] ?? null) : []
  return { ranges, rangesOf: keyKind === 'DATE' ? { DATE: ranges, TIME: others } : { DATE: others, TIME: ranges } }
}

function granularityOf(
  { granularity, calendarGranularity, calendar, inputs }: ReportSpec,
  period: Period,
  keyKind: TimedKeyKind,
): BucketUnit {
  const named = calendarGranularity === null ? undefined : calendar.calendars?.get(calendarGranularity)
  const usual = named ?? granularity ?? defaultGranularity(period, keyKind)
  return granularity === null && usual === 'HOUR' && !keepsHours(inputs, period.from) ? 'DAY' : usual
}

/** Buckets of a named calendar stand against those of the year before, also where the period itself is none of its. */
function comparedBy(granularity: BucketUnit, period: Period): Period {
  if (typeof granularity === 'string' || period.named || !period.wholeDays) return period
  return { ...period, named: granularity }
}

interface Comparisons {
  readonly found: readonly { readonly index: number; readonly input: ComparisonInput; readonly period: Period }[]
  readonly missing: readonly MissingComparison[]
}

const noComparisons: Comparisons = { found: [], missing: [] }

function namesOf({ found, missing }: Comparisons) {
  return { comparedPeriods: found.map(it => it.period), compareIndexes: found.map(it => it.index), missing }
}

function comparisonsOf(spec: ReportSpec, period: Period, keyKind: TimedKeyKind): Comparisons {
  const found: Comparisons['found'][number][] = []
  const missing: MissingComparison[] = []
  for (const [index, input] of spec.compare.entries()) {
    const moved = within(`compare.${index}`, () => findComparison(period, input, spec.calendar, keyKind))
    const compared = typeof moved === 'string' ? moved : throughSums(spec, period, moved)
    if (typeof compared === 'string') missing.push({ index, reason: compared, period: null })
    else if (isAllTime(spec) && compared.lastDay < period.firstDay)
      missing.push({ index, reason: 'BEFORE_FIRST_POINT', period: compared })
    else found.push({ index, input, period: compared })
  }
  return { found, missing }
}

/** A period that is not over is compared to the same point, or where that lies inside of a sum, through its end. */
function throughSums({ inputs, calendar }: ReportSpec, period: Period, compared: Period): Period {
  if (!period.partial) return compared
  const before = endOfSoFar(inputs, compared.before)
  if (before === compared.before) return compared
  const { label, lastDay, partial } = periodBetween(
    compared.from,
    before,
    { ...calendar, timeZone: compared.timeZone },
    null,
  )
  return { ...compared, before, label, lastDay, partial }
}

interface ResolvedTime {
  readonly period: Period
  readonly compared: Comparisons
  readonly granularity: BucketUnit
  readonly keyKind: TimedKeyKind
}

/** The period, then each compared one, for series whose keys are of this kind. */
function rangesOfKind(
  { profile, calendar }: ReportSpec,
  { period, compared, granularity, keyKind }: ResolvedTime,
  storedKind: TimedKeyKind,
  visible: TimeRange | null,
): readonly TimeRange[] {
  const { rules } = calendar
  const buckets = profile
    ? profileBuckets(profile, period, rules, storedKind)
    : bucketsOf(period, granularity, rules, storedKind)
  const own = periodRange(period, buckets, storedKind, visible)
  const others = compared.found.map(({ input, period: other }) =>
    comparedRange(period, own, other, { input, granularity, rules, keyKind, storedKind }),
  )
  return [own, ...others]
}

/** The names to read one by one, before the rest: all of those that are shown, or all that can be ordered. */
export function namesToRead({ spec, comparedPeriods }: Pick<ReportPlan, 'spec' | 'comparedPeriods'>): number {
  if (!spec.order) return spec.top
  const values = Math.max(1, spec.inputs.length) * (1 + comparedPeriods.length)
  return Math.max(spec.top, Math.min(MAX_ORDERED_NAMES, Math.floor(MAX_ORDERED_VALUES / values)))
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

/** From the first point to the last, whenever that is. */
export function isAllTime({ period }: Pick<ReportSpec, 'period'>): boolean {
  return 'preset' in period && period.preset === 'ALL_TIME'
}

/** Whether the metric is read by the series of its dimensions. */
export function readsSeries(
  spec: Pick<ReportSpec, 'where' | 'by'>,
  { dimensions, keyKind, metric }: SeriesInput,
): boolean {
  if (keyKind === 'CATEGORY' || metric.eventCount !== null || isPeriodic({ metric })) return false
  return dimensions.length > 0 || spec.where.length > 0 || spec.by.length > 0
}

/** Whether the metric is counted from events by their properties. */
export function readsProperties(spec: Pick<ReportSpec, 'where' | 'by'>, { keyKind, metric }: SeriesInput): boolean {
  return keyKind !== 'CATEGORY' && metric.eventCount !== null && (spec.where.length > 0 || spec.by.length > 0)
}

/** Whether the metric has values of periods, which have statements of their own. */
export const isPeriodic = ({ metric }: Pick<SeriesInput, 'metric'>): boolean => metric.aggregation === 'PERIODIC'
