// Which groups of a report are shown, and in which order; the others are one.

import { AppError } from '../base/errors.ts'
import { quote } from '../base/quote.ts'
import { countText } from '../core/number-format.ts'
import { compareRatios, type Ratio } from '../core/ratio.ts'
import type { Widget } from '../widgets/widget.ts'
import type { GroupValues } from './report-data.ts'
import type { NameOrder, ReportPlan } from './report-plan.ts'
import { MAX_EVENT_GROUPS, MAX_GROUP_CELLS } from './report-query.ts'
import type { TimeRange } from './report-range.ts'

/** A group that the period has, and what it is ordered by. */
export interface GroupCandidate {
  readonly values: GroupValues
  readonly size: Ratio | null
  /** The id of the first of its series that was made, which grows with time. */
  readonly firstSeries: bigint | null
}

/** The first ones in the order; those without a value to order by are last, and equal ones go by their own values. */
export function firstGroups(
  candidates: readonly GroupCandidate[],
  { by, direction }: Pick<NameOrder, 'by' | 'direction'>,
  top: number,
): readonly GroupValues[] {
  const sign = direction === 'ASC' ? 1 : -1
  const byValues = (a: GroupCandidate, b: GroupCandidate) => compareValues(a.values, b.values, by === 'NAME' ? sign : 1)
  const sorted = [...candidates].sort((a, b) => {
    if (by === 'NAME') return byValues(a, b)
    const [first, second] = by === 'KEY' ? [toRatio(a.firstSeries), toRatio(b.firstSeries)] : [a.size, b.size]
    if (first === null || second === null) return Number(first === null) - Number(second === null) || byValues(a, b)
    return sign * compareRatios(first, second) || byValues(a, b)
  })
  return sorted.slice(0, top).map(({ values }) => values)
}

const toRatio = (whole: bigint | null): Ratio | null => (whole === null ? null : { numerator: whole, denominator: 1n })

/** By code points, one dimension after the other; without a value is behind all that have one, whichever way they go. */
export function compareValues(a: GroupValues, b: GroupValues, sign: number): number {
  for (const [index, value] of a.entries()) {
    const other = b[index] ?? null
    if (value === other) continue
    if (value === null || other === null) return value === null ? 1 : -1
    return sign * Buffer.compare(Buffer.from(value), Buffer.from(other))
  }
  return 0
}

/** Throws QUERY_TOO_COMPLEX where the groups would have more cells than a reply may. */
export function assertFewCells({ spec, ranges, comparedPeriods }: ReportPlan, groups: number): void {
  const metrics = spec.members.reduce((count, member) => count + member.metrics.length, 0)
  const buckets = ranges[0]?.buckets.keys.length ?? 1
  const cells = (groups + 1) * Math.max(1, buckets) * Math.max(1, metrics) * (1 + comparedPeriods.length)
  if (cells <= MAX_GROUP_CELLS) return
  const title = (spec.members[0]?.widget as Widget | undefined)?.title ?? ''
  const [most, have] = [MAX_GROUP_CELLS, cells].map(number => countText(number))
  const message = `The report of ${JSON.stringify(title)} would have ${have} values (groups times buckets times metrics times periods); at most ${most} are possible. Ask for fewer groups with \`top\`, for longer buckets or for fewer metrics.`
  throw new AppError('QUERY_TOO_COMPLEX', message, { fields: { top: [message] } })
}

/** Where groups of events are ordered by a formula, which has to know all of them. */
export function tooManyGroups({ spec }: ReportPlan): AppError {
  const title = quote(spec.members[0]?.widget.title ?? '')
  const names = spec.by.map(name => quote(name)).join(', ')
  const message = `The events of ${title} have more than ${countText(MAX_EVENT_GROUPS)} groups by ${names}, too many to order by a formula: order by a counted metric or by NAME with \`orderBy\`, or filter with \`where\`.`
  return new AppError('QUERY_TOO_COMPLEX', message, { fields: { by: [message] } })
}

/** Series of levels may end in one of the buckets, and be shown in those before: theirs are kept, and shown as one. */
export function toOneBucket(range: TimeRange, hasLevels: boolean): TimeRange {
  const { starts: all, end } = range.buckets
  const starts = hasLevels ? all : all.slice(0, 1)
  return { ...range, buckets: { keys: ['whole'], starts, end }, indexes: starts.map(() => 0), images: null }
}
