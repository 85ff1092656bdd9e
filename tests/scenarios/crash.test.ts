import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { type GatewayProcess, startGateway } from '../_kit/process.ts'

const TOKEN = 'the-administrator-of-the-crash-test-1'
const dataDir = mkdtempSync(join(tmpdir(), 'pushgraph-crash-'))
const env = {
  DATA_DIR: dataDir,
  PUSHGRAPH_ADMIN_TOKEN: TOKEN,
  MONTHLY_PUSH_QUOTA: '0',
  TOKEN_REQUESTS_PER_MINUTE: '0',
  ADDRESS_REQUESTS_PER_MINUTE: '0',
}
let gateway: GatewayProcess | undefined

interface Made {
  createWidget: { widget: { id: string; pushUrl: string } }
}
interface Read {
  widget: { report: { metrics: { sum: number; count: number }[] } }
}

afterAll(async () => {
  if (gateway?.child.exitCode === null) await gateway.end('SIGTERM')
  rmSync(dataDir, { recursive: true, force: true })
})

async function ask<Result>(url: string, query: string): Promise<Result> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` },
    body: JSON.stringify({ query }),
  })
  return ((await response.json()) as { data: Result }).data
}

const DAYS = 3_000
const dayOf = (n: number) => new Date(Date.UTC(2015, 0, 1 + n)).toISOString().slice(0, 10)

/** A widget whose days, and the number of a month, were pushed before it had a dimension. */
async function makeSales(url: string): Promise<{ readonly id: string; readonly path: string }> {
  const made = await ask<Made>(url, 'mutation { createWidget(input: { title: "Sales" }) { widget { id pushUrl } } }')
  const { id, pushUrl } = made.createWidget.widget
  const path = new URL(pushUrl).pathname
  const data = Array.from({ length: DAYS }, (_, n) => ({ Date: dayOf(n), Users: '1' }))
  const reply = await fetch(`${url}${path}`, { method: 'POST', body: JSON.stringify({ data }) })
  expect(reply.status).toBe(200)
  const rows = '[{ period: { month: "2026-11" }, values: [{ metric: "Visitors", value: 0 }] }]'
  await ask(url, `mutation { push(input: { widgetId: "${id}", rows: ${rows} }) { receipt { points } } }`)
  const { updateWidget } = await ask<{ updateWidget: { widget: { dimensions: unknown[] } } }>(
    url,
    `mutation { updateWidget(input: { id: "${id}", dimensions: ["Country"] }) { widget { dimensions { name } } } }`,
  )
  expect(updateWidget.widget.dimensions).toEqual([{ name: 'Country' }])
  return { id, path }
}

// `npm run faults` kills it 20 times.
const KILLS = process.env.FAULTS_MINUTES ? 20 : 6
const CLIENTS = 64

test('kill -9 at random moments of a load with retries by key: every push counts exactly once', async () => {
  gateway = await startGateway(env)
  const made = await ask<Made>(
    gateway.url,
    'mutation { createWidget(input: { title: "Load" }) { widget { id pushUrl } } }',
  )
  const { id, pushUrl } = made.createWidget.widget
  const path = new URL(pushUrl).pathname
  const sales = await makeSales(gateway.url)
  let sent = 0
  let sold = 0
  let retries = 0
  let replays = 0
  let over = false

  const client = async () => {
    while (!over) {
      // Every second push is of a day that lies where it was pushed to before the widget had a dimension: the point is moved, and added to.
      const isSale = (sent + sold) % 2 === 1
      const n = isSale ? sold++ : sent++
      const ofMonth = { data: [{ Date: '2026-11', Visitors: '1' }], onduplicate: { Visitors: 'add' } }
      const sale = { ...ofMonth, data: [...ofMonth.data, { Date: dayOf(n % DAYS), Users: '1' }] }
      const body = JSON.stringify(isSale ? sale : { data: [{ Country: `c${n % 5_000}`, Users: '1' }] })
      for (let acknowledged = false; !acknowledged; ) {
        try {
          const headers = { 'idempotency-key': `push-${n}` }
          const reply = await fetch(`${gateway?.url}${isSale ? sales.path : path}`, { method: 'POST', body, headers })
          acknowledged = reply.status === 200
          if (reply.headers.has('idempotent-replayed')) replays++
          if (!acknowledged) await sleep(20)
        } catch {
          // The gateway was killed: whether this push is there is not known, so it is sent again with the same key.
          retries++
          await sleep(50)
        }
      }
    }
  }
  const clients = Array.from({ length: CLIENTS }, client)
  for (let kill = 0; kill < KILLS; kill++) {
    await sleep(100 + Math.random() * 400)
    expect(await gateway.end('SIGKILL')).toBe('SIGKILL')
    // The old PostgreSQL may still run: the next start has to cope by itself.
    gateway = await startGateway(env)
  }
  over = true
  await Promise.all(clients)

  expect(retries).toBeGreaterThan(KILLS)
  const read = await ask<Read>(gateway.url, `{ widget(id: "${id}") { report { metrics { sum count } } } }`)
  expect(read.widget.report.metrics).toEqual([{ sum: sent, count: Math.min(sent, 5_000) }])
  const days = await ask<Read>(
    gateway.url,
    `{ widget(id: "${sales.id}") { report(period: { preset: ALL_TIME }, metrics: ["Users"]) { metrics { sum count } } } }`,
  )
  expect(days.widget.report.metrics).toEqual([{ sum: DAYS + sold, count: DAYS }])
  const november = 'days: { from: "2026-11-01", through: "2026-11-30" }'
  const month = await ask<{ widget: { report: { metrics: { headline: number }[] } } }>(
    gateway.url,
    `{ widget(id: "${sales.id}") { report(period: { ${november} }, metrics: ["Visitors"]) { metrics { headline } } } }`,
  )
  expect(month.widget.report.metrics).toEqual([{ headline: sold }])
  console.log(
    `${KILLS} kills, ${sent} pushes, ${retries} retries after a lost connection, ${replays} answered from receipts`,
  )
}, 240_000)

test('SIGTERM lets open requests finish and ends with exit code 0', async () => {
  expect(gateway).toBeDefined()
  const running = gateway as GatewayProcess
  const made = await ask<Made>(
    running.url,
    'mutation { createWidget(input: { title: "Drain" }) { widget { pushUrl } } }',
  )
  const { pushUrl } = made.createWidget.widget
  const path = new URL(pushUrl).pathname
  const open = Array.from({ length: 20 }, (_, n) =>
    fetch(`${running.url}${path}`, {
      method: 'POST',
      body: JSON.stringify({ data: [{ Date: '20261120', [`m${n}`]: '1' }] }),
    }),
  )
  await sleep(5)
  const ended = running.end('SIGTERM')
  const statuses = await Promise.all(open.map(reply => reply.then(it => it.status).catch(() => 'refused')))
  expect(await ended).toBe(0)
  // What was taken was answered; what came after the server had closed was refused, never cut off half-way.
  expect(statuses.filter(status => status === 200).length).toBeGreaterThan(0)
  expect(statuses.every(status => status === 200 || status === 'refused')).toBe(true)
})
