// How much each group has to do with a change: contributions that add up to it. The splits are explained in docs/explain.md.
import { type DriverForm, type DriverSplit, type Product, quotientOf, splitOf } from './driver-form.ts'
import type { LinearForm } from './linear-form.ts'
import { logarithmicMean } from './logarithmic-mean.ts'
import {
  addRatios,
  divideRatios,
  multiplyRatios,
  type Ratio,
  ratioNumber,
  reduceRatio,
  subtractRatios,
  sumRatios,
} from './ratio.ts'

/** What a number was in the period compared with, and is now. */
export interface Pair {
  readonly previous: Ratio
  readonly current: Ratio
}

/** The numbers of a group, or of all of them, by the names of operands. */
export type OperandPairs = (name: string) => Pair

export interface Contribution {
  readonly value: number
  /** With all digits; `null`: it has logarithms in it. */
  readonly exact: Ratio | null
  /** Of MIX_AND_RATE: through its part in the whole. `null` for other splits, and where the group has no rate. */
  readonly mix: Ratio | null
  /** Of MIX_AND_RATE: through its own rate. */
  readonly rate: Ratio | null
}

export interface Contributions {
  readonly split: DriverSplit
  /** The contribution of any group; of several together it is the sum of theirs. */
  of(group: OperandPairs): Contribution
}

const ZERO: Ratio = { numerator: 0n, denominator: 1n }
const HALF: Ratio = { numerator: 1n, denominator: 2n }

/** `NO_VALUE`: something is divided by 0. `NOT_POSITIVE`: a logarithm would be needed of what is not above 0. */
export function contributionsOf(form: DriverForm, whole: OperandPairs): Contributions | 'NO_VALUE' | 'NOT_POSITIVE' {
  const split = splitOf(form)
  if (split === 'DIFFERENCE') return { split, of: group => exactly(differenceOf(form.sum, group)) }
  if (split === 'MIX_AND_RATE') return mixAndRate(form.products, whole)
  return logMean(form, whole)
}

const exactly = (exact: Ratio): Contribution => ({ value: ratioNumber(exact), exact, mix: null, rate: null })

function pairOf(sum: LinearForm, operands: OperandPairs): Pair {
  const sumIn = (when: keyof Pair) =>
    sumRatios([...sum].map(([name, weight]) => multiplyRatios(weight, operands(name)[when])))
  return { previous: sumIn('previous'), current: sumIn('current') }
}

function differenceOf(sum: LinearForm, operands: OperandPairs): Ratio {
  const { previous, current } = pairOf(sum, operands)
  return subtractRatios(current, previous)
}

/**
 * Each group has a weight, its part of the divisor, and a rate. It contributes the change of its weight times how far its rate lies from the
 * whole (mix), and the change of its rate times its weight (rate), both with the means of the two periods.
 */
function mixAndRate(products: readonly Product[], whole: OperandPairs): Contributions | 'NO_VALUE' {
  const splits: ((group: OperandPairs) => MixAndRate)[] = []
  for (const product of products) {
    const quotient = quotientOf(product)
    const split = quotient && splitQuotient(quotient, product.coefficient, whole)
    if (!split) return 'NO_VALUE'
    splits.push(split)
  }
  return {
    split: 'MIX_AND_RATE',
    of: group => {
      const parts = splits.map(split => split(group))
      const exact = sumRatios(parts.map(({ contribution }) => contribution))
      const rates = parts.map(part => part.rate).filter(rate => rate !== null)
      if (rates.length < parts.length) return exactly(exact)
      const rate = sumRatios(rates)
      return { ...exactly(exact), mix: reduceRatio(subtractRatios(exact, rate)), rate }
    },
  }
}

interface MixAndRate {
  readonly contribution: Ratio
  readonly rate: Ratio | null
}

function splitQuotient(
  { above, below }: { readonly above: LinearForm; readonly below: LinearForm },
  coefficient: Ratio,
  whole: OperandPairs,
): ((group: OperandPairs) => MixAndRate) | null {
  const [numerator, divisor] = [pairOf(above, whole), pairOf(below, whole)]
  const rates = quotientPair(numerator, divisor)
  if (!rates) return null
  const middle = meanOf(rates)
  return group => {
    const [own, weights] = [pairOf(above, group), quotientPair(pairOf(below, group), divisor)]
    const parts = quotientPair(own, divisor)
    if (!weights || !parts) throw new Error('the divisor of the whole is not 0')
    const shift = multiplyRatios(middle, changeOf(weights))
    const contribution = reduceRatio(multiplyRatios(coefficient, subtractRatios(changeOf(parts), shift)))
    const rate = rateOf(parts, weights)
    return { contribution, rate: rate && reduceRatio(multiplyRatios(coefficient, rate)) }
  }
}

/** The change of a rate, weighted; 0 for a group that is not there in one of the periods; `null` where it has numbers without a weight. */
function rateOf(parts: Pair, weights: Pair): Ratio | null {
  const has = (when: keyof Pair) => weights[when].numerator !== 0n
  if (has('previous') && has('current')) {
    const rates = quotientPair(parts, weights)
    return rates && multiplyRatios(meanOf(weights), changeOf(rates))
  }
  const isAbsent = (when: keyof Pair) => has(when) || parts[when].numerator === 0n
  return isAbsent('previous') && isAbsent('current') ? ZERO : null
}

function quotientPair(above: Pair, below: Pair): Pair | null {
  const previous = divideRatios(above.previous, below.previous)
  const current = divideRatios(above.current, below.current)
  return previous && current && { previous: reduceRatio(previous), current: reduceRatio(current) }
}

const changeOf = ({ previous, current }: Pair) => subtractRatios(current, previous)
const meanOf = ({ previous, current }: Pair) => multiplyRatios(addRatios(previous, current), HALF)

/**
 * The change of a product is its logarithmic mean times the sum of the changes of the logarithms of its factors, and the change of a factor's
 * logarithm is its own change, which adds up from groups, divided by its logarithmic mean.
 */
function logMean({ sum, products }: DriverForm, whole: OperandPairs): Contributions | 'NO_VALUE' | 'NOT_POSITIVE' {
  const weights: { readonly sum: LinearForm; readonly weight: number }[] = []
  for (const { coefficient, factors } of products) {
    const pairs = factors.map(factor => pairOf(factor.sum, whole))
    if (pairs.some(pair => pair.previous.numerator <= 0n || pair.current.numerator <= 0n)) return 'NOT_POSITIVE'
    const product = { previous: powersOf(factors, pairs, 'previous'), current: powersOf(factors, pairs, 'current') }
    const mean = ratioNumber(coefficient) * logarithmicMean(product.previous, product.current)
    for (const [index, { sum: own, power }] of factors.entries())
      weights.push({
        sum: own,
        weight: (power * mean) / logarithmicMean((pairs[index] as Pair).previous, (pairs[index] as Pair).current),
      })
  }
  return {
    split: 'LOG_MEAN',
    of: group => {
      const value = weights.reduce(
        (total, { sum: own, weight }) => total + weight * ratioNumber(differenceOf(own, group)),
        ratioNumber(differenceOf(sum, group)),
      )
      return { value: finite(value), exact: null, mix: null, rate: null }
    },
  }
}

function powersOf(factors: readonly { readonly power: number }[], pairs: readonly Pair[], when: keyof Pair): Ratio {
  let product: Ratio = { numerator: 1n, denominator: 1n }
  for (const [index, { power }] of factors.entries()) {
    const { numerator, denominator } = reduceRatio((pairs[index] as Pair)[when])
    const size = BigInt(Math.abs(power))
    const [above, below] = power > 0 ? [numerator, denominator] : [denominator, numerator]
    product = { numerator: product.numerator * above ** size, denominator: product.denominator * below ** size }
  }
  return product
}

/** Neither JSON nor GraphQL can say Infinity. */
const finite = (value: number) => Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value))
