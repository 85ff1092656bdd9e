// Reports by dimensions, on points that lie in the tables as a push writes them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEFAULT_PROJECT_ID } from '../../src/auth/project.ts'
import type { WidgetId } from '../../src/base/id.ts'
import { parseDay } from '../../src/core/day.ts'
import { idOf } from '../../src/request/global-id.ts'
import { startTestApp, type TestApp } from '../_kit/app.ts'
import { declareDimensions } from '../_kit/dimensions.ts'
import { push } from '../_kit/operations.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it?.[Symbol.asyncDispose]())

type Row = readonly [day: string, values: readonly (string | null)[], metric: string, value: string]
let lastSeries = 0

/** A widget with points of before its dimensions were declared, and of after. */
async function widgetOf(
  {
    before = [],
    metrics = {},
  }: { before?: readonly (readonly [day: string, metric: string, value: string])[]; metrics?: Record<string, object> },
  dimensions: readonly string[],
  rows: readonly Row[],
): Promise<string> {
  const { id, pushUrl } = await it.widget({ keyKind: 'DATE' })
  const { pool, services } = it.app.gateway
  const widgetId: WidgetId = idOf('Widget', id)
  const names = new Set([...before.map(([, metric]) => metric), ...rows.map(([, , metric]) => metric)])
  const blank = Object.fromEntries([...names].map(name => [name, '0']))
  await it.cyfe(pushUrl, { data: [{ Date: '19000101', ...blank }] })
  await pool.query(`delete from points where widget_id = $1`, [widgetId])
  await pool.query('update widgets set dimensions = $2 where widget_id = $1', [widgetId, dimensions])
  for (const [name, { aggregation = null, across = null }] of Object.entries(metrics) as [
    string,
    { aggregation?: string; across?: string },
  ][])
    await pool.query('update metrics set aggregation = $3, across = $4 where widget_id = $1 and name = $2', [
      widgetId,
      name,
      aggregation,
      across,
    ])
  services.catalogue.changed(DEFAULT_PROJECT_ID, widgetId)
  const widget = await services.catalogue.widget(DEFAULT_PROJECT_ID, widgetId)
  const idOfMetric = new Map(widget?.metrics.map(metric => [metric.name, metric.metricId]))
  for (const [day, metric, value] of before)
    await pool.query('insert into points values ($1, $2, $3, $4, 0, $5)', [
      DEFAULT_PROJECT_ID,
      widgetId,
      idOfMetric.get(metric),
      parseDay(day),
      value,
    ])
  const seriesOf = new Map<string, string>()
  for (const [day, values, metric, value] of rows) {
    const key = JSON.stringify(values)
    let series = seriesOf.get(key)
    if (series === undefined) {
      series = String(++lastSeries)
      seriesOf.set(key, series)
      await pool.query('insert into series values ($1, $2, $3, $4, $5, now())', [
        DEFAULT_PROJECT_ID,
        widgetId,
        series,
        values,
        Buffer.from(series),
      ])
      for (const [index, own] of values.entries())
        if (own !== null)
          await pool.query('insert into series_values values ($1, $2, $3, $4, $5)', [
            DEFAULT_PROJECT_ID,
            widgetId,
            index + 1,
            own,
            series,
          ])
    }
    await pool.query('insert into series_points values ($1, $2, $3, $4, $5, 0, $6)', [
      DEFAULT_PROJECT_ID,
      widgetId,
      idOfMetric.get(metric),
      series,
      parseDay(day),
      value,
    ])
  }
  return id
}

interface Answer {
  readonly keys: string[]
  readonly metrics: {
    headline: number | null
    latest: number | null
    count: number
    sum: number | null
    values: (number | null)[]
    runningTotals: (number | null)[]
    coverage: { carriedFrom: string | null }
    comparison: { previous: number | null; values: (number | null)[] } | null
  }[]
  readonly groups: {
    isOther: boolean
    values: { value: string | null }[]
    metrics: { headline: number | null; values: (number | null)[]; share: number | null }[]
  }[]
}

async function ask(id: string, args: string): Promise<Answer> {
  const query = `{ widget(id: "${id}") { report(${args}) { keys
    metrics { headline latest count sum values runningTotals coverage { carriedFrom } comparison { previous values } }
    groups { isOther values { value } metrics { headline values share } } } } }`
  const reply = await it.send(query as never, {} as never)
  if (reply.errors) throw new Error(JSON.stringify(reply.errors))
  return (reply.data as { widget: { report: Answer } }).widget.report
}

const november = 'period: { days: { from: "2026-11-01", through: "2026-11-04" } }'

test('stock by warehouse adds up, each warehouse carried by itself', async () => {
  const id = await widgetOf(
    { metrics: { stock: { aggregation: 'LATEST' } } },
    ['warehouse'],
    [
      ['2026-10-20', ['A'], 'stock', '100'],
      ['2026-10-25', ['B'], 'stock', '50'],
      ['2026-11-02', ['A'], 'stock', '90'],
      ['2026-11-04', ['B'], 'stock', '60.5'],
    ],
  )
  const carried = await ask(id, `${november}, fill: PREVIOUS, by: ["warehouse"]`)
  expect(carried.metrics[0]).toMatchObject({
    headline: 150.5,
    values: [150, 140, 140, 150.5],
    runningTotals: [150, 140, 140, 150.5],
  })
  expect(carried.groups.map(group => [group.values[0]?.value, ...(group.metrics[0]?.values ?? [])])).toEqual([
    ['A', 100, 90, 90, 90],
    ['B', 50, 50, 50, 60.5],
  ])
  const bare = await ask(id, november)
  expect(bare.metrics[0]).toMatchObject({
    headline: 150.5,
    values: [null, 90, null, 60.5],
    runningTotals: [null, 90, 90, 150.5],
  })
})

test('what was pushed before a dimension was declared is not counted twice, neither in a bucket nor carried', async () => {
  const id = await widgetOf(
    {
      before: [
        ['2026-10-01', 'stock', '7'],
        ['2026-11-01', 'stock', '100'],
        ['2026-11-03', 'stock', '1'],
      ],
      metrics: { stock: { aggregation: 'LATEST' } },
    },
    ['warehouse'],
    [
      ['2026-11-03', ['A'], 'stock', '60'],
      ['2026-11-04', ['B'], 'stock', '40'],
    ],
  )
  const report = await ask(id, `${november}, fill: PREVIOUS, by: ["warehouse"]`)
  expect(report.metrics[0]).toMatchObject({
    headline: 100,
    values: [100, 100, 60, 100],
    runningTotals: [100, 100, 60, 100],
  })
  expect(report.groups.map(group => [group.values[0]?.value, ...(group.metrics[0]?.values ?? [])])).toEqual([
    ['A', null, null, 60, 60],
    ['B', null, null, null, 40],
    [null, 100, 100, null, null],
  ])
  // Without what is carried, too, the rows of before are a group, and no rest behind the others.
  const bare = await ask(id, `${november}, by: ["warehouse"]`)
  expect(
    bare.groups.map(group => [group.isOther, group.values[0]?.value, ...(group.metrics[0]?.values ?? [])]),
  ).toEqual([
    [false, 'A', null, null, 60, null],
    [false, 'B', null, null, null, 40],
    [false, null, 100, null, null, null],
  ])
  const month = await ask(
    id,
    'period: { days: { from: "2026-10-01", through: "2026-11-30" } }, granularity: MONTH, compare: []',
  )
  expect(month.metrics[0]).toMatchObject({ headline: 100, values: [7, 100] })
})

test('the least and the greatest series are carried, too', async () => {
  for (const [across, values, soFar] of [
    ['MIN', [50, 50, 50, 60], [null, 90, 90, 60]],
    ['MAX', [100, 90, 90, 90], [null, 90, 90, 90]],
    ['AVERAGE', [75, 70, 70, 75], [null, 90, 90, 75]],
  ] as const) {
    const id = await widgetOf(
      { metrics: { stock: { aggregation: 'LATEST', across } } },
      ['warehouse'],
      [
        ['2026-10-20', ['A'], 'stock', '100'],
        ['2026-10-25', ['B'], 'stock', '50'],
        ['2026-11-02', ['A'], 'stock', '90'],
        ['2026-11-04', ['B'], 'stock', '60'],
      ],
    )
    expect((await ask(id, `${november}, fill: PREVIOUS`)).metrics[0]?.values).toEqual(values)
    expect((await ask(id, november)).metrics[0]?.runningTotals).toEqual(soFar)
  }
})

test('what ended in the period counts in no total of it, however long its buckets are', async () => {
  const id = await widgetOf(
    {
      before: [
        ['2026-10-31', 'stock', '7'],
        ['2026-11-02', 'stock', '100'],
      ],
      metrics: { stock: { aggregation: 'LATEST' } },
    },
    ['warehouse'],
    [['2026-11-04', ['A'], 'stock', '60']],
  )
  for (const granularity of ['DAY', 'WEEK', 'MONTH']) {
    const { metrics } = await ask(id, `${november}, fill: PREVIOUS, granularity: ${granularity}`)
    expect(metrics[0]).toMatchObject({ headline: 60, latest: 60, count: 1, sum: 60 })
  }
  // 31 October is carried into 1 November, and not into a month in which it ended.
  const carriedFrom = async (granularity: string) =>
    (await ask(id, `${november}, fill: PREVIOUS, granularity: ${granularity}`)).metrics[0]?.coverage.carriedFrom
  expect(await carriedFrom('DAY')).toBe('2026-10-31T00:00:00.000Z')
  expect(await carriedFrom('MONTH')).toBeNull()
})

test('the latest value of a level is that of all series, whichever groups are shown', async () => {
  const id = await widgetOf(
    { metrics: { stock: { aggregation: 'LATEST' } } },
    ['warehouse'],
    [
      ['2026-11-01', ['A'], 'stock', '1'],
      ['2026-11-02', ['B'], 'stock', '2'],
      ['2026-11-03', ['C'], 'stock', '4'],
    ],
  )
  for (const args of ['', ', by: ["warehouse"]', ', by: ["warehouse"], top: 1'])
    expect((await ask(id, november + args)).metrics[0]).toMatchObject({ headline: 7, latest: 7 })
})

test('in the order of pushes, rows without a value come when they came', async () => {
  const rows: Row[] = [
    ['2026-11-01', ['B'], 'sales', '1'],
    ['2026-11-02', [null], 'sales', '2'],
    ['2026-11-03', ['A'], 'sales', '4'],
  ]
  const order = async (before: readonly (readonly [string, string, string])[]) => {
    const id = await widgetOf({ before }, ['country'], rows)
    const { groups } = await ask(id, `${november}, by: ["country"], orderBy: { by: KEY }`)
    return groups.map(group => group.values[0]?.value)
  }
  expect(await order([])).toEqual(['B', null, 'A'])
  expect(await order([['2026-11-01', 'sales', '8']])).toEqual([null, 'B', 'A'])
})

test('means of series are exact: a third and two sixths less make nothing', async () => {
  const means = (country: string, sum: string, count: number): Row[] =>
    Array.from({ length: count }, (_, index) => [`2026-11-0${index + 1}`, [country], 'rate', index === 0 ? sum : '0'])
  const rows = [...means('A', '1', 3), ...means('B', '-1', 6), ...means('C', '-1', 6)]
  const metrics = { rate: { aggregation: 'AVERAGE', across: 'SUM' } }
  const id = await widgetOf({ metrics }, ['country'], rows)
  const args = 'period: { days: { from: "2026-11-01", through: "2026-11-06" } }, granularity: MONTH'
  expect((await ask(id, args)).metrics[0]).toMatchObject({ headline: 0, values: [0], runningTotals: [0] })
  const { metrics: all, groups } = await ask(id, `${args}, by: ["country"], top: 1`)
  expect(all[0]?.headline).toBe(0)
  expect(groups.map(group => group.metrics[0]?.headline)).toEqual([1 / 3, -1 / 3])
})

describe('what cannot be asked of dimensions is refused with what can', () => {
  const refusal = async (id: string, args: string) => {
    const reply = await it.send(`{ widget(id: "${id}") { report(${args}) { groups { id } } } }` as never, {} as never)
    const [error] = reply.errors ?? []
    return [error?.message, ...Object.keys(error?.extensions.fields ?? {})]
  }

  test.each([
    ['by: ["Country"]', 'There is no dimension "Country". The dimensions are "country", "plan", "a", "b".', 'by.0'],
    [
      'by: ["country", "land"]',
      'There is no dimension "land". The dimensions are "country", "plan", "a", "b".',
      'by.1',
    ],
    ['where: [{ dimension: "", isSet: true }]', 'The dimensions are "country", "plan", "a", "b".', 'where.0.dimension'],
    ['by: ["country", "plan", "a", "b"]', 'A report has groups by at most 3 dimensions.', 'by'],
    ['by: ["plan", "plan"]', 'A dimension is named twice.', 'by'],
    ['by: ["plan"], top: 0', 'top is 1 to 1000.', 'top'],
    ['by: ["plan"], top: 1001', 'top is 1 to 1000.', 'top'],
    ['by: ["plan"], orderBy: { by: NAME, metric: "sales" }', 'A metric goes with the order by VALUE', 'orderBy.metric'],
    [
      'by: ["plan"], orderBy: { metric: "sale" }',
      'There is no metric "sale". The metrics are "sales".',
      'orderBy.metric',
    ],
  ])('%s', async (args, message, field) => {
    const id = await widgetOf(
      {},
      ['country', 'plan', 'a', 'b'],
      [['2026-11-01', ['DE', null, null, null], 'sales', '1']],
    )
    expect(await refusal(id, args)).toEqual([expect.stringContaining(message), field])
  })

  test('of names, which are their one dimension, and of a widget without dimensions', async () => {
    const { id: names } = await it.widget({ keyKind: 'CATEGORY' })
    const { id } = await it.widget({ keyKind: 'DATE' })
    for (const [args, field] of [
      ['by: ["country"]', 'by.0'],
      ['where: [{ dimension: "country", isSet: false }]', 'where.0.dimension'],
    ] as const) {
      const argument = field.split('.')[0]
      expect(await refusal(names, args)).toEqual([
        expect.stringContaining('names, which are its one dimension'),
        argument,
      ])
      expect(await refusal(id, args)).toEqual([expect.stringContaining('updateWidget(input: { dimensions'), field])
    }
  })

  test('more values than a reply holds, by number and by widget', async () => {
    const { id } = await it.widget({ keyKind: 'DATE', title: 'Many' })
    await declareDimensions(it, id, ['n'])
    const rows = Array.from({ length: 600 }, (_, index) => ({
      key: '2026-11-01',
      dimensions: [{ dimension: 'n', value: `${index}` }],
      values: [{ metric: 'sales', value: index }],
    }))
    await it.ask(push, { input: { widgetId: id, rows } })
    const year = 'period: { days: { from: "2026-01-01", through: "2026-12-31" } }, granularity: DAY, by: ["n"]'
    expect(await refusal(id, `${year}, top: 600, compare: []`)).toEqual([
      'The report of "Many" would have 219,365 values (groups times buckets times metrics times periods); at most 200,000 are possible. Ask for fewer groups with `top`, for longer buckets or for fewer metrics.',
      'top',
    ])
    expect(await refusal(id, `${year}, top: 500, compare: []`)).toEqual([undefined])
    expect((await refusal(id, `${year}, top: 500`))[0]).toContain('would have 365,730 values')
  })
})

test('statements are not compiled: what is estimated high for many series takes milliseconds', async () => {
  const { rows } = await it.app.gateway.pool.query('show jit')
  expect(rows).toEqual([{ jit: 'off' }])
})
