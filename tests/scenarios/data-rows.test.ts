// What data addresses give, byte for byte.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { dataAddress, open, refusalOfAddress } from '../_kit/data-addresses.ts'
import { push } from '../_kit/operations.ts'
import { deleteQuery, saveQuery } from '../_kit/query-operations.ts'

let it: TestApp
let sales: string
let stock: string
let hours: string
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
  await rest('update/project', { time_zone: 'Europe/Berlin' })
  sales = (await it.widget({ title: 'Sales: "Süd"', keyKind: 'DATE', dimensions: ['country'] })).id
  const row = (key: string, country: string, revenue: string, orders: string) => ({
    key,
    dimensions: country === '' ? [] : [{ dimension: 'country', value: country }],
    values: [
      { metric: 'Revenue', value: revenue },
      { metric: 'Orders', value: orders },
    ],
  })
  const rows = [
    row('2026-11-18', 'DE', '9007199254740993', '1'),
    row('2026-11-19', 'DE', '0.1', '2'),
    row('2026-11-18', '=SUM(A1)', '3.10', '3'),
    row('2026-11-19', 'France, "the"', '-4', '4'),
    row('2026-11-19', '', '5', '5'),
  ]
  await it.ask(push, { input: { widgetId: sales, rows } })
  const metric = { widget_id: sales, name: 'Mean', formula: '[Revenue] / [Orders]' }
  await rest('create/metric', metric)
  stock = (await it.widget({ title: 'Stock', keyKind: 'CATEGORY' })).id
  const named = [
    { key: '@cmd', values: [{ metric: 'Pieces', value: '12' }] },
    { key: '-1+1', values: [{ metric: 'Pieces', value: '-3' }] },
  ]
  await it.ask(push, { input: { widgetId: stock, rows: named } })
  hours = (await it.widget({ title: 'Visits', keyKind: 'TIME' })).id
  const visits = [
    { key: '2026-10-25T00:30:00Z', values: [{ metric: 'Visits', value: '1' }] },
    { key: '2026-10-25T01:30:00.25Z', values: [{ metric: 'Visits', value: '2' }] },
  ]
  await it.ask(push, { input: { widgetId: hours, rows: visits } })
})
afterAll(() => it?.[Symbol.asyncDispose]())

async function rest(path: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(`${it.url}/api/external/${path}`, {
    method: 'POST',
    body: JSON.stringify({ apptoken: ADMIN, ...body }),
  })
  const reply = (await response.json()) as { success: boolean; model: Record<string, unknown> }
  expect(reply, path).toMatchObject({ success: true })
  return reply.model
}

const days = { days: { from: '2026-11-18', through: '2026-11-19' } }
const lines = (...of: string[]) => of.map(line => `${line}\r\n`).join('')

test('a report is a row for each bucket, with every digit, and empty cells where nothing is', async () => {
  const { csv, json } = await dataAddress(it, {
    report: {
      widgetId: sales,
      period: days,
      metrics: ['Revenue', 'Mean'],
      where: [{ dimension: 'country', in: ['DE'] }],
    },
  })
  expect((await open(csv)).text).toBe(
    lines('Date,Revenue,Mean', '2026-11-18,9007199254740993,9007199254740993', '2026-11-19,0.1,0.05'),
  )
  expect((await open(json)).text).toBe(`[
{"Date":"2026-11-18","Revenue":9007199254740993,"Mean":9007199254740993},
{"Date":"2026-11-19","Revenue":0.1,"Mean":0.05}
]
`)
})

test('groups are columns, and no text is a formula in a spreadsheet', async () => {
  const { csv, json } = await dataAddress(it, {
    report: { widgetId: sales, period: days, by: ['country'], metrics: ['Orders'], orderBy: { by: 'NAME' } },
  })
  const expected = [
    'Date,country,Orders',
    `2026-11-18,'=SUM(A1),3`,
    `2026-11-19,'=SUM(A1),`,
    '2026-11-18,DE,1',
    '2026-11-19,DE,2',
    '2026-11-18,"France, ""the""",',
    '2026-11-19,"France, ""the""",4',
    '2026-11-18,,',
    '2026-11-19,,5',
  ]
  expect((await open(csv)).text).toBe(lines(...expected))
  expect((await open(`${csv}?form=rows`)).text).toBe(lines(...expected).replaceAll(`'=SUM`, '=SUM'))
  const marked = await open(`${csv}?bom=yes`)
  expect(marked.bytes.subarray(0, 3).toString('hex')).toBe('efbbbf')
  expect(marked.bytes.subarray(3).toString()).toBe(lines(...expected))
  expect((await open(json)).text.split('\n')[1]).toBe('{"Date":"2026-11-18","country":"=SUM(A1)","Orders":3},')
  expect((await open(json)).text).toContain('{"Date":"2026-11-19","country":null,"Orders":5}')
})

test('totals are a row for each group; what is behind the top is one', async () => {
  const content = {
    report: { widgetId: sales, period: days, by: ['country'], metrics: ['Orders'], totals: true, top: 2 },
  }
  const { csv } = await dataAddress(it, content)
  expect((await open(csv)).text).toBe(lines('country,Orders', ',5', '"France, ""the""",4', 'Other,6'))
  const whole = await dataAddress(it, { report: { widgetId: sales, period: days, totals: true } })
  expect((await open(whole.csv)).text).toBe(lines('Revenue,Orders,Mean', '9007199254740997.2,15,600479950316066.48'))
})

test('names are texts, also where a spreadsheet would run them', async () => {
  const { csv, json } = await dataAddress(it, { report: { widgetId: stock } })
  expect((await open(csv)).text).toBe(lines('Category,Pieces', `'@cmd,12`, `'-1+1,-3`))
  expect(JSON.parse((await open(json)).text)).toEqual([
    { Category: '@cmd', Pieces: 12 },
    { Category: '-1+1', Pieces: -3 },
  ])
})

test('hours are times of the clock in a spreadsheet, and have their offset for programs', async () => {
  const clocksBack = { instants: { from: '2026-10-25T00:00:00Z', before: '2026-10-25T02:00:00Z' } }
  const { csv, json } = await dataAddress(it, { report: { widgetId: hours, period: clocksBack, granularity: 'HOUR' } })
  expect((await open(csv)).text).toBe(lines('Time,Visits', '2026-10-25 02:00:00,1', '2026-10-25 02:00:00,2'))
  const exact = ['2026-10-25T02:00:00+02:00', '2026-10-25T02:00:00+01:00']
  expect((await open(`${csv}?form=rows`)).text).toBe(lines('Time,Visits', `${exact[0]},1`, `${exact[1]},2`))
  expect(JSON.parse((await open(json)).text).map(({ Time }: { Time: string }) => Time)).toEqual(exact)
})

test('points are the rows that were pushed, of the part that was chosen', async () => {
  const { csv } = await dataAddress(it, { points: { widgetId: sales } })
  expect((await open(csv)).text).toBe(
    lines(
      'Date,country,Revenue,Orders',
      '2026-11-18,DE,9007199254740993,1',
      '2026-11-19,DE,0.1,2',
      `2026-11-18,'=SUM(A1),3.1,3`,
      '2026-11-19,"France, ""the""",-4,4',
      '2026-11-19,,5,5',
    ),
  )
  const part = await dataAddress(it, { points: { widgetId: sales, where: [{ dimension: 'country', in: ['DE'] }] } })
  expect((await open(part.csv)).text.split('\r\n').slice(1, -1)).toEqual([
    '2026-11-18,DE,9007199254740993,1',
    '2026-11-19,DE,0.1,2',
  ])
  const instants = await dataAddress(it, { points: { widgetId: hours } })
  expect((await open(`${instants.csv}?form=rows`)).text).toBe(
    lines('Time,Visits', '2026-10-25T02:30:00+02:00,1', '2026-10-25T02:30:00.25+01:00,2'),
  )
})

test('saved queries are rows: SQL by the types of its columns, documents by their first list', async () => {
  const sql =
    "select 'a' as text, 12345678901234567890.5::numeric as n, true as yes, date '2026-11-20' as day, null as nothing where @{n} = 1"
  const variables = [{ name: 'n', type: 'INTEGER' as const }]
  const saved = (await it.ask(saveQuery, { input: { name: 'Mine', sql, variables } })).saveQuery.savedQuery.id
  const address = await dataAddress(it, { query: { queryId: saved, variables: { n: 1 } } })
  expect(address).toMatchObject({ name: 'Mine', kind: 'QUERY', savedQueryId: saved, widget: null })
  expect((await open(address.csv)).text).toBe(
    lines('text,n,yes,day,nothing', 'a,12345678901234567890.5,true,2026-11-20,'),
  )
  expect((await open(address.json)).text).toBe(
    '[\n{"text":"a","n":12345678901234567890.5,"yes":true,"day":"2026-11-20","nothing":null}\n]\n',
  )
  const document = '{ widgets(first: 2) { edges { node { title keyKind description } } } }'
  const kept = (await it.ask(saveQuery, { input: { name: 'Widgets', document } })).saveQuery.savedQuery.id
  const listed = await dataAddress(it, { query: { queryId: kept } })
  expect((await open(listed.csv)).text).toBe(
    lines('title,keyKind,description', '"Sales: ""Süd""",DATE,', 'Stock,CATEGORY,'),
  )
  const missing = await refusalOfAddress(it, { content: { query: { queryId: saved } } })
  expect(missing).toMatchObject({ code: 'BAD_USER_INPUT', paths: ['input.content.query.variables.n'] })
})

test('a query gets the period that was chosen as its variables, as days or as instants', async () => {
  const variable = (name: string, type: 'DATE' | 'DATETIME') => ({ name, type })
  const queryOf = async (type: 'DATE' | 'DATETIME') => {
    const sql = 'select @{from} as a, @{before} as b'
    const variables = [variable('from', type), variable('before', type)]
    return (await it.ask(saveQuery, { input: { name: type, sql, variables } })).saveQuery.savedQuery.id
  }
  const [days, instants] = [await queryOf('DATE'), await queryOf('DATETIME')]
  const own = { from: '2026-01-01', before: '2026-01-02' }
  const byDay = await dataAddress(it, { query: { queryId: days, variables: own } }, { choosesPeriod: true })
  const read = async (url: string) => (await open(url)).text.split('\r\n')[1]
  expect(await read(byDay.csv)).toBe('2026-01-01,2026-01-02')
  expect(await read(`${byDay.csv}?period=yesterday`)).toBe('2026-11-19,2026-11-20')
  expect(await read(`${byDay.csv}?from=2026-11-18T10:00:00Z&before=2026-11-19T10:00:00Z`)).toBe('2026-11-18,2026-11-20')
  const since = { from: '2026-01-01T00:00:00Z', before: '2026-01-02T00:00:00Z' }
  const byInstant = await dataAddress(it, { query: { queryId: instants, variables: since } }, { choosesPeriod: true })
  expect(await read(`${byInstant.csv}?form=rows&from=2026-11-18&through=2026-11-18`)).toBe(
    '2026-11-17T23:00:00Z,2026-11-18T23:00:00Z',
  )
  expect((await open(`${byInstant.csv}?period=all_time`)).status).toBe(400)
  const plain = (await it.ask(saveQuery, { input: { name: 'Plain', sql: 'select 1 as n' } })).saveQuery.savedQuery.id
  const refused = await refusalOfAddress(it, { content: { query: { queryId: plain } }, choosesPeriod: true })
  expect(refused.paths).toEqual(['input.choosesPeriod'])
})

test('annotations have their days, and instants for charts of others', async () => {
  await rest('create/annotation', {
    widget_id: sales,
    from: '2026-11-18',
    through: '2026-11-19',
    text: 'Sale',
    kind: 'CAMPAIGN',
  })
  await rest('create/annotation', { at: '2026-11-19T13:05:00Z', text: '=1+1', link: 'https://example.com/v2' })
  await rest('create/annotation', { widget_id: stock, from: '2026-11-19', text: 'Counted' })
  const { csv } = await dataAddress(it, { annotations: { widgetId: sales } })
  expect((await open(`${csv}?form=rows`)).text).toBe(
    lines(
      'Time,End,First day,Last day,Kind,Text,Link',
      '2026-11-18T00:00:00+01:00,2026-11-20T00:00:00+01:00,2026-11-18,2026-11-19,CAMPAIGN,Sale,',
      '2026-11-19T14:05:00+01:00,,,,NOTE,=1+1,https://example.com/v2',
    ),
  )
  const all = await dataAddress(it, { annotations: { days: { from: '2026-11-19', through: '2026-11-19' } } })
  expect(
    (await open(all.csv)).text
      .split('\r\n')
      .slice(1, -1)
      .map(line => line.split(',')[5]),
  ).toEqual(['Sale', 'Counted', `'=1+1`])
})

test('what cannot be read is refused when the address is made, by its path', async () => {
  const report = { widgetId: sales, where: [{ dimension: 'planet', in: ['DE'] }] }
  expect(await refusalOfAddress(it, { content: { report } })).toMatchObject({
    code: 'BAD_USER_INPUT',
    paths: ['input.content.report.where.0.dimension'],
  })
  const points = { widgetId: sales, where: [{ dimension: 'planet', isSet: true }] }
  expect((await refusalOfAddress(it, { content: { points } })).paths).toEqual([
    'input.content.points.where.0.dimension',
  ])
  const annotations = { preset: 'TODAY' as const, days: { from: '2026-11-19', through: '2026-11-19' } }
  expect((await refusalOfAddress(it, { content: { annotations } })).paths).toEqual(['input.content.annotations.days'])
  const chosen = await refusalOfAddress(it, { content: { points: { widgetId: sales } }, choosesPeriod: true })
  expect(chosen.paths).toEqual(['input.choosesPeriod'])
  const blank = await refusalOfAddress(it, { content: { points: { widgetId: sales } }, name: ' ' })
  expect(blank.paths).toEqual(['input.name'])
})

test('a query that has more rows than are read at once is an error, and so is one that is gone', async () => {
  const saved = async (sql: string) =>
    (await it.ask(saveQuery, { input: { name: 'Rows', sql } })).saveQuery.savedQuery.id
  const many = { query: { queryId: await saved('select n from generate_series(1, 10001) n') } }
  expect((await refusalOfAddress(it, { content: many })).message).toMatch(/^The query has more than 10,000 rows/)
  const queryId = await saved('select 1 as "=cmd"')
  const { csv } = await dataAddress(it, { query: { queryId } })
  expect((await open(csv)).text).toBe(lines("'=cmd", '1'))
  await it.ask(deleteQuery, { id: queryId })
  const gone = await open(csv)
  expect([gone.status, gone.headers.get('content-disposition')]).toEqual([404, null])
})

test('more rows than one file has are an error, and not a part of them', async () => {
  const { id } = await it.widget({ title: 'Long', keyKind: 'CATEGORY' })
  const rows = Array.from({ length: 5_000 }, (_, n) => ({ key: `x${n}`, values: [{ metric: 'n', value: '1' }] }))
  await it.ask(push, { input: { widgetId: id, rows } })
  await it.app.gateway.pool.query(
    `insert into category_points (project_id, widget_id, metric_id, category, value, written_as)
     select project_id, widget_id, metric_id, category || '-' || n, value, written_as
       from category_points, generate_series(1, 10) n where category like 'x%'`,
  )
  await it.app.gateway.pool.query('analyze category_points')
  const refused = await refusalOfAddress(it, { content: { points: { widgetId: id } } })
  expect(refused).toMatchObject({ code: 'BAD_USER_INPUT' })
  expect(refused.message).toContain('more than 50,000 rows')
})
