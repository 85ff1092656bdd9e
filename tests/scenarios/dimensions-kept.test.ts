// What becomes of points of series besides reports: deleted, moved to other keys, exported, listed, asked for with SQL.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEFAULT_PROJECT_ID } from '../../src/auth/project.ts'
import { pushFile } from '../../src/cli/push.ts'
import { deletePointsOfDeletedWidgets } from '../../src/push/delete-points.store.ts'
import { idOf } from '../../src/request/global-id.ts'
import { deletePointsOfDeletedMetrics } from '../../src/widgets/metric-deletion.store.ts'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { declareDimensions, seriesPoints } from '../_kit/dimensions.ts'
import { push } from '../_kit/operations.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
})
afterAll(async () => {
  await it?.[Symbol.asyncDispose]()
  rmSync(directory, { recursive: true, force: true })
})
const directory = mkdtempSync(join(tmpdir(), 'pushgraph-kept-'))

const headers = { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` }
interface Reply {
  data: Record<string, unknown>
  errors?: { message: string }[]
}
async function send(query: string, variables: object = {}): Promise<Reply> {
  const body = JSON.stringify({ query, variables })
  return (await (await fetch(`${it.url}/graphql`, { method: 'POST', headers, body })).json()) as Reply
}
async function ask(query: string, variables: object = {}): Promise<Record<string, unknown>> {
  const { data, errors } = await send(query, variables)
  expect(errors).toBeUndefined()
  return data
}
async function csv(id: string, etag?: string): Promise<{ status: number; text: string; etag: string }> {
  const reply = await fetch(`${it.url}/widgets/${id}.csv`, {
    headers: { ...headers, ...(etag && { 'if-none-match': etag }) },
  })
  return { status: reply.status, text: await reply.text(), etag: reply.headers.get('etag') ?? '' }
}

type Row = readonly [key: string, dimensions: Record<string, string>, values: Record<string, string>]
async function pushed(id: string, rows: readonly Row[]): Promise<void> {
  const input = {
    widgetId: id,
    rows: rows.map(([key, dimensions, values]) => ({
      key,
      dimensions: Object.entries(dimensions).map(([dimension, value]) => ({ dimension, value })),
      values: Object.entries(values).map(([metric, value]) => ({ metric, value })),
    })),
  }
  await it.ask(push, { input })
}

/** Cells of a line without line breaks in it. */
const cellsOf = (line: string) =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )

/** Some from before the first dimension, some from before the second one. */
async function sales(keyKind: 'DATE' | 'TIME' = 'DATE'): Promise<string> {
  const { id } = await it.widget({ title: 'Sales', keyKind })
  const at = (day: string) => (keyKind === 'DATE' ? day : `${day}T00:00:00Z`)
  await pushed(id, [[at('2026-11-01'), {}, { Sales: '1' }]])
  await declareDimensions(it, id, ['country'])
  await pushed(id, [
    [at('2026-11-02'), { country: 'DE' }, { Sales: '2', Costs: '1' }],
    [at('2026-11-03'), {}, { Sales: '4' }],
  ])
  await declareDimensions(it, id, ['country', 'plan'])
  await pushed(id, [
    [at('2026-11-02'), { country: 'AT', plan: 'pro, "big"' }, { Sales: '8.50' }],
    [at('2026-11-04'), { country: 'DE', plan: 'free' }, { Sales: '16' }],
    [at('2026-11-05'), { plan: 'free' }, { Costs: '32' }],
  ])
  return id
}
const all = [
  'Costs ["DE"] 2026-11-02 1',
  'Costs [null,"free"] 2026-11-05 32',
  'Sales 2026-11-01 1',
  'Sales ["AT","pro, \\"big\\""] 2026-11-02 8.5',
  'Sales ["DE","free"] 2026-11-04 16',
  'Sales ["DE"] 2026-11-02 2',
  'Sales [null] 2026-11-03 4',
]
const rowsOf = async (table: string, id: string) =>
  Number(
    (
      await it.app.gateway.pool.query(`select count(*) as count from ${table} where widget_id = $1`, [
        idOf('Widget', id),
      ])
    ).rows[0]?.count,
  )

describe('deleting', () => {
  const deleted = async (id: string, selection: string) => {
    const { deletePoints } = await ask(
      `mutation { deletePoints(input: { widgetId: "${id}", ${selection} }) { deleted } }`,
    )
    return (deletePoints as { deleted: number }).deleted
  }
  const without = (...days: string[]) => all.filter(point => !days.some(day => point.includes(day)))

  test('days takes points of every series with it', async () => {
    const id = await sales()
    expect(await deleted(id, 'days: { from: "2026-11-01", through: "2026-11-02" }')).toBe(4)
    expect(await seriesPoints(it, id)).toEqual(without('2026-11-01', '2026-11-02'))
    expect(await deleted(id, 'days: { from: "2026-11-01", through: "2026-11-30" }, metrics: ["Costs"]')).toBe(1)
  })

  test('keys does, too, and of some metrics only theirs', async () => {
    const id = await sales()
    expect(await deleted(id, 'keys: ["2026-11-02", "2026-11-01"], metrics: ["Sales"]')).toBe(3)
    expect(await seriesPoints(it, id)).toEqual(all.filter(point => !/Sales .*2026-11-0[12]/.test(point)))
  })

  test('a metric takes its points of every series with it', async () => {
    const id = await sales()
    const { widget } = await ask(`{ widget(id: "${id}") { metrics { id name } } }`)
    const metrics = (widget as { metrics: { id: string; name: string }[] }).metrics
    const metricId = metrics.find(({ name }) => name === 'Sales')?.id
    await ask(`mutation { deleteMetric(id: "${metricId}") { id } }`)
    expect(await seriesPoints(it, id)).toEqual(all.filter(point => point.startsWith('Costs')))
    expect((await rowsOf('series_points', id)) + (await rowsOf('points', id))).toBe(2)
  })

  test('what a push wrote while its metric went goes with the job', async () => {
    const id = await sales()
    const { db, pool } = it.app.gateway
    const widgetId = idOf('Widget', id)
    await pool.query(
      `insert into deleted_metrics (project_id, widget_id, metric_id, deleted_at)
       select project_id, widget_id, metric_id, now() from metrics where widget_id = $1 and name = 'Costs'`,
      [widgetId],
    )
    expect(await deletePointsOfDeletedMetrics(db, DEFAULT_PROJECT_ID, 1)).toBe(1)
    expect(await deletePointsOfDeletedMetrics(db, DEFAULT_PROJECT_ID, 100)).toBe(1)
    expect(await seriesPoints(it, id)).toEqual(all.filter(point => point.startsWith('Sales')))
  })

  test('a widget leaves nothing of its series, and takes none of another one', async () => {
    const [gone, kept] = [await sales(), await sales()]
    await ask(`mutation { deleteWidget(id: "${gone}") { id } }`)
    const { db } = it.app.gateway
    for (let round = 0; round < 50 && (await deletePointsOfDeletedWidgets(db, DEFAULT_PROJECT_ID, 2)) > 0; round++);
    for (const table of ['points', 'series_points', 'series_values', 'series'])
      expect([table, await rowsOf(table, gone)]).toEqual([table, 0])
    expect(await seriesPoints(it, kept)).toEqual(all)
    expect(await rowsOf('series', kept)).toBe(5)
    expect(await rowsOf('series_values', kept)).toBe(6)
  })
})

describe('keys of another kind', () => {
  const become = (id: string, keyKind: string) =>
    send(`mutation { updateWidget(input: { id: "${id}", keyKind: ${keyKind} }) { widget { keyKind } } }`)

  test('take points of series with them, there and back', async () => {
    const id = await sales()
    expect((await become(id, 'TIME')).errors).toBeUndefined()
    const { text } = await csv(id)
    expect(text).toContain('2026-11-04T00:00:00Z,DE,free,16,')
    expect((await become(id, 'DATE')).errors).toBeUndefined()
    expect(await seriesPoints(it, id)).toEqual(all)
  })

  test('are refused where keys of series would be lost, and nothing has changed', async () => {
    const id = await sales('TIME')
    await pushed(id, [['2026-11-06T10:30:00Z', { country: 'FR' }, { Sales: '64' }]])
    const before = (await csv(id)).text
    expect((await become(id, 'DATE')).errors?.[0]?.message).toContain('1 of 6 keys would be lost as days')
    expect((await csv(id)).text).toBe(before)
  })
})

describe('the whole time', () => {
  const span = async (id: string, metric: string) => {
    const { widget } = await ask(
      `{ widget(id: "${id}") { report(period: { preset: ALL_TIME }, metrics: ["${metric}"]) { period { firstDay lastDay } } } }`,
    )
    return (widget as { report: { period: { firstDay: string; lastDay: string } } }).report.period
  }

  test('is that of points in series and of those before them', async () => {
    const id = await sales()
    expect(await span(id, 'Sales')).toEqual({ firstDay: '2026-11-01', lastDay: '2026-11-04' })
    expect(await span(id, 'Costs')).toEqual({ firstDay: '2026-11-02', lastDay: '2026-11-05' })
  })

  test('asks a widget without dimensions for nothing more', async () => {
    const { id } = await it.widget({ keyKind: 'DATE' })
    await pushed(id, [['2026-11-07', {}, { Sales: '1' }]])
    it.statements()
    expect(await span(id, 'Sales')).toEqual({ firstDay: '2026-11-07', lastDay: '2026-11-07' })
    expect(it.statements().filter(text => text.includes('join series d'))).toEqual([])
  })
})

describe('the export', () => {
  test('has a column for each dimension and a row for each key of a series', async () => {
    const id = await sales()
    expect((await csv(id)).text.split('\r\n')).toEqual([
      'Date,country,plan,Sales,Costs',
      '20261101,,,1,',
      '20261102,DE,,2,1',
      '20261103,,,4,',
      '20261102,AT,"pro, ""big""",8.5,',
      '20261104,DE,free,16,',
      '20261105,,free,,32',
      '',
    ])
  })

  test('has every row once, over pages', async () => {
    const { id } = await it.widget({ keyKind: 'DATE' })
    await declareDimensions(it, id, ['n'])
    const days = ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06', '2026-11-07']
    const rows = Array.from({ length: 400 }, (_, n) =>
      days.map((day, at) => [day, { n: `s${n}` }, at % 2 ? { B: `${n}` } : { A: `${n}`, B: '0' }] as const),
    ).flat()
    await pushed(id, rows)
    const lines = (await csv(id)).text.trim().split('\r\n')
    expect(lines).toHaveLength(1 + rows.length)
    expect(new Set(lines).size).toBe(lines.length)
    expect(lines).toContain('20261106,s399,,399')
    expect(lines).toContain('20261101,s0,0,0')
  })

  test('is another one after a change of a series', async () => {
    const id = await sales()
    const { etag } = await csv(id)
    expect((await csv(id, etag)).status).toBe(304)
    await pushed(id, [['2026-11-04', { country: 'DE', plan: 'free' }, { Sales: '1' }]])
    const after = await csv(id, etag)
    expect(after.status).toBe(200)
    await declareDimensions(it, id, ['country', 'plan', 'device'])
    expect((await csv(id, after.etag)).text).toContain('Date,country,plan,device,Sales,Costs')
  })

  test.each(['DATE', 'TIME'] as const)('of a %s widget can be pushed again, in the words of Cyfe', async keyKind => {
    const { text } = await csv(await sales(keyKind))
    const [head = [], ...lines] = text.trim().split('\r\n').map(cellsOf)
    const again = await it.widget({ keyKind, dimensions: ['country', 'plan'] })
    const data = lines.map(cells => Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ''])))
    expect((await it.cyfe(again.pushUrl, { data })).body).toMatchObject({ status: 'ok' })
    expect((await csv(again.id)).text.split('\r\n').sort()).toEqual(text.split('\r\n').sort())
  })

  test.each(['DATE', 'TIME'] as const)('of a %s widget is a file that pushgraph pushes again', async keyKind => {
    const { text } = await csv(await sales(keyKind))
    const again = await it.widget({ keyKind, dimensions: ['country', 'plan'] })
    const file = join(directory, 'sales.csv')
    writeFileSync(file, text)
    await pushFile({ url: it.url, token: ADMIN }, [file, '--widget', again.id], () => {})
    expect((await csv(again.id)).text.split('\r\n').sort()).toEqual(text.split('\r\n').sort())
  })

  test('does not call the key as a dimension is called', async () => {
    const { id } = await it.widget({ keyKind: 'DATE' })
    await declareDimensions(it, id, ['Date'])
    await pushed(id, [['2026-11-01', { Date: 'x' }, { A: '1' }]])
    expect((await csv(id)).text).toBe('Key,Date,A\r\n20261101,x,1\r\n')
  })
})

describe('the list of points', () => {
  const list = async (body: object) => {
    const reply = await fetch(`${it.url}/api/external/list/point`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    return ((await reply.json()) as { data: Record<string, unknown>[] }).data
  }

  test('has those of series, with their values', async () => {
    const id = await sales()
    const select = ['metric', 'key', 'dimensions', 'value']
    expect(
      await list({ widget_id: id, select, condition: [['metric', '=', 'Sales']], order: ['key ASC', 'value ASC'] }),
    ).toEqual([
      { metric: 'Sales', key: '2026-11-01', dimensions: {}, value: 1 },
      { metric: 'Sales', key: '2026-11-02', dimensions: { country: 'DE' }, value: 2 },
      { metric: 'Sales', key: '2026-11-02', dimensions: { country: 'AT', plan: 'pro, "big"' }, value: 8.5 },
      { metric: 'Sales', key: '2026-11-03', dimensions: {}, value: 4 },
      { metric: 'Sales', key: '2026-11-04', dimensions: { country: 'DE', plan: 'free' }, value: 16 },
    ])
  })

  test('comes in pages that do not overlap', async () => {
    const id = await sales()
    const pages = []
    for (let offset = 0; offset < 8; offset += 2) pages.push(...(await list({ widget_id: id, limit: 2, offset })))
    expect(pages).toHaveLength(7)
    expect(new Set(pages.map(row => JSON.stringify(row))).size).toBe(7)
  })

  test('has no values where there are no dimensions', async () => {
    const { id } = await it.widget({ keyKind: 'CATEGORY' })
    await it.ask(push, { input: { widgetId: id, rows: [{ key: 'a', values: [{ metric: 'N', value: '1' }] }] } })
    expect(await list({ widget_id: id, select: ['key', 'dimensions'] })).toEqual([{ key: 'a', dimensions: {} }])
  })
})

describe('SQL', () => {
  const rows = async (query: string) =>
    ((await ask('query ($query: String!) { sql(query: $query) { rows } }', { query })).sql as { rows: unknown[] }).rows

  test('reads points of series, and their values by name', async () => {
    const id = await sales()
    const widgetId = idOf('Widget', id)
    expect(
      await rows(
        `select p.dimensions.country as country, p.dimensions.plan as plan, sum(p.value) as total from points p where p.widgetId = ${widgetId} group by 1, 2 order by 3`,
      ),
    ).toEqual([
      { country: 'DE', plan: null, total: 3 },
      { country: null, plan: null, total: 5 },
      { country: 'AT', plan: 'pro, "big"', total: 8.5 },
      { country: 'DE', plan: 'free', total: 16 },
      { country: null, plan: 'free', total: 32 },
    ])
    expect(
      await rows(
        `select key, day, dimensions from points where widgetId = ${widgetId} and dimensions.country = 'AT' or widgetId = ${widgetId} and metric = 'Sales' and value = 1 order by key`,
      ),
    ).toEqual([
      { key: '2026-11-01', day: '2026-11-01', dimensions: {} },
      { key: '2026-11-02', day: '2026-11-02', dimensions: { country: 'AT', plan: 'pro, "big"' } },
    ])
  })

  test('reads a dimension of any name', async () => {
    const { id } = await it.widget({ keyKind: 'DATE' })
    await declareDimensions(it, id, ['Land und "Ort"'])
    await pushed(id, [['2026-11-01', { 'Land und "Ort"': 'x' }, { A: '1' }]])
    const widgetId = idOf('Widget', id)
    expect(
      await rows(`select dimensions ->> 'Land und "Ort"' as place from points where widgetId = ${widgetId}`),
    ).toEqual([{ place: 'x' }])
  })

  test('says of the column what it is', async () => {
    const { sqlTables } = await ask('{ sqlTables { name columns { name type } } }')
    const tables = sqlTables as { name: string; columns: { name: string; type: string }[] }[]
    expect(tables.find(({ name }) => name === 'points')?.columns).toContainEqual({ name: 'dimensions', type: 'json' })
  })
})
