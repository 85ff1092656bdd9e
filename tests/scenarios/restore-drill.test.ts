// The drill: everything that a gateway has is backed up, its store is gone, and a gateway on the restored one goes on with all of it.
import { zstdDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createClient } from '../_kit/access-operations.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { backUp, restoreInto, select } from '../_kit/backups.ts'
import { saveBoard } from '../_kit/board-operations.ts'
import { saveCalendar } from '../_kit/calendar-operations.ts'
import { createDataAddress } from '../_kit/data-operations.ts'
import { createEmptyDatabase, type TestDatabase } from '../_kit/database.ts'
import { callHook, purchases } from '../_kit/hooks.ts'
import { createToken, createWidget, push, report } from '../_kit/operations.ts'
import { type OtherPostgres, POSTGRES, startOtherPostgres } from '../_kit/other-postgres.ts'
import { runQuery, saveQuery, sqlQuery, trackEvents, uploadManifest } from '../_kit/query-operations.ts'
import { createShare } from '../_kit/share-operations.ts'
import { saveFeed, saveSource } from '../_kit/source-operations.ts'
import { startUpstream, type Upstream } from '../_kit/upstream.ts'

const SECRETS = { key: 'the-secret-of-the-upstream-0001', hook: 'the-token-of-the-webhook-00001' }
const KEY = 'the-secret-key-of-the-restore-drill-0001'
const IMPORTED = 30_000
const DOCUMENT = 'query Drilled { project { name } }'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

const resources = new AsyncDisposableStack()
let upstream: Upstream
let env: Record<string, string>
/** What was given out before, and has to work after. */
let given: Awaited<ReturnType<typeof fill>>
/** On the restored store. */
let it: TestApp
let body: string

beforeAll(async () => {
  upstream = resources.use(await startUpstream())
  env = { PUSHGRAPH_SECRET_KEY: KEY, SOURCES_ALLOW_HOSTS: upstream.host, EVENT_MONTHS: '0' }
  const target = await createEmptyDatabase()
  {
    await using first = await startTestApp(env, {}, await oldDatabase())
    given = await fill(first)
  }
  const { bytes } = await backUp(given.database.connection)
  body = zstdDecompressSync(bytes.subarray(bytes.indexOf('\n') + 1)).toString()
  await restoreInto(target.connection, bytes)
  it = resources.use(await startTestApp(env, {}, target))
})
afterAll(() => resources.disposeAsync())

/** Where there is another PostgreSQL, on that: it is as old as the tests' own or older. */
async function oldDatabase(): Promise<TestDatabase> {
  const keep = { async [Symbol.asyncDispose]() {} }
  if (POSTGRES === null || process.env.TEST_DATABASE_URL) {
    const database = resources.use(await createEmptyDatabase())
    return { ...database, ...keep }
  }
  const other: OtherPostgres = resources.use(await startOtherPostgres())
  return { name: 'drill', connection: await other.make('drill'), ...keep }
}

async function call(url: string, path: string, input: object, token = ADMIN) {
  const headers = { authorization: `Bearer ${token}` }
  const reply = await fetch(`${url}/api/external${path}`, { method: 'POST', headers, body: JSON.stringify(input) })
  return (await reply.json()) as { model: { task_id: string; state: string; done_rows: number } }
}

const row = (key: string, value: string, country: string | null = null) => ({
  key,
  values: [{ metric: 'Sales', value }],
  ...(country !== null && { dimensions: [{ dimension: 'country', value: country }] }),
})

async function fill(app: TestApp) {
  const { ask, database } = app
  const input = { title: 'Sales', keyKind: 'DATE' as const, dimensions: ['country'] }
  const widget = (await ask(createWidget, { input })).createWidget.widget
  const rows = [row('2026-10-01', '10', 'DE'), row('2026-11-01', '20', 'FR'), row('2026-11-02', '3')]
  await ask(push, { input: { widgetId: widget.id, rows } })
  const counted = (await ask(createWidget, { input: { title: 'Counted', keyKind: 'DATE' } })).createWidget.widget
  await ask(saveCalendar, {
    input: { name: 'sprints', periods: [{ label: 'S1', from: '2026-10-01', through: '2026-10-31' }] },
  })
  await ask(trackEvents, {
    events: ['2026-09-15', '2026-10-15', '2026-11-15'].map(day => ({
      name: 'visit',
      userId: 'ada',
      timestamp: `${day}T10:00:00Z`,
    })) as never,
  })
  const headers = { 'X-Key': '{{ secrets.key }}' }
  const requests = [{ name: 'echo', method: 'GET', url: `${upstream.url}/echo`, headers }]
  await ask(saveSource, { input: { name: 'shop', requests: requests as never, secrets: { key: SECRETS.key } } })
  const feed = { name: 'hooked', widgetId: counted.id, ...purchases, hook: 'TOKEN' }
  const { hookUrl } = (await ask(saveFeed, { input: feed as never })).saveFeed.feed
  const token = (await ask(createToken, { input: { name: 'reader', scopes: ['READ', 'SQL'] } })).createToken.secret
  const client = (await ask(createClient, { input: { name: 'client', scopes: ['READ'] } })).createClient
  const sql = "select count(*)::int as n from events where name = '@{name}'"
  const query = (
    await ask(saveQuery, { input: { name: 'visits', sql, variables: [{ name: 'name', type: 'STRING' }] as never } })
  ).saveQuery.savedQuery
  await ask(saveBoard, { input: { cards: [{ widgetId: widget.id, width: 'WIDE' }] } })
  const shares = [
    (await ask(createShare, { input: { widgetId: widget.id } })).createShare.share,
    (await ask(createShare, { input: {} })).createShare.share,
  ]
  const { csv } = (await ask(createDataAddress, { input: { content: { points: { widgetId: widget.id } } } }))
    .createDataAddress.dataAddress
  await ask(uploadManifest, { manifest: { 'drilled-document': DOCUMENT } })
  const points = Array.from({ length: IMPORTED }, (_, n) => [
    'Imported',
    `2026-11-${`${(n % 28) + 1}`.padStart(2, '0')}`,
    '1',
  ])
  const { model } = await call(app.url, '/import/point', {
    widget_id: counted.id,
    columns: ['metric', 'key', 'value'],
    rows: points,
  })
  return { database, widget, counted, hookUrl: hookUrl ?? '', token, client, query, shares, csv, task: model.task_id }
}

const sumsOf = async (id: string, period: object, token = ADMIN) => {
  const { data } = await it.send(report, { id, period: period as never }, token)
  return Object.fromEntries(data?.widget?.report.metrics.map(({ metric, sum }) => [metric.name, sum]) ?? [])
}
const moved = (url: string) => url.replace(/^http:\/\/[^/]+/, it.url)

test('no secret is in the file', () => {
  const { searchParams } = new URL(given.hookUrl)
  const pushKey = new URL(given.widget.pushUrl ?? '').pathname.split('/').at(-1) ?? ''
  const all = [
    SECRETS.key,
    searchParams.get('token') ?? '',
    pushKey,
    given.token,
    given.client.clientSecret ?? '',
    KEY,
    ADMIN,
  ]
  for (const secret of all) {
    expect(secret.length).toBeGreaterThan(15)
    expect(body.includes(secret)).toBe(false)
    expect(body.includes(Buffer.from(secret).toString('hex'))).toBe(false)
  }
  expect(body).toContain('visit')
})

test('tokens and clients log in, and read the same numbers', async () => {
  expect(await sumsOf(given.widget.id, { preset: 'ALL_TIME' }, given.token)).toEqual({ Sales: 33 })
  const { clientId, clientSecret } = given.client
  const login = await fetch(`${it.url}/api/oauth/token`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
    },
    body: 'grant_type=client_credentials',
  })
  const { access_token } = (await login.json()) as { access_token: string }
  expect(await sumsOf(given.widget.id, { preset: 'ALL_TIME' }, access_token)).toEqual({ Sales: 33 })
})

test('push URLs take pushes, to the series that were there', async () => {
  const reply = await it.cyfe(moved(given.widget.pushUrl ?? ''), {
    data: [{ Date: '20261103', country: 'DE', Sales: '4' }],
  })
  expect(reply.status).toBe(200)
  expect(await sumsOf(given.widget.id, { preset: 'ALL_TIME' })).toEqual({ Sales: 37 })
})

test("users' SQL runs isolated, and so do saved queries, over all months of events", async () => {
  const { data } = await it.send(sqlQuery, { query: 'select count(*)::int as n from events' }, given.token)
  expect(data?.sql.rows).toEqual([{ n: 3 }])
  const { runQuery: run } = await it.ask(runQuery, { id: given.query.id, variables: { name: 'visit' } })
  expect(run.rows).toEqual([{ n: 3 }])
  // The months that were there take more.
  await it.ask(trackEvents, { events: [{ name: 'visit', userId: 'bob', timestamp: '2026-09-20T10:00:00Z' }] as never })
  expect((await it.ask(sqlQuery, { query: 'select count(*)::int as n from events' })).sql.rows).toEqual([{ n: 4 }])
})

test('sources are called with their secrets, and webhooks answer', async () => {
  const query = 'mutation { runSource(name: "shop") { ok } }'
  const reply = await fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify({ query }),
  })
  expect(await reply.json()).toEqual({ data: { runSource: { ok: true } } })
  expect(upstream.receivedAt('/echo').at(-1)?.headers['x-key']).toBe(SECRETS.key)
  expect(await callHook(moved(given.hookUrl), '{"amount": 2.5}')).toEqual({ status: 200, body: { success: true } })
})

test('links to a widget and to the board open, and documents are known', async () => {
  for (const { url } of given.shares) {
    const page = await fetch(moved(url))
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('Sales')
  }
  expect((await fetch(moved(given.csv))).status).toBe(200)
  const reply = await fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${given.token}` },
    body: JSON.stringify({ documentId: 'drilled-document' }),
  })
  expect(await reply.json()).toEqual({ data: { project: { name: 'Default' } } })
})

test('a task that was under way goes on where the backup found it', async () => {
  const [before] = await select<{ done: number }>(given.database.connection, 'select done_rows as done from tasks')
  expect(before?.done).toBeLessThan(IMPORTED)
  await vi.waitFor(
    async () => {
      const { model } = await call(it.url, '/info/task', { id: given.task })
      expect(model).toMatchObject({ state: 'DONE', done_rows: IMPORTED })
    },
    { timeout: 120_000, interval: 200 },
  )
  expect(await sumsOf(given.counted.id, { preset: 'ALL_TIME' })).toMatchObject({ Imported: IMPORTED })
})
