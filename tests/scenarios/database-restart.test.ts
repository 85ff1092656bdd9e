// PostgreSQL restarts in the middle of a load: the gateway lives, clients see 503 with Retry-After, nothing is lost or doubled.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { createApp } from '../../src/app.ts'
import { createLog } from '../../src/base/log.ts'
import { loadConfig } from '../../src/config/config.ts'
import { type EmbeddedServer, startEmbedded } from '../../src/database/embedded/server.ts'

const TOKEN = 'the-administrator-of-the-restart-test'
const dataDir = mkdtempSync(join(tmpdir(), 'pushgraph-restart-'))
let server: EmbeddedServer | undefined
afterAll(async () => {
  await server?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

test('a restart of PostgreSQL is felt as 503 with Retry-After, and every push counts once', async () => {
  const start = () => startEmbedded({ dataDir, log: () => {} })
  server = await start()
  const config = loadConfig({
    PORT: '0',
    DATA_DIR: dataDir,
    PUSHGRAPH_ADMIN_TOKEN: TOKEN,
    MONTHLY_PUSH_QUOTA: '0',
    // A machine with other work is not what is looked at here.
    MAX_EVENT_LOOP_DELAY_MS: '0',
  })
  await using app = await createApp(config, { connection: server.connection, log: createLog('silent') })
  const ask = async (query: string) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` }
    const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
    return (await response.json()) as { data: Record<string, { widget: { id: string; pushUrl: string } }> }
  }
  const made = await ask('mutation { createWidget(input: { title: "x" }) { widget { id pushUrl } } }')
  const { id, pushUrl } = made.data.createWidget?.widget ?? { id: '', pushUrl: '' }

  let done = false
  let acknowledged = 0
  const refusals: [number, string | null][] = []
  const client = async (name: number) => {
    for (let n = 0; !done; n++) {
      // Each push is sent until it is acknowledged, with the same key.
      for (let sent = false; !sent; ) {
        const headers = { 'idempotency-key': `${name}-${n}` }
        const reply = await fetch(pushUrl, { method: 'POST', headers, body: '{"data":[{"Date":"20261120","m":"1"}]}' })
        sent = reply.status === 200
        if (sent) acknowledged++
        else {
          refusals.push([reply.status, reply.headers.get('retry-after')])
          await sleep(50)
        }
        await reply.body?.cancel()
      }
    }
  }
  const clients = Array.from({ length: 16 }, (_, name) => client(name))
  await sleep(400)
  await server.stop()
  expect((await fetch(`${app.url}/healthz`)).status).toBe(200)
  await sleep(6_000)
  expect((await fetch(`${app.url}/readyz`)).status).toBe(503)
  server = await start()
  await sleep(800)
  done = true
  await Promise.all(clients)

  expect(refusals.length).toBeGreaterThan(0)
  for (const refusal of refusals) expect(refusal).toEqual([503, '1'])
  const read = await ask(`{ widget(id: "${id}") { report(period: { preset: ALL_TIME }) { metrics { sum } } } }`)
  expect(read.data).toEqual({ widget: { report: { metrics: [{ sum: acknowledged }] } } })
  // Readiness is believed for a second.
  await sleep(1_100)
  expect(await (await fetch(`${app.url}/readyz`)).json()).toEqual({ status: 'ready' })
}, 60_000)
