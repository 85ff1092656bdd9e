// Behind PgBouncer in transaction mode, the default of many hosts: every statement may meet another session.

import { describe, expect, test, vi } from 'vitest'
import { createApp } from '../../src/app.ts'
import type { ProjectId } from '../../src/base/id.ts'
import { createLog } from '../../src/base/log.ts'
import { loadConfig } from '../../src/config/config.ts'
import { createPool } from '../../src/database/client.ts'
import { ADMIN } from '../_kit/app.ts'
import { PGBOUNCER, startBouncer } from '../_kit/bouncer.ts'
import { createTestDatabase, socketUrl } from '../_kit/database.ts'

interface Reply {
  data?: Record<string, never>
  errors?: { message: string; extensions: { code: string } }[]
}

async function start(env: Record<string, string>) {
  const lines: string[] = []
  const config = loadConfig({ PORT: '0', PUSHGRAPH_ADMIN_TOKEN: ADMIN, PUSHGRAPH_SECRET_KEY: 'k'.repeat(40), ...env })
  const app = await createApp(config, { log: createLog('debug', { write: line => void lines.push(line) }) })
  const ask = async (query: string): Promise<Reply> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` }
    const body = JSON.stringify({ query })
    return (await (await fetch(`${app.url}/graphql`, { method: 'POST', headers, body })).json()) as Reply
  }
  const widget = async (title: string) => {
    const { data } = await ask(`mutation { createWidget(input: { title: "${title}" }) { widget { id pushUrl } } }`)
    return (data as unknown as { createWidget: { widget: { id: string; pushUrl: string } } }).createWidget.widget
  }
  return { app, ask, widget, lines, [Symbol.asyncDispose]: () => app.close() }
}

const sumOf = (id: string) => `{ widget(id: "${id}") { report(period: { preset: ALL_TIME }) { metrics { sum } } } }`

describe.skipIf(PGBOUNCER === null)('through a pooler in transaction mode', () => {
  test('a gateway starts, migrates, pushes, replays and reports, and says what it lacks', async () => {
    await using database = await createTestDatabase()
    await using bouncer = await startBouncer()
    await using it = await start({ DATABASE_URL: bouncer.url(database.name) })
    const { id, pushUrl } = await it.widget('Pooled')
    const push = (key: string, value: number) =>
      fetch(pushUrl, {
        method: 'POST',
        headers: { 'idempotency-key': key },
        body: JSON.stringify({ data: [{ Date: '20261120', [`m${value % 3}`]: `${value}` }] }),
      })
    // More at once than the pooler has servers, each twice.
    const replies = await Promise.all(Array.from({ length: 120 }, (_, n) => push(`k${n % 60}`, n % 60)))
    expect(new Set(replies.map(reply => reply.status))).toEqual(new Set([200]))
    expect(replies.filter(reply => reply.headers.has('idempotent-replayed'))).toHaveLength(60)
    const reports = await Promise.all(Array.from({ length: 40 }, () => it.ask(sumOf(id))))
    // 0 + 3 + ... + 57, and so on.
    const metrics = [{ sum: 570 }, { sum: 590 }, { sum: 610 }].map(each => expect.objectContaining(each))
    for (const { data } of reports)
      expect(data).toMatchObject({ widget: { report: { metrics: expect.arrayContaining(metrics) } } })

    const ready = await fetch(`${it.app.url}/readyz`)
    expect(ready.status).toBe(200)
    expect(await ready.json()).toEqual({
      status: 'degraded',
      reasons: expect.arrayContaining([expect.stringContaining('1 s late'), expect.stringContaining('SQL is off')]),
    })
    expect(it.lines.filter(line => /"level":"(error|fatal)"/.test(line))).toEqual([])
  })

  test('SQL is answered with the cure where there is no session, and runs past the pooler where there is one', async () => {
    await using database = await createTestDatabase()
    await using bouncer = await startBouncer()
    const query = '{ sql(query: "select 1 as n") { rows } }'
    {
      await using it = await start({ DATABASE_URL: bouncer.url(database.name), MAX_EVENT_LOOP_DELAY_MS: '0' })
      const { errors } = await it.ask(query)
      expect(errors?.[0]).toMatchObject({
        message: expect.stringContaining('DATABASE_SESSION_URL'),
        extensions: { code: 'UNAVAILABLE' },
      })
    }
    await using it = await start({
      DATABASE_URL: bouncer.url(database.name),
      DATABASE_SESSION_URL: socketUrl(database),
      MAX_EVENT_LOOP_DELAY_MS: '0',
    })
    expect((await it.ask(query)).data).toEqual({ sql: { rows: [{ n: 1 }] } })
    expect(await (await fetch(`${it.app.url}/readyz`)).json()).not.toMatchObject({ status: 'degraded' })
  })

  test('changes of other gateways are polled: one that polls and one that listens hear each other', async () => {
    await using database = await createTestDatabase()
    await using bouncer = await startBouncer()
    const direct = 'connectionString' in database.connection ? database.connection.connectionString : undefined
    await using polling = await start({ DATABASE_URL: bouncer.url(database.name) })
    await using listening = await start(
      direct === undefined ? { DATABASE_URL: socketUrl(database) } : { DATABASE_URL: direct },
    )
    const [a, b] = [polling.app.gateway.bus, listening.app.gateway.bus]
    expect([a.delayMs, b.delayMs]).toEqual([1_000, 0])
    const heard: string[] = []
    a.subscribe('project.changed', ({ projectId }) => void heard.push(`polling ${projectId}`))
    b.subscribe('project.changed', ({ projectId }) => void heard.push(`listening ${projectId}`))
    a.publish('project.changed', { projectId: '1' as ProjectId })
    b.publish('project.changed', { projectId: '2' as ProjectId })
    await vi.waitUntil(() => heard.length === 4, { timeout: 10_000 })
    expect(heard.sort()).toEqual(['listening 1', 'listening 2', 'polling 1', 'polling 2'])
  })

  test('with a way past the pooler it listens, and lacks nothing', async () => {
    await using database = await createTestDatabase()
    await using bouncer = await startBouncer()
    await using it = await start({
      DATABASE_URL: bouncer.url(database.name),
      DATABASE_SESSION_URL: socketUrl(database),
    })
    expect(it.app.gateway.bus.delayMs).toBe(0)
    expect(await (await fetch(`${it.app.url}/readyz`)).json()).toEqual({ status: 'ready' })
  })

  test('a session URL that leads through the pooler, too, is found out: nothing is heard on it', async () => {
    await using database = await createTestDatabase()
    await using bouncer = await startBouncer()
    const url = bouncer.url(database.name)
    await using it = await start({ DATABASE_URL: url, DATABASE_SESSION_URL: url })
    expect(it.app.gateway.bus.delayMs).toBe(1_000)
    expect(await (await fetch(`${it.app.url}/readyz`)).json()).toMatchObject({ status: 'degraded' })
  })

  test('a statement that runs on is cancelled on the server when its time is over', async () => {
    await using database = await createTestDatabase()
    await using bouncer = await startBouncer()
    const connection = { connectionString: bouncer.url(database.name), pooled: true }
    const waits = { statementMs: 1_000, isAnswering: async () => true }
    const pool = createPool(connection, createLog('silent'), waits, 2)
    await expect(pool.query("select pg_sleep(60), 'runs on'")).rejects.toMatchObject({
      code: expect.stringMatching(/^(57014|DATABASE_SILENT)$/),
    })
    const running = async () => {
      const { rows } = await pool.query(
        `select 1 from pg_stat_activity where state = 'active' and query like '%runs on%' and pid <> pg_backend_pid()`,
      )
      return rows.length
    }
    await vi.waitUntil(async () => (await running()) === 0, { timeout: 5_000, interval: 100 })
    await pool.end()
  })

  test('a transaction has the timeouts that the start of the connection could not set', async () => {
    await using database = await createTestDatabase()
    await using bouncer = await startBouncer()
    const connection = { connectionString: bouncer.url(database.name), pooled: true }
    const pool = createPool(connection, createLog('silent'), { statementMs: 300, lockMs: 200 }, 1)
    const client = await pool.connect()
    await client.query('BEGIN')
    await expect(client.query('select pg_sleep(60)')).rejects.toMatchObject({ code: '57014' })
    await client.query('ROLLBACK')
    client.release()
    await pool.end()
  })
})
