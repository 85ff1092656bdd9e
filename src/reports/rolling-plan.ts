// What is read for numbers over trailing windows: the plan of a report with buckets before its periods.

import { badInput } from '../base/errors.ts'
import { CalendarError, type TimedKeyKind } from '../core/calendar.ts'
import { leadInImages, leadInOf } from '../core/lead-in.ts'
import { countText } from '../core/number-format.ts'
import type { Metric } from '../widgets/metric.ts'
import { assertFewCells } from './group-choice.ts'
import { keptRangeIssue } from './kept-range.ts'
import type { ReportPlan } from './report-plan.ts'
import { MAX_WINDOW_BUCKETS, MAX_WORKING_SPAN } from './report-query.ts'
import type { TimeRange } from './report-range.ts'
import { workingSpanOf } from './working-edges.ts'

/** The plan of a report from so many whole buckets before each of its periods on. */
export interface LeadInPlan {
  readonly plan: ReportPlan
  /** How many buckets are before those of the report. */
  readonly count: number
}

/** Throws BAD_USER_INPUT that names `buckets`, where there are no such windows. */
export function assertWindow({ granularity }: ReportPlan, buckets: number): void {
  if (granularity === null)
    throw badInput('buckets', 'The keys of this widget are names: none of them is before another.')
  if (buckets < 1 || buckets > MAX_WINDOW_BUCKETS)
    throw badInput('buckets', `A window has 1 to ${MAX_WINDOW_BUCKETS} buckets.`)
}

/** Of the metrics alone that are asked for. Throws QUERY_TOO_COMPLEX where the groups would have too many values. */
export function toLeadInPlan(plan: ReportPlan, buckets: number, metrics: ReadonlySet<Metric>): LeadInPlan {
  const { spec } = plan
  const { keyKind } = spec
  if (keyKind === 'CATEGORY') throw new Error('names have no buckets before them')
  const inputs = spec.inputs.filter(({ metric }) => metrics.has(metric))
  const own = leadInRanges(plan, keyKind, buckets - 1, null)
  const other = keyKind === 'DATE' ? 'TIME' : 'DATE'
  const isMixed = inputs.some(input => input.keyKind === other)
  const others = isMixed ? leadInRanges(plan, other, buckets - 1, own.ranges[0] ?? null).ranges : []
  const rangesOf = keyKind === 'DATE' ? { DATE: own.ranges, TIME: others } : { DATE: others, TIME: own.ranges }
  const members = spec.members.slice(0, 1).map(member => ({ ...member, metrics: [...metrics] }))
  const whole = { ...plan, spec: { ...spec, inputs, members }, ranges: own.ranges, rangesOf }
  assertWorkingLeadIn(whole)
  for (const range of whole.rangesOf.TIME) {
    const issue = keptRangeIssue(whole.spec, range)
    if (issue !== null) throw badInput('buckets', `With the buckets before it: ${issue}`)
  }
  if (spec.by.length > 0) assertFewCells(whole, plan.groups?.length ?? 0)
  return { plan: whole, count: own.count }
}

function leadInRanges(
  plan: ReportPlan,
  storedKind: TimedKeyKind,
  count: number,
  visible: TimeRange | null,
): { readonly ranges: readonly TimeRange[]; readonly count: number } {
  const { spec, period, comparedPeriods, granularity, compareIndexes } = plan
  const { rules } = spec.calendar
  const keyKind = spec.keyKind === 'CATEGORY' ? storedKind : spec.keyKind
  if (granularity === null) throw new Error('names have no buckets before them')
  const lead = withPath(() => leadInOf(period, count, { granularity, rules, storedKind }))
  const { keys } = lead.buckets
  const indexOf = visible && new Map(visible.buckets.keys.map((key, index) => [key, index]))
  const indexes = indexOf && keys.map(key => indexOf.get(key) ?? null)
  const toKey = (at: number) => (storedKind === 'DATE' ? String(at) : `${at}000`)
  const rangeOf = (starts: readonly number[], end: number, shown: TimeRange['indexes']): TimeRange => ({
    buckets: { keys, starts, end },
    indexes: shown,
    images: null,
    from: toKey(starts[0] ?? end),
    before: toKey(end),
  })
  const compared = comparedPeriods.map((other, index) => {
    const input = spec.compare[compareIndexes[index] ?? 0]
    const images = plan.rangesOf[storedKind][index + 1]?.images
    if (!input || !images) throw new Error('a compared period has images')
    const options = { input, granularity, rules, keyKind, storedKind, images }
    const found = leadInImages(period, lead, other, options)
    const placed = found.images.flatMap((image, at) =>
      image ? [{ ...image, at: indexes ? (indexes[at] ?? null) : at }] : [],
    )
    const starts = startsOf(placed, found.before)
    return rangeOf(
      starts.map(({ from }) => from),
      found.before,
      starts.map(({ at }) => at),
    )
  })
  return { ranges: [rangeOf(lead.buckets.starts, lead.buckets.end, indexes), ...compared], count: lead.count }
}

interface PlacedImage {
  readonly from: number
  readonly before: number
  readonly at: number | null
}

/** Where what is compared with each bucket begins, and where what is compared with none: between two of them, or behind the last one. */
function startsOf(images: readonly PlacedImage[], before: number): Pick<PlacedImage, 'from' | 'at'>[] {
  return images.flatMap((image, index) => {
    const next = images[index + 1]?.from ?? before
    return image.before < next ? [image, { from: image.before, at: null }] : [image]
  })
}

function withPath<Result>(find: () => Result): Result {
  try {
    return find()
  } catch (error) {
    if (error instanceof CalendarError) throw badInput('buckets', `With the buckets before it: ${error.message}`)
    throw error
  }
}

/** Working days are looked at one by one. */
function assertWorkingLeadIn(plan: ReportPlan): void {
  if (plan.spec.onlyDays === 'ALL') return
  const { from, through } = workingSpanOf(plan)
  if (through - from < MAX_WORKING_SPAN) return
  const [most, span] = [MAX_WORKING_SPAN, through - from].map(days => countText(days))
  throw badInput(
    'buckets',
    `Windows of working days and the report that they are of lie within ${most} days; these are ${span}.`,
  )
}
