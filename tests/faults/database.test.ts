// The database, or the way to it, misbehaves under one gateway: whoever asks is answered in time, and nothing is lost or doubled.
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type App, createApp } from '../../src/app.ts'
import { createLog } from '../../src/base/log.ts'
import { loadConfig } from '../../src/config/config.ts'
import { ADMIN } from '../_kit/app.ts'
import { createTestDatabase, type TestDatabase } from '../_kit/database.ts'
import { startProxy, type TcpProxy } from '../_kit/proxy.ts'

let database: TestDatabase
let proxy: TcpProxy
let app: App
/** Past the proxy. */
let direct: pg.Client
const lines: string[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  direct = new pg.Client(database.connection)
  await direct.connect()
  const { host, port } = direct
  proxy = await startProxy(host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port })
  app = await startApp()
})
afterAll(async () => {
  await app?.close()
  await proxy?.[Symbol.asyncDispose]()
  await direct?.end()
  await database?.[Symbol.asyncDispose]()
})

function startApp(): Promise<App> {
  const config = loadConfig({
    PORT: '0',
    PUSHGRAPH_ADMIN_TOKEN: ADMIN,
    PUSHGRAPH_SECRET_KEY: 'k'.repeat(40),
    MONTHLY_PUSH_QUOTA: '0',
    MAX_EVENT_LOOP_DELAY_MS: '0',
  })
  const { user, password } = direct
  const connection = { host: '127.0.0.1', port: proxy.port, user, password, database: database.name }
  const log = createLog('debug', { write: line => void lines.push(line) })
  return createApp(config, { connection: connection as pg.PoolConfig, log })
}

async function widget(title: string): Promise<{ id: string; pushUrl: string }> {
  const query = `mutation { createWidget(input: { title: "${title}" }) { widget { id pushUrl } } }`
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` }
  const reply = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
  const { data } = (await reply.json()) as { data: { createWidget: { widget: { id: string; pushUrl: string } } } }
  return data.createWidget.widget
}

interface Answer {
  status: number
  retryAfter: string | null
  ms: number
}

async function push(pushUrl: string, key: string, value = '1', more: object = {}): Promise<Answer> {
  const startedAt = performance.now()
  const reply = await fetch(pushUrl, {
    method: 'POST',
    headers: { 'idempotency-key': key },
    body: JSON.stringify({ data: [{ Date: '20261120', m: value }], ...more }),
  })
  await reply.text()
  return {
    status: reply.status,
    retryAfter: reply.headers.get('retry-after'),
    ms: performance.now() - startedAt,
  }
}

const readiness = async () => (await fetch(`${app.url}/readyz`)).status
const health = async () => (await fetch(`${app.url}/healthz`)).status
const sum = async () => {
  const { rows } = await direct.query<{ sum: string }>('select coalesce(sum(value), 0)::text as sum from points')
  return Number(rows[0]?.sum)
}

test('a database that falls silent is answered for within 10 s, readiness says so within 3, and all is well when it speaks again', async () => {
  const { pushUrl } = await widget('Silent')
  expect((await push(pushUrl, 'first')).status).toBe(200)
  const before = await sum()

  proxy.mode = 'SILENT'
  const silentAt = performance.now()
  const answers = Promise.all(
    Array.from({ length: 60 }, async (_, n) => {
      await sleep(n * 50)
      return push(pushUrl, `silent-${n}`)
    }),
  )
  const headers = { authorization: `Bearer ${ADMIN}` }
  const events = Promise.all(
    Array.from({ length: 10 }, async (_, n) => {
      await sleep(n * 300)
      const startedAt = performance.now()
      const body = JSON.stringify({ name: 'silence', userId: 'ada', id: `event-${n}` })
      const reply = await fetch(`${app.url}/event/ingest`, { method: 'POST', headers, body })
      return { status: reply.status, ms: performance.now() - startedAt }
    }),
  )
  const report = fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
    body: '{"query":"{ widgets(first: 1) { edges { node { title } } } }"}',
  })
  while ((await readiness()) === 200) await sleep(50)
  expect(performance.now() - silentAt).toBeLessThan(3_000)
  expect(await health()).toBe(200)
  for (const { status, retryAfter, ms } of await answers) {
    expect([status, retryAfter]).toEqual([503, '1'])
    expect(ms).toBeLessThan(10_000)
  }
  for (const { status, ms } of await events) {
    expect(status).toBe(503)
    expect(ms).toBeLessThan(10_000)
  }
  expect((await report).status).toBe(503)
  expect(performance.now() - silentAt).toBeLessThan(14_000)

  proxy.mode = 'PASS'
  await vi.waitUntil(async () => (await readiness()) === 200, { timeout: 10_000, interval: 100 })
  // What was refused is sent again, as clients do.
  const again = await Promise.all(Array.from({ length: 60 }, (_, n) => push(pushUrl, `silent-${n}`)))
  expect(new Set(again.map(({ status }) => status))).toEqual(new Set([200]))
  expect(await sum()).toBe(before + 60)
}, 60_000)

test('a row that somebody holds blocks its widget alone, and what was pushed meanwhile keeps its order', async () => {
  const held = await widget('Held')
  const others = await Promise.all(Array.from({ length: 5 }, (_, n) => widget(`Free ${n}`)))
  await push(held.pushUrl, 'h')
  for (const [n, other] of others.entries()) await push(other.pushUrl, `o-${n}`)
  const before = await sum()

  const locker = new pg.Client(database.connection)
  await locker.connect()
  await locker.query('begin')
  await locker.query(
    `select 1 from points p join widgets w using (project_id, widget_id) where title = 'Held' for update of p`,
  )
  let done = false
  let accepted = 0
  const load = others.map(async (other, widgetNumber) => {
    for (let n = 0; !done; n++) {
      const { status } = await push(other.pushUrl, `free-${widgetNumber}-${n}`)
      expect(status).toBe(200)
      accepted++
    }
  })
  const blocked = await Promise.all(Array.from({ length: 10 }, (_, n) => push(held.pushUrl, `held-${n}`)))
  for (const answer of blocked) expect([answer.status, answer.retryAfter]).toEqual([503, '1'])
  expect(Math.max(...blocked.map(({ ms }) => ms))).toBeLessThan(10_000)
  const acceptedBefore = accepted
  // Once it is known, the others wait no more: each has its turn many times while one push waits for the lock.
  const later = await Promise.all([push(held.pushUrl, 'held-again'), sleep(1_500)])
  expect(later[0].status).toBe(503)
  expect(accepted - acceptedBefore).toBeGreaterThan(4 * others.length)

  // The lock goes while pushes wait, in their order: each replaces the one before.
  const last = Array.from({ length: 30 }, (_, n) =>
    push(held.pushUrl, `order-${n}`, `${n}`, { onduplicate: { m: 'replace' } }),
  )
  await sleep(100)
  await locker.query('rollback')
  await locker.end()
  expect(new Set((await Promise.all(last)).map(({ status }) => status))).toEqual(new Set([200]))
  done = true
  await Promise.all(load)
  // The one of before is replaced by the last.
  expect(await sum()).toBe(before - 1 + accepted + 29)
  // It waits with the others again.
  expect((await push(held.pushUrl, 'h2')).status).toBe(200)
}, 60_000)

test('tables that somebody holds: reads and changes are 503 with Retry-After, and never 500', async () => {
  const { id, pushUrl } = await widget('held')
  expect((await push(pushUrl, 'before the lock')).status).toBe(200)
  const holder = new pg.Client(database.connection)
  await holder.connect()
  await holder.query('begin; lock table widgets, points, metrics, calls, events in access exclusive mode')
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` }
  const post = (path: string, body: object) =>
    fetch(`${app.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  const replies = await Promise.all([
    post('/graphql', { query: '{ widgets(search: "held") { edges { node { id } } } }' }),
    post('/graphql', { query: 'mutation { createWidget(input: { title: "x" }) { widget { id } } }' }),
    post('/graphql', {
      query: `{ widget(id: "${id}") { report(period: { days: { from: "2026-11-01", through: "2026-11-30" } }) { keys } } }`,
    }),
    post('/api/external/list/widget', {}),
    post('/graphql', { query: '{ sql(query: "select count(*) as n from events") { rows } }' }),
  ])
  const shown = await Promise.all(
    replies.map(async reply => [reply.status, reply.headers.get('retry-after'), await reply.text()]),
  )
  await holder.query('rollback')
  await holder.end()
  for (const [status, retryAfter, text] of shown) expect([status, retryAfter], `${text}`).toEqual([503, '1'])
})

test('a database that takes no writes is 503 for pushes and for readiness, and comes back by itself', async () => {
  const { pushUrl } = await widget('Read only')
  expect((await push(pushUrl, 'w')).status).toBe(200)
  const before = await sum()
  const setReadOnly = async (value: 'on' | 'off') => {
    await direct.query(`alter database ${database.name} set default_transaction_read_only = ${value}`)
    await direct.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    )
  }
  await setReadOnly('on')
  const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => push(pushUrl, `ro-${n}`)))
  for (const answer of answers) expect([answer.status, answer.retryAfter]).toEqual([503, '1'])
  await vi.waitUntil(async () => (await readiness()) === 503, { timeout: 3_000, interval: 50 })
  await direct.query('set default_transaction_read_only = off')
  await setReadOnly('off')
  await vi.waitUntil(async () => (await readiness()) === 200, { timeout: 10_000, interval: 100 })
  for (let n = 0; n < 20; n++) expect((await push(pushUrl, `ro-${n}`)).status).toBe(200)
  expect(await sum()).toBe(before + 20)
}, 60_000)

test('after a while in which nothing could be reached the bus listens again, on one connection', async () => {
  await vi.waitUntil(() => proxy.connections < 20, { timeout: 5_000 })
  const before = proxy.connections
  for (let n = 0; n < 6; n++) {
    proxy.mode = n % 2 === 0 ? 'REFUSE' : 'PASS'
    await sleep(400)
    proxy.cut()
  }
  proxy.mode = 'PASS'
  await vi.waitUntil(async () => (await readiness()) === 200, { timeout: 10_000, interval: 100 })
  const listening = async () => {
    const { rows } = await direct.query(
      `select 1 from pg_stat_activity where datname = current_database() and (query ilike '%listen pushgraph%' or query ilike 'notify pushgraph%')`,
    )
    return rows.length
  }
  await vi.waitUntil(async () => (await listening()) === 1, { timeout: 30_000, interval: 100 })
  expect(proxy.connections).toBeLessThanOrEqual(before + 2)
}, 60_000)

test('a gateway whose database is silent ends within 10 s, whatever waits for it for longer', async () => {
  const { pushUrl } = await widget('Ends')
  // Stands for all that waits for the database in turn: it ends when its connection does.
  const held = await app.gateway.pool.connect()
  held.once('end', () => held.release(true))
  proxy.mode = 'SILENT'
  const answer = push(pushUrl, 'ends').catch(() => null)
  await sleep(200)
  const startedAt = performance.now()
  await app.close()
  expect(performance.now() - startedAt).toBeLessThan(10_000)
  expect((await answer)?.status ?? 503).toBe(503)
  proxy.mode = 'PASS'
}, 60_000)

test('nothing of all this was an unexpected error', () => {
  expect(lines.filter(line => line.includes('unexpected error'))).toEqual([])
})
