// The two reductions of series in memory: over time inside each, then over all of them. The statement for stored ones does the same.
import type { Aggregate, Aggregation } from '../core/aggregate.ts'
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  decimalFromNumeric,
  decimalToText,
  subtractDecimals,
} from '../core/number.ts'
import { joinAggregates } from '../core/series.ts'
import type { SeriesRules } from './group-rules.ts'
import type { SeriesData } from './report-data.ts'

/** The points of a series in one bucket, or the one that is carried into the range. */
export interface SeriesStep {
  /** From 1; 0: carried into the range. One behind the last holds what the report does not show. */
  readonly bucket: number
  /** The greatest key. */
  readonly key: string
  readonly aggregate: Aggregate
  /** What stands at the greatest key. */
  readonly last: Aggregate
}

/** A step with what the series brings to the number of all, and its own number from the start through the bucket. */
interface ReducedStep extends SeriesStep {
  readonly part: Aggregate
  readonly run: Aggregate
}

export function reduceSeries(
  series: readonly ReadonlyMap<number, SeriesStep>[],
  rules: SeriesRules,
  buckets: number,
): SeriesData {
  const { aggregation, across, carries } = rules
  const isPooled = across === 'POOLED'
  const reduced = series.map(steps => reduceSteps(steps, rules))
  const all = reduced.flat()
  const inRange = all.filter(({ bucket }) => bucket > 0)
  const byBucket = new Map<number, Aggregate>()
  for (const { bucket, part } of inRange) {
    const known = byBucket.get(bucket - 1)
    byBucket.set(bucket - 1, known ? joinAggregates(known, part) : part)
  }
  const undrawn = byBucket.get(buckets) ?? null
  byBucket.delete(buckets)
  const total = joined(inRange.map(({ aggregate }) => aggregate))
  const value = isPooled ? total : joined(reduced.flatMap(steps => steps.at(-1)?.run ?? []))
  const lastKey = greatest(all)
  const latest = joined(all.flatMap(({ key, last }) => (key === lastKey ? last : [])))
  // Of means the largest tells how near they are.
  const hasMeans = !isPooled && aggregation === 'AVERAGE'
  const hasExtremes = hasMeans || isExtreme(isPooled ? aggregation : across)
  const eachBucket = (of: 'part' | 'run') => numbersThrough(reduced, of, buckets, hasExtremes)
  const carried = greatest(reduced.flatMap(([first, next]) => (first?.bucket === 0 && next?.bucket !== 1 ? first : [])))
  return {
    series: byBucket,
    total,
    undrawn,
    lastKey: greatest(inRange),
    carried: carried === null ? null : { key: carried, value: '' },
    soFar: null,
    reduced: {
      aggregation: isPooled ? aggregation : across,
      hasMeans,
      value,
      filled: carries ? eachBucket('part') : null,
      soFar: isPooled ? null : eachBucket('run'),
      latest: aggregation === 'LATEST' ? 'VALUE' : latest,
    },
  }
}

const isExtreme = (how: string) => how === 'MIN' || how === 'MAX'

function reduceSteps(steps: ReadonlyMap<number, SeriesStep>, { aggregation, across }: SeriesRules): ReducedStep[] {
  let through: Aggregate | null = null
  return [...steps.values()]
    .sort((a, b) => a.bucket - b.bucket)
    .map(step => {
      const { aggregate } = step
      through = through ? joinAggregates(through, aggregate) : aggregate
      return {
        ...step,
        part: across === 'POOLED' ? aggregate : single(numberOf(aggregate, aggregation)),
        run: single(numberOf(through, aggregation)),
      }
    })
}

/** One per bucket of the report: the last step of each series up to it, all together. */
function numbersThrough(
  series: readonly (readonly ReducedStep[])[],
  of: 'part' | 'run',
  buckets: number,
  hasExtremes: boolean,
): (Aggregate | null)[] {
  const changes = Array.from({ length: buckets + 1 }, () => ({ sum: ZERO, count: 0 }))
  const extremes: (Aggregate | undefined)[] = new Array(buckets + 1)
  for (const steps of series) {
    for (const [index, step] of steps.entries()) {
      const [own, before] = [step[of], steps[index - 1]?.[of]]
      const change = changes[step.bucket]
      if (!change) continue
      change.sum = addDecimals(change.sum, decimalFromNumeric(own.sum))
      if (before) change.sum = subtractDecimals(change.sum, decimalFromNumeric(before.sum))
      change.count += own.count - (before?.count ?? 0)
      if (!hasExtremes) continue
      const end = Math.min(steps[index + 1]?.bucket ?? buckets + 1, buckets + 1)
      for (let bucket = Math.max(step.bucket, 1); bucket < end; bucket++) {
        const known = extremes[bucket]
        extremes[bucket] = known ? extremesOf(known, own) : own
      }
    }
  }
  let { sum, count } = changes[0] ?? { sum: ZERO, count: 0 }
  return Array.from({ length: buckets }, (_, index) => {
    const change = changes[index + 1]
    if (change) {
      sum = addDecimals(sum, change.sum)
      count += change.count
    }
    const text = decimalToText(sum)
    const { minimum, maximum } = extremes[index + 1] ?? { minimum: text, maximum: text }
    return count === 0 ? null : { sum: text, count, minimum, maximum, latest: text }
  })
}

const ZERO: Decimal = { coefficient: 0n, scale: 0 }

function extremesOf(a: Aggregate, b: Aggregate): Aggregate {
  const isLess = (first: string, second: string) =>
    compareDecimals(decimalFromNumeric(first), decimalFromNumeric(second)) < 0
  return {
    ...a,
    minimum: isLess(b.minimum, a.minimum) ? b.minimum : a.minimum,
    maximum: isLess(a.maximum, b.maximum) ? b.maximum : a.maximum,
  }
}

const single = (value: string): Aggregate => ({ sum: value, count: 1, minimum: value, maximum: value, latest: value })

function numberOf(aggregate: Aggregate, aggregation: Aggregation): string {
  switch (aggregation) {
    case 'SUM':
      return aggregate.sum
    case 'AVERAGE':
      return meanOf(aggregate)
    case 'LATEST':
      return aggregate.latest
    case 'MIN':
      return aggregate.minimum
    case 'MAX':
      return aggregate.maximum
    case 'PERIODIC':
      throw new Error('values of periods are never joined')
  }
}

/** So many digits behind the last one of its points, as the statement keeps: what is made of many means has more than are shown. */
const MEAN_DIGITS = 60

function meanOf({ sum, count }: Aggregate): string {
  const { coefficient, scale } = decimalFromNumeric(sum)
  const [size, divisor] = [coefficient < 0n ? -coefficient : coefficient, BigInt(count)]
  const rounded = (2n * size * 10n ** BigInt(MEAN_DIGITS) + divisor) / (2n * divisor)
  return decimalToText({ coefficient: coefficient < 0n ? -rounded : rounded, scale: scale + MEAN_DIGITS })
}

function joined(aggregates: readonly Aggregate[]): Aggregate | null {
  return aggregates.reduce<Aggregate | null>((sum, it) => (sum ? joinAggregates(sum, it) : it), null)
}

function greatest(steps: readonly SeriesStep[]): string | null {
  return steps.reduce<string | null>(
    (most, { key }) => (most === null || Number(most) < Number(key) ? key : most),
    null,
  )
}
