// Trailing windows as they are asked for: of users, levels, rows of queries, in one statement more, and through REST.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { numbersFrom } from '../_kit/event-reports.ts'
import { createCalculatedMetric } from '../_kit/operations.ts'
import { createEventMetric, saveQuery, trackEvents } from '../_kit/query-operations.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => Date.parse('2026-11-20T12:00:00Z') })
})
afterAll(() => it?.[Symbol.asyncDispose]())

const ask = (query: string) => it.ask(query as never, {} as never) as Promise<Record<string, never>>

interface Shown {
  readonly metrics: Record<string, unknown>[]
}

interface Reply {
  readonly errors?: { message: string; extensions: { code: string; fields?: Record<string, string[]> } }[]
}

async function refused(query: string) {
  const { errors } = (await it.send(query as never, {} as never)) as Reply
  return { message: errors?.[0]?.message, ...errors?.[0]?.extensions }
}

const lastDays = 'period: { days: { from: "2026-11-16", through: "2026-11-18" } }, compare: []'
const metricOf = async (id: string, args: string, fields: string) => {
  const { widget } = (await ask(`{ widget(id: "${id}") { report(${args}) { metrics { ${fields} } groups { isOther
    metrics { ${fields} } } } } }`)) as unknown as {
    widget: { report: { metrics: Record<string, unknown>[]; groups: { metrics: Record<string, unknown>[] }[] } }
  }
  return { ...widget.report.metrics[0], groups: widget.report.groups.map(group => group.metrics[0]) }
}

test('a user counts once in a window, in each group, and in a formula', async () => {
  const { id } = await it.widget({ title: 'Users', keyKind: 'TIME' })
  await it.ask(createEventMetric, {
    input: { widgetId: id, name: 'Active', event: 'opened', aggregate: 'UNIQUE_USERS' },
  })
  const days: readonly (readonly [string, string, string])[] = [
    ['2026-11-14', 'ann', 'DE'],
    ['2026-11-15', 'bob', 'FR'],
    ['2026-11-16', 'ann', 'DE'],
    ['2026-11-16', 'bob', 'DE'],
    ['2026-11-17', 'ann', 'FR'],
    ['2026-11-18', 'cid', 'FR'],
  ]
  const events = days.map(([day, userId, country]) => ({
    name: 'opened',
    timestamp: `${day}T10:00:00Z`,
    userId,
    properties: { country },
  }))
  await it.ask(trackEvents, { events })
  const fields = 'values rolling(buckets: 3) two: rolling(buckets: 2) movingAverage(buckets: 3)'
  expect(await metricOf(id, `${lastDays}, granularity: DAY`, fields)).toMatchObject({
    values: [2, 1, 1],
    rolling: [2, 2, 3],
    two: [2, 2, 2],
    movingAverage: [4 / 3, 4 / 3, 4 / 3],
  })
  const { groups } = await metricOf(id, `${lastDays}, granularity: DAY, by: ["country"]`, fields)
  expect(groups).toMatchObject([
    { rolling: [2, 2, 2], two: [2, 2, null] },
    { rolling: [1, 2, 2], two: [1, 1, 2] },
  ])
  await it.ask(createCalculatedMetric, { input: { widgetId: id, name: 'Half', formula: '[Active] / 2' } })
  const half: Record<string, unknown> = await metricOf(
    id,
    `${lastDays}, granularity: DAY, metrics: ["Half"]`,
    'rolling(buckets: 3)',
  )
  expect(half.rolling).toEqual([1, 1, 1.5])
  // 201 readings of hours by a property; without one, the events are read once.
  const hours = 'period: { last: { count: 20, unit: DAY } }, granularity: HOUR, metrics: ["Active"]'
  const long = (where: string) =>
    `{ widget(id: "${id}") { report(${hours}${where}) { metrics { rolling(buckets: 201) } } } }`
  expect(await refused(long(', where: [{ dimension: "country", in: ["DE"] }]'))).toMatchObject({
    code: 'QUERY_TOO_COMPLEX',
    message: expect.stringContaining('at most 200 times in a report, here 201'),
  })
  expect((await refused(long(''))).message).toBeUndefined()
})

test('users of windows are what sets of them say, also before and after the clocks change', async () => {
  const { id } = await it.widget({ title: 'Visitors', keyKind: 'TIME' })
  const zone = 'Europe/Berlin'
  const metric = { widgetId: id, event: 'visited', aggregate: 'UNIQUE_USERS' } as const
  await it.ask(createEventMetric, { input: { ...metric, name: 'All' } })
  await it.ask(createEventMetric, { input: { ...metric, name: 'Pro', where: { plan: 'pro' } } })
  const next = numbersFrom(3)
  const events = Array.from({ length: 160 }, () => ({
    at: Date.UTC(2026, 9, 10) + next(30 * 96) * 900_000,
    userId: `user-${next(9)}`,
    plan: next(2) === 0 ? 'pro' : 'free',
  }))
  await it.ask(trackEvents, {
    events: events.map(({ at, userId, plan }) => {
      return { name: 'visited', timestamp: new Date(at).toISOString(), userId, properties: { plan } }
    }),
  })
  const usersIn = (own: typeof events, from: number, before: number) =>
    new Set(own.filter(({ at }) => at >= from && at < before).map(({ userId }) => userId)).size || null
  const startOf = (day: Temporal.PlainDate) => day.toZonedDateTime(zone).epochMilliseconds
  for (const [buckets, unit] of [
    [1, 'DAY'],
    [3, 'DAY'],
    [7, 'DAY'],
    [20, 'DAY'],
    [5, 'HOUR'],
    [2, 'WEEK'],
  ] as const) {
    const days =
      unit === 'HOUR' ? 'from: "2026-10-24", through: "2026-10-26"' : 'from: "2026-10-19", through: "2026-11-01"'
    const fields = `rolling(buckets: ${buckets}, partial: true)`
    const asked = `{ widget(id: "${id}") { report(period: { days: { ${days} } }, granularity: ${unit}, timeZone: "${zone}") {
      keys metrics { ${fields} comparison { keys ${fields} } } } } }`
    const { widget } = (await ask(asked)) as unknown as {
      widget: {
        report: { keys: string[]; metrics: { rolling: unknown; comparison: { keys: string[]; rolling: unknown } }[] }
      }
    }
    const expected = (keys: readonly string[], own: typeof events) =>
      keys.map(key => {
        if (unit === 'HOUR')
          return usersIn(own, Date.parse(key) - (buckets - 1) * 3_600_000, Date.parse(key) + 3_600_000)
        const [first, length] = [Temporal.PlainDate.from(key), unit === 'DAY' ? 1 : 7]
        return usersIn(
          own,
          startOf(first.subtract({ days: (buckets - 1) * length })),
          startOf(first.add({ days: length })),
        )
      })
    for (const [index, own] of [events, events.filter(({ plan }) => plan === 'pro')].entries()) {
      const { rolling, comparison } = widget.report.metrics[index] ?? { rolling: null, comparison: null }
      expect(rolling, asked).toEqual(expected(widget.report.keys, own))
      expect(comparison?.rolling, asked).toEqual(expected(comparison?.keys ?? [], own))
    }
  }
})

test('under PREVIOUS a level holds, and a window without points has the number of the one before', async () => {
  const { id, pushUrl } = await it.widget({ title: 'Levels', keyKind: 'DATE' })
  await it.cyfe(pushUrl, {
    data: [
      { Date: '20261101', Level: '3' },
      { Date: '20261117', Level: '7' },
    ],
  })
  const sum = await metricOf(id, `${lastDays}, fill: PREVIOUS`, 'rolling(buckets: 2) movingAverage(buckets: 2)')
  expect(sum).toMatchObject({ rolling: [null, 7, 7], movingAverage: [null, 7, 7] })
  const { widget } = (await ask(`{ widget(id: "${id}") { metrics { id } } }`)) as unknown as {
    widget: { metrics: { id: string }[] }
  }
  const [metric] = widget.metrics
  await ask(`mutation { updateMetric(input: { metricId: "${metric?.id}", aggregation: LATEST }) { metric { id } } }`)
  const level = await metricOf(id, `${lastDays}, fill: PREVIOUS`, 'rolling(buckets: 2) movingAverage(buckets: 2)')
  expect(level).toMatchObject({ rolling: [3, 7, 7], movingAverage: [3, 5, 7] })
})

test('where working days alone count, windows have the points of those, and other days no value for a mean', async () => {
  const { id, pushUrl } = await it.widget({ title: 'Office', keyKind: 'DATE' })
  const data = [1, 2, 4, 8, 16].map((value, index) => ({ Date: `202611${13 + index}`, Sales: String(value) }))
  await it.cyfe(pushUrl, { data })
  const days = 'period: { days: { from: "2026-11-13", through: "2026-11-17" } }, compare: []'
  const fields = 'rolling(buckets: 2, partial: true) movingAverage(buckets: 2, partial: true)'
  expect(await metricOf(id, days, fields)).toMatchObject({ rolling: [1, 3, 6, 12, 24] })
  expect(await metricOf(id, `${days}, onlyDays: WORKING`, fields)).toMatchObject({
    rolling: [1, 1, null, 8, 24],
    movingAverage: [1, 1, null, 8, 12],
  })
  expect(await metricOf(id, `${days}, onlyDays: WORKING, fill: ZERO`, fields)).toMatchObject({
    rolling: [1, 1, null, 8, 24],
    movingAverage: [1, 1, null, 8, 12],
  })
  expect(await metricOf(id, `${days}, onlyDays: WORKING, fill: PREVIOUS`, fields)).toMatchObject({
    rolling: [1, 1, null, 8, 24],
  })
  const { widget } = (await ask(`{ widget(id: "${id}") { metrics { id } } }`)) as unknown as {
    widget: { metrics: { id: string }[] }
  }
  const level = `metricId: "${widget.metrics[0]?.id}", aggregation: LATEST`
  await ask(`mutation { updateMetric(input: { ${level} }) { metric { id } } }`)
  for (const fill of ['NULL', 'PREVIOUS'])
    expect(await metricOf(id, `${days}, onlyDays: WORKING, fill: ${fill}`, fields), fill).toMatchObject({
      rolling: [1, 1, null, 8, 16],
    })
  const years = 'period: { days: { from: "2026-11-13", through: "2026-11-17" } }, granularity: YEAR, onlyDays: WORKING'
  expect(
    await refused(`{ widget(id: "${id}") { report(${years}) { metrics { rolling(buckets: 400) } } } }`),
  ).toMatchObject({ code: 'BAD_USER_INPUT', fields: { buckets: [expect.stringContaining('working days')] } })
})

test('windows are of fiscal quarters and of periods of named calendars, where these have begun', async () => {
  const { id, pushUrl } = await it.widget({ title: 'Terms', keyKind: 'DATE' })
  const days = ['20250110', '20250905', '20251215', '20260115', '20260505', '20260910', '20261101']
  await it.cyfe(pushUrl, { data: days.map((day, index) => ({ Date: day, Sales: String(2 ** index) })) })
  await ask(`mutation { saveCalendar(input: { name: "Terms", periods: [
    { label: "Autumn 2025", from: "2025-09-01", through: "2025-12-31", year: 2025 },
    { label: "Spring 2026", from: "2026-01-01", through: "2026-08-31", year: 2025 },
    { label: "Autumn 2026", from: "2026-09-01", through: "2026-12-31", year: 2026 }
  ] }) { calendar { name } } }`)
  const asked = (buckets: number, partial: boolean) =>
    metricOf(
      id,
      'period: { days: { from: "2026-01-10", through: "2026-10-31" } }, calendarGranularity: "Terms", compare: [{ to: SAME_PERIOD_LAST_YEAR }]',
      `values rolling(buckets: ${buckets}, partial: ${partial}) comparison { rolling(buckets: ${buckets}, partial: ${partial}) }`,
    )
  expect(await asked(2, false)).toMatchObject({ values: [24, 32], rolling: [30, 56] })
  // Before its first term the calendar has no buckets.
  expect(await asked(3, false)).toMatchObject({ rolling: [null, 62] })
  expect(await asked(3, true)).toMatchObject({ rolling: [30, 62] })
  const quarters =
    'period: { days: { from: "2026-05-01", through: "2026-10-31" } }, granularity: FISCAL_QUARTER, compare: []'
  expect(await metricOf(id, quarters, 'values rolling(buckets: 2)')).toMatchObject({
    values: [16, 32, null],
    rolling: [24, 48, 32],
  })
})

test('values of periods are neither joined nor averaged', async () => {
  const { id } = await it.widget({ title: 'Monthly', keyKind: 'DATE' })
  const rows = '[{ key: "2026-11-16", values: [{ metric: "Users", value: 3 }] }]'
  const metrics = '[{ name: "Users", aggregation: PERIODIC }]'
  await ask(`mutation { push(input: { widgetId: "${id}", rows: ${rows}, metrics: ${metrics} }) { receipt { id } } }`)
  const found = await metricOf(id, lastDays, 'rolling(buckets: 1) movingAverage(buckets: 1, partial: true)')
  expect(found).toMatchObject({ rolling: [null, null, null], movingAverage: [null, null, null] })
})

test('rows of a query have windows, too', async () => {
  const sql = `select d.day::date as day, d.n as "N" from (values ('2026-11-14', 1), ('2026-11-16', 2), ('2026-11-18', 4)) as d(day, n)`
  const { id } = (await it.ask(saveQuery, { input: { name: 'Rows', sql } })).saveQuery.savedQuery
  const { widgetFromQuery } =
    (await ask(`{ widgetFromQuery(savedQueryId: "${id}", keyColumn: "day") { report(${lastDays}) {
    metrics { rolling(buckets: 3) movingAverage(buckets: 3) } } } }`)) as unknown as {
      widgetFromQuery: { report: Shown }
    }
  expect(widgetFromQuery.report.metrics[0]).toEqual({ rolling: [3, 2, 6], movingAverage: [1.5, 2, 3] })
})

test('names have no windows, and a window has 1 to 400 buckets', async () => {
  const { id, pushUrl } = await it.widget({ title: 'Names' })
  await it.cyfe(pushUrl, { data: [{ Country: 'Chad', Sales: '1' }] })
  const asked = (widget: string, field: string) =>
    refused(`{ widget(id: "${widget}") { report { metrics { ${field} } } } }`)
  expect(await asked(id, 'rolling(buckets: 2)')).toMatchObject({
    code: 'BAD_USER_INPUT',
    message: expect.stringContaining('names'),
    fields: { buckets: [expect.stringContaining('names')] },
  })
  const days = await it.widget({ title: 'Days' })
  await it.cyfe(days.pushUrl, { data: [{ Date: '20261101', Sales: '1' }] })
  for (const field of ['rolling(buckets: 0)', 'movingAverage(buckets: 401)', 'comparison { rolling(buckets: -1) }'])
    expect(await asked(days.id, field), field).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { buckets: ['A window has 1 to 400 buckets.'] },
    })
})

test('all windows of a request are read in one more statement, and one says where the metrics begin', async () => {
  const widgets = await Promise.all(
    [1, 2].map(async n => {
      const widget = await it.widget({ title: `Days ${n}` })
      await it.cyfe(widget.pushUrl, {
        data: [
          { Date: '20261101', a: String(n), b: '2' },
          { Date: '20261117', a: '1' },
        ],
      })
      return widget.id
    }),
  )
  const count = async (fields: string) => {
    const query = `{ ${widgets.map((id, index) => `w${index}: widget(id: "${id}") { report { metrics { values ${fields} } } }`)} }`
    const body = JSON.stringify({ query })
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` }
    it.statements()
    expect(await (await fetch(`${it.url}/graphql`, { method: 'POST', headers, body })).json()).not.toHaveProperty(
      'errors',
    )
    return it.statements().filter(text => /\bfrom points\b/.test(text)).length
  }
  expect(await count('')).toBe(1)
  const fields = 'rolling(buckets: 7) month: rolling(buckets: 28) movingAverage(buckets: 7)'
  expect(await count(`${fields} comparisons { ${fields} } exact { ${fields} }`)).toBe(3)
})

test('REST says the same, in addresses and bodies', async () => {
  const { id, pushUrl } = await it.widget({ title: 'Rest', dimensions: ['country'] })
  await it.cyfe(pushUrl, {
    data: [
      { Date: '20261115', country: 'DE', Sales: '1' },
      { Date: '20261116', country: 'FR', Sales: '2' },
      { Date: '20261118', country: 'DE', Sales: '4' },
    ],
  })
  const headers = { authorization: `Bearer ${ADMIN}` }
  const get = async (query: string) => {
    const address = `${it.url}/widgets/${id}/report?from=2026-11-16&through=2026-11-18&${query}`
    return (await (await fetch(address, { headers })).json()) as { model: Shown; errors?: Record<string, unknown> }
  }
  const { model } = await get('rolling=2&moving_average=3&by=country&compare=PREVIOUS_PERIOD')
  expect(model).toMatchObject({
    metrics: [{ rolling: [3, 2, 4], moving_average: [null, 1.5, 3], comparisons: [{ rolling: [null, null, null] }] }],
    groups: [{ metrics: [{ rolling: [1, null, 4] }] }, { metrics: [{ rolling: [2, 2, null] }] }],
  })
  const partial = await get('rolling=3&partial_windows=true&compare=PREVIOUS_PERIOD')
  expect(partial.model).toMatchObject({
    metrics: [{ rolling: [3, 3, 6], comparisons: [{ rolling: [null, null, 1] }] }],
  })
  expect(JSON.stringify((await get('')).model)).not.toMatch(/rolling|moving_average/)
  expect((await get('rolling=401')).errors).toHaveProperty('rolling')
  const info = await fetch(`${it.url}/api/external/info/report`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ widget_id: id, period: { preset: 'LAST_7_DAYS' }, compare: [], moving_average: 2 }),
  })
  expect(await info.json()).toMatchObject({
    model: { metrics: [{ moving_average: [null, null, 1.5, 2, 4, 4, null] }] },
  })
  const names = await it.widget({ title: 'Names of REST' })
  await it.cyfe(names.pushUrl, { data: [{ Country: 'Chad', Sales: '1' }] })
  const reply = await fetch(`${it.url}/widgets/${names.id}/report?moving_average=2`, { headers })
  expect(await reply.json()).toMatchObject({ errors: { moving_average: [expect.stringContaining('names')] } })
})
