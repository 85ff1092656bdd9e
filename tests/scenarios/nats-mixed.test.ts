// Gateways on different NATS, on parts of one, and such as read rows: each learns of the others through the database.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { DEFAULT_PROJECT_ID } from '../../src/auth/project.ts'
import type { Id, WidgetId } from '../../src/base/id.ts'
import { createLog } from '../../src/base/log.ts'
import { createBus } from '../../src/bus/bus.service.ts'
import type { Bus } from '../../src/bus/bus.ts'
import { parseBusUrl } from '../../src/config/bus-url.ts'
import { createPool } from '../../src/database/client.ts'
import { createTestDatabase, type TestDatabase } from '../_kit/database.ts'
import { freePort, hasNats, type NatsServer, startNats } from '../_kit/nats.ts'
import { listenTo, publish, type Started, settle, start } from '../_kit/nats-gateways.ts'
import { startProxy } from '../_kit/proxy.ts'

const projectId = DEFAULT_PROJECT_ID
/** Until who has started sends by NATS, where nobody keeps it from that. */
const waitForAnswers = () => new Promise(resolve => setTimeout(resolve, 4_000))

/** Published at each, received by the other. */
async function expectToHearEachOther(a: Started, b: Started): Promise<void> {
  publish(a, 'from-a')
  publish(b, 'from-b')
  await vi.waitUntil(() => a.seen.has('from-b') && b.seen.has('from-a'), { timeout: 8_000 })
}

/** A gateway's bus that polls: behind a pooler nothing can be listened to. */
async function createPollingBus({ connection }: TestDatabase, url: string) {
  const log = createLog('silent')
  const pool = createPool(connection, log, {}, 2)
  const bus: Bus = await createBus({ session: null, pool, log }, parseBusUrl(url))
  return {
    bus,
    async [Symbol.asyncDispose]() {
      await bus.close()
      await pool.end()
    },
  }
}

describe.skipIf(!hasNats)('with NATS', () => {
  let database: TestDatabase
  let nats: NatsServer
  beforeAll(async () => {
    database = await createTestDatabase()
    nats = await startNats()
  })
  afterAll(async () => {
    await nats?.[Symbol.asyncDispose]()
    await database?.[Symbol.asyncDispose]()
  })

  test('gateways on different servers hear each other, while BUS_URL is changed one by one', async () => {
    await using other = await startNats()
    const listener = await listenTo(nats)
    await using a = await start(database, nats.url)
    await settle(a, listener)
    await using b = await start(database, other.url)
    await waitForAnswers()
    await expectToHearEachOther(a, b)
    await listener.connection.close()
  })

  test('so do those of different accounts on one server', async () => {
    await using shared = await startNats(
      'accounts { A { users: [{ user: a, password: x }] }, B { users: [{ user: b, password: x }] } }',
    )
    const urlAs = (user: string) => shared.url.replace('nats://', `nats://${user}:x@`)
    await using a = await start(database, urlAs('a'))
    await waitForAnswers()
    await using b = await start(database, urlAs('b'))
    await waitForAnswers()
    await expectToHearEachOther(a, b)
  })

  test('and those that one BUS_URL leads to different servers, which are no cluster', async () => {
    await using first = await startNats()
    await using second = await startNats()
    const url = `${first.url},${second.url}`
    await using a = await start(database, url)
    await first.kill()
    await vi.waitUntil(async () => (await second.connections()).length > 0, { timeout: 15_000 })
    await first.start()
    await using b = await start(database, url)
    await waitForAnswers()
    await expectToHearEachOther(a, b)
  })

  test('servers of one cluster are one NATS', async () => {
    const [left, right] = [await freePort(), await freePort()]
    const cluster = (own: number, routed: number) =>
      `cluster { name: test, listen: "127.0.0.1:${own}", routes: ["nats://127.0.0.1:${routed}"] }`
    await using first = await startNats(cluster(left, right))
    await using second = await startNats(cluster(right, left))
    const listener = await listenTo(second)
    await using a = await start(database, `${first.url},${second.url}`)
    await using b = await start(database, `${second.url},${first.url}`)
    await settle(a, listener)
    const sent = vi.spyOn(a.app.gateway.pool, 'query')
    publish(a, 'by-cluster')
    await vi.waitUntil(() => b.seen.has('by-cluster'), { timeout: 8_000 })
    expect(sent.mock.calls.filter(([text]) => String(text).includes('pg_notify'))).toEqual([])
    await listener.connection.close()
  })

  test('what changes a token goes both ways: a cluster in two parts cannot keep it', async () => {
    const listener = await listenTo(nats)
    await using a = await start(database, nats.url)
    await using b = await start(database, nats.url)
    await settle(a, listener)
    const sent = vi.spyOn(a.app.gateway.pool, 'query')
    const tokens: Id[] = []
    b.app.gateway.bus.subscribe('token.changed', ({ tokenId }) => void tokens.push(tokenId))
    a.app.gateway.bus.publish('token.changed', { projectId, tokenId: '7' as Id })
    await vi.waitUntil(() => tokens.length === 2, { timeout: 8_000 })
    expect(sent.mock.calls.filter(([text]) => String(text).includes('pg_notify'))).toHaveLength(1)
    expect(listener.subjects).toEqual([expect.stringMatching(/\.message\.token\.changed\.\d+$/)])
    await listener.connection.close()
  })

  test('one that polls and hears NATS gets what a listener cannot send by NATS', async () => {
    await using small = await startNats('max_payload: 200')
    const listener = await listenTo(small)
    await using a = await start(database, small.url)
    await settle(a, listener)
    await using poller = await createPollingBus(database, small.url)
    const seen: string[] = []
    poller.bus.subscribe('widget.changed', ({ widgetId }) => void seen.push(widgetId))
    const long = 'x'.repeat(300)
    await waitForAnswers()
    publish(a, long)
    await vi.waitUntil(() => seen.includes(long), { timeout: 8_000 })
    // What a listener sends in its first seconds goes through the database, too.
    await using b = await start(database, small.url)
    publish(b, 'at-first')
    await vi.waitUntil(() => seen.includes('at-first'), { timeout: 8_000 })
    await listener.connection.close()
  })

  test('one that polls and hears NATS, and a listener without NATS, hear each other', async () => {
    await using poller = await createPollingBus(database, nats.url)
    const seen: string[] = []
    poller.bus.subscribe('widget.changed', ({ widgetId }) => void seen.push(widgetId))
    await waitForAnswers()
    await using b = await start(database, null)
    await waitForAnswers()
    poller.bus.publish('widget.changed', { projectId, widgetId: 'from-poller' as WidgetId })
    publish(b, 'from-b')
    await vi.waitUntil(() => b.seen.has('from-poller') && seen.includes('from-b'), { timeout: 8_000 })
  })

  test('a server that begins with TLS is named with what to do', async () => {
    await using proxy = await startProxy({ host: '127.0.0.1', port: nats.port })
    proxy.mode = 'SILENT'
    const lines: string[] = []
    const log = createLog('warn', { write: line => void lines.push(line) })
    const pool = createPool(database.connection, log, {}, 1)
    const bus = await createBus({ session: null, pool, log }, parseBusUrl(`nats://127.0.0.1:${proxy.port}`))
    expect(lines.join('')).toMatch(/it says nothing\): correct the URL, .*handshake_first/)
    await bus.close()
    await pool.end()
  })
})
