// A gateway is killed in the middle of a run: another one takes the run when its lease has ended, and it counts once.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runDueFeeds } from '../../src/feeds/feed-run.service.ts'
import { ADMIN } from '../_kit/app.ts'
import { urlOf } from '../_kit/database.ts'
import { createWidget } from '../_kit/operations.ts'
import { startGateway } from '../_kit/process.ts'
import { feed, saveFeed, saveSource } from '../_kit/source-operations.ts'
import { type SourcesKit, startSourcesKit } from '../_kit/sources.ts'
import { json } from '../_kit/upstream.ts'

const PATIENTLY = { timeout: 20_000 }
const SECRET_KEY = 'the secret key of both gateways of this test'
let kit: SourcesKit | undefined
const dataDir = mkdtempSync(join(tmpdir(), 'pushgraph-feed-crash-'))
afterAll(async () => {
  await kit?.[Symbol.asyncDispose]()
  rmSync(dataDir, { recursive: true, force: true })
})

test('kill -9 while the upstream is asked', async () => {
  const here = await startSourcesKit({ PUSHGRAPH_SECRET_KEY: SECRET_KEY })
  kit = here
  const { it, upstream } = here
  let answers = false
  upstream.on('/orders', (_request, reply) => {
    if (answers) json(reply, [{ day: '2026-11-20', total: 4 }])
  })
  const request = { name: 'o', method: 'GET' as const, url: `${upstream.url}/orders`, timeoutMs: 30_000 }
  await it.ask(saveSource, { input: { name: 'shop', requests: [request] } })
  const widget = await it.ask(createWidget, { input: { title: 'w', keyKind: 'DATE' } })
  const widgetId = widget.createWidget.widget.id
  const metrics = [{ name: 'Total', value: 'total' }]
  await it.ask(saveFeed, { input: { name: 'f', source: 'shop', widgetId, key: 'day', metrics, history: 'APPEND' } })

  const other = await startGateway({
    DATABASE_URL: urlOf(here.it.database.connection),
    DATA_DIR: dataDir,
    PUSHGRAPH_ADMIN_TOKEN: ADMIN,
    PUSHGRAPH_SECRET_KEY: SECRET_KEY,
    SOURCES_ALLOW_HOSTS: upstream.host,
  })
  const running = fetch(`${other.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify({ query: 'mutation { runFeed(name: "f") { state } }' }),
  }).catch(() => null)
  await expect.poll(() => upstream.receivedAt('/orders').length, PATIENTLY).toBe(1)
  expect(await other.end('SIGKILL')).toBe('SIGKILL')
  await running
  answers = true

  const states = async () => (await here.once('{ feed(name: "f") { runs { state rows } } }')).data
  await runDueFeeds(it.app.gateway)
  expect(await states()).toEqual({ feed: { runs: [{ state: 'RUNNING', rows: 0 }] } })
  // A minute later.
  await it.app.gateway.pool.query('update feed_runs set lease_until = $1', [new Date(Date.now() - 1)])
  await runDueFeeds(it.app.gateway)
  await expect.poll(states, PATIENTLY).toEqual({ feed: { runs: [{ state: 'SUCCEEDED', rows: 1 }] } })
  await runDueFeeds(it.app.gateway)
  const { rows } = await it.app.gateway.pool.query('select value::int from points')
  expect(rows).toEqual([{ value: 4 }])
  expect((await it.ask(feed, { name: 'f' })).feed?.lastSuccessAt).not.toBeNull()
})
