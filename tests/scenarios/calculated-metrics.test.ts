import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import type { PeriodInput, TestReportQueryVariables } from '../_kit/gql/graphql.ts'
import {
  createCalculatedMetric,
  deleteCalculatedMetric,
  deleteWidget,
  report as reportOperation,
  setGoal,
  updateMetric,
  widgetMetrics,
} from '../_kit/operations.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
})
afterAll(() => it?.[Symbol.asyncDispose]())

/** A widget with these rows; days are of November 2026 unless written whole. */
async function pushed(rows: Record<string, string>[], title = 'A widget'): Promise<string> {
  const widget = await it.widget({ title })
  const data = rows.map(({ Date: day, ...rest }) => (day ? { Date: day.padStart(8, '202611'), ...rest } : rest))
  expect((await it.cyfe(widget.pushUrl, { data })).status).toBe(200)
  return widget.id
}

const calculate = (widgetId: string, name: string, formula: string) =>
  it.send(createCalculatedMetric, { input: { widgetId, name, formula } })

async function calculated(widgetId: string, name: string, formula: string): Promise<string> {
  const reply = await calculate(widgetId, name, formula)
  expect(reply.errors).toBeUndefined()
  return reply.data?.createCalculatedMetric.metric.id ?? ''
}

const november: PeriodInput = { days: { from: '2026-11-01', through: '2026-11-04' } }

type Asked = Parameters<typeof askReport>[0]

async function reportOf(id: string, metric: string, rest: Partial<Asked> = {}) {
  const { widget } = await askReport({ id, period: november, metrics: [metric], ...rest })
  const [found] = widget?.report.metrics ?? []
  if (!found) throw new Error('no report')
  return { ...found, keys: widget?.report.keys }
}

function askReport(variables: TestReportQueryVariables) {
  return it.ask(reportOperation, variables)
}

describe('a calculated metric', () => {
  test('is a ratio of sums, not a mean of ratios: per bucket, for the period and for what it is compared with', async () => {
    const id = await pushed([
      { Date: '20261001', Clicks: '1', Views: '4' },
      { Date: '01', Clicks: '1', Views: '2' },
      { Date: '02', Clicks: '1', Views: '10' },
      { Date: '04', Clicks: '3', Views: '0' },
    ])
    await calculated(id, 'CTR', '[Clicks] / [Views] * 100')
    const report = await reportOf(id, 'CTR', { compare: [{ days: { from: '2026-10-01', through: '2026-10-02' } }] })
    expect(report.headline).toBe(500 / 12)
    expect(report.values).toEqual([50, 10, null, null])
    expect(report.runningTotals).toEqual([50, 200 / 12, 200 / 12, 500 / 12])
    expect(report.comparison).toMatchObject({ previous: 25, difference: 50 / 3, values: [25, null, null, null] })
    expect(report).toMatchObject({ sum: null, average: null, count: 0 })
    expect(report.coverage).toMatchObject({ buckets: 4, bucketsWithData: 3 })
  })

  test('is null where it divides by zero, also when empty buckets are filled', async () => {
    const id = await pushed([
      { Date: '01', a: '1', b: '0' },
      { Date: '03', a: '6', b: '2' },
    ])
    await calculated(id, 'q', '[a] / [b]')
    expect((await reportOf(id, 'q', { fill: 'ZERO' })).values).toEqual([null, null, 3, null])
    expect((await reportOf(id, 'q', { fill: 'PREVIOUS' })).values).toEqual([null, null, 3, 3])
  })

  test('takes its operands filled: nothing is 0 under ZERO, null under NULL, and the last value under PREVIOUS', async () => {
    const id = await pushed([
      { Date: '01', base: '10', fees: '2' },
      { Date: '02', base: '20' },
      { Date: '04', base: '5', fees: '1' },
    ])
    await calculated(id, 'total', '[base] + [fees]')
    await calculated(id, 'share', '[fees] / [base]')
    expect((await reportOf(id, 'total', { fill: 'ZERO' })).values).toEqual([12, 20, 0, 6])
    expect((await reportOf(id, 'total')).values).toEqual([12, null, null, 6])
    expect((await reportOf(id, 'total', { fill: 'PREVIOUS' })).values).toEqual([12, 22, 22, 6])
    expect((await reportOf(id, 'share', { fill: 'ZERO' })).values).toEqual([0.2, 0, null, 0.2])
    const alone: PeriodInput = { days: { from: '2026-11-02', through: '2026-11-03' } }
    const compare = [{ days: { from: '2026-11-01', through: '2026-11-03' } }]
    const zero = await reportOf(id, 'total', { fill: 'ZERO', period: alone, compare })
    expect(zero).toMatchObject({
      headline: 20,
      runningTotals: [20, 20],
      comparison: { previous: 32, values: [12, 20] },
    })
    expect((await reportOf(id, 'total', { period: alone })).headline).toBeNull()
    const nothing: PeriodInput = { days: { from: '2026-11-10', through: '2026-11-11' } }
    expect(await reportOf(id, 'total', { fill: 'ZERO', period: nothing })).toMatchObject({
      headline: 0,
      values: [0, 0],
    })
    expect((await reportOf(id, 'share', { fill: 'ZERO', period: nothing })).headline).toBeNull()
    // What was pushed itself has no headline without a point.
    expect((await reportOf(id, 'base', { fill: 'ZERO', period: nothing })).headline).toBeNull()
  })

  test('refers to metrics of other widgets by their id, and to calculated ones, down to three formulas', async () => {
    const web = await pushed([{ Date: '01', Visitors: '200' }], 'Web')
    const shop = await pushed([{ Date: '01', Orders: '8', Revenue: '100.5' }], 'Shop')
    const visitors = (await it.ask(widgetMetrics, { id: web })).widget?.metrics[0]?.id
    const rate = await calculated(shop, 'Rate', `[Orders] / [${visitors}]`)
    await calculated(shop, 'Percent', '[Rate] * 100')
    const third = await calculated(web, 'Rounded trip', `[${rate}] * [Visitors]`)
    expect((await reportOf(shop, 'Percent')).headline).toBe(4)
    expect((await reportOf(web, 'Rounded trip')).headline).toBe(8)
    await calculated(shop, 'Deep', '[Percent] + 1')
    const tooDeep = await calculate(shop, 'Too deep', '[Deep] + 1')
    expect(tooDeep.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { 'input.formula': [expect.stringContaining('"Too deep" -> "Deep" -> "Percent" -> "Rate"')] },
    })
    expect(third).not.toBe('')
  })

  test('may not lead back to itself, however long the way', async () => {
    const id = await pushed([{ Date: '01', a: '1' }])
    const first = await calculated(id, 'first', '[a] + 1')
    await calculated(id, 'second', '[first] + 1')
    const reply = await it.send(updateMetric, { input: { metricId: first, formula: '[second] * 2' } })
    expect(reply.errors?.[0]?.extensions.fields?.['input.formula']).toEqual([
      'The formula leads back to itself: "first" -> "second" -> "first".',
    ])
    const self = await it.send(updateMetric, { input: { metricId: first, formula: '[first]' } })
    expect(self.errors?.[0]?.message).toContain('leads back to itself')
    expect((await reportOf(id, 'second')).headline).toBe(3)
  })

  test('takes another formula', async () => {
    const id = await pushed([{ Date: '01', a: '7' }])
    const metricId = await calculated(id, 'x', '[a] + 1')
    await it.ask(updateMetric, { input: { metricId, formula: '[a] * 3' } })
    expect((await reportOf(id, 'x')).headline).toBe(21)
  })

  test('that has lost an operand is an error that names it; other metrics of the widget can be read', async () => {
    const other = await pushed([{ Date: '01', Visitors: '10' }], 'Web')
    const id = await pushed([{ Date: '01', Orders: '5' }], 'Shop')
    const visitors = (await it.ask(widgetMetrics, { id: other })).widget?.metrics[0]?.id
    await calculated(id, 'Rate', `[Orders] / [${visitors}]`)
    await it.ask(deleteWidget, { id: other })
    const broken = await it.send(reportOperation, { id, period: november, metrics: ['Rate'] })
    expect(broken.errors?.[0]).toMatchObject({
      message: 'The calculated metric "Rate" refers to "Visitors of Web", which was deleted. Change its formula.',
      extensions: { code: 'CONFLICT' },
    })
    expect((await reportOf(id, 'Orders')).headline).toBe(5)
  })

  test('can be deleted; what rests on it says so', async () => {
    const id = await pushed([{ Date: '01', a: '1' }])
    const base = await calculated(id, 'base', '[a]')
    await calculated(id, 'top', '[base] * 2')
    await it.ask(deleteCalculatedMetric, { id: base })
    const broken = await it.send(reportOperation, { id, period: november, metrics: ['top'] })
    expect(broken.errors?.[0]?.message).toContain('"top" refers to "base", which was deleted')
    const pushedOne =
      (await it.ask(widgetMetrics, { id })).widget?.metrics.find(metric => metric.name === 'a')?.id ?? ''
    const refused = await it.send(deleteCalculatedMetric, { id: pushedOne })
    expect(refused.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })

  test('cannot be pushed', async () => {
    const widget = await it.widget({ title: 'w' })
    await it.cyfe(widget.pushUrl, { data: [{ Date: '20261101', a: '1' }] })
    await calculated(widget.id, 'b', '[a] * 2')
    const reply = await it.cyfe(widget.pushUrl, { data: [{ Date: '20261101', b: '1' }] })
    expect(reply.status).toBe(400)
    expect(reply.body.message).toContain('calculated by a formula and cannot be pushed')
  })

  test.each([
    ['', 'ends where a number or a metric is expected'],
    ['1 + 2', 'refers to no metric'],
    ['[a] +', 'ends where'],
    ['[nobody]', 'The widget has no metric [nobody]. It has [a]; metrics of other widgets'],
    ['[metric_zz_zz]', 'has no metric [metric_zz_zz]'],
    ['process.exit()', 'not expected here'],
    ['[a] ** 2', 'not expected here'],
  ])('of the formula %j is refused with the reason', async (formula, reason) => {
    const id = await pushed([{ Date: '01', a: '1' }])
    const reply = await calculate(id, 'bad', formula)
    expect(reply.errors?.[0]?.extensions.fields?.['input.formula']?.[0]).toContain(reason)
  })

  test('has at most ten operands and a name of its own', async () => {
    const names = Array.from({ length: 11 }, (_, index) => `m${index}`)
    const id = await pushed([{ Date: '01', ...Object.fromEntries(names.map(name => [name, '1'])) }])
    expect((await calculate(id, 'eleven', names.map(name => `[${name}]`).join('+'))).errors?.[0]?.message).toContain(
      'at most 10 metrics',
    )
    await calculated(
      id,
      'ten',
      names
        .slice(1)
        .map(name => `[${name}]`)
        .join('+'),
    )
    expect((await reportOf(id, 'ten')).headline).toBe(10)
    expect((await calculate(id, 'm1', '[m2]')).errors?.[0]?.extensions.fields).toHaveProperty(['input.name'])
    expect((await calculate(id, ' ', '[m2]')).errors?.[0]?.extensions.fields).toHaveProperty(['input.name'])
  })

  test('of categories is worked out per category, and for the exact rest', async () => {
    const rows = [
      { Country: 'Chad', Sales: '9', Visits: '3' },
      { Country: 'Mali', Sales: '5', Visits: '5' },
      { Country: 'Niger', Sales: '1', Visits: '4' },
    ]
    const id = await pushed(rows)
    await calculated(id, 'Each', '[Sales] / [Visits]')
    expect(await reportOf(id, 'Each', { top: 1 })).toMatchObject({
      keys: ['Chad', 'Other'],
      headline: 15 / 12,
      values: [3, 6 / 9],
    })
    const dated = await pushed([{ Date: '01', a: '1' }])
    const a = (await it.ask(widgetMetrics, { id: dated })).widget?.metrics[0]?.id
    expect((await calculate(id, 'Mixed', `[Sales] / [${a}]`)).errors?.[0]?.message).toContain('cannot be lined up')
  })

  test('joins days and instants by the buckets of the zone', async () => {
    const days = await pushed([
      { Date: '01', Orders: '2' },
      { Date: '02', Orders: '4' },
    ])
    const times = await it.widget({ title: 'Times', keyKind: 'TIME' })
    const at = (text: string, value: string) => ({ Time: text, Visits: value })
    const push = await it.cyfe(times.pushUrl, {
      data: [at('2026-11-01T23:30:00Z', '10'), at('2026-11-02T12:00:00Z', '30')],
    })
    expect(push.body.message).toBe('Data pushed')
    const visits = (await it.ask(widgetMetrics, { id: times.id })).widget?.metrics[0]?.id
    await calculated(days, 'Rate', `[Orders] / [${visits}]`)
    expect((await reportOf(days, 'Rate', { granularity: 'DAY' })).values).toEqual([0.2, 4 / 30, null, null])
    // In Kolkata half past eleven in the evening (UTC) is the next morning.
    expect((await reportOf(days, 'Rate', { granularity: 'DAY', timeZone: 'Asia/Kolkata' })).values).toEqual([
      null,
      4 / 40,
      null,
      null,
    ])
  })
})

describe('a goal', () => {
  const month: PeriodInput = { preset: 'THIS_MONTH' }
  // Noon of the 20th: 19.5 of 30 days have passed.
  test.each([
    ['AT_LEAST', '100', '65', true],
    ['AT_LEAST', '100', '64.9', false],
    ['AT_MOST', '100', '65', true],
    ['AT_MOST', '100', '65.1', false],
  ] as const)('of %s %s a month with %s on the 20th: on pace %s', async (direction, target, value, onPace) => {
    const id = await pushed([{ Date: '03', a: value }])
    const metricId = (await it.ask(widgetMetrics, { id })).widget?.metrics[0]?.id ?? ''
    await it.ask(setGoal, { input: { metricId, period: 'MONTH', target, direction } })
    const { goal } = await reportOf(id, 'a', { period: month })
    expect(goal).toMatchObject({ target: 100, attained: Number(value), ratio: Number(`${value}e-2`), onPace })
    expect(goal?.period).toMatchObject({ firstDay: '2026-11-01', lastDay: '2026-11-30' })
  })

  test('holds for whole units and their beginnings, for nothing else, and can be removed', async () => {
    const id = await pushed([{ Date: '03', a: '1' }])
    const metricId = (await it.ask(widgetMetrics, { id })).widget?.metrics[0]?.id ?? ''
    await it.ask(setGoal, { input: { metricId, period: 'MONTH', target: '2' } })
    await it.ask(setGoal, { input: { metricId, period: 'YEAR', target: '7' } })
    const targetOf = async (period: PeriodInput) => (await reportOf(id, 'a', { period })).goal?.target ?? null
    expect(await targetOf({ preset: 'THIS_MONTH' })).toBe(2)
    expect(await targetOf({ preset: 'LAST_MONTH' })).toBe(2)
    expect(await targetOf({ days: { from: '2026-11-01', through: '2026-11-30' } })).toBe(2)
    expect(await targetOf({ preset: 'THIS_YEAR' })).toBe(7)
    expect(await targetOf({ preset: 'LAST_30_DAYS' })).toBeNull()
    expect(await targetOf({ days: { from: '2026-11-02', through: '2026-11-30' } })).toBeNull()
    await it.ask(setGoal, { input: { metricId, period: 'MONTH', target: null } })
    expect(await targetOf({ preset: 'THIS_MONTH' })).toBeNull()
  })
})

test('all of it is one statement, however many formulas there are', async () => {
  const id = await pushed([{ Date: '01', a: '1', b: '2' }])
  const query = `query ($id: ID!) { widget(id: $id) { report { metrics { headline values goal { onPace } comparison { previous } } } } }`
  const count = async () => {
    const send = () =>
      fetch(`${it.url}/graphql`, {
        method: 'POST',
        // Made anew: a question that comes again asks for the versions of its widgets beside it.
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${ADMIN}`,
          'cache-control': 'no-cache',
        },
        body: JSON.stringify({ query, variables: { id } }),
      })
    await send()
    it.statements()
    expect(await (await send()).json()).not.toHaveProperty('errors')
    return it.statements().length
  }
  const before = await count()
  expect(before).toBe(1)
  for (let n = 0; n < 5; n++) await calculated(id, `c${n}`, n === 0 ? '[a] / [b]' : `[a] / [b] + ${n}`)
  expect(await count()).toBe(before)
})
