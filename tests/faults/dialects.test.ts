// Clients of four protocols push one metric, and one of a fifth sends events, to a gateway that is killed again and again, over a network that
// breaks, each until it is answered. What they sent is there once, and every way to read it says the same.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN } from '../_kit/app.ts'
import { createTestDatabase, type TestDatabase, urlOf } from '../_kit/database.ts'
import {
  decimal,
  grown,
  type Message,
  otlpMessages,
  post,
  prometheusMessages,
  START,
  sum,
} from '../_kit/dialect-messages.ts'
import { type GatewayProcess, startGateway } from '../_kit/process.ts'
import { startProxy, type TcpProxy } from '../_kit/proxy.ts'

const KILLS = 3
/** As Prometheus calls a counter. */
const NAME = 'orders_total'
const HOUR = 3_600_000
const dataDir = mkdtempSync(join(tmpdir(), 'pushgraph-dialects-'))
let database: TestDatabase
let gateway: GatewayProcess
let proxy: TcpProxy

beforeAll(async () => {
  database = await createTestDatabase()
  gateway = await start()
  proxy = await startProxy(addressOf(gateway))
}, 60_000)
afterAll(async () => {
  await proxy?.[Symbol.asyncDispose]()
  if (gateway?.child.exitCode === null) await gateway.end('SIGTERM')
  await database?.[Symbol.asyncDispose]()
  rmSync(dataDir, { recursive: true, force: true })
})

const start = () =>
  startGateway({
    DATABASE_URL: urlOf(database.connection),
    DATA_DIR: dataDir,
    PUSHGRAPH_ADMIN_TOKEN: ADMIN,
    PUSHGRAPH_SECRET_KEY: 'the secret key of the gateways of this test',
    MONTHLY_PUSH_QUOTA: '0',
    TOKEN_REQUESTS_PER_MINUTE: '0',
    ADDRESS_REQUESTS_PER_MINUTE: '0',
  })

const addressOf = ({ url }: GatewayProcess) => ({ host: '127.0.0.1', port: Number(new URL(url).port) })
const address = () => `http://127.0.0.1:${proxy.port}`

async function ask<Data>(query: string, variables: object = {}): Promise<Data> {
  // A connection of its own: one that is kept may be closed just then.
  const headers = { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json', connection: 'close' }
  const reply = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = (await reply.json()) as { data: Data; errors?: unknown }
  if (errors) throw new Error(JSON.stringify(errors))
  return data
}

/** As clients do: again until it is answered. */
async function insist(message: Message): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await message(address())
      return
    } catch (error) {
      if (tries > 600) throw error
      await sleep(50)
    }
  }
}

interface Widget {
  readonly id: string
  readonly title: string
  readonly pushName: string
  readonly pushUrl: string
  readonly metrics: readonly { readonly name: string }[]
}

/** The widget that all of them push to, once one of them has made it. */
async function sharedWidget(): Promise<Widget> {
  const { widgets } = await ask<{ widgets: { nodes: Widget[] } }>(
    '{ widgets(first: 50) { nodes { id title pushName pushUrl metrics { name } } } }',
  )
  const found = widgets.nodes.find(({ pushName }) => pushName === NAME)
  if (!found) throw new Error(`there is no widget ${NAME}`)
  return found
}

/** One number by four ways. */
async function readings({ id, title, metrics: [metric] }: Widget) {
  const name = metric?.name ?? ''
  const { widget } = await ask<{ widget: { report: { metrics: { exact: { sum: string } }[] } } }>(
    'query ($id: ID!) { widget(id: $id) { report(period: { preset: ALL_TIME }) { metrics { exact { sum } } } } }',
    { id },
  )
  const { sql } = await ask<{ sql: { rows: object[] } }>('query ($q: String!) { sql(query: $q) { rows } }', {
    q: `SELECT sum(p.value) AS total FROM points p WHERE p.widget = '${title}'`,
  })
  // A connection of its own: one that is kept may be closed just then.
  const headers = { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json', connection: 'close' }
  const csv = await (await fetch(`${gateway.url}/widgets/${id}.csv?form=rows`, { headers })).text()
  const [head = '', ...lines] = csv.trim().split(/\r?\n/)
  const column = head.split(',').indexOf(name)
  const call = { name: 'report', arguments: { widget: title, metrics: [name], period: { preset: 'ALL_TIME' } } }
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: call })
  const reply = await (await fetch(`${gateway.url}/mcp`, { method: 'POST', headers, body })).json()
  return {
    graphql: Number(widget.report.metrics[0]?.exact.sum),
    sql: Number(Object.values(sql.rows[0] ?? {})[0]),
    csv: sum(lines.map(line => Math.round(Number(line.split(',')[column]) * 100))) / 100,
    mcp: reply,
  }
}

test(`each message counts once, though its gateway was killed ${KILLS} times and its connection broke`, {
  timeout: 180_000,
}, async () => {
  const runs = Array.from({ length: 3 }, (_, run) => Array.from({ length: 60 }, (_, at) => 7 * run + at))
  const amounts = Array.from({ length: 150 }, (_, at) => 101 + at)
  const [first, ...otlp] = otlpMessages(NAME, runs)
  await insist(first as Message)
  const { id: widgetId, pushUrl, metrics } = await sharedWidget()
  const metric = metrics[0]?.name ?? ''
  const instant = (hours: number) => new Date(START + hours * HOUR).toISOString()
  const mutation = 'mutation ($input: PushInput!) { push(input: $input) { receipt { id } } }'
  const lanes: Message[][] = [
    otlp,
    prometheusMessages(NAME, runs, START + HOUR),
    amounts.map((value, index) => url => {
      const data = [{ Date: instant(2), [metric]: decimal(value) }]
      const body = JSON.stringify({ data, onduplicate: { [metric]: 'add' } })
      return post(url, new URL(pushUrl).pathname, body, { 'idempotency-key': `k${index}` })
    }),
    amounts.map((value, index) => url => {
      const rows = [{ key: instant(3), values: [{ metric, value: decimal(value) }] }]
      const input = { widgetId, idempotencyKey: `g${index}`, onDuplicate: 'ADD', rows }
      return post(url, '/graphql', JSON.stringify({ query: mutation, variables: { input } }))
    }),
    amounts.map((_, index) => url => {
      const event = { specversion: '1.0', id: `e${index}`, source: '/faults', type: 'order' }
      return post(url, '/events/cloud', JSON.stringify(event), { 'content-type': 'application/cloudevents+json' })
    }),
  ]
  let isOver = false
  const sending = Promise.all(
    lanes.map(async lane => {
      for (const message of lane) {
        await insist(message)
        // Some answers were only believed to be lost.
        if (Math.random() < 0.2) await insist(message)
      }
    }),
  ).finally(() => {
    isOver = true
  })
  const cutting = (async () => {
    while (!isOver) {
      await sleep(30 + Math.random() * 150)
      proxy.cut()
    }
  })()
  for (let nth = 0; nth < KILLS; nth++) {
    await sleep(200 + Math.random() * 600)
    await gateway.end('SIGKILL')
    gateway = await start()
    proxy.target = addressOf(gateway)
  }
  await sending
  await cutting

  const total = (sum(runs.flat()) * 100 + grown(runs) * 100 + 2 * sum(amounts) * 100) / 10_000
  const { mcp, ...others } = await readings(await sharedWidget())
  expect(others).toEqual({ graphql: total, sql: total, csv: total })
  expect(JSON.stringify(mcp)).toContain(String(total))
  const { sql } = await ask<{ sql: { rows: object[] } }>(
    '{ sql(query: "SELECT count(*) AS n FROM eventsTable") { rows } }',
  )
  expect(Number(Object.values(sql.rows[0] ?? {})[0])).toBe(amounts.length)
})
