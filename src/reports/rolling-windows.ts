// What does not add up over a window: the same report once for each bucket of one, in windows that lie side by side.
import { AppError } from '../base/errors.ts'
import type { TimedKeyKind } from '../core/calendar.ts'
import { acrossOf, aggregationOf, type Metric } from '../widgets/metric.ts'
import { type MetricExpression, metricsOf } from './metric-expression.ts'
import { type ReportPlan, readsProperties, readsSeries, type SeriesInput } from './report-plan.ts'
import { fillFor, MAX_WINDOW_READS } from './report-query.ts'
import type { TimeRange } from './report-range.ts'
import type { LeadInPlan } from './rolling-plan.ts'

/** Whether the numbers of buckets, joined, are those of the window: unique users are not, nor means or levels that each series has. */
function joinsOverTime(spec: ReportPlan['spec'], input: SeriesInput): boolean {
  const { metric } = input
  if (metric.eventCount) return metric.eventCount.aggregate !== 'UNIQUE_USERS'
  if (!readsSeries(spec, input)) return true
  const [across, aggregation] = [acrossOf(metric), aggregationOf(metric)]
  return across === 'POOLED' || (across === aggregation && aggregation !== 'AVERAGE')
}

/** Whether a level holds until the next one: then it is that of the last bucket, however long the window is. */
export function holdsLevel({ fill }: Pick<ReportPlan['spec'], 'fill'>, metric: Metric): boolean {
  const aggregation = aggregationOf(metric)
  return aggregation === 'LATEST' && fillFor(fill, aggregation) === 'PREVIOUS'
}

export interface WindowInputs {
  /** Users whose windows are counted in one reading of their events. */
  readonly users: readonly SeriesInput[]
  /** What has to be read by windows. */
  readonly others: readonly SeriesInput[]
}

/** What does not join over time. */
export function windowInputs({ plan }: LeadInPlan, expressions: readonly MetricExpression[]): WindowInputs {
  const metrics = new Set(expressions.flatMap(metricsOf))
  const all = plan.spec.inputs.filter(
    input => metrics.has(input.metric) && !joinsOverTime(plan.spec, input) && !holdsLevel(plan.spec, input.metric),
  )
  const isOfUsers = (input: SeriesInput) => input.metric.eventCount !== null && !readsProperties(plan.spec, input)
  return { users: all.filter(isOfUsers), others: all.filter(input => !isOfUsers(input)) }
}

/**
 * Windows that end with each bucket of the report, as plans whose windows do not overlap: bucket `i` is the one with the index
 * `floor(i / length)` of plan `i % length`.
 */
export function windowPlans(
  { plan, count }: LeadInPlan,
  buckets: number,
  inputs: readonly SeriesInput[],
): readonly ReportPlan[] {
  const all = plan.ranges[0]?.buckets.keys.length ?? 0
  const ends = Array.from({ length: all - count }, (_, index) => count + index)
  const spec = { ...plan.spec, inputs }
  return Array.from({ length: Math.min(buckets, ends.length) }, (_, phase): ReportPlan => {
    const own = ends.filter((_, index) => index % buckets === phase)
    const rangesIn = (ranges: readonly TimeRange[], kind: TimedKeyKind) =>
      inputs.some(({ keyKind }) => keyKind === kind) || kind === spec.keyKind
        ? ranges.map(range => toWindows(range, own, { buckets, all, kind }))
        : []
    const rangesOf = { DATE: rangesIn(plan.rangesOf.DATE, 'DATE'), TIME: rangesIn(plan.rangesOf.TIME, 'TIME') }
    return {
      ...plan,
      spec,
      granularity: null,
      ranges: spec.keyKind === 'DATE' ? rangesOf.DATE : rangesOf.TIME,
      rangesOf,
    }
  })
}

interface WindowOptions {
  readonly buckets: number
  readonly all: number
  readonly kind: TimedKeyKind
}

/** A range whose buckets are windows, each up to and with one of `ends`. */
function toWindows(range: TimeRange, ends: readonly number[], { buckets, all, kind }: WindowOptions): TimeRange {
  const startOf = startsByIndex(range, all)
  const starts = ends.map(end => startOf[Math.max(0, end - buckets + 1)] ?? range.buckets.end)
  const end = startOf[(ends.at(-1) ?? -1) + 1] ?? range.buckets.end
  const toKey = (at: number) => (kind === 'DATE' ? String(at) : `${at}000`)
  return {
    buckets: { keys: ends.map(String), starts, end },
    indexes: ends.map((_, index) => index),
    images: null,
    from: toKey(starts[0] ?? end),
    before: toKey(end),
  }
}

/** Where each bucket of the lead-in begins in a range; one without length where the next one does. */
function startsByIndex({ buckets, indexes }: TimeRange, all: number): readonly number[] {
  const starts: (number | undefined)[] = new Array(all + 1)
  let rest: number | undefined
  for (const [place, start] of buckets.starts.entries()) {
    const index = indexes ? (indexes[place] ?? null) : place
    if (index !== null) {
      starts[index] = start
      rest = undefined
    } else rest ??= start
  }
  let next = rest ?? buckets.end
  return Array.from(starts, (_, index) => {
    next = starts[all - index] ?? next
    return next
  }).reverse()
}

/** Throws QUERY_TOO_COMPLEX where what does not add up would be read too often. */
export function assertFewReads(plans: number): void {
  if (plans <= MAX_WINDOW_READS) return
  const message = `Unique users by properties, and numbers that each series has for itself, are read once for each bucket of a window: at most ${MAX_WINDOW_READS} times in a report, here ${plans}. Ask for shorter windows, longer buckets or a shorter period.`
  throw new AppError('QUERY_TOO_COMPLEX', message, { fields: { buckets: [message] } })
}
