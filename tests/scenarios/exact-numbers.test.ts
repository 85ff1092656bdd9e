import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
})
afterAll(() => it?.[Symbol.asyncDispose]())

const headers = { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` }

async function post<Data>(query: string, variables: unknown = {}): Promise<Data> {
  const response = await fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown }
  expect(errors).toBeUndefined()
  return data
}

/** More digits than a double has. */
const EXACT = '9007199254740993.01'

async function pushed(rows: Record<string, string>[]): Promise<string> {
  const { id, pushUrl } = await it.widget()
  expect((await it.cyfe(pushUrl, { data: rows })).body.message).toBe('Data pushed')
  return id
}

describe('what a double cannot hold', () => {
  test('reads back with every digit through GraphQL, CSV, REST and SQL', async () => {
    const id = await pushed([{ Date: '20261119', Users: EXACT }])
    const asked = `{ widget(id: "${id}") { report(period: { preset: LAST_7_DAYS }) { metrics { headline exact { headline sum minimum maximum latest values } } } } }`
    type Found = { widget: { report: { metrics: { headline: number; exact: Record<string, unknown> }[] } } }
    const [metric] = (await post<Found>(asked)).widget.report.metrics
    expect(metric?.headline).toBe(Number(EXACT))
    const { values, ...numbers } = metric?.exact ?? {}
    expect(new Set(Object.values(numbers))).toEqual(new Set([EXACT]))
    expect(values).toEqual([null, null, null, null, null, EXACT, null])

    const csv = await (await fetch(`${it.url}/widgets/${id}.csv`, { headers })).text()
    expect(csv).toContain(`20261119,${EXACT}`)
    const list = await fetch(`${it.url}/api/external/list/point`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ widget_id: id }),
    })
    expect(await list.text()).toContain(`"value":${EXACT}`)
    type Sql = { sql: { rows: unknown } }
    const { sql } = await post<Sql>(
      '{ sql(query: "select value::text as value from points where metric = \'Users\'") { rows } }',
    )
    expect(sql.rows).toEqual([{ value: EXACT }])
  })

  test('is compared and averaged exactly; a quotient without an end has 38 digits', async () => {
    const id = await pushed([
      { Date: '20261001', a: EXACT, b: '1' },
      { Date: '20261101', a: '9007199254740993.02', b: '3' },
      { Date: '20261102', a: '0', b: '1' },
      { Date: '20261103', a: '1', b: '3' },
    ])
    await post(
      `mutation { createCalculatedMetric(input: { widgetId: "${id}", name: "c", formula: "[a] / [b]" }) { metric { id } } }`,
    )
    const period = 'period: { days: { from: "2026-11-01", through: "2026-11-03" } }'
    const compare = 'compare: [{ days: { from: "2026-10-01", through: "2026-10-03" } }]'
    type Exact = {
      exact: { headline: string; sum: string | null; average: string | null; values: string[] }
      comparison: { exact: object }
    }
    const { widget } = await post<{ widget: { report: { metrics: Exact[] } } }>(
      `{ widget(id: "${id}") { report(${period}, ${compare}, fill: ZERO) { metrics { exact { headline sum average values } comparison { exact { previous difference } } } } } }`,
    )
    const [a, , c] = widget.report.metrics
    expect(a).toEqual({
      exact: {
        headline: '9007199254740994.02',
        sum: '9007199254740994.02',
        average: '3002399751580331.34',
        values: ['9007199254740993.02', '0', '1'],
      },
      comparison: { exact: { previous: EXACT, difference: '1.01' } },
    })
    expect(c?.exact).toEqual({
      headline: '1286742750677284.86',
      sum: null,
      average: null,
      values: [`3002399751580331.00${'6'.repeat(19)}7`, '0', `0.${'3'.repeat(38)}`],
    })
  })

  test('of goals, overrides and ends of an axis goes in and comes out', async () => {
    const id = await pushed([{ Date: '20261101', a: EXACT }])
    type Metric = { widget: { metrics: { id: string }[] } }
    const metricId = (await post<Metric>(`{ widget(id: "${id}") { metrics { id } } }`)).widget.metrics[0]?.id
    const set = `headlineOverride: "${EXACT}", comparisonOverride: "-0.10", yAxisMin: "${EXACT}", yAxisMax: 1e20`
    await post(`mutation { updateMetric(input: { metricId: "${metricId}", ${set} }) { metric { id } } }`)
    await post(
      `mutation { setGoal(input: { metricId: "${metricId}", period: MONTH, target: "${EXACT}" }) { metric { id } } }`,
    )
    const { metric } = await post<{ metric: unknown }>(
      `{ metric(id: "${metricId}") {
        exact { headlineOverride comparisonOverride yAxisMin yAxisMax } goals { exactTarget }
        report(period: { preset: THIS_MONTH }) { exact { headline } goal { exact { target attained } } }
      } }`,
    )
    expect(metric).toEqual({
      exact: {
        headlineOverride: EXACT,
        comparisonOverride: '-0.1',
        yAxisMin: EXACT,
        yAxisMax: '100000000000000000000',
      },
      goals: [{ exactTarget: EXACT }],
      report: { exact: { headline: EXACT }, goal: { exact: { target: EXACT, attained: EXACT } } },
    })
  })
})

test('a form that saves what it read changes nothing but the version', async () => {
  const id = await pushed([{ Date: '20261101', a: '1' }])
  type Found = { widget: { metrics: Record<string, unknown>[] } }
  const exact = '{ headlineOverride comparisonOverride yAxisMin yAxisMax }'
  const settings = 'description unit aggregation color chartType reverse reverseGraph yAxis yAxisShow labelShow'
  const read = async () =>
    (await post<Found>(`{ widget(id: "${id}") { metrics { id ${settings} exact ${exact} version } } }`)).widget
      .metrics[0] ?? {}
  const save = (input: object) =>
    post('mutation ($input: UpdateMetricInput!) { updateMetric(input: $input) { metric { version } } }', { input })
  const { id: metricId } = await read()

  const decimal = fc.oneof(
    fc
      .tuple(fc.bigInt({ min: -(10n ** 29n), max: 10n ** 29n }), fc.nat(40))
      .map(([digits, scale]) => `${digits}e-${scale}`),
    fc.constantFrom('0', '-0', '1e300', '1e-300', '0.10', EXACT),
  )
  const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null })
  const text = fc.string({ unit: 'grapheme', maxLength: 20 }).filter(it => !it.includes('\0') && it.isWellFormed())
  const input = fc.record({
    description: orNull(text),
    unit: orNull(text),
    aggregation: fc.constantFrom('SUM', 'AVERAGE', 'LATEST', 'MIN', 'MAX'),
    color: orNull(fc.constantFrom('#000000', '#52ff7f')),
    chartType: orNull(fc.constantFrom('LINE', 'STACKED_BAR', 'TABLE')),
    reverse: fc.boolean(),
    reverseGraph: fc.boolean(),
    yAxis: orNull(fc.nat(9_999)),
    yAxisShow: fc.boolean(),
    labelShow: fc.boolean(),
    headlineOverride: orNull(decimal),
    comparisonOverride: orNull(decimal),
    yAxisMin: orNull(decimal),
    yAxisMax: orNull(decimal),
  })
  await fc.assert(
    fc.asyncProperty(input, async options => {
      await save({ metricId, ...options })
      const { id: _, exact: numbers, version, ...others } = await read()
      await save({ metricId, ...others, ...(numbers as object) })
      expect(await read()).toEqual({ id: metricId, exact: numbers, version: Number(version) + 1, ...others })
    }),
    { numRuns: 30, seed: 20_261_120 },
  )
})
