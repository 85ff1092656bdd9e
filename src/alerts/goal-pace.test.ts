import { describe, expect, test } from 'vitest'
import type { Aggregation } from '../core/aggregate.ts'
import type { GoalPace } from '../core/goal.ts'
import { unitPeriod } from '../core/period.ts'
import { type Ratio, ratioNumber } from '../core/ratio.ts'
import { calendarAt } from '../core/reading.cases.ts'
import { toWorkingDays, usualWeekdays } from '../core/working-days.ts'
import { dayAt, MS_PER_DAY } from '../core/zone.ts'
import type { MetricReport } from '../reports/metric-report.ts'
import { paceOfBuckets } from './goal-pace.ts'

// November 2026 begins on a Sunday: 30 days, of which 21 are worked on.
const calendar = calendarAt('2026-11-13T00:00:00Z')
const november = unitPeriod('MONTH', dayAt(calendar.now, calendar.timeZone), calendar)
const days = Array.from({ length: 30 }, (_, day) => {
  const from = november.from + day * MS_PER_DAY
  return { key: String(day + 1), from, before: from + MS_PER_DAY }
})

interface PacedGoal {
  readonly aggregation?: Aggregation
  readonly pace?: GoalPace
  readonly holidays?: readonly number[]
  readonly where?: readonly object[]
  readonly unit?: string
  readonly soFar?: (buckets: number) => (Ratio | null)[]
}

const wholes = (count: number, each: number) =>
  Array.from({ length: count }, (_, at) => ({ numerator: BigInt((at + 1) * each), denominator: 1n }))

function reportOf({ aggregation = 'SUM', pace = 'CALENDAR_DAYS', holidays = [], where = [], ...more }: PacedGoal) {
  const goal = { unit: more.unit ?? 'MONTH', target: '300', direction: 'AT_LEAST', pace, where }
  const metric = { name: 'Sales', aggregation, goals: [goal] }
  const exactSoFar = more.soFar ?? (buckets => wholes(buckets, 10))
  const spec = { calendar, working: toWorkingDays(usualWeekdays, holidays), where: [], by: [], onlyDays: 'ALL' }
  const current = { exact: () => null, exactSoFar }
  const plan = { spec, period: november }
  return { metric, expression: { kind: 'PUSHED', metric }, current, plan, spec, group: null } as unknown as MetricReport
}

const expectedOf = (given: PacedGoal) =>
  paceOfBuckets(reportOf(given), days).map(pace => pace && ratioNumber(pace.expected))

describe('the pace of a goal', () => {
  test('of a sum has to stand where the share of its unit that has passed by the end of the bucket is', () => {
    const paces = paceOfBuckets(reportOf({}), days)
    expect(paces.map(pace => pace && ratioNumber(pace.expected))).toEqual(days.map((_, at) => (at + 1) * 10))
    expect(paces.map(pace => pace?.attained && ratioNumber(pace.attained))).toEqual(days.map((_, at) => (at + 1) * 10))
    expect(new Set(paces.map(pace => pace?.direction))).toEqual(new Set(['AT_LEAST']))
  })

  test('of an average is a level, which stands at the target from the first bucket on', () => {
    expect(new Set(expectedOf({ aggregation: 'AVERAGE' }))).toEqual(new Set([300]))
  })

  test('by working days stands still on weekends and holidays', () => {
    const third = dayAt(november.from + 2 * MS_PER_DAY, calendar.timeZone)
    const expected = expectedOf({ pace: 'WORKING_DAYS', holidays: [third] })
    const worked = (count: number) => expect.closeTo((300 * count) / 20, 9)
    // Sunday, Monday, a holiday, Wednesday to Friday, a weekend.
    expect(expected.slice(0, 9)).toEqual([0, 1, 1, 2, 3, 4, 4, 4, 5].map(worked))
    expect(expected.at(-1)).toBe(300)
  })

  test('has nothing attained before there are data', () => {
    const late = (buckets: number) => wholes(buckets, 10).map((value, at) => (at < 2 ? null : value))
    const attained = paceOfBuckets(reportOf({ soFar: late }), days.slice(0, 3)).map(pace => pace?.attained)
    expect(attained).toEqual([null, null, { numerator: 30n, denominator: 1n }])
  })

  test('is none where the metric has no goal for the unit, or only one for some rows', () => {
    const none = [null, null]
    expect(paceOfBuckets(reportOf({ unit: 'YEAR' }), days.slice(0, 2))).toEqual(none)
    const where = [{ dimension: 'country', in: ['DE'], notIn: null, startsWith: null, isSet: null }]
    expect(paceOfBuckets(reportOf({ where }), days.slice(0, 2))).toEqual(none)
  })
})
