// Why a number is what it is: what it is made of, what replaces it, what it lacks, and who pushed it.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { declareDimensions } from '../_kit/dimensions.ts'
import { createCalculatedMetric, createToken, push } from '../_kit/operations.ts'

const docs = readFileSync(new URL('../../docs/explain.md', import.meta.url), 'utf8')
const steps = [...docs.matchAll(/^```(graphql|push)\n([\s\S]*?)^```(?:\n+```json\n([\s\S]*?)^```)?/gm)].map(
  ([, kind = '', text = '', answer = '']) => ({ kind, text, answer }),
)

let it: TestApp
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
})
afterAll(() => it?.[Symbol.asyncDispose]())

const QUERY = `query ($id: ID!, $metrics: [String!], $period: PeriodInput, $by: [String!], $where: [DimensionFilter!], $fill: Fill) {
  widget(id: $id) { report(metrics: $metrics, period: $period, by: $by, where: $where, fill: $fill) {
    metrics { ...Explained }
    groups { metrics { ...Explained } } } } }
  fragment Explained on MetricReport { explain {
    summary aggregation across fill timeZone formula issue
    operands { reference metric { name } value exactValue headlineOverride formula issue operands { reference metric { name } exactValue } }
    override { pushed computed } coverage { bucketsWithData carriedFrom } missing { count keys }
    receipts { rows caller callerKind firstKey lastKey } } }`

interface Explanation {
  readonly summary: readonly string[]
  readonly receipts:
    | readonly { readonly rows: number; readonly caller: string; readonly firstKey: string | null }[]
    | null
  readonly operands: readonly Record<string, unknown>[] | null
  readonly missing: { readonly count: number; readonly keys: readonly string[] } | null
  readonly [field: string]: unknown
}
interface Answer {
  readonly metrics: readonly { readonly explain: Explanation }[]
  readonly groups: readonly { readonly metrics: readonly { readonly explain: Explanation }[] }[]
}

async function ask(variables: object, token = ADMIN): Promise<Answer> {
  const { data, errors } = await it.send(QUERY as never, { period: week, ...variables } as never, token)
  if (errors) throw new Error(JSON.stringify(errors))
  return (data as { widget: { report: Answer } }).widget.report
}
const explained = async (variables: object, token = ADMIN) => (await ask(variables, token)).metrics[0]?.explain

const week = { days: { from: '2026-11-14', through: '2026-11-22' } }
const row = (key: string, values: Record<string, string>) => ({
  key,
  values: Object.entries(values).map(([metric, value]) => ({ metric, value })),
})

test('a pushed metric says how it is made, what its header replaces, and which keys that have begun lack points', async () => {
  const { id, pushUrl } = await it.widget({ keyKind: 'DATE', title: 'Explained' })
  await it.ask(push, {
    input: { widgetId: id, rows: [row('2026-11-15', { Users: '0.1' }), row('2026-11-17', { Users: '0.2' })] },
  })
  await it.cyfe(pushUrl, { data: [{ Date: '20261117', Users: '1' }], total: { Users: '99.5' } })
  expect(await explained({ id })).toEqual({
    summary: [
      'It is the sum of its points.',
      'Days begin in UTC.',
      'Keys without points have no value.',
      'The headline was pushed as 99.5; computed it would be 1.3.',
      '5 of 9 keys have no points.',
    ],
    aggregation: 'SUM',
    across: null,
    fill: 'NULL',
    timeZone: 'UTC',
    formula: null,
    issue: null,
    operands: null,
    override: { pushed: '99.5', computed: '1.3' },
    coverage: { bucketsWithData: 2, carriedFrom: null },
    missing: { count: 5, keys: ['2026-11-14', '2026-11-16', '2026-11-18', '2026-11-19', '2026-11-20'] },
    receipts: [
      { rows: 1, caller: 'push key', callerKind: 'PUSH_KEY', firstKey: '2026-11-17', lastKey: '2026-11-17' },
      {
        ...{ rows: 2, caller: 'PUSHGRAPH_ADMIN_TOKEN', callerKind: 'TOKEN' },
        ...{ firstKey: '2026-11-15', lastKey: '2026-11-17' },
      },
    ],
  })
})

test('the receipts are those whose keys meet the period, the newest ten, and those of before keys were kept', async () => {
  const { id } = await it.widget({ keyKind: 'DATE' })
  const pushed = (...keys: string[]) =>
    it.ask(push, { input: { widgetId: id, rows: keys.map(key => row(key, { Users: '1' })) } })
  await pushed('2026-11-01', '2026-11-13')
  await pushed('2026-11-23')
  await pushed('2026-11-01', '2026-11-30')
  await pushed('2026-11-14')
  await pushed('2026-11-22')
  await it.ask(push, { input: { widgetId: id, rows: [{ key: '2026-11-16', values: [] }] } })
  const firstKeys = async () => (await explained({ id }))?.receipts?.map(({ firstKey }) => firstKey)
  expect(await firstKeys()).toEqual(['2026-11-22', '2026-11-14', '2026-11-01'])
  await it.app.gateway.db
    .updateTable('receipts')
    .set({ origin: null, first_key: null, last_key: null })
    .where('first_key', '=', String(Date.UTC(2026, 10, 23) / 86_400_000))
    .execute()
  expect(await firstKeys()).toEqual(['2026-11-22', '2026-11-14', '2026-11-01', null])
  for (let day = 14; day < 24; day++) await pushed(`2026-11-${day}`)
  expect(await firstKeys()).toHaveLength(10)
  expect((await firstKeys())?.[0]).toBe('2026-11-22')
})

test('a level that was carried says from when, and the push before the period is among its receipts', async () => {
  const { id, pushUrl } = await it.widget({ keyKind: 'DATE' })
  await it.cyfe(pushUrl, { data: [{ Date: '20261101', Stock: '7' }], cumulative: { Stock: '1' } })
  const found = await explained({ id, fill: 'BY_AGGREGATION' })
  expect(found).toMatchObject({ aggregation: 'LATEST', coverage: { carriedFrom: '2026-11-01T00:00:00.000Z' } })
  expect(found?.summary).toContain(
    'Its first value was carried from a point of 2026-11-01T00:00:00.000Z, before the period.',
  )
  expect(found?.receipts).toMatchObject([{ firstKey: '2026-11-01' }])
  expect((await explained({ id }))?.receipts).toEqual([])
})

test('a formula names its operands with their numbers, those of operands too, and what keeps it from having a value', async () => {
  const [shop, web] = [
    await it.widget({ keyKind: 'DATE', title: 'Shop' }),
    await it.widget({ keyKind: 'DATE', title: 'Web' }),
  ]
  await it.ask(push, { input: { widgetId: shop.id, rows: [row('2026-11-15', { Orders: '3' })] } })
  await it.cyfe(web.pushUrl, { data: [{ Date: '20261116', Visits: '9' }], total: { Visits: '1000' } })
  const visits = `metric${(await metricIdOf(web.id)).slice('metric'.length)}`
  const make = (name: string, formula: string) =>
    it.ask(createCalculatedMetric, { input: { widgetId: shop.id, name, formula } })
  await make('Rate', `[Orders] / [${visits}]`)
  await make('Percent', '100 * [Rate]')
  const found = await explained({ id: shop.id, metrics: ['Percent'] })
  expect(found).toMatchObject({ aggregation: null, formula: '100 * [Rate]', issue: null })
  expect(found?.operands).toMatchObject([
    {
      ...{ reference: 'Rate', metric: { name: 'Rate' }, exactValue: `0.${'3'.repeat(38)}`, issue: null },
      formula: `[Orders] / [${visits}]`,
      operands: [
        { reference: 'Orders', metric: { name: 'Orders' }, exactValue: '3' },
        { reference: visits, metric: { name: 'Visits' }, exactValue: '9' },
      ],
    },
  ])
  const direct = await explained({ id: shop.id, metrics: ['Rate'] })
  expect(direct?.operands?.[1]).toMatchObject({ value: 9, headlineOverride: '1000' })
  expect(direct?.receipts).toHaveLength(2)
  const input = { name: 'Part', scopes: ['READ' as const], widgetIds: [shop.id] }
  const { secret } = (await it.ask(createToken, { input })).createToken
  const part = await explained({ id: shop.id, metrics: ['Rate'] }, secret)
  expect(part).toMatchObject({ receipts: null })
  const masked = { metric: null, value: null, exactValue: null, headlineOverride: null, formula: null, operands: null }
  expect(part?.operands).toMatchObject([{ value: 3 }, { reference: visits, ...masked }])
})

async function metricIdOf(id: string): Promise<string> {
  const { data } = await it.send('query ($id: ID!) { widget(id: $id) { metrics { id } } }' as never, { id } as never)
  return (data as { widget: { metrics: { id: string }[] } }).widget.metrics[0]?.id ?? ''
}

test('a value of a period that was not asked for is no value, and the issue says what is stored', async () => {
  const { id } = await it.widget({ keyKind: 'DATE' })
  const metrics = [{ name: 'Monthly users', aggregation: 'PERIODIC' as const }]
  const rows = [{ period: { month: '2026-11' }, values: [{ metric: 'Monthly users', value: '5' }] }]
  await it.ask(push, { input: { widgetId: id, metrics, rows } })
  const found = await explained({ id })
  expect(found?.summary[0]).toBe('It is the value that was pushed for exactly this period.')
  expect(found?.issue).toMatch(/month/)
  expect(found?.summary.at(-1)).toBe(found?.issue)
  expect(found?.receipts).toMatchObject([{ firstKey: '2026-11-01', lastKey: '2026-11-30' }])
})

test('groups and filters are named, and how series become one number', async () => {
  const { id } = await it.widget({ keyKind: 'DATE' })
  await declareDimensions(it, id, ['country'])
  const of = (country: string, value: string) => ({
    ...row('2026-11-15', { Users: value }),
    dimensions: [{ dimension: 'country', value: country }],
  })
  await it.ask(push, { input: { widgetId: id, rows: [of('DE', '1'), of('FR', '2')] } })
  const { groups } = await ask({ id, by: ['country'], where: [{ dimension: 'country', in: ['DE', 'FR'] }] })
  expect(groups[0]?.metrics[0]?.explain).toMatchObject({ across: 'POOLED' })
  expect(groups[0]?.metrics[0]?.explain.summary).toContain(
    'It is of the rows with "country" "FR" and that pass the filter by "country".',
  )
})

test('a token for a part explains its part alone: no receipts, no pushed headline, no groups of others', async () => {
  const { id, pushUrl } = await it.widget({ keyKind: 'DATE' })
  await declareDimensions(it, id, ['country'])
  const data = [
    { Date: '20261108', country: 'DE', Users: '3' },
    { Date: '20261115', country: 'DE', Users: '5' },
    { Date: '20261115', country: 'FR', Users: '7777' },
  ]
  await it.cyfe(pushUrl, { data, total: { Users: '77770' } })
  const where = [{ dimension: 'country', in: ['DE'] }]
  const input = { name: 'Germany', scopes: ['READ' as const], widgetIds: [id], where }
  const { secret } = (await it.ask(createToken, { input })).createToken
  const query = `query ($id: ID!, $period: PeriodInput) { widget(id: $id) { report(period: $period) { metrics {
    explain { summary override { pushed } operands { value } missing { count } receipts { id } }
    comparison { drivers(by: ["country"]) { difference groups { values { value } contribution } } } } } } }`
  const { data: found } = await it.send(query as never, { id, period: week } as never, secret)
  expect(JSON.stringify(found)).not.toContain('7777')
  expect(found).toMatchObject({
    widget: {
      report: {
        metrics: [
          {
            explain: { override: null, receipts: null },
            comparison: { drivers: { difference: 2, groups: [{ values: [{ value: 'DE' }], contribution: 2 }] } },
          },
        ],
      },
    },
  })
})

test('receipts of all explanations of a request are read in one statement, and none where nobody asks', async () => {
  const { id } = await it.widget({ keyKind: 'DATE' })
  await it.ask(push, { input: { widgetId: id, rows: [row('2026-11-15', { a: '1', b: '2', c: '3' })] } })
  const reads = async (fields: string) => {
    const query = `{ widget(id: "${id}") { report { metrics { headline explain { ${fields} } } } } }`
    const headers = { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json' }
    await fetch(`${it.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
    return it.statements().filter(text => /from receipts/.test(text)).length
  }
  await reads('summary')
  expect(await reads('summary missing { count }')).toBe(0)
  expect(await reads('receipts { rows }')).toBe(1)
})

test('REST explains in the same words', async () => {
  const { id } = await it.widget({ keyKind: 'DATE' })
  await it.ask(push, { input: { widgetId: id, rows: [row('2026-11-15', { Users: '0.1' })] } })
  const body = { widget_id: id, metric: 'Users', period: week }
  const response = await fetch(`${it.url}/api/external/info/explanation`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify(body),
  })
  const found = await explained({ id })
  expect(await response.json()).toMatchObject({
    model: {
      ...{ summary: found?.summary, missing: found?.missing, operands: null, override: null, aggregation: 'SUM' },
      receipts: [{ rows: 1, caller: 'PUSHGRAPH_ADMIN_TOKEN', caller_kind: 'TOKEN', first_key: '2026-11-15' }],
    },
  })
})

/** Numbers as the examples print them: the last digit of a double is nobody's business. */
const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_key, own) => (typeof own === 'number' ? Number(own.toPrecision(12)) : own)))

test('the examples answer what docs/explain.md says', async () => {
  expect(steps.filter(({ kind }) => kind === 'graphql').length).toBeGreaterThan(5)
  let widget = { id: '', pushUrl: '' }
  for (const { kind, text, answer } of steps) {
    if (kind === 'push') {
      expect(await it.cyfe(widget.pushUrl, text)).toMatchObject({ status: 200 })
      continue
    }
    const asked = text.replace('widget { title', 'widget { id pushUrl title').replaceAll('$widget', widget.id)
    const data = (await it.ask(asked as never, {} as never)) as { createWidget?: { widget: Record<string, unknown> } }
    const created = data.createWidget?.widget
    if (created) {
      widget = { id: String(created.id), pushUrl: String(created.pushUrl) }
      delete created.id
      delete created.pushUrl
    }
    expect(rounded(data), text).toEqual(rounded(JSON.parse(answer)))
  }
})
