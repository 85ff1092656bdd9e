import { describe, expect, test } from 'vitest'
import { ratioText } from '../core/exact.ts'
import type { Granularity } from '../core/granularity.ts'
import { MS_PER_DAY, MS_PER_HOUR } from '../core/zone.ts'
import type { AlertRule } from './alert.ts'
import { ratioOfText } from './band.ts'
import { createBucketClock } from './bucket-clock.ts'
import type { AlertCondition } from './condition.ts'
import { type AlertSeries, evaluateBuckets } from './evaluate.ts'

type Values = readonly (string | null)[]
const rules = { weekStart: 1, yearStart: { month: 1, day: 1 } }
const ratios = (values: Values) => values.map(value => (value === null ? null : ratioOfText(value)))

/** `B 2..4 =5` of each bucket: its verdict, its band and what was measured. Buckets begin on Monday, 5 January 2026. */
function evaluate(
  condition: AlertCondition,
  values: Values,
  more: Partial<Pick<AlertRule, 'recoverAt' | 'whenMissing'>> & {
    readonly granularity?: Granularity
    readonly pace?: AlertSeries['pace']
  } = {},
): string[] {
  const { granularity = 'DAY', pace = null, recoverAt = null, whenMissing = 'NO_DATA' } = more
  const length = granularity === 'HOUR' ? MS_PER_HOUR : MS_PER_DAY
  const start = Date.UTC(2026, 0, 5)
  const buckets = values.map((_, at) => {
    const from = start + at * length
    return { key: new Date(from).toISOString(), from, before: from + length }
  })
  const clock = createBucketClock(buckets, { granularity, timeZone: 'UTC', rules })
  const rule = { condition, recoverAt, whenMissing }
  const evaluated = evaluateBuckets(
    { rule, buckets, clock, series: { values: ratios(values), pace } },
    0,
    values.length,
  )
  const text = (ratio: Parameters<typeof ratioText>[0] | null) => (ratio === null ? '' : ratioText(ratio))
  return evaluated.map(({ verdict, low, high, value }) => `${verdict} ${text(low)}..${text(high)} =${text(value)}`)
}

const last = (judged: readonly string[]) => judged.at(-1)

describe('ABOVE, BELOW and OUTSIDE', () => {
  test('a value on the line is normal; beyond it by any digit is not', () => {
    const above = { kind: 'ABOVE', line: '100' } as const
    expect(evaluate(above, ['100', '100.00000000000000000001', '-5'])).toEqual([
      'CLEAR ..100 =100',
      'BREACH ..100 =100.00000000000000000001',
      'CLEAR ..100 =-5',
    ])
    const below = { kind: 'BELOW', line: '-2.5' } as const
    expect(evaluate(below, ['-2.5', '-2.50000000000000000001', '0'])).toEqual([
      'CLEAR -2.5.. =-2.5',
      'BREACH -2.5.. =-2.50000000000000000001',
      'CLEAR -2.5.. =0',
    ])
    const outside = { kind: 'OUTSIDE', low: '-1', high: '1' } as const
    expect(evaluate(outside, ['-1', '1', '-1.1', '1.1'])).toEqual([
      'CLEAR -1..1 =-1',
      'CLEAR -1..1 =1',
      'BREACH -1..1 =-1.1',
      'BREACH -1..1 =1.1',
    ])
  })

  test('between the line and where it recovers nothing is said anew', () => {
    const above = evaluate({ kind: 'ABOVE', line: '100' }, ['101', '100', '80.1', '80'], { recoverAt: '80' })
    expect(above.map(it => it.split(' ')[0])).toEqual(['BREACH', 'HELD', 'HELD', 'CLEAR'])
    const below = evaluate({ kind: 'BELOW', line: '10' }, ['9', '10', '11.9', '12'], { recoverAt: '12' })
    expect(below.map(it => it.split(' ')[0])).toEqual(['BREACH', 'HELD', 'HELD', 'CLEAR'])
  })

  test('a bucket without data is missing, passed over, or 0, as the alert says', () => {
    const below = { kind: 'BELOW', line: '1' } as const
    expect(evaluate(below, [null])).toEqual(['MISSING 1.. ='])
    expect(evaluate(below, [null], { whenMissing: 'KEEP' })).toEqual(['SKIPPED 1.. ='])
    expect(evaluate(below, [null], { whenMissing: 'ZERO' })).toEqual(['BREACH 1.. =0'])
  })
})

describe('CHANGE', () => {
  const change = (more: object) =>
    ({
      kind: 'CHANGE',
      measure: 'PERCENT',
      above: null,
      below: null,
      against: { to: 'PREVIOUS_PERIOD' },
      ...more,
    }) as const

  test('in percent is a band around the bucket before, from the size of a negative number, too', () => {
    const both = change({ above: '10', below: '-25' })
    expect(evaluate(both, ['80', '88', '65.9', '72.5'])).toEqual([
      'SKIPPED .. =80',
      'CLEAR 60..88 =88',
      'BREACH 66..96.8 =65.9',
      'BREACH 49.425..72.49 =72.5',
    ])
    // 10 % up from -50 is -45, not -55.
    expect(last(evaluate(change({ above: '10' }), ['-50', '-44']))).toBe('BREACH ..-45 =-44')
    expect(last(evaluate(change({ above: '10' }), ['-50', '-56']))).toBe('CLEAR ..-45 =-56')
  })

  test('in percent of nothing, or against a bucket without data, says nothing', () => {
    expect(evaluate(change({ above: '10' }), ['0', '5', null, '7'])).toEqual([
      'SKIPPED .. =0',
      'SKIPPED .. =5',
      'MISSING ..5.5 =',
      'SKIPPED .. =7',
    ])
  })

  test('as a difference is a band from nothing, too', () => {
    const difference = change({ measure: 'DIFFERENCE', above: '3', below: '-1.5' })
    expect(evaluate(difference, ['0', '3', '1.4', '4.41'])).toEqual([
      'SKIPPED .. =0',
      'CLEAR -1.5..3 =3',
      'BREACH 1.5..6 =1.4',
      'BREACH -0.1..4.4 =4.41',
    ])
  })

  test('recovers at a change of its own', () => {
    const judged = evaluate(change({ above: '50' }), ['100', '151', '150', '220'], { recoverAt: '20' })
    // 220 / 150 is a change of 46.7 %: less than 50, more than 20.
    expect(judged.map(it => it.split(' ')[0])).toEqual(['SKIPPED', 'BREACH', 'CLEAR', 'HELD'])
  })

  test('against a shift finds its bucket by the day', () => {
    const week = change({ above: '0', against: { shift: { count: 1, unit: 'WEEK' } } })
    const values = ['5', '1', '1', '1', '1', '1', '1', '5.1']
    expect(last(evaluate(week, values))).toBe('BREACH ..5 =5.1')
    expect(evaluate(week, values)[6]).toBe('SKIPPED .. =1')
  })
})

describe('GOAL_PACE', () => {
  const pace = (attained: string | null, expected: string, direction: 'AT_LEAST' | 'AT_MOST') => ({
    attained: attained === null ? null : ratioOfText(attained),
    expected: ratioOfText(expected),
    direction,
  })
  const goal = { kind: 'GOAL_PACE', unit: 'MONTH' } as const

  test('compares what was attained so far, not the bucket, with where the goal had to stand', () => {
    const least = [pace('30', '30', 'AT_LEAST'), pace('59', '60', 'AT_LEAST')]
    expect(evaluate(goal, ['30', '29'], { pace: least })).toEqual(['CLEAR 30.. =30', 'BREACH 60.. =59'])
    const most = [pace('30', '30', 'AT_MOST'), pace('61', '60', 'AT_MOST')]
    expect(evaluate(goal, ['30', '31'], { pace: most })).toEqual(['CLEAR ..30 =30', 'BREACH ..60 =61'])
  })

  test('without a goal says nothing; with one and no data so far, that data is missing', () => {
    expect(evaluate(goal, ['30'], { pace: [null] })).toEqual(['MISSING .. ='])
    expect(evaluate(goal, [null], { pace: [pace(null, '30', 'AT_LEAST')] })).toEqual(['MISSING 30.. ='])
    expect(evaluate(goal, [null], { pace: [pace(null, '30', 'AT_LEAST')], whenMissing: 'ZERO' })).toEqual([
      'BREACH 30.. =0',
    ])
  })
})

describe('SILENCE', () => {
  test('counts buckets in a row without data; a 0 is data', () => {
    const silence = { kind: 'SILENCE', buckets: 2 } as const
    expect(evaluate(silence, ['1', null, null, null, '0', null])).toEqual([
      'CLEAR .. =0',
      'CLEAR .. =1',
      'BREACH .. =2',
      'BREACH .. =3',
      'CLEAR .. =0',
      'CLEAR .. =1',
    ])
  })
})

describe('UNUSUAL', () => {
  const unusual = (more: object = {}) =>
    ({ kind: 'UNUSUAL', deviations: '2', season: 'WEEK', seasons: 5, tolerance: '0', ...more }) as const
  /** Mondays have these values, all other days 1,000. */
  const mondays = (values: Values): Values =>
    values.flatMap((value, at) => (at === values.length - 1 ? [value] : [value, ...new Array(6).fill('1000')]))

  test('is outside of the median and so many median deviations of the same weekday', () => {
    // Median of 10, 12, 14, 20, 30: 14. Deviations 4, 2, 0, 6, 16: their median is 4. 14 - 2*4 .. 14 + 2*4.
    const before = ['10', '30', '12', '20', '14']
    expect(last(evaluate(unusual(), mondays([...before, '22'])))).toBe('CLEAR 6..22 =22')
    expect(last(evaluate(unusual(), mondays([...before, '22.01'])))).toBe('BREACH 6..22 =22.01')
    expect(last(evaluate(unusual(), mondays([...before, '5.99'])))).toBe('BREACH 6..22 =5.99')
  })

  test('takes the mean of the two in the middle of an even number', () => {
    // Median of 1, 2, 4, 9: 3. Deviations 2, 1, 1, 6: their median is 1.5. 3 - 3 .. 3 + 3.
    expect(last(evaluate(unusual({ seasons: 4 }), mondays(['4', '1', '9', '2', '6.5'])))).toBe('BREACH 0..6 =6.5')
  })

  test('where all were equal any other value is unusual, unless the tolerance has it', () => {
    const equal = ['7', '7', '7', '7', '7']
    expect(last(evaluate(unusual(), mondays([...equal, '7'])))).toBe('CLEAR 7..7 =7')
    expect(last(evaluate(unusual(), mondays([...equal, '7.0001'])))).toBe('BREACH 7..7 =7.0001')
    expect(last(evaluate(unusual({ tolerance: '2' }), mondays([...equal, '9'])))).toBe('CLEAR 5..9 =9')
    expect(last(evaluate(unusual({ tolerance: '2' }), mondays([...equal, '4.9'])))).toBe('BREACH 5..9 =4.9')
  })

  test('leaves out seasons without data, and says nothing with fewer than four', () => {
    // Median of 10, 20, 20, 30: 20. Deviations 10, 0, 0, 10: 5.
    expect(last(evaluate(unusual(), mondays(['10', '20', null, '20', '30', '31'])))).toBe('BREACH 10..30 =31')
    expect(last(evaluate(unusual(), mondays(['10', null, null, '20', '30', '999'])))).toBe('SKIPPED .. =999')
    expect(last(evaluate(unusual(), mondays(['10', '20', '30', '999'])))).toBe('SKIPPED .. =999')
  })

  test('compares an hour with the same hour of the days before', () => {
    const hours = (value: string) => [...new Array(9).fill('500'), value, ...new Array(14).fill('500')]
    const values = [...['1', '2', '3', '4', '5'].flatMap(hours), ...new Array(9).fill('500'), '6']
    // Median 3, deviations 2, 1, 0, 1, 2: 1. 3 - 2 .. 3 + 2.
    expect(last(evaluate(unusual({ season: 'DAY' }), values, { granularity: 'HOUR' }))).toBe('BREACH 1..5 =6')
  })
})
