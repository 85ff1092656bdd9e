import fc from 'fast-check'
import { expect, test } from 'vitest'
import { driverFormOf, operandForm } from './driver-form.ts'
import { type Contributions, contributionsOf, type OperandPairs } from './drivers.ts'
import { evaluateFormula, parseFormula } from './formula.ts'
import { addRatios, compareRatios, type Ratio, ratioNumber, subtractRatios, sumRatios } from './ratio.ts'

const NAMES = ['a', 'b', 'c', 'd']

/** Hundredths, so that doubles would not be exact. */
const ratioFrom = (min: number) =>
  fc.integer({ min, max: 10_000 }).map((hundredths): Ratio => ({ numerator: BigInt(hundredths), denominator: 100n }))
const pairFrom = (min: number) => fc.record({ previous: ratioFrom(min), current: ratioFrom(min) })
/** Groups may be in one of the periods only, or in none. */
const absent = fc.constant({
  previous: { numerator: 0n, denominator: 1n },
  current: { numerator: 0n, denominator: 1n },
})
const groupsFrom = (min: number) =>
  fc.array(fc.record(Object.fromEntries(NAMES.map(name => [name, fc.oneof(pairFrom(min), absent)]))), {
    minLength: 1,
    maxLength: 12,
  })
type Group = Record<string, { previous: Ratio; current: Ratio }>

const operandsOf =
  (groups: readonly Group[]): OperandPairs =>
  name => ({
    previous: sumRatios(groups.map(group => group[name]?.previous as Ratio)),
    current: sumRatios(groups.map(group => group[name]?.current as Ratio)),
  })

const change = (text: string, operands: OperandPairs): Ratio | null => {
  const formula = parseFormula(text)
  const current = evaluateFormula(formula, name => operands(name).current)
  const previous = evaluateFormula(formula, name => operands(name).previous)
  return current && previous && subtractRatios(current, previous)
}

const splitText = (text: string, whole: OperandPairs) => {
  const form = driverFormOf(parseFormula(text), operandForm)
  if (!form) throw new Error(`${text} has no form`)
  return contributionsOf(form, whole)
}

const exactSum = (contributions: Contributions, groups: readonly Group[]) =>
  sumRatios(groups.map(group => contributions.of(operandsOf([group])).exact as Ratio))

const sums = ['[a]', '[a] - [b]', '3 * [a] / 7 + [b] - ([c] - 12.5)', '-([a] + [a]) * 0.1', '[a] * [b] / [b]']
const ratios = [
  '[a] / [b]',
  '100 * [a] / [b]',
  '1 - [a] / [b]',
  '([a] - [b]) / [a]',
  '[a] / [b] - [c] / [d] * 2',
  '[a] / ([b] + [c])',
]
const products = [
  '[a] * [b]',
  '[a] * [b] / [c]',
  '[a] * [a] - [b]',
  '2 / [a]',
  '-[a] * ([b] + [c]) * [d]',
  '[a] / [b] + [c]',
]

test.each(sums)('contributions to the change of %s add up to its last digit', text => {
  fc.assert(
    fc.property(groupsFrom(-10_000), groups => {
      const whole = operandsOf(groups)
      const expected = change(text, whole)
      fc.pre(expected !== null)
      const found = splitText(text, whole)
      if (typeof found === 'string') throw new Error(found)
      expect(found.split).toBe('DIFFERENCE')
      expect(compareRatios(exactSum(found, groups), expected)).toBe(0)
    }),
  )
})

test.each(ratios)('contributions to the change of %s add up to its last digit, and each of mix and rate', text => {
  fc.assert(
    fc.property(groupsFrom(-10_000), groups => {
      const whole = operandsOf(groups)
      const expected = change(text, whole)
      const found = splitText(text, whole)
      if (expected === null || typeof found === 'string') {
        expect([expected, found]).toEqual([null, 'NO_VALUE'])
        return
      }
      expect(found.split).toBe('MIX_AND_RATE')
      expect(compareRatios(exactSum(found, groups), expected)).toBe(0)
      for (const group of groups) {
        const { mix, rate, exact } = found.of(operandsOf([group]))
        if (mix && rate) expect(compareRatios(addRatios(mix, rate), exact as Ratio)).toBe(0)
        else expect([mix, rate]).toEqual([null, null])
      }
    }),
  )
})

test.each(products)('contributions to the change of %s add up to it but for the rounding of doubles', text => {
  fc.assert(
    fc.property(groupsFrom(1), groups => {
      const whole = operandsOf(groups)
      const isPositive = NAMES.every(name => Object.values(whole(name)).every(({ numerator }) => numerator > 0n))
      fc.pre(isPositive)
      const found = splitText(text, whole)
      if (typeof found === 'string') throw new Error(found)
      expect(found.split).toBe('LOG_MEAN')
      const values = groups.map(group => found.of(operandsOf([group])).value)
      const largest = Math.max(...values.map(Math.abs), 1e-300)
      const expected = ratioNumber(change(text, whole) as Ratio)
      expect(Math.abs(values.reduce((sum, value) => sum + value, 0) - expected) / largest).toBeLessThan(1e-9)
    }),
  )
})

test.each([...sums, ...ratios])('several groups of %s together contribute what each of them does', text => {
  fc.assert(
    fc.property(groupsFrom(1), fc.nat(12), (groups, first) => {
      const whole = operandsOf(groups)
      const found = splitText(text, whole)
      if (typeof found === 'string') return
      const rest = groups.slice(first)
      expect(compareRatios(exactSum(found, rest), found.of(operandsOf(rest)).exact as Ratio)).toBe(0)
    }),
  )
})

test('a product is not split where a factor is 0 or below, and a formula with a constant in a divisor has no form', () => {
  const group = Object.fromEntries(NAMES.map(name => [name, { previous: one, current: { ...one, numerator: 0n } }]))
  expect(splitText('[a] * [b]', operandsOf([group]))).toBe('NOT_POSITIVE')
  for (const text of ['[a] / ([b] + 1)', '([a] + 1) * [b]', '([a] / [b] - [c]) * [d]', '[a] / 0'])
    expect(driverFormOf(parseFormula(text), operandForm), text).toBeNull()
})

const one: Ratio = { numerator: 1n, denominator: 1n }

test('a shift between groups of the same rates is mix, and better rates of the same groups are rate', () => {
  const of = (before: number, now: number) => ({
    previous: { numerator: BigInt(before), denominator: 1n },
    current: { numerator: BigInt(now), denominator: 1n },
  })
  const found = (groups: Group[]) => {
    const split = splitText('[a] / [b]', operandsOf(groups))
    if (typeof split === 'string') throw new Error(split)
    return groups.map(group => {
      const { mix, rate } = split.of(operandsOf([group]))
      return [mix && ratioNumber(mix), rate && ratioNumber(rate)]
    })
  }
  // Rates of 10 % and 50 %: half of the visits, then three quarters, are in the second group. From 30 % to 40 %.
  const shifted = found([
    { a: of(10, 5), b: of(100, 50) },
    { a: of(50, 75), b: of(100, 150) },
  ])
  expect(shifted).toEqual([
    [0.0625, 0],
    [0.0375, 0],
  ])
  const improved = found([
    { a: of(10, 20), b: of(100, 100) },
    { a: of(50, 50), b: of(100, 100) },
  ])
  expect(improved).toEqual([
    [0, 0.05],
    [0, 0],
  ])
})
