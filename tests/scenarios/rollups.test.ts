import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { encodeId, idOf } from '../../src/request/global-id.ts'
import { chooseWidgets, rollUp } from '../../src/rollups/roll-up.service.ts'
import { EVERYTHING } from '../../src/rollups/rollup.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { push } from '../_kit/operations.ts'
import { deletePoints } from '../_kit/push-operations.ts'
import { beginToRoll, rollAll, selectWrongRollups, smallSteps } from '../_kit/rollups.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp({ PUSHGRAPH_SECRET_KEY: Buffer.alloc(32, 7).toString('base64') })
})
afterAll(() => it?.[Symbol.asyncDispose]())

const START = Date.parse('2026-03-28T20:00:00Z')
const at = (minutes: number) => new Date(START + minutes * 60_000).toISOString()
const row = (minutes: number, value: string, metric = 'load') => ({ key: at(minutes), values: [{ metric, value }] })
const minutes = (from: number, before: number) => Array.from({ length: before - from }, (_, index) => from + index)

async function pushRows(widgetId: string, rows: ReturnType<typeof row>[], onDuplicate?: 'ADD' | 'REPLACE') {
  await it.ask(push, { input: { widgetId, keyKind: 'TIME', rows, ...(onDuplicate && { onDuplicate }) } })
}

async function sql<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
  return (await it.app.gateway.pool.query(text, values)).rows as Row[]
}

const marksOf = async (): Promise<number> =>
  (await sql<{ marks: number }>('select count(*)::int as marks from rollup_marks'))[0]?.marks ?? Number.NaN

test('pushes and deletions mark quarters of an hour of widgets that are added up, and of no others', async () => {
  const { id } = await it.widget()
  const { id: other } = await it.widget()
  await pushRows(
    id,
    minutes(0, 60).map(n => row(n, '1.5')),
  )
  await pushRows(other, [row(0, '1')])
  expect(await marksOf()).toBe(0)

  await beginToRoll(it, id)
  await pushRows(
    id,
    minutes(14, 31).map(n => row(n, '2')),
  )
  await pushRows(other, [row(0, '1')])
  expect(await marksOf()).toBe(3)
  await rollAll(it)
  expect(await marksOf()).toBe(0)
  expect(await selectWrongRollups(it)).toEqual([])
  expect((await sql('select from rollups where grain = 0')).length).toBe(4)

  const { deletePoints: gone } = await it.ask(deletePoints, { input: { widgetId: id, keys: minutes(0, 15).map(at) } })
  expect(gone.deleted).toBe(15)
  expect(await marksOf()).toBe(1)
  await rollAll(it)
  expect((await sql('select from rollups where grain = 0')).length).toBe(3)
  await it.ask(deletePoints, { input: { widgetId: id, days: { from: '2026-03-28', through: '2026-03-28' } } })
  expect(await marksOf()).toBe(3)
  await rollAll(it)
  expect(await sql('select from rollups')).toEqual([])
  expect(await selectWrongRollups(it)).toEqual([])
})

test('a widget is chosen once a metric has many instants, several in a quarter of an hour', async () => {
  const [{ id: dense }, { id: thin }, { id: few }, { id: divided }] = await Promise.all([
    it.widget(),
    it.widget(),
    it.widget(),
    it.widget({ keyKind: 'TIME', dimensions: ['room'] }),
  ])
  await pushRows(dense, [...minutes(0, 30).map(n => row(n, '1')), row(0, '1', 'seldom')])
  await pushRows(
    thin,
    minutes(0, 30).map(n => row(15 * n, '1')),
  )
  await pushRows(
    few,
    minutes(0, 19).map(n => row(n, '1')),
  )
  await pushRows(
    divided,
    minutes(0, 30).map(n => row(n, '1')),
  )
  const rules = { ...smallSteps, minPoints: 20, maxQuarters: 10 }
  await chooseWidgets(it.app.gateway, rules, new AbortController().signal)
  expect(await rolledOf(dense, thin, few, divided)).toEqual([true, false, false, false])
  await pushRows(
    few,
    minutes(19, 20).map(n => row(n, '1')),
  )
  await chooseWidgets(it.app.gateway, rules, new AbortController().signal)
  expect(await rolledOf(dense, thin, few, divided)).toEqual([true, false, true, false])
  await rollAll(it)
  expect(await selectWrongRollups(it)).toEqual([])
})

async function rolledOf(...ids: string[]): Promise<boolean[]> {
  const rows = await sql<{ widget_id: string }>('select widget_id from rolled_widgets')
  const rolled = new Set(rows.map(row => row.widget_id))
  return ids.map(id => rolled.has(idOf('Widget', id)))
}

test('keys that change their kind take what was added up along', async () => {
  const { id } = await it.widget()
  await pushRows(
    id,
    [0, 1440].map(n => ({
      ...row(0, '1'),
      key: new Date(Date.parse('2026-03-29T00:00:00Z') + n * 60_000).toISOString(),
    })),
  )
  const { id: empty } = await it.widget({ keyKind: 'TIME' })
  await beginToRoll(it, id)
  await beginToRoll(it, empty)
  await rollAll(it)
  await changeKind(empty, 'DATE')
  expect(await rolledOf(empty)).toEqual([false])
  await changeKind(id, 'DATE')
  expect(await rolledOf(id)).toEqual([false])
  const own = [idOf('Widget', id)]
  expect(await sql('select from rollups where widget_id = $1', own)).toEqual([])
})

async function changeKind(id: string, keyKind: string): Promise<void> {
  const query = `mutation { updateWidget(input: { id: "${id}", keyKind: ${keyKind} }) { widget { id } } }`
  const response = await fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify({ query }),
  })
  expect(await response.json()).not.toHaveProperty('errors')
}

test('what others change without marks is noticed, and all is added up anew once they are quiet', async () => {
  const { id } = await it.widget()
  await pushRows(
    id,
    minutes(0, 60).map(n => row(n, '1')),
  )
  await beginToRoll(it, id)
  await rollAll(it)
  const own = [idOf('Widget', id)]
  const from = async () =>
    (await sql<{ rolled_from: string | null }>('select rolled_from from rolled_widgets where widget_id = $1', own))[0]
  await using stranger = new AsyncDisposableStack()
  // As a gateway of the release before is called.
  const client = new pg.Client({ ...(it.database.connection as pg.ClientConfig), application_name: 'pushgraph' })
  await client.connect()
  stranger.defer(() => client.end())
  for (const text of [
    'update points set value = value + 1 where widget_id = $1 and key % 120000000 = 0',
    'delete from points where widget_id = $1 and key % 300000000 = 0',
    'insert into points select project_id, widget_id, metric_id, key + 1, 0, 7 from points where widget_id = $1',
  ]) {
    await client.query(text, own)
    expect(await sql('select from unmarked_writes')).toHaveLength(1)
    await rollUp(it.app.gateway, { ...smallSteps, quietMs: 60_000 }, new AbortController().signal)
    expect(await sql('select from unmarked_writes')).toHaveLength(1)
    await rollAll(it)
    expect(await sql('select from unmarked_writes')).toHaveLength(0)
    expect(await from()).toEqual({ rolled_from: EVERYTHING })
    expect(await selectWrongRollups(it)).toEqual([])
  }
  // A transaction that has changed points before marks were made, and goes on.
  await client.query('begin')
  await client.query('update points set value = value + 1 where widget_id = $1', own)
  await sql('update rolled_widgets set rolled_from = null where widget_id = $1', own)
  const turn = rollUp(it.app.gateway, smallSteps, new AbortController().signal)
  await new Promise(resolve => setTimeout(resolve, 300))
  expect(await from()).toEqual({ rolled_from: null })
  await client.query('commit')
  await turn
  await rollAll(it)
  expect(await selectWrongRollups(it)).toEqual([])
})

test('a store without the trigger, as one whose tables are distributed, adds nothing up', async () => {
  const { id } = await it.widget()
  await pushRows(
    id,
    minutes(0, 60).map(n => row(n, '1')),
  )
  await beginToRoll(it, id)
  await rollAll(it)
  await sql('alter table points disable trigger points_unmarked')
  await rollUp(it.app.gateway, smallSteps, new AbortController().signal)
  expect(await sql('select from rolled_widgets where rolled_from is not null')).toEqual([])
  await chooseWidgets(it.app.gateway, smallSteps, new AbortController().signal)
  await sql('alter table points enable trigger points_unmarked')
  await rollAll(it)
  expect(await selectWrongRollups(it)).toEqual([])
})

test('a data set that is replaced marks what it takes away', async () => {
  const field = { reading: { type: 'number', name: 'Reading' }, at: { type: 'datetime', name: 'At' } }
  const send = async (method: string, path: string, body: unknown) => {
    const authorization = `Basic ${Buffer.from(`${ADMIN}:`).toString('base64')}`
    const headers = { 'content-type': 'application/json', authorization }
    const reply = await fetch(`${it.url}/datasets/${path}`, { method, headers, body: JSON.stringify(body) })
    expect(await reply.text()).not.toContain('error')
  }
  const rowsOf = (...list: number[]) => ({ data: list.map(n => ({ at: at(n), reading: n })) })
  await send('PUT', 'rolled.set', { fields: field })
  await send('PUT', 'rolled.set/data', rowsOf(0, 1, 20, 40))
  const [widget] = await sql<{ widget_id: string }>('select widget_id from datasets')
  const own = [widget?.widget_id]
  await beginToRoll(it, encodeId('Widget', widget?.widget_id ?? ''))
  await rollAll(it)
  await send('PUT', 'rolled.set/data', rowsOf(1, 60))
  expect(await sql('select distinct quarter from rollup_marks where widget_id = $1', own)).toHaveLength(4)
  await rollAll(it)
  expect(await selectWrongRollups(it)).toEqual([])
  expect(await sql('select from rollups where widget_id = $1 and grain = 0', own)).toHaveLength(2)
})
