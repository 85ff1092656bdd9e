import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { createCalculatedMetric } from '../_kit/operations.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
})
afterAll(() => it?.[Symbol.asyncDispose]())

interface Bucket {
  key: string
  from: string | null
  before: string | null
  label: string
  partial: boolean
  isOther: boolean
}
interface Comparison {
  index: number
  previous: number | null
  percentChange: number | null
  keys: (string | null)[]
  values: (number | null)[]
  undrawn: number | null
  exact: { undrawn: string | null }
  buckets: ({ key: string; days: number | null; label: string } | null)[]
}
interface Report {
  keys: string[]
  buckets: Bucket[]
  partialIndexes: number[]
  metrics: { buckets: Bucket[]; comparisons: { keys: (string | null)[]; values: (number | null)[] }[] }[]
}

async function reportOf(data: Record<string, string>[], args: string, keyKind?: 'TIME'): Promise<Report> {
  const { id, pushUrl } = await it.widget(keyKind ? { keyKind } : {})
  expect((await it.cyfe(pushUrl, { data })).status).toBe(200)
  const fields = 'key from before label partial isOther'
  const query = `{ widget(id: "${id}") { report${args} { keys buckets { ${fields} } partialIndexes metrics { buckets { ${fields} } comparisons { keys values } } } } }`
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` }
  const response = await fetch(`${it.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
  const { data: found, errors } = (await response.json()) as { data: { widget: { report: Report } }; errors?: unknown }
  expect(errors).toBeUndefined()
  const { report } = found.widget
  expect(report.buckets.map(bucket => bucket.key)).toEqual(report.keys)
  expect(report.partialIndexes).toEqual(report.buckets.flatMap(({ partial }, index) => (partial ? [index] : [])))
  for (const metric of report.metrics) expect(metric.buckets).toEqual(report.buckets)
  return report
}

test('days of the report, and those that are compared, stand side by side', async () => {
  const days = '{ from: "2026-11-18", through: "2026-11-20" }'
  const earlier = '{ from: "2026-10-31", through: "2026-11-01" }'
  const args = `(period: { days: ${days} }, compare: [{ to: PREVIOUS_PERIOD }, { days: ${earlier} }])`
  const { buckets, metrics } = await reportOf(
    [
      { Date: '20261119', a: '1' },
      { Date: '20261031', a: '5' },
    ],
    args,
  )
  expect(buckets).toEqual([
    ...[
      ['18', '19'],
      ['19', '20'],
      ['20', '21'],
    ].map(([day, next]) => ({
      key: `2026-11-${day}`,
      from: `2026-11-${day}T00:00:00.000Z`,
      before: `2026-11-${next}T00:00:00.000Z`,
      label: `${day} Nov`,
      partial: day === '20',
      isOther: false,
    })),
  ])
  expect(metrics[0]?.comparisons).toEqual([
    { keys: ['2026-11-15', '2026-11-16', '2026-11-17'], values: [null, null, null] },
    { keys: ['2026-10-31', '2026-11-01', null], values: [5, null, null] },
  ])
})

test('hours say the clock of the zone, months and quarters their year', async () => {
  const rows = [{ At: '2026-11-20T03:30:00Z', a: '1' }]
  const hours = await reportOf(rows, '(period: { preset: TODAY }, timeZone: "Asia/Kolkata", compare: [])', 'TIME')
  expect(hours.buckets.map(({ label, partial }) => [label, partial]).slice(8, 10)).toEqual([
    ['8:00', false],
    ['9:00', false],
  ])
  expect(hours.buckets[17]).toMatchObject({ label: '17:00', from: '2026-11-20T11:30:00.000Z', partial: true })
  const period = 'period: { days: { from: "2026-02-10", through: "2026-09-30" } }'
  const quarters = await reportOf(rows, `(${period}, granularity: QUARTER)`, 'TIME')
  expect(quarters.buckets.map(({ label, partial }) => [label, partial])).toEqual([
    ['Q1 2026', true],
    ['Q2 2026', false],
    ['Q3 2026', false],
  ])
})

test('names have no time, and the rest of them says that it is one, not a name that is called so', async () => {
  const rows = [
    { Country: 'Other', a: '9' },
    { Country: 'Chad', a: '5' },
    { Country: 'Mali', a: '1' },
  ]
  const { buckets } = await reportOf(rows, '(top: 2)')
  const name = { from: null, before: null, partial: false }
  expect(buckets).toEqual([
    { ...name, key: 'Other', label: 'Other', isOther: false },
    { ...name, key: 'Chad', label: 'Chad', isOther: false },
    { ...name, key: 'Other (rest)', label: 'Other (rest)', isOther: true },
  ])
})

describe('the order of names', () => {
  let id: string
  beforeAll(async () => {
    const rows = [
      { Day: 'Wed', a: '5', b: '1' },
      { Day: 'Mon', a: '9', b: '9' },
      { Day: 'Tue', a: '5', b: '4' },
      { Day: 'Fri', b: '2' },
      { Day: 'Other', a: '-1', b: '0' },
    ]
    const widget = await it.widget()
    id = widget.id
    // What is pushed again keeps its place.
    for (const data of [rows, [{ Day: 'Mon', a: '0' }]])
      expect((await it.cyfe(widget.pushUrl, { data })).status).toBe(200)
    await it.ask(createCalculatedMetric, { input: { widgetId: id, name: 'a per b', formula: '[a] / [b]' } })
  })
  interface Names {
    keys: string[]
    otherIndex: number | null
    metrics: { values: (number | null)[]; sum: number | null }[]
  }
  const names = (args: string) => ask<Names>(id, args, 'keys otherIndex metrics { values sum }')

  test.each([
    ['', ['Mon', 'Tue', 'Wed', 'Other', 'Fri']],
    ['orderBy: {}', ['Mon', 'Tue', 'Wed', 'Other', 'Fri']],
    ['orderBy: { direction: ASC }', ['Other', 'Tue', 'Wed', 'Mon', 'Fri']],
    ['orderBy: { metric: "b" }', ['Mon', 'Tue', 'Fri', 'Wed', 'Other']],
    // 5, 1.25 and 1; by nothing and by zero there is no value.
    ['orderBy: { by: VALUE, metric: "a per b" }', ['Wed', 'Tue', 'Mon', 'Fri', 'Other']],
    ['orderBy: { by: VALUE, metric: "b", direction: ASC }, metrics: ["a"]', ['Other', 'Wed', 'Fri', 'Tue', 'Mon']],
    ['orderBy: { by: NAME }', ['Fri', 'Mon', 'Other', 'Tue', 'Wed']],
    ['orderBy: { by: NAME, direction: DESC }', ['Wed', 'Tue', 'Other', 'Mon', 'Fri']],
    ['orderBy: { by: KEY }', ['Wed', 'Mon', 'Tue', 'Fri', 'Other']],
    ['orderBy: { by: KEY, direction: DESC }', ['Other', 'Fri', 'Tue', 'Mon', 'Wed']],
  ])('%s', async (args, keys) => {
    expect((await names(args || 'compare: []')).keys).toEqual(keys)
  })

  test.each([
    ['top: 2, orderBy: { by: NAME }', ['Fri', 'Mon', 'Other'], [null, 9, 9], [2, 9, 5]],
    ['top: 3, orderBy: { by: NAME }', ['Fri', 'Mon', 'Other', 'Other (rest)'], [null, 9, -1, 10], [2, 9, 0, 5]],
    ['top: 1, orderBy: { metric: "a per b" }', ['Wed', 'Other'], [5, 13], [1, 15]],
    ['top: 4, orderBy: { by: KEY }', ['Wed', 'Mon', 'Tue', 'Fri', 'Other'], [5, 9, 5, null, -1], [1, 9, 4, 2, 0]],
  ])('%s: the rest behind the first is added up', async (args, keys, a, b) => {
    const found = await names(args)
    expect([found.keys, found.otherIndex]).toEqual([keys, keys.length - 1])
    expect(found.metrics.slice(0, 2)).toEqual([
      { values: a, sum: 18 },
      { values: b, sum: 16 },
    ])
    // All of them are there, and no rest.
    expect((await names(args.replace(/top: \d/, 'top: 5'))).otherIndex).toBeNull()
  })

  test('by a metric that is not there, or that goes with no value, is refused', async () => {
    const refused = async (orderBy: string) => {
      const query = `{ widget(id: "${id}") { report(orderBy: ${orderBy}) { keys } } }`
      const response = await fetch(`${it.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
        body: JSON.stringify({ query }),
      })
      return ((await response.json()) as { errors: { message: string }[] }).errors[0]?.message
    }
    expect(await refused('{ metric: "c" }')).toBe('There is no metric "c". The metrics are "a", "b", "a per b".')
    expect(await refused('{ by: NAME, metric: "a" }')).toContain('goes with the order by VALUE')
  })

  test('is that of REST, too, in the body and in the address', async () => {
    const body = await fetch(`${it.url}/api/external/info/report`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
      body: JSON.stringify({ widget_id: id, order_by: { by: 'KEY' }, top: 2 }),
    })
    expect(await body.json()).toMatchObject({ model: { keys: ['Wed', 'Mon', 'Other'], other_index: 2 } })
    const address = `${it.url}/widgets/${id}/report?order_by=NAME&order_direction=DESC`
    const reply = await fetch(address, { headers: { authorization: `Bearer ${ADMIN}` } })
    expect(((await reply.json()) as { model: { keys: string[] } }).model.keys[0]).toBe('Wed')
  })
})

async function widgetOf(data: Record<string, string>[], metrics: object = {}, input: object = {}): Promise<string> {
  const { id, pushUrl } = await it.widget(input)
  expect((await it.cyfe(pushUrl, { data, ...metrics })).status).toBe(200)
  return id
}

/** Ones from a day through another one. */
const ones = (from: string, through: string) => {
  const rows: Record<string, string>[] = []
  for (let at = Date.parse(from); at <= Date.parse(through); at += 86_400_000)
    rows.push({ Date: new Date(at).toISOString().slice(0, 10).replaceAll('-', ''), v: '1' })
  return rows
}

async function ask<T>(id: string, args: string, fields: string): Promise<T> {
  const response = await fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify({ query: `{ widget(id: "${id}") { report(${args}) { ${fields} } } }` }),
  })
  const { data, errors } = (await response.json()) as { data: { widget: { report: T } }; errors?: unknown }
  expect(errors).toBeUndefined()
  return data.widget.report
}

const days = (from: string, through: string) => `period: { days: { from: "${from}", through: "${through}" } }`

const COMPARISONS = `comparedPeriods { days } missingComparisons { index reason message } buckets { days } metrics { sum missingComparison { reason }
  comparison { index } comparisons { index previous percentChange keys values undrawn exact { undrawn } buckets { key days label } } }`

interface Compared {
  comparedPeriods: { days: number }[]
  missingComparisons: { index: number; reason: string; message: string }[]
  buckets: { days: number | null }[]
  metrics: {
    sum: number | null
    missingComparison: { reason: string } | null
    comparison: { index: number } | null
    comparisons: Comparison[]
  }[]
}

describe('what is compared with what', () => {
  let id: string
  beforeAll(async () => {
    id = await widgetOf(ones('2025-01-01', '2026-02-10'))
  })
  const compared = async (args: string) => {
    const report = await ask<Compared>(id, args, COMPARISONS)
    return { report, comparison: report.metrics[0]?.comparisons[0] }
  }

  test('four weeks of seven ones stand against four times seven, and what is drawn adds up', async () => {
    const args = `${days('2026-01-05', '2026-02-01')}, granularity: WEEK, compare: [{ to: SAME_PERIOD_LAST_YEAR }]`
    const { comparison } = await compared(args)
    expect(comparison).toMatchObject({
      previous: 28,
      percentChange: 0,
      values: [7, 7, 7, 7],
      keys: ['2025-01-05', '2025-01-12', '2025-01-19', '2025-01-26'],
      undrawn: null,
    })
  })

  test('months of other lengths tell both of them', async () => {
    const args = `${days('2025-03-01', '2025-04-30')}, granularity: MONTH, compare: [{ shift: { count: 1, unit: MONTH } }]`
    const { report, comparison } = await compared(args)
    expect(report.buckets.map(bucket => bucket.days)).toEqual([31, 30])
    expect(comparison?.buckets.map(bucket => [bucket?.label, bucket?.days])).toEqual([
      ['February 2025', 28],
      ['March 2025', 31],
    ])
    expect(comparison?.values).toEqual([28, 31])
    expect(report.comparedPeriods).toEqual([{ days: 59 }])
  })

  test.each([
    ['WEEK', [7, 7], 17],
    ['DAY', Array(14).fill(1), 17],
    ['MONTH', [14], 17],
  ])('of longer days of your own the rest by %s is told', async (granularity, values, undrawn) => {
    const args = `${days('2026-01-05', '2026-01-18')}, granularity: ${granularity}, compare: [{ days: { from: "2025-03-01", through: "2025-03-31" } }]`
    const { comparison } = await compared(args)
    expect(comparison).toMatchObject({ previous: 31, values, undrawn, exact: { undrawn: String(undrawn) } })
  })

  test('a comparison before the year 1, or before all time, is missing for a reason, and the others are there', async () => {
    const early = `${days('0001-01-05', '0001-01-06')}, compare: [{ to: SAME_PERIOD_LAST_YEAR }, { shift: { count: 2, unit: DAY } }]`
    const { report } = await compared(early)
    expect(report.missingComparisons).toEqual([
      { index: 0, reason: 'BEFORE_YEAR_1', message: 'The period to compare with begins before the year 1.' },
    ])
    expect(report.metrics[0]).toMatchObject({
      missingComparison: { reason: 'BEFORE_YEAR_1' },
      comparison: null,
      comparisons: [{ index: 1 }],
    })
    const all = (await compared('period: { preset: ALL_TIME }')).report
    expect([all.metrics[0]?.sum, all.missingComparisons[0]?.reason]).toEqual([406, 'BEFORE_FIRST_POINT'])
    expect((await compared(days('2026-01-05', '2026-01-06'))).report.missingComparisons).toEqual([])
  })

  test('what was pushed as a comparison is shown, also where nothing can be compared', async () => {
    const own = await widgetOf(ones('2026-01-01', '2026-01-02'), { comparison: { v: '12' } })
    const report = await ask<Compared>(own, 'period: { preset: ALL_TIME }', COMPARISONS)
    expect(report.metrics[0]?.comparisons).toMatchObject([{ percentChange: 12, previous: null, values: [null, null] }])
  })
})

describe('all time', () => {
  test.each([
    ['0001-01-01', {}],
    ['9999-12-31', {}],
    ['0001-01-01T00:00:00Z', { keyKind: 'TIME' }],
    ['9999-12-31T23:30:00Z', { keyKind: 'TIME' }],
  ])('reaches to %s', async (key, input) => {
    const { id, pushUrl } = await it.widget(input as object)
    const rows = [
      { At: key, v: '1' },
      { At: `2026-11-20${key.slice(10)}`, v: '5' },
    ]
    expect(
      (await it.cyfe(pushUrl, { data: rows.map(({ At, v }) => ({ [key.length > 10 ? 'At' : 'Date']: At, v })) }))
        .status,
    ).toBe(200)
    for (const zone of ['UTC', 'America/New_York', 'Asia/Tokyo']) {
      const args = `period: { preset: ALL_TIME }, timeZone: "${zone}"`
      const found = await ask<{ keys: string[]; metrics: { sum: number; values: (number | null)[] }[] }>(
        id,
        args,
        'keys metrics { sum values }',
      )
      expect(found.metrics[0]?.sum).toBe(6)
      expect(found.metrics[0]?.values.reduce<number>((sum, value) => sum + (value ?? 0), 0)).toBe(6)
      expect(found.keys.every(name => /^\d{4}-\d\d-\d\d$/.test(name))).toBe(true)
    }
  })
})

describe('a level that was measured before the period', () => {
  let id: string
  beforeAll(async () => {
    const rows = [
      { Date: '20260220', mrr: '100', sales: '3' },
      { Date: '20260303', mrr: '120', sales: '4' },
    ]
    id = await widgetOf(rows, { cumulative: { mrr: '1' } })
    const input = { widgetId: id, name: 'Doubled', formula: '[mrr] * 2' }
    await it.ask(createCalculatedMetric, { input })
  })
  const FIELDS = `metrics { headline latest values runningTotals exact { values latest } coverage { bucketsWithData carriedFrom }
    comparison { previous values } }`
  interface Carried {
    metrics: { coverage: { carriedFrom: string | null }; comparison: object }[]
  }

  test.each(['PREVIOUS', 'BY_AGGREGATION'])('is its first value under %s', async fill => {
    const { metrics } = await ask<Carried>(id, `${days('2026-03-01', '2026-03-04')}, fill: ${fill}`, FIELDS)
    const carriedFrom = '2026-02-20T00:00:00.000Z'
    expect(metrics[0]).toEqual({
      headline: 120,
      latest: 120,
      values: [100, 100, 120, 120],
      runningTotals: [100, 100, 120, 120],
      exact: { values: ['100', '100', '120', '120'], latest: '120' },
      coverage: { bucketsWithData: 1, carriedFrom },
      comparison: { previous: 100, values: [100, 100, 100, 100] },
    })
    expect(metrics[1]?.coverage.carriedFrom).toBeNull()
    expect(metrics[1]).toMatchObject({ values: [null, null, 4, fill === 'PREVIOUS' ? 4 : null], headline: 4 })
    expect(metrics[2]).toMatchObject({ headline: 240, values: [200, 200, 240, 240], coverage: { carriedFrom } })
  })

  test('is the headline of a period without points, and of what it is compared with', async () => {
    const args = `${days('2026-03-10', '2026-03-12')}, fill: PREVIOUS, compare: [{ days: { from: "2026-02-25", through: "2026-02-27" } }]`
    const { metrics } = await ask<Carried>(id, args, FIELDS)
    expect(metrics[0]).toMatchObject({ headline: 120, latest: 120, comparison: { previous: 100 } })
    expect(metrics[1]).toMatchObject({ headline: null, comparison: { previous: null } })
    expect(metrics[0]?.coverage.carriedFrom).toBe('2026-03-03T00:00:00.000Z')
  })

  test('is not carried where the first bucket has a point, where nothing was before, or where nobody asks for it', async () => {
    const first = await ask<Carried>(id, `${days('2026-03-03', '2026-03-04')}, fill: PREVIOUS`, FIELDS)
    expect(first.metrics[0]).toMatchObject({ values: [120, 120], coverage: { carriedFrom: null } })
    const before = await ask<Carried>(id, `${days('2026-02-01', '2026-02-03')}, fill: PREVIOUS`, FIELDS)
    expect(before.metrics[0]).toMatchObject({ headline: null, values: [null, null, null] })
    const plain = await ask<Carried>(id, days('2026-03-01', '2026-03-02'), FIELDS)
    expect(plain.metrics[0]).toMatchObject({ headline: null, values: [null, null], coverage: { carriedFrom: null } })
  })

  test('is read in the one statement, by one probe of the index for each series', async () => {
    const args = `${days('2026-03-01', '2026-03-04')}, fill: PREVIOUS`
    await ask(id, args, 'metrics { values }')
    it.statements()
    await ask(id, args, 'metrics { values }')
    const statements = it.statements().filter(text => text.includes('from points'))
    expect(statements).toEqual([expect.stringContaining("'carried' as branch")])
    await ask(id, days('2026-03-01', '2026-03-04'), 'metrics { values }')
    expect(it.statements().filter(text => text.includes("'carried' as branch"))).toEqual([])
  })
})
