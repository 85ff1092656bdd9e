import { decimalFromNumeric, decimalToNumber } from './number.ts'
import { divideRatios, multiplyRatios, type Ratio, ratioNumber, ratioOf, subtractRatios } from './ratio.ts'

/** PERIODIC: each value is of a period of its own, and is never joined with another one. */
export const aggregations = ['SUM', 'AVERAGE', 'LATEST', 'MIN', 'MAX', 'PERIODIC'] as const
export type Aggregation = (typeof aggregations)[number]
/** How the series of a metric become one number, after each has become one by itself; POOLED: the points of all of them are one set. */
export const acrosses = ['POOLED', 'SUM', 'AVERAGE', 'MIN', 'MAX'] as const
export type Across = (typeof acrosses)[number]
type Direction = 'UP' | 'DOWN' | 'FLAT'
type Verdict = 'GOOD' | 'BAD' | 'NEUTRAL'

/** The points of a metric in a period or a bucket, as the database adds them up: exact decimal texts. */
export interface Aggregate {
  readonly sum: string
  /** How many points there are: one or more. */
  readonly count: number
  readonly minimum: string
  readonly maximum: string
  /** The value at the greatest key. */
  readonly latest: string
  /** Of a metric with weights; absent: every point weighs the same. */
  readonly weighted?: Weighted
}

/** The points that have a weight. */
export interface Weighted {
  /** The sum of value times weight. */
  readonly products: string
  /** The sum of weights. */
  readonly weights: string
  readonly count: number
}

/** The one exact value of an aggregate (rule 7); `null` when there is no point, and of PERIODIC, which has no value of several points. */
export function exactValue(aggregate: Aggregate | null, aggregation: Aggregation): Ratio | null {
  if (!aggregate || aggregation === 'PERIODIC') return null
  if (aggregation === 'AVERAGE') return averageOf(aggregate)
  return ratioOf(decimalFromNumeric(textOf(aggregate, aggregation)))
}

/** The same as the nearest double. */
export function aggregateValue(aggregate: Aggregate | null, aggregation: Aggregation): number | null {
  if (!aggregate || aggregation === 'PERIODIC') return null
  if (aggregation !== 'AVERAGE') return Number(textOf(aggregate, aggregation))
  if (aggregate.count === 1 && !aggregate.weighted) return Number(aggregate.sum)
  const average = averageOf(aggregate)
  return average && ratioNumber(average)
}

/** Null where all weights together are 0. */
function averageOf({ sum, count, weighted }: Aggregate): Ratio | null {
  if (weighted) {
    const [products, weights] = [weighted.products, weighted.weights].map(text => ratioOf(decimalFromNumeric(text)))
    return products && weights ? divideRatios(products, weights) : null
  }
  const exact = ratioOf(decimalFromNumeric(sum))
  return { numerator: exact.numerator, denominator: exact.denominator * BigInt(count) }
}

function textOf(aggregate: Aggregate, aggregation: Exclude<Aggregation, 'AVERAGE' | 'PERIODIC'>): string {
  if (aggregation === 'SUM') return aggregate.sum
  if (aggregation === 'LATEST') return aggregate.latest
  return aggregation === 'MIN' ? aggregate.minimum : aggregate.maximum
}

export interface Change {
  readonly difference: number | null
  /** `null` when there is nothing to divide by; never infinite. */
  readonly percentChange: number | null
  readonly direction: Direction | null
  readonly verdict: Verdict
}

/**
 * The change from `previous` to `current` (rule 9): difference and percent are exact before they become the nearest double.
 * `reverse` turns good and bad, never the sign. `override` (a decimal text, pushed) replaces the percent and its direction.
 */
export function changeOf(
  current: Ratio | null,
  previous: Ratio | null,
  options: { readonly reverse: boolean; readonly override: string | null },
): Change {
  const difference = current && previous ? subtractRatios(current, previous) : null
  const percent = difference && previous ? percentOf(difference, previous) : null
  const override = options.override === null ? null : decimalFromNumeric(options.override)
  const sign = override ? override.coefficient : (difference?.numerator ?? null)
  const direction = sign === null ? null : sign > 0n ? 'UP' : sign < 0n ? 'DOWN' : 'FLAT'
  return {
    difference: difference && ratioNumber(difference),
    percentChange: override ? decimalToNumber(override) : percent,
    direction,
    verdict: verdictOf(direction, options.reverse),
  }
}

const HUNDRED: Ratio = { numerator: 100n, denominator: 1n }

function percentOf(difference: Ratio, previous: Ratio): number | null {
  const size = previous.numerator < 0n ? -previous.numerator : previous.numerator
  const quotient = divideRatios(multiplyRatios(difference, HUNDRED), {
    numerator: size,
    denominator: previous.denominator,
  })
  return quotient && ratioNumber(quotient)
}

function verdictOf(direction: Direction | null, reverse: boolean): Verdict {
  if (direction === null || direction === 'FLAT') return 'NEUTRAL'
  return (direction === 'UP') !== reverse ? 'GOOD' : 'BAD'
}
