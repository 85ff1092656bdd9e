// The order of names, where it is another one than that in which they are read: by a formula, by themselves, by when they were pushed.

import { AppError } from '../base/errors.ts'
import type { Aggregate } from '../core/aggregate.ts'
import { countText } from '../core/number-format.ts'
import { compareRatios, type Ratio } from '../core/ratio.ts'
import { joinAggregates } from '../core/series.ts'
import { nameOfRest, type ReportData, type SeriesData } from './report-data.ts'
import { type NameOrder, namesToRead, type ReportPlan } from './report-plan.ts'

/**
 * The data with its names in order, and those behind the top as the rest. `valuesOf` are the values that the names are ordered by. Ties go by
 * name, and what has no value is last, whichever way the others go. Throws QUERY_TOO_COMPLEX for more names than were read.
 */
export function orderNames(
  plan: ReportPlan,
  data: ReportData,
  valuesOf: (names: number) => readonly (Ratio | null)[],
): ReportData {
  const { order, top, keyKind } = plan.spec
  if (!order || keyKind !== 'CATEGORY' || data.isInOrder) return data
  if (data.otherIndex !== null) {
    const most = countText(namesToRead(plan))
    throw new AppError('QUERY_TOO_COMPLEX', `At most ${most} names can be ordered so; the widget has more.`, {
      fields: { orderBy: [`At most ${most} names can be ordered so; leave the order out to have the largest.`] },
    })
  }
  const names = data.categories
  const byName = nameComparison(names)
  const sorted = names.map((_, index) => index).sort(comparison(order, data, { byName, valuesOf }))
  const shown = sorted.slice(0, top).map(index => names[index] ?? '')
  const hasRest = sorted.length > top
  // The latest of the rest is that of its last name, as where the database adds it up.
  const rest = sorted.slice(top).sort(byName)
  const places = [...sorted.slice(0, top), ...rest]
  return {
    ...data,
    series: data.series.map(ranges => ranges.map(range => ({ ...range, series: regrouped(range, places, top) }))),
    categories: hasRest ? [...shown, nameOfRest(shown)] : shown,
    otherIndex: hasRest ? top : null,
  }
}

function regrouped({ series }: SeriesData, places: readonly number[], top: number): ReadonlyMap<number, Aggregate> {
  const grouped = new Map<number, Aggregate>()
  for (const [place, index] of places.entries()) {
    const aggregate = series.get(index)
    if (!aggregate) continue
    const known = grouped.get(Math.min(place, top))
    grouped.set(Math.min(place, top), known ? joinAggregates(known, aggregate) : aggregate)
  }
  return grouped
}

type Comparison = (a: number, b: number) => number

function comparison(
  { by, direction }: NameOrder,
  { categories, pushOrder }: ReportData,
  { byName, valuesOf }: { byName: Comparison; valuesOf: (names: number) => readonly (Ratio | null)[] },
): Comparison {
  const sign = direction === 'ASC' ? 1 : -1
  if (by === 'NAME') return (a, b) => sign * byName(a, b)
  const ranks = by === 'KEY' ? new Map(pushOrder.map((name, rank) => [name, BigInt(rank)])) : null
  const values = ranks ? categories.map(name => toRatio(ranks.get(name))) : valuesOf(categories.length)
  return (a, b) => {
    const [first, second] = [values[a] ?? null, values[b] ?? null]
    if (first === null || second === null) return Number(first === null) - Number(second === null) || byName(a, b)
    return sign * compareRatios(first, second) || byName(a, b)
  }
}

const toRatio = (whole: bigint | undefined): Ratio | null =>
  whole === undefined ? null : { numerator: whole, denominator: 1n }

/** By code points, as the database orders names. */
function nameComparison(names: readonly string[]): Comparison {
  const bytes = names.map(name => Buffer.from(name))
  const none = Buffer.alloc(0)
  return (a, b) => Buffer.compare(bytes[a] ?? none, bytes[b] ?? none)
}
