// Events: through GraphQL and the REST dialect, checked, deduplicated, stored by month.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPartitions } from '../../src/events/partitions.job.ts'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { sqlQuery, trackEvents } from '../_kit/query-operations.ts'

let it: TestApp
let now = NOON_2026_11_20
beforeAll(async () => {
  it = await startTestApp({ EVENT_MONTHS: '6' }, { clock: () => now })
})
afterAll(() => it?.[Symbol.asyncDispose]())

async function ingest(path: string, body: unknown, token = ADMIN) {
  const response = await fetch(`${it.url}/event/ingest${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: response.status, text: await response.text() }
}
const rows = async (query: string) => (await it.ask(sqlQuery, { query })).sql.rows as Record<string, unknown>[]
const count = async (name: string) => (await rows(`select count(*)::int as n from events where name = '${name}'`))[0]?.n

test('one event is stored with what was told and what was derived', async () => {
  const agent =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1'
  const reply = await ingest('', {
    name: 'page_view',
    timestamp: now - 5_000,
    userId: 'ada',
    properties: {
      href: 'https://shop.example.org/a/b?utm_source=mail&x=1#top',
      referrer: 'https://example.com/',
      userAgent: agent,
      plan: { name: 'pro' },
    },
  })
  expect(reply).toEqual({ status: 204, text: '' })
  expect(
    await rows(
      "select timestamp, userId, properties.plan.name as plan, ufProperties from events where name = 'page_view'",
    ),
  ).toEqual([
    {
      timestamp: '2026-11-20T11:59:55Z',
      userId: 'ada',
      plan: 'pro',
      ufProperties: {
        urlPath: '/a/b',
        host: 'shop.example.org',
        utmSource: 'mail',
        referrerHost: 'example.com',
        browser: 'Safari',
        browserVersion: '18',
        os: 'iOS',
        deviceType: 'mobile',
      },
    },
  ])
})

test('a batch is all or nothing, and every fault is told by its index', async () => {
  const good = { name: 'batch', anonymousId: 'device-1' }
  const reply = await ingest('/batch', {
    events: [good, { ...good, name: 'two words' }, { name: 'batch' }, { ...good, timestamp: 'soon' }, 7],
  })
  expect(reply.status).toBe(400)
  expect(Object.keys((JSON.parse(reply.text) as { errors: object }).errors)).toEqual([
    'events.1.name',
    'events.2.userId',
    'events.3.timestamp',
    'events.4',
  ])
  expect(await count('batch')).toBe(0)
  expect((await ingest('/batch', { events: [good, good] })).status).toBe(204)
  expect(await count('batch')).toBe(2)
})

test('the same id counts once: in one batch, again, and at the same time', async () => {
  const event = { name: 'once', userId: 'ada', id: 'order-1' }
  expect((await ingest('/batch', { events: [event, event] })).status).toBe(204)
  await Promise.all(Array.from({ length: 20 }, () => ingest('', event)))
  expect(await count('once')).toBe(1)
  const reply = await it.ask(trackEvents, { events: [event, { ...event, id: 'order-2' }] })
  expect(reply.trackEvents).toEqual({ accepted: 2, duplicates: 1 })
})

test('an idempotency key makes a repeated list count once', async () => {
  const events = [
    { name: 'keyed', userId: 'a' },
    { name: 'keyed', userId: 'b' },
  ]
  const send = () => it.ask(trackEvents, { events, idempotencyKey: 'list-1' })
  expect((await send()).trackEvents).toEqual({ accepted: 2, duplicates: 0 })
  expect((await send()).trackEvents).toEqual({ accepted: 2, duplicates: 2 })
  expect(await count('keyed')).toBe(2)
})

test('what cannot be stored is refused', async () => {
  const refused = async (event: object) => (await ingest('', { name: 'bad', userId: 'a', ...event })).status
  expect(await refused({ timestamp: now + 2 * 86_400_000 })).toBe(400)
  expect(await refused({ timestamp: Date.UTC(2026, 3, 30) })).toBe(400)
  expect(await refused({ properties: [1] })).toBe(400)
  expect(await refused({ properties: { a: 'x'.repeat(40_000) } })).toBe(400)
  expect(await refused({ properties: { a: '\0' } })).toBe(400)
  expect(await refused({ userId: 'x'.repeat(256) })).toBe(400)
  expect((await ingest('', 'no JSON')).status).toBe(400)
  expect((await ingest('/batch', { events: 7 })).status).toBe(400)
  const many = Array.from({ length: 1_001 }, () => ({ name: 'bad', userId: 'a' }))
  expect((await ingest('/batch', { events: many })).status).toBe(400)
  expect((await ingest('', { name: 'bad', userId: 'a' }, 'wrong')).status).toBe(401)
  expect(await count('bad')).toBe(0)
})

const partitions = async () =>
  (
    await it.app.gateway.pool.query<{ name: string }>(
      `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'events'::regclass order by 1`,
    )
  ).rows.map(({ name }) => name)

test('months are made ahead, late events make theirs, and what is too old is dropped', async () => {
  expect(await partitions()).toEqual(['events_2026_11', 'events_2026_12', 'events_2027_01'])
  expect((await ingest('', { name: 'late', userId: 'a', timestamp: Date.UTC(2026, 4, 1) })).status).toBe(204)
  expect(await partitions()).toContain('events_2026_05')
  now = Date.UTC(2026, 11, 1)
  await keepPartitions.run(it.app.gateway, new AbortController().signal)
  expect(await partitions()).toEqual(['events_2026_11', 'events_2026_12', 'events_2027_01', 'events_2027_02'])
  expect(await count('late')).toBe(0)
  now = NOON_2026_11_20
})
