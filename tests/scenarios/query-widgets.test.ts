// A saved query reported like a widget: the same numbers as a stored widget gives for the same points.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { createProject, report } from '../_kit/operations.ts'
import { saveQuery, widgetFromQuery } from '../_kit/query-operations.ts'
import { addEvents } from '../_kit/tables.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
  const seconds = [0.1, 0.2, 5, 7, 1e-7]
  await addEvents(
    it,
    '1',
    seconds.map((value, n) => ({
      name: 'view',
      userId: `user-${n % 2}`,
      at: `2026-11-${16 + n}T23:30:0${n}.123456Z`,
      properties: { seconds: value, plan: n < 3 ? 'pro' : 'free' },
    })),
  )
})
afterAll(() => it?.[Symbol.asyncDispose]())

const save = async (sql: string, more: object = {}) =>
  (await it.ask(saveQuery, { input: { name: 'A query', sql, ...more } })).saveQuery.savedQuery.id
const ask = async (id: string, key: string, more: object = {}) =>
  (await it.ask(widgetFromQuery, { id, key, ...more })).widgetFromQuery
const refused = async (id: string, key: string, more: object = {}) => {
  const { errors } = await it.send(widgetFromQuery, { id, key, ...more })
  return [errors?.[0]?.extensions.code, errors?.[0]?.message]
}

const DAILY = `select timestamp::date as "Day", count(*) as "Views", sum(properties.seconds::numeric) as "Seconds", 'x' as note
  from events group by 1`

test('days: the default is all time, and every number is exact', async () => {
  const widget = await ask(await save(DAILY), 'day')
  expect(widget).toMatchObject({
    title: 'A query',
    keyKind: 'DATE',
    keyColumn: 'Day',
    chartType: 'LINE',
    lastPushAt: null,
  })
  expect(widget.metrics).toEqual(['Views', 'Seconds'].map(name => ({ name, widget: { title: 'A query' } })))
  const { report: found } = widget
  expect([found.keys, found.granularity]).toEqual([
    ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'],
    'DAY',
  ])
  const [views, total] = found.metrics
  expect([views?.headline, views?.values]).toEqual([5, [1, 1, 1, 1, 1]])
  expect([total?.headline, total?.values]).toEqual([12.3000001, [0.1, 0.2, 5, 7, 1e-7]])
  expect(total?.runningTotals).toEqual([0.1, 0.3, 5.3, 12.3, 12.3000001])
})

test('a pushed widget with the same points says the same, whatever is asked', async () => {
  const { id, pushUrl } = await it.widget({ keyKind: 'DATE' })
  const days = Array.from({ length: 400 }, (_, n) =>
    new Date(Date.UTC(2026, 10, 20) - n * 86_400_000).toISOString().slice(0, 10),
  )
  const rows = days
    .filter((_, n) => n % 3 !== 1)
    .map((day, n) => ({ Date: day.replaceAll('-', ''), Users: `${(n * 7) % 11}.${n % 10}` }))
  expect((await it.cyfe(pushUrl, { data: rows })).status).toBe(200)
  const query = await save(
    'select day, value as "Users" from points where day is not null and widget = @{title} and metric = @{metric}',
    {
      variables: [
        { name: 'title', type: 'STRING', default: 'A widget' },
        { name: 'metric', type: 'STRING', default: 'Users' },
      ],
    },
  )
  const questions = [
    {},
    { period: { preset: 'LAST_30_DAYS' } },
    { period: { preset: 'THIS_MONTH' }, granularity: 'WEEK' },
    { period: { preset: 'LAST_12_MONTHS' }, granularity: 'MONTH', compare: [{ to: 'SAME_PERIOD_LAST_YEAR' }] },
    {
      period: { last: { count: 2, unit: 'QUARTER' } },
      compare: [{ to: 'SAME_WEEKDAYS_LAST_YEAR' }],
      timeZone: 'Asia/Tokyo',
    },
    { period: { days: { from: '2030-01-01', through: '2030-01-31' } } },
  ]
  for (const question of questions) {
    const more = { period: { preset: 'ALL_TIME' }, ...question } as object
    const stored = (await it.ask(report, { id, ...more })).widget?.report
    const { report: given } = await ask(query, 'day', more)
    expect(given.keys).toEqual(stored?.keys)
    for (const [index, metric] of given.metrics.entries()) {
      const other = stored?.metrics[index]
      expect(metric).toMatchObject({
        headline: other?.headline,
        count: other?.count,
        values: other?.values,
        runningTotals: other?.runningTotals,
        coverage: { bucketsWithData: other?.coverage.bucketsWithData, lastPointAt: other?.coverage.lastPointAt },
      })
      expect(metric.comparison?.previous).toEqual(other?.comparison?.previous)
      expect(metric.comparison?.percentChange).toEqual(other?.comparison?.percentChange)
      expect(metric.comparison?.values).toEqual(other?.comparison?.values)
    }
  }
})

test('instants go into buckets of the zone; rows of one key add up', async () => {
  const query = await save('select timestamp as t, 1 as n from events union all select timestamp, 2 from events')
  const period = { days: { from: '2026-11-17', through: '2026-11-19' } }
  const of = async (timeZone: string) =>
    (await ask(query, 't', { period, timeZone, granularity: 'DAY' })).report.metrics[0]
  const utc = await of('UTC')
  expect([utc?.values, utc?.count, utc?.coverage.lastPointAt]).toEqual([[3, 3, 3], 6, '2026-11-19T23:30:03.123Z'])
  expect(utc?.comparison).toMatchObject({ previous: 3, percentChange: 200 })
  // 23:30 in UTC is the next day in Berlin: one falls out and one comes in.
  expect((await of('Europe/Berlin'))?.values).toEqual([3, 3, 3])
  expect(
    (await ask(query, 't', { period, granularity: 'DAY', timeZone: 'Europe/Berlin' })).report.metrics[0]?.coverage
      .lastPointAt,
  ).toBe('2026-11-18T23:30:02.123Z')
  expect((await ask(await save('select timestamp::timestamp as t, 1 as n from events'), 't')).keyKind).toBe('TIME')
})

test('names are placed by the first metric, with the rest as one', async () => {
  const sql = `select properties.plan as plan, count(*) as n, avg(properties.seconds::float8) as "Mean %" from events group by 1
    union all select 'team', 1, 2 union all select null, 100, 100`
  const query = await save(sql)
  const { report: found, keyKind, chartType } = await ask(query, 'plan')
  expect([keyKind, chartType, found.keys, found.metrics[0]?.values]).toEqual([
    'CATEGORY',
    'BAR',
    ['pro', 'free', 'team'],
    [3, 2, 1],
  ])
  const top = (await ask(query, 'plan', { top: 1 })).report
  expect([top.keys, top.metrics[0]?.values]).toEqual([
    ['pro', 'Other'],
    [3, 3],
  ])
  // A mean of points that exist, as its name asks for.
  expect(top.metrics[1]?.values[1]).toBeCloseTo((3.50000005 + 2) / 2, 12)
})

test('rows of one key that another column tells apart are refused, and never added together', async () => {
  const of = async (column: string) =>
    refused(await save(`select 'a' as k, ${column} as other, 1 as n from events`), 'k')
  for (const column of [
    'userId',
    'timestamp::date',
    "properties.plan = 'pro'",
    'properties',
    "nullif(userId, 'user-1')",
  ])
    expect(await of(column), column).toEqual([
      'BAD_USER_INPUT',
      expect.stringMatching(/^Rows of the key "a" differ in "other" \(.+ and .+\), and would be added together: /),
    ])
  const same = await save("select 'a' as k, 'x' as other, 1 as n from events")
  expect((await ask(same, 'k')).report.metrics[0]?.headline).toBe(5)
})

test('variables are bound, and the same question has the same id', async () => {
  const query = await save('select name, count(*) as n from events where name = @{name} group by 1', {
    variables: [{ name: 'name', type: 'STRING' }],
  })
  const view = await ask(query, 'name', { variables: { name: 'view' } })
  expect(view.report.metrics[0]?.values).toEqual([5])
  const none = await ask(query, 'name', { variables: { name: "x' OR '1'='1" } })
  expect([none.report.keys, none.report.metrics[0]?.headline]).toEqual([[], null])
  expect((await ask(query, 'name', { variables: { name: 'view' } })).id).toBe(view.id)
  expect(none.id).not.toBe(view.id)
})

test('what makes no widget is refused in words', async () => {
  const query = await save(DAILY)
  expect(await refused(query, 'week')).toEqual([
    'BAD_USER_INPUT',
    'The query has no column "week"; it has Day, Views, Seconds, note.',
  ])
  expect(await refused(await save('select properties, 1 as n from events'), 'properties')).toEqual([
    'BAD_USER_INPUT',
    'A column of the type json holds no keys.',
  ])
  expect(await refused(await save("select name, 'x' as t from events"), 'name')).toEqual([
    'BAD_USER_INPUT',
    'The query has no other column of numbers.',
  ])
  expect((await refused(await save("select 'infinity'::date as d, 1 as n"), 'd'))[0]).toBe('BAD_USER_INPUT')
  expect((await refused(await save('select n as a, n as b from generate_series(1, 10001) as n'), 'a'))[0]).toBe(
    'QUERY_TOO_COMPLEX',
  )
  const document = (await it.ask(saveQuery, { input: { name: 'x', document: '{ viewer { name } }' } })).saveQuery
  expect((await refused(document.savedQuery.id, 'a'))[0]).toBe('BAD_USER_INPUT')
})

test('it takes no pushes, is in no list, and stays in its project', async () => {
  const query = await save(DAILY)
  const { id } = await ask(query, 'Day')
  const post = async (text: string, token = ADMIN) => {
    const response = await fetch(`${it.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: text }),
    })
    return JSON.parse(await response.text())
  }
  const codes = (reply: { errors?: { extensions: { code: string } }[] }) =>
    reply.errors?.map(({ extensions }) => extensions.code)
  const made = `widgetFromQuery(savedQueryId: "${query}", keyColumn: "Day")`
  expect((await post(`{ ${made} { pushUrl } }`)).errors[0].extensions.code).toBe('CONFLICT')
  expect(codes(await post(`{ widget(id: "${id}") { title } }`))).toEqual(['NOT_FOUND'])
  expect(codes(await post(`{ node(id: "${id}") { id } }`))).toEqual(['NOT_FOUND'])
  const many = Array.from(
    { length: 11 },
    (_, n) => `r${n}: report(period: { last: { count: ${n + 1}, unit: DAY } }) { keys }`,
  ).join(' ')
  expect((await post(`{ ${made} { ${many} } }`)).errors[0].extensions.code).toBe('QUERY_TOO_COMPLEX')
  const { createProject: neighbour } = await it.ask(createProject, { input: { name: 'Neighbour' } })
  expect((await post(`{ ${made} { title } }`, neighbour.administrator.secret)).errors[0].extensions.code).toBe(
    'NOT_FOUND',
  )
})
