// What is asked of values of periods: each stored number for exactly its period and its part; all else is null, with the reason and the right question.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { declareDimensions } from '../_kit/dimensions.ts'
import { createCalculatedMetric } from '../_kit/operations.ts'
import { periodReport } from '../_kit/period-operations.ts'
import { pushRows } from '../_kit/periods.ts'

let it: TestApp
let monthly: string
let parts: string
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
  monthly = (await it.widget({ keyKind: 'DATE' })).id
  const users = (value: string) => [{ metric: 'Users', value }]
  await pushRows(it, monthly, [
    ...['07', '08', '10'].map((month, at) => ({ period: { month: `2026-${month}` }, values: users(`${100 + at}`) })),
    { period: { month: '2026-11' }, values: users('77.5') },
    { period: { month: '2025-10' }, values: users('90') },
    { period: { week: '2026-W45' }, values: users('30') },
    { period: { week: '2026-W46' }, values: users('31') },
    { period: { quarter: '2026-Q3' }, values: users('250') },
    { period: { year: '2025' }, values: users('700') },
    { period: { days: { from: '2026-11-02', through: '2026-11-11' } }, values: users('40') },
    { key: '2026-11-05', values: [...users('9'), { metric: 'Sales', value: '50' }] },
    { key: '2026-06-07', values: users('4') },
    { key: '2026-10-05', values: [{ metric: 'Sales', value: '202' }] },
  ])
  await it.ask(createCalculatedMetric, { input: { widgetId: monthly, name: 'Per user', formula: '[Sales] / [Users]' } })
  parts = (await it.widget({ keyKind: 'DATE' })).id
  await declareDimensions(it, parts, ['country', 'plan'])
  const of = (value: string, country?: string, plan?: string) => ({
    period: { month: '2026-10' },
    values: users(value),
    dimensions: [
      ...(country ? [{ dimension: 'country', value: country }] : []),
      ...(plan ? [{ dimension: 'plan', value: plan }] : []),
    ],
  })
  await pushRows(it, parts, [
    of('60', 'DE'),
    of('50', 'FR'),
    of('10', 'AT'),
    of('40', 'DE', 'pro'),
    of('30', 'DE', 'free'),
    of('35', undefined, 'free'),
  ])
})
afterAll(() => it?.[Symbol.asyncDispose]())

interface Ask {
  readonly period?: object
  readonly compare?: readonly object[]
  readonly granularity?: string
  readonly fill?: string
  readonly where?: readonly object[]
  readonly by?: readonly string[]
  readonly top?: number
  readonly onlyDays?: 'ALL' | 'WORKING'
}

const days = (from: string, through: string) => ({ days: { from, through } })
const OCTOBER = days('2026-10-01', '2026-10-31')

async function ask(id: string, { period = OCTOBER, ...more }: Ask = {}, metric = 'Users') {
  const variables = { id, period, compare: [], window: 3, onlyDays: 'ALL', ...more } as never
  const report = (await it.ask(periodReport, variables)).widget?.report
  if (!report) throw new Error('there is no widget')
  const own = report.metrics.find(found => found.metric.name === metric)
  if (!own) throw new Error(`there is no metric ${metric}`)
  return { ...report, own }
}

describe('a stored number is shown', () => {
  test.each<[string, Ask, number | null, (number | null)[]]>([
    ['for exactly its month', { granularity: 'MONTH' }, 101 + 1, [102]],
    ['for its week', { period: days('2026-11-02', '2026-11-08'), granularity: 'WEEK' }, 30, [30]],
    ['for its days, whatever they are', { period: days('2026-11-02', '2026-11-11'), granularity: 'YEAR' }, 40, [40]],
    [
      'for its quarter, beside those of its months',
      { period: days('2026-07-01', '2026-09-30'), granularity: 'MONTH' },
      250,
      [100, 101, null],
    ],
    ['for one day', { period: days('2026-11-05', '2026-11-05'), granularity: 'DAY' }, 9, [9]],
    [
      'for a day of work, of working days alone',
      { period: days('2026-11-05', '2026-11-05'), granularity: 'DAY', onlyDays: 'WORKING' },
      9,
      [9],
    ],
    ['for a year', { period: days('2025-01-01', '2025-12-31'), granularity: 'YEAR' }, 700, [700]],
    ['for the unit that is not over, so far', { period: { preset: 'THIS_MONTH' }, granularity: 'MONTH' }, 77.5, [77.5]],
    [
      'in each bucket that has one, and in the last one so far',
      { period: { preset: 'LAST_12_MONTHS' }, granularity: 'MONTH' },
      null,
      [null, null, null, null, null, null, null, 100, 101, null, 102, 77.5],
    ],
    [
      'and not filled',
      { period: days('2026-07-01', '2026-09-30'), granularity: 'MONTH', fill: 'ZERO' },
      250,
      [100, 101, null],
    ],
    [
      'and not carried',
      { period: days('2026-07-01', '2026-09-30'), granularity: 'MONTH', fill: 'PREVIOUS' },
      250,
      [100, 101, null],
    ],
  ])('%s', async (_what, question, headline, values) => {
    const { own } = await ask(monthly, question)
    expect([own.headline, own.values]).toEqual([headline, values])
    expect(own.headlineReason === null).toBe(headline !== null)
  })

  test('against the same period of another time', async () => {
    const compare = [{ to: 'PREVIOUS_PERIOD' }, { to: 'SAME_PERIOD_LAST_YEAR' }]
    const { own } = await ask(monthly, { compare, granularity: 'MONTH' })
    expect(own.comparisons).toMatchObject([
      { previous: null, difference: null, values: [null], previousReasonCode: 'OTHER_PERIODS_STORED' },
      { previous: 90, difference: 12, values: [90], previousReason: null },
    ])
    expect(own.comparisons[0]?.previousReason).toContain('No value of 31 Aug 2026 - 30 Sep 2026 (31 days) is stored')
  })

  test('in a formula, over operands of exactly the same period', async () => {
    const { own } = await ask(monthly, { period: days('2026-07-01', '2026-11-20'), granularity: 'MONTH' }, 'Per user')
    expect(own.values).toEqual([null, null, null, 202 / 102, 50 / 77.5])
    expect((await ask(monthly, { granularity: 'MONTH' }, 'Per user')).own.headline).toBe(202 / 102)
  })

  test('by a dimension, as it was pushed for that dimension alone', async () => {
    const { groups, own } = await ask(parts, { by: ['country'], granularity: 'MONTH' })
    expect(groups.map(({ values, metrics }) => [values[0]?.value, metrics[0]?.headline, metrics[0]?.values])).toEqual([
      ['DE', 60, [60]],
      ['FR', 50, [50]],
      ['AT', 10, [10]],
    ])
    expect(own.headline).toBe(null)
    const both = await ask(parts, { by: ['country', 'plan'] })
    expect(both.groups.map(it => [...it.values.map(({ value }) => value), it.metrics[0]?.headline])).toEqual([
      ['DE', 'pro', 40],
      ['DE', 'free', 30],
    ])
    const where = [{ dimension: 'plan', in: ['free'] }]
    expect((await ask(parts, { where })).own.headline).toBe(35)
    expect((await ask(parts, { where, by: ['country'] })).groups.map(it => it.metrics[0]?.headline)).toEqual([30])
    const listed = [{ dimension: 'country', in: ['FR', 'AT'] }]
    expect((await ask(parts, { where: listed, by: ['country'] })).groups.map(it => it.metrics[0]?.headline)).toEqual([
      50, 10,
    ])
  })
})

type Wrong = readonly [
  what: string,
  Ask & { readonly of?: 'parts'; readonly metric?: string },
  code: string,
  says: string,
]

const ONE = { period: days('2026-11-09', '2026-11-11') }

describe('a question that is wrong by nature is null, with the reason and the right question:', () => {
  const monthsOf = 'Ask for each of the months with `granularity: MONTH`'
  test.each<Wrong>([
    ['a year of monthly users', { period: days('2026-01-01', '2026-12-31') }, 'OTHER_PERIODS_STORED', '`granularity: '],
    [
      'this year so far',
      { period: { preset: 'THIS_YEAR' } },
      'OTHER_PERIODS_STORED',
      'of months (the newest: 2026-11)',
    ],
    ['the last twelve months', { period: { preset: 'LAST_12_MONTHS' } }, 'OTHER_PERIODS_STORED', '`granularity: '],
    ['two months', { period: days('2026-07-01', '2026-08-31') }, 'OTHER_PERIODS_STORED', '`granularity: '],
    [
      'the trailing 30 days',
      { period: { preset: 'LAST_30_DAYS' } },
      'OTHER_PERIODS_STORED',
      'never added up and never split',
    ],
    [
      'the trailing 7 days',
      { period: { preset: 'LAST_7_DAYS' } },
      'OTHER_PERIODS_STORED',
      'of weeks (the newest: 2026-W46)',
    ],
    ['the trailing 90 days', { period: { preset: 'LAST_90_DAYS' } }, 'OTHER_PERIODS_STORED', '(90 days)'],
    [
      'a week of which only the month is stored',
      { period: days('2026-10-05', '2026-10-11') },
      'OTHER_PERIODS_STORED',
      '5 Oct 2026 - 11 Oct 2026 (7 days)',
    ],
    [
      'half a month',
      { period: days('2026-10-01', '2026-10-15') },
      'OTHER_PERIODS_STORED',
      'A value of its own is pushed with the key 2026-10-01/2026-10-15.',
    ],
    ['a month without its last day', { period: days('2026-10-01', '2026-10-30') }, 'OTHER_PERIODS_STORED', '(30 days)'],
    ['a month and a day', { period: days('2026-10-01', '2026-11-01') }, 'OTHER_PERIODS_STORED', '(32 days)'],
    [
      'a month that was not pushed',
      { period: days('2026-09-01', '2026-09-30') },
      'OTHER_PERIODS_STORED',
      'A value of its own is pushed with the key 2026-09.',
    ],
    [
      'a day of a month',
      { period: days('2026-10-05', '2026-10-05') },
      'OTHER_PERIODS_STORED',
      'No value of 5 Oct 2026 is stored',
    ],
    ['today', { period: { preset: 'TODAY' } }, 'OTHER_PERIODS_STORED', 'No value of 20 Nov 2026 is stored'],
    ['yesterday', { period: { preset: 'YESTERDAY' } }, 'OTHER_PERIODS_STORED', 'never split'],
    ['this week, when weeks end before', { period: { preset: 'THIS_WEEK' } }, 'OTHER_PERIODS_STORED', '2026-W46'],
    [
      'this quarter of months',
      { period: { preset: 'THIS_QUARTER' } },
      'OTHER_PERIODS_STORED',
      'quarters (the newest: 2026-Q3)',
    ],
    ['all time', { period: { preset: 'ALL_TIME' } }, 'OTHER_PERIODS_STORED', 'of years (the newest: 2025)'],
    ['seven days from a Sunday', { period: days('2026-11-01', '2026-11-07') }, 'OTHER_PERIODS_STORED', 'of weeks'],
    ['a part of ten days', ONE, 'OTHER_PERIODS_STORED', 'of 10 days (the newest: 2026-11-02/2026-11-11)'],
    [
      'a Sunday, of working days alone',
      { period: days('2026-06-07', '2026-06-07'), onlyDays: 'WORKING' },
      'SOME_DAYS',
      'is of all of its days',
    ],
    ['the working days of a month', { onlyDays: 'WORKING' }, 'SOME_DAYS', 'Ask for it with `onlyDays: ALL`'],
    [
      'a ratio over a year',
      { period: days('2026-01-01', '2026-12-31'), metric: 'Per user' },
      'OTHER_PERIODS_STORED',
      'The operand "Users" has no value.',
    ],
    [
      'a ratio of half a month',
      { period: days('2026-10-01', '2026-10-15'), metric: 'Per user' },
      'OTHER_PERIODS_STORED',
      'The operand "Users"',
    ],
    ['the total over countries', { of: 'parts' }, 'OTHER_PARTS_STORED', 'Ask for them with `by: ["country"]`'],
    [
      'a country over plans that has none of its own',
      { of: 'parts', where: [{ dimension: 'country', in: ['US'] }] },
      'OTHER_PARTS_STORED',
      'by: ["country"]',
    ],
    [
      'a plan over countries',
      { of: 'parts', where: [{ dimension: 'plan', in: ['pro'] }] },
      'OTHER_PARTS_STORED',
      'never added up over dimensions',
    ],
    [
      'two countries',
      { of: 'parts', where: [{ dimension: 'country', in: ['DE', 'FR'] }] },
      'SEVERAL_PARTS',
      'or for each of them with `by: ["country"]`',
    ],
    [
      'all countries but one',
      { of: 'parts', where: [{ dimension: 'country', notIn: ['DE'] }] },
      'SEVERAL_PARTS',
      'Ask for one value',
    ],
    [
      'countries by their beginning',
      { of: 'parts', where: [{ dimension: 'country', startsWith: 'D' }] },
      'SEVERAL_PARTS',
      'Ask for one value',
    ],
    [
      'every country that is known',
      { of: 'parts', where: [{ dimension: 'country', isSet: true }] },
      'SEVERAL_PARTS',
      'Ask for one value',
    ],
    [
      'those without a country',
      { of: 'parts', where: [{ dimension: 'country', isSet: false }] },
      'SEVERAL_PARTS',
      'Ask for one value',
    ],
    [
      'a country or none',
      { of: 'parts', where: [{ dimension: 'country', in: ['DE', null] }] },
      'SEVERAL_PARTS',
      'Ask for one value',
    ],
  ])('%s', async (_what, { of, metric, ...question }, code, says) => {
    const { own } = await ask(of === 'parts' ? parts : monthly, question, metric)
    expect([own.headline, own.headlineReasonCode]).toEqual([null, code])
    expect(own.headlineReason).toContain(says)
    expect(own.headlineReason).toMatch(/\b(Ask for|Push) /)
    expect(own.reasons[0]).toEqual({ number: 'HEADLINE', code, message: own.headlineReason })
  })

  test.each([
    ['their sum', 'sum', 'SUM'],
    ['their mean', 'average', 'AVERAGE'],
    ['the least of them', 'minimum', 'MINIMUM'],
    ['the greatest of them', 'maximum', 'MAXIMUM'],
    ['the last of them', 'latest', 'LATEST'],
    ['running totals', 'runningTotals', 'RUNNING_TOTALS'],
    ['trailing windows', 'rolling', 'ROLLING'],
    ['moving averages', 'movingAverage', 'MOVING_AVERAGE'],
  ] as const)('%s', async (_what, field, number) => {
    const { own } = await ask(monthly, { period: days('2026-07-01', '2026-09-30'), granularity: 'MONTH' })
    const value = own[field]
    expect(Array.isArray(value) ? new Set(value) : value).toEqual(Array.isArray(value) ? new Set([null]) : null)
    expect(own.headline).toBe(250)
    const reason = own.reasons.find(it => it.number === number)
    expect(reason).toMatchObject({ code: 'NEVER_JOINED' })
    expect(reason?.message).toMatch(/Ask for `values`/)
  })

  test.each<Wrong>([
    ['weeks of months', { granularity: 'WEEK' }, 'OTHER_PERIODS_STORED', 'No value of a week of this period is stored'],
    ['days of a month', { granularity: 'DAY' }, 'OTHER_PERIODS_STORED', monthsOf],
    [
      'quarters of months',
      { period: days('2026-04-01', '2026-06-30'), granularity: 'QUARTER' },
      'OTHER_PERIODS_STORED',
      'of quarters (the newest: 2026-Q3)',
    ],
    [
      'months that the period cuts',
      { period: days('2026-10-02', '2026-10-31'), granularity: 'MONTH' },
      'OTHER_PERIODS_STORED',
      'No value of a month',
    ],
    [
      'months with a gap',
      { period: days('2026-07-01', '2026-09-30'), granularity: 'MONTH' },
      'OTHER_PERIODS_STORED',
      '1 of 3 buckets have no stored value',
    ],
  ])('values in %s', async (_what, question, code, says) => {
    const { own } = await ask(monthly, question)
    expect(own.values).toContain(null)
    const reason = own.reasons.find(it => it.number === 'VALUES')
    expect(reason).toMatchObject({ code })
    expect(reason?.message).toContain(says)
  })

  test('the others behind the first groups, their share and a running period against a whole one', async () => {
    const { groups } = await ask(parts, { by: ['country'], top: 1 })
    expect(groups.map(it => [it.isOther, it.metrics[0]?.headline, it.metrics[0]?.headlineReasonCode])).toEqual([
      [false, 60, null],
      [true, null, 'JOINED_GROUPS'],
    ])
    expect(groups[1]?.metrics[0]?.headlineReason).toContain('Ask for more groups with `top`')
    expect(groups[0]?.metrics[0]?.reasons.map(it => it.number)).toContain('SHARE')
    const compare = [{ to: 'PREVIOUS_PERIOD' }]
    const { own } = await ask(monthly, { period: { preset: 'THIS_MONTH' }, compare, granularity: 'MONTH' })
    expect(own.comparisons[0]).toMatchObject({
      previous: null,
      percentChange: null,
      previousReasonCode: 'OTHER_PERIODS_STORED',
    })
    expect(own.comparisons[0]?.previousReason).toContain('No value of 1 Oct 2026 - 20 Oct 2026 (20 days) is stored')
  })

  test('a metric that has nothing says so', async () => {
    const { id } = await it.widget({ keyKind: 'DATE' })
    await pushRows(it, id, [{ period: { month: '2026-10' }, values: [{ metric: 'Users', value: '1' }] }])
    await it.app.gateway.pool.query(
      'delete from periodic_points where metric_id in (select metric_id from metrics where name = $1) and key = 20727 and value = 1',
      ['Users'],
    )
    const { own } = await ask(id)
    expect([own.headlineReasonCode, own.headlineReason]).toEqual([
      'NOTHING_STORED',
      expect.stringContaining('Push one of this period'),
    ])
  })

  test('other metrics have no reasons', async () => {
    const { own } = await ask(monthly, {}, 'Sales')
    expect(own).toMatchObject({ headline: 202, headlineReason: null, reasons: [], count: 1 })
  })
})
