import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Aggregate, Aggregation } from './aggregate.ts'
import { bucketsOf, type Granularity } from './granularity.ts'
import { addDecimals, compareDecimals, type Decimal, decimalFromNumeric, decimalToText } from './number.ts'
import { addRatios, ratioNumber, ratioOf } from './ratio.ts'
import { calendarAt, daysPeriod } from './reading.cases.ts'
import { joinAggregates, runningTotals, type SparseSeries, valuesOf } from './series.ts'

function one(value: string): Aggregate {
  return { sum: value, count: 1, minimum: value, maximum: value, latest: value }
}

function seriesOf(values: readonly (string | null)[]): SparseSeries {
  return new Map(values.flatMap((value, index) => (value === null ? [] : [[index, one(value)] as const])))
}

const gaps = seriesOf([null, '2', null, '-3.5', null])

describe('buckets without points', () => {
  test.each([
    ['NULL', [null, 2, null, -3.5, null]],
    ['ZERO', [0, 2, 0, -3.5, 0]],
    ['PREVIOUS', [null, 2, 2, -3.5, -3.5]],
  ] as const)('are filled by %s', (fill, values) => {
    expect(valuesOf(gaps, 5, 'SUM', fill)).toEqual(values)
  })

  test.each(['NULL', 'ZERO', 'PREVIOUS'] as const)('are all there are: %s', fill => {
    const filled = fill === 'ZERO' ? 0 : null
    expect(valuesOf(new Map(), 3, 'SUM', fill)).toEqual([filled, filled, filled])
    expect(valuesOf(new Map(), 0, 'SUM', fill)).toEqual([])
  })
})

describe('what is carried from before', () => {
  test('is the first value under PREVIOUS, until there is another one', () => {
    expect(valuesOf(gaps, 5, 'LATEST', 'PREVIOUS', 7)).toEqual([7, 2, 2, -3.5, -3.5])
    expect(valuesOf(seriesOf(['1', null]), 2, 'LATEST', 'PREVIOUS', 7)).toEqual([1, 1])
    expect(valuesOf(new Map(), 2, 'LATEST', 'PREVIOUS', 7)).toEqual([7, 7])
  })

  test('is the running total until the first point', () => {
    expect(runningTotals(gaps, 5, 'LATEST', 7)).toEqual([7, 2, 2, -3.5, -3.5])
  })
})

describe('running totals', () => {
  const bucket = (sum: string, count: number, minimum: string, maximum: string, latest: string): Aggregate => {
    return { sum, count, minimum, maximum, latest }
  }
  const series: SparseSeries = new Map([
    [1, bucket('3', 2, '1', '2', '2')],
    [3, bucket('0.5', 1, '0.5', '0.5', '0.5')],
    [4, bucket('-4', 2, '-5', '1', '1')],
  ])

  test.each<[Aggregation, (number | null)[]]>([
    ['SUM', [null, 3, 3, 3.5, -0.5]],
    ['AVERAGE', [null, 1.5, 1.5, 3.5 / 3, -0.1]],
    ['LATEST', [null, 2, 2, 0.5, 1]],
    ['MIN', [null, 1, 1, 0.5, -5]],
    ['MAX', [null, 2, 2, 2, 2]],
  ])('of %s', (aggregation, totals) => {
    expect(runningTotals(series, 5, aggregation)).toEqual(totals)
  })

  test('are exact where doubles are not', () => {
    expect(runningTotals(seriesOf(['0.1', '0.2', '-0.3']), 3, 'SUM')).toEqual([0.1, 0.3, 0])
    expect(runningTotals(seriesOf(['100', '0.5', '-7', '0.25']), 4, 'SUM')).toEqual([100, 100.5, 93.5, 93.75])
    expect(runningTotals(seriesOf(['9007199254740993', '-9007199254740992']), 2, 'SUM')).toEqual([9007199254740992, 1])
  })

  test('are exact averages of very many small numbers', () => {
    const tiny = { ...one('0.0000000000003'), count: 10_000 }
    expect(runningTotals(new Map([[0, tiny]]), 1, 'AVERAGE')).toEqual([3e-17])
  })

  test('are the sums of exact fractions, for numbers of any length', () => {
    const value = fc.oneof(
      fc.integer().map(String),
      fc
        .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.nat(25))
        .map(([coefficient, scale]) => decimalToText({ coefficient, scale })),
    )
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 12 }), values => {
        let sum = ratioOf({ coefficient: 0n, scale: 0 })
        const sums = values.map(text => {
          sum = addRatios(sum, ratioOf(decimalFromNumeric(text)))
          return sum
        })
        expect(runningTotals(seriesOf(values), values.length, 'SUM')).toEqual(sums.map(ratioNumber))
        expect(runningTotals(seriesOf(values), values.length, 'AVERAGE')).toEqual(
          sums.map((each, index) => {
            return ratioNumber({ numerator: each.numerator, denominator: each.denominator * BigInt(index + 1) })
          }),
        )
      }),
    )
  })
})

describe('two stretches joined', () => {
  test('keep every digit, and the latest of the later', () => {
    const a = { sum: '0.1', count: 1, minimum: '0.1000000000000000000001', maximum: '5', latest: '9' }
    const b = { sum: '0.2', count: 4, minimum: '0.1', maximum: '5.0000000000000000001', latest: '-1' }
    const joined = { sum: '0.3', count: 5, minimum: '0.1', maximum: '5.0000000000000000001' }
    expect(joinAggregates(a, b)).toEqual({ ...joined, latest: '-1' })
    expect(joinAggregates(b, a)).toEqual({ ...joined, latest: '9' })
    const weighted = { products: '0.1', weights: '2', count: 1 }
    expect(
      joinAggregates({ ...a, weighted }, { ...b, weighted: { products: '0.2', weights: '-1', count: 3 } }),
    ).toEqual({
      ...joined,
      latest: '-1',
      weighted: { products: '0.3', weights: '1', count: 4 },
    })
  })
})

test('a report by day adds up to the report by month, to the last digit', () => {
  const calendar = calendarAt('2099-06-15T12:00:00Z')
  const period = daysPeriod('2026-01-17..2026-04-30', calendar)
  const decimal: fc.Arbitrary<Decimal> = fc.record({
    coefficient: fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }),
    scale: fc.nat(25),
  })
  const point = fc.record({ day: fc.integer({ min: period.firstDay, max: period.lastDay }), value: decimal })
  /** Sums by bucket as SQL makes them: by the bounds and nothing else. */
  const sumsBy = (points: readonly { day: number; value: Decimal }[], granularity: Granularity): Decimal[] => {
    const { starts, end } = bucketsOf(period, granularity, calendar.rules, 'DATE')
    return starts.map((start, index) =>
      points
        .filter(({ day }) => day >= start && day < (starts[index + 1] ?? end))
        .reduce((sum, { value }) => addDecimals(sum, value), { coefficient: 0n, scale: 0 }),
    )
  }
  const total = (sums: readonly Decimal[]) => sums.reduce(addDecimals, { coefficient: 0n, scale: 0 })
  fc.assert(
    fc.property(fc.array(point, { maxLength: 30 }), points => {
      const whole = total(points.map(({ value }) => value))
      for (const granularity of ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const) {
        expect(compareDecimals(total(sumsBy(points, granularity)), whole)).toBe(0)
      }
    }),
    { numRuns: 50 },
  )
})
