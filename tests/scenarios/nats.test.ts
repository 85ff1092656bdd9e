// Gateways that speak to each other through NATS, and through the database where one of them, or the server, does not hear it.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { DEFAULT_PROJECT_ID } from '../../src/auth/project.ts'
import type { ProjectId, WidgetId } from '../../src/base/id.ts'
import { ADMIN } from '../_kit/app.ts'
import { createTestDatabase, type TestDatabase } from '../_kit/database.ts'
import { hasNats, type NatsServer, startNats } from '../_kit/nats.ts'
import { listenTo, publish, readiness, settle, start } from '../_kit/nats-gateways.ts'
import { startGateway } from '../_kit/process.ts'
import { startProxy } from '../_kit/proxy.ts'

const SECRET = 'hunter2-of-the-nats-tests'
/** The echo goes out every 10 s, and is waited for 2 s. */
const SILENCE_MS = 15_000

const DEGRADED = { status: 'degraded', reasons: [expect.stringContaining('NATS (BUS_URL) is not reached')] }

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

  test('a message has the subject of its topic and project, and does not go through the database', async () => {
    const listener = await listenTo(nats)
    await using a = await start(database, nats.url)
    await using b = await start(database, nats.url)
    expect(await readiness(a)).toEqual({ status: 'ready' })
    await settle(a, listener)
    const { pool, bus } = a.app.gateway
    const sent = vi.spyOn(pool, 'query')
    publish(a, 'by-nats')
    const [one, two] = ['1', '2'] as ProjectId[]
    const [x, y, z] = ['11', '12', '13'] as WidgetId[]
    const points: unknown[] = []
    b.app.gateway.bus.subscribe('points.changed', ({ widgets }) => void points.push(widgets))
    if (one && two && x && y && z) {
      bus.publish('points.changed', {
        widgets: [
          [one, x],
          [two, y],
          [one, z],
        ],
      })
    }
    await vi.waitUntil(() => b.seen.has('by-nats') && points.length === 2)
    expect(points).toEqual([
      [
        ['1', '11'],
        ['1', '13'],
      ],
      [['2', '12']],
    ])
    const prefix = listener.subjects[0]?.split('.').slice(0, 2).join('.')
    expect(prefix).toMatch(/^pushgraph\.[\da-f]{20}$/)
    expect(listener.subjects).toEqual([
      `${prefix}.message.widget.changed.${DEFAULT_PROJECT_ID}`,
      `${prefix}.message.points.changed.1`,
      `${prefix}.message.points.changed.2`,
    ])
    expect(sent.mock.calls.filter(([text]) => String(text).includes('pg_notify'))).toEqual([])
    await listener.connection.close()
  })

  test('two installations on one server do not hear each other', async () => {
    await using elsewhere = await createTestDatabase()
    const listener = await listenTo(nats)
    await using a = await start(database, nats.url)
    await using b = await start(elsewhere, nats.url)
    await settle(a, listener)
    await settle(b, listener)
    publish(a, 'of-a')
    publish(b, 'of-b')
    await vi.waitUntil(() => listener.subjects.length === 2)
    expect(new Set(listener.subjects).size).toBe(2)
    expect([...a.seen, ...b.seen].sort()).toEqual(['of-a', 'of-b', 'settling', 'settling'])
    expect([a.seen.has('of-b'), b.seen.has('of-a')]).toEqual([false, false])
    await listener.connection.close()
  })

  test('a server that is killed is done without, and used again when it is back', async () => {
    await using own = await startNats()
    await using a = await start(database, own.url)
    await using b = await start(database, own.url)
    await settle(a, await listenTo(own))
    const gaps = b.gaps()
    await own.kill()
    await vi.waitFor(async () => expect(await readiness(b)).toEqual(DEGRADED), { timeout: 10_000 })
    // What was under way may be lost: whoever keeps copies forgets them.
    expect(b.gaps()).toBeGreaterThan(gaps)
    publish(a, 'meanwhile')
    await vi.waitUntil(() => b.seen.has('meanwhile'), { timeout: 5_000 })
    await own.start()
    await vi.waitFor(async () => expect(await readiness(a)).toEqual({ status: 'ready' }), { timeout: 15_000 })
    await vi.waitFor(async () => expect(await readiness(b)).toEqual({ status: 'ready' }), { timeout: 15_000 })
    publish(a, 'afterwards')
    await vi.waitUntil(() => b.seen.has('afterwards'), { timeout: 5_000 })
  })

  test('messages that go on to one who has lost NATS come to it through the database', async () => {
    await using proxy = await startProxy({ host: '127.0.0.1', port: nats.port })
    const listener = await listenTo(nats)
    await using a = await start(database, nats.url)
    await using b = await start(database, `nats://127.0.0.1:${proxy.port}`)
    await settle(a, listener)
    proxy.mode = 'REFUSE'
    await vi.waitFor(async () => expect(await readiness(b)).toEqual(DEGRADED), { timeout: 10_000 })
    expect(await readiness(a)).toEqual({ status: 'ready' })
    const gaps = b.gaps()
    // What others sent before they knew is missed, so it forgets once more.
    await vi.waitUntil(() => b.gaps() > gaps, { timeout: 10_000 })
    publish(a, 'to-the-deaf')
    await vi.waitUntil(() => b.seen.has('to-the-deaf'), { timeout: 5_000 })
    await listener.connection.close()
  })

  test('a connection that stays and carries nothing is found out, and the gateway ends in time with it', async () => {
    await using proxy = await startProxy({ host: '127.0.0.1', port: nats.port })
    const listener = await listenTo(nats)
    await using a = await start(database, nats.url)
    const b = await start(database, `nats://127.0.0.1:${proxy.port}`)
    await settle(a, listener)
    const gaps = b.gaps()
    proxy.mode = 'SILENT'
    publish(a, 'into-silence')
    await vi.waitFor(async () => expect(await readiness(b)).toEqual(DEGRADED), { timeout: SILENCE_MS })
    expect(b.gaps()).toBeGreaterThan(gaps)
    // Tries that a silent server leaves unanswered leave no connection behind.
    await vi.waitUntil(() => b.lines.filter(line => line.includes('it says nothing')).length >= 2, { timeout: 20_000 })
    expect(proxy.connections).toBeLessThan(3)
    const closingAt = performance.now()
    await b.app.close()
    expect(performance.now() - closingAt).toBeLessThan(9_000)
    await listener.connection.close()
  })

  test('a gateway with NATS and one without hear each other', async () => {
    const listener = await listenTo(nats)
    await using a = await start(database, nats.url)
    await settle(a, listener)
    await using b = await start(database, null)
    publish(a, 'to-the-database')
    publish(b, 'from-the-database')
    await vi.waitUntil(() => a.seen.has('from-the-database') && b.seen.has('to-the-database'), { timeout: 5_000 })
    await listener.connection.close()
  })

  test('a message that is larger than the server takes goes through the database', async () => {
    await using small = await startNats('max_payload: 200')
    const listener = await listenTo(small)
    await using a = await start(database, small.url)
    await using b = await start(database, small.url)
    await settle(a, listener)
    const long = 'x'.repeat(300)
    publish(a, long)
    await vi.waitUntil(() => b.seen.has(long), { timeout: 5_000 })
    expect(listener.subjects.filter(subject => subject.includes('widget'))).toEqual([])
    await listener.connection.close()
  })

  test('a gateway that reads too slowly is cut off by the server, and forgets what it keeps', async () => {
    // With a limit of less than a burst the server slows down the sender, and cuts off who reads fast.
    await using narrow = await startNats('max_payload: 32768\nmax_pending: 1048576\nwrite_deadline: "500ms"')
    await using proxy = await startProxy({ host: '127.0.0.1', port: narrow.port })
    const listener = await listenTo(narrow)
    await using a = await start(database, narrow.url)
    await using b = await start(database, `nats://127.0.0.1:${proxy.port}`)
    await settle(a, listener)
    const gaps = b.gaps()
    proxy.mode = 'SILENT'
    const flood = setInterval(() => {
      for (let n = 0; n < 30; n++) publish(a, `flood-${n}`.padEnd(7_000, '.'))
    }, 20)
    await vi.waitUntil(async () => (await narrow.connections()).length < 3, { timeout: 30_000, interval: 200 })
    clearInterval(flood)
    proxy.mode = 'PASS'
    await vi.waitUntil(() => b.gaps() > gaps, { timeout: SILENCE_MS })
    await listener.connection.close()
  })

  test('a start without NATS is degraded until there is one', async () => {
    await using late = await startNats()
    await late.kill()
    await using a = await start(database, late.url)
    expect(await readiness(a)).toEqual(DEGRADED)
    await using b = await start(database, null)
    publish(b, 'without-nats')
    await vi.waitUntil(() => a.seen.has('without-nats'), { timeout: 5_000 })
    await late.start()
    await vi.waitFor(async () => expect(await readiness(a)).toEqual({ status: 'ready' }), { timeout: 15_000 })
  })

  test.each([
    ['a password', `authorization: { user: me, password: "${SECRET}" }`, 'me:wrong@', `me:${SECRET}@`],
    ['a token', `authorization: { token: "${SECRET}" }`, 'wrong@', `${SECRET}@`],
  ])(
    '%s that is wrong refuses the start, the right one connects, and no line of the log has it',
    async (_, config, wrong, right) => {
      await using closed = await startNats(config)
      const withLogin = (login: string) => closed.url.replace('nats://', `nats://${login}`)
      await expect(start(database, withLogin(wrong))).rejects.toMatchObject({
        code: 'FORBIDDEN',
        message: expect.stringMatching(
          /^BUS_URL: NATS at 127\.0\.0\.1:\d+ refuses the gateway \(.*Authorization Violation.*\)/i,
        ),
      })
      await using a = await start(database, withLogin(right))
      expect(await readiness(a)).toEqual({ status: 'ready' })
      await closed.kill()
      await vi.waitUntil(() => a.lines.some(line => line.includes('cannot be reached yet')), { timeout: 10_000 })
      expect(a.lines.filter(line => line.includes(SECRET))).toEqual([])
    },
  )

  test('a login that may not use the subjects refuses the start', async () => {
    await using closed = await startNats(
      'authorization: { users: [{ user: me, password: me, permissions: { subscribe: "other.>", publish: ">" } }] }',
    )
    await expect(start(database, closed.url.replace('nats://', 'nats://me:me@'))).rejects.toMatchObject({
      message: expect.stringMatching(/refuses the gateway .*permit it the subjects pushgraph\.>/),
    })
  })

  test('the first of several servers that answers is used', async () => {
    await using gone = await startNats()
    await gone.kill()
    await using a = await start(database, `${gone.url},127.0.0.1:${nats.port}`)
    expect(await readiness(a)).toEqual({ status: 'ready' })
  })

  test('each of several workers is connected, and so is what leads them', async () => {
    await using own = await startNats()
    const { connectionString, host, port, user } = database.connection
    const gateway = await startGateway({
      WORKERS: '2',
      DATABASE_URL: connectionString ?? `postgres:///${database.name}?host=${host}&port=${port}&user=${user}`,
      PUSHGRAPH_ADMIN_TOKEN: ADMIN,
      PUSHGRAPH_SECRET_KEY: 'k'.repeat(40),
      BUS_URL: own.url,
      SHUTDOWN_DELAY_SECONDS: '0',
    })
    const named = (await own.connections()).filter(({ name }) => name === 'pushgraph gateway')
    expect(named).toHaveLength(3)
    expect(await gateway.end('SIGTERM')).toBe(0)
    expect(await own.connections()).toEqual([])
  })
})
