// Three gateways behind a balancer, one of them by way of a pooler, on a primary with a standby; each part is broken while clients push.
// `npm run faults` goes on for ten minutes (FAULTS_MINUTES).
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Balancer, startBalancer } from '../_kit/balancer.ts'
import { type Bouncer, PGBOUNCER, startBouncerAt } from '../_kit/bouncer.ts'
import { type Ledger, startLedger } from '../_kit/ledger.ts'
import { type Pair, startPair } from '../_kit/pair.ts'
import { type GatewayProcess, startGateway } from '../_kit/process.ts'
import { startProxy, type TcpProxy } from '../_kit/proxy.ts'

const TOKEN = 'the-administrator-of-the-fault-tests-1'
const MINUTES = Number(process.env.FAULTS_MINUTES ?? 0)
const GATEWAYS = 3
/** How long a fault lasts. */
const FAULT_MS = MINUTES > 0 ? 4_000 : 1_500

let pair: Pair
let proxy: TcpProxy
let bouncer: Bouncer | null = null
let balancer: Balancer
let ledger: Ledger
const gateways: GatewayProcess[] = []
/** Widgets: ids and paths of their push URLs. */
const widgets: { id: string; path: string }[] = []

const resources = new AsyncDisposableStack()

beforeAll(async () => {
  pair = resources.use(await startPair())
  proxy = resources.use(await startProxy(pair.primary.socket))
  if (PGBOUNCER !== null) bouncer = resources.use(await startBouncerAt({ port: proxy.port, user: 'pushgraph' }))
  balancer = resources.use(await startBalancer())
  // The first one migrates.
  for (let n = 0; n < GATEWAYS; n++) await start(n)
  for (let n = 0; n < 8; n++) {
    const query = `mutation { createWidget(input: { title: "W${n}" }) { widget { id pushUrl } } }`
    const { createWidget } = await ask<{ createWidget: { widget: { id: string; pushUrl: string } } }>(query)
    widgets.push({ id: createWidget.widget.id, path: new URL(createWidget.widget.pushUrl).pathname })
  }
  ledger = startLedger({ url: balancer.url, paths: widgets.map(({ path }) => path), clients: 24 })
  await sleep(500)
}, 120_000)

afterAll(async () => {
  await Promise.all(gateways.map(gateway => (gateway.child.exitCode === null ? gateway.end('SIGKILL') : null)))
  await resources.disposeAsync()
}, 60_000)

async function start(n: number): Promise<void> {
  const direct = `postgres://pushgraph@127.0.0.1:${proxy.port}/pushgraph`
  const gateway = await startGateway({
    DATABASE_URL: n === GATEWAYS - 1 && bouncer ? bouncer.url('pushgraph') : direct,
    PUSHGRAPH_ADMIN_TOKEN: TOKEN,
    PUSHGRAPH_SECRET_KEY: 'the-secret-key-of-the-fault-tests-0001',
    MONTHLY_PUSH_QUOTA: '0',
    TOKEN_REQUESTS_PER_MINUTE: '0',
    ADDRESS_REQUESTS_PER_MINUTE: '0',
    // More than a check of the balancer may take, and than clients keep idle connections.
    SHUTDOWN_DELAY_SECONDS: '2',
    MAX_EVENT_LOOP_DELAY_MS: '0',
    LOG_LEVEL: 'warn',
  })
  gateways[n] = gateway
  await balancer.add(gateway.url)
}

async function ask<Data>(query: string): Promise<Data> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` }
  const reply = await fetch(`${balancer.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
  return ((await reply.json()) as { data: Data }).data
}

const readiness = (gateway: GatewayProcess | undefined) =>
  fetch(`${gateway?.url}/readyz`).then(
    async reply => {
      await reply.text()
      return reply.status
    },
    () => 0,
  )

async function until(what: string, isSo: () => Promise<boolean>, withinMs: number): Promise<void> {
  for (const deadline = Date.now() + withinMs; !(await isSo()); await sleep(50)) {
    if (Date.now() < deadline) continue
    const states = await Promise.all(
      gateways.map(async gateway => `${await readiness(gateway)} ${gateway.output().slice(-600)}`),
    )
    throw new Error(`not within ${withinMs} ms: ${what}\n${states.join('\n')}`)
  }
}

const areAll = (status: number) => async () =>
  (await Promise.all(gateways.map(readiness))).every(each => each === status)

/** Pushes go through again, on every gateway. */
async function recovered(): Promise<void> {
  await until('every gateway is ready', areAll(200), 15_000)
  const before = ledger.acknowledged
  await until('pushes are acknowledged', async () => ledger.acknowledged > before + 100, 15_000)
}

async function restart(n: number, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  const gateway = gateways[n]
  if (!gateway) throw new Error(`there is no gateway ${n}`)
  const ended = gateway.end(signal)
  if (signal === 'SIGTERM') {
    // The balancer hears of it while the gateway still serves.
    expect(await ended).toBe(0)
  } else await ended
  balancer.remove(gateway.url)
  await start(n)
}

const faults: Record<string, () => Promise<void>> = {
  async 'the network swallows everything'() {
    proxy.mode = 'SILENT'
    await until('no gateway is ready', areAll(503), 3_500)
    await sleep(FAULT_MS)
    proxy.mode = 'PASS'
  },
  async 'the database leads to its standby, then the standby becomes the primary'() {
    proxy.target = pair.standby.socket
    proxy.cut()
    await until('no gateway is ready', areAll(503), 4_500)
    await sleep(FAULT_MS)
    // A standby refuses to LISTEN: each try has closed its connection.
    const [row] = await pair.standby.query<{ left: number }>(
      `select count(*)::int as left from pg_stat_activity where query ilike 'listen %' and state = 'idle'`,
    )
    expect(row?.left).toBeLessThan(GATEWAYS)
    await pair.primary.kill()
    await pair.promote()
  },
  async 'a gateway is killed'() {
    await restart(0, 'SIGKILL')
  },
  async 'a row is locked'() {
    const [widget] = widgets
    const locked = pair.primary.query(
      `with held as (select 1 from points where metric_id = (select min(metric_id) from metrics) for update) select count(*), pg_sleep(${FAULT_MS / 1_000}) from held`,
    )
    expect(widget).toBeDefined()
    const before = ledger.acknowledged
    await locked
    expect(ledger.acknowledged - before).toBeGreaterThan(20)
  },
}
if (PGBOUNCER !== null && MINUTES > 0) {
  faults['the pooler is killed'] = async () => {
    await bouncer?.restart()
  }
}

async function compare(): Promise<void> {
  await ledger.stop()
  const [row] = await pair.primary.query<{ sum: number; receipts: number }>(
    `select (select sum(value)::int from points) as sum, (select count(*)::int from receipts) as receipts`,
  )
  expect({ sum: row?.sum, receipts: row?.receipts }).toEqual({
    sum: ledger.acknowledged,
    receipts: ledger.acknowledged,
  })
  expect(ledger.failures).toEqual([])
}

test('a rolling restart fails no request', async () => {
  ledger.forget()
  const before = ledger.acknowledged
  for (let n = 0; n < GATEWAYS; n++) await restart(n, 'SIGTERM')
  if (MINUTES > 0) await until('3,000 requests', async () => ledger.acknowledged - before > 3_000, 60_000)
  expect({ statuses: [...ledger.replies.keys()], broken: ledger.broken }).toEqual({ statuses: [200], broken: [] })
  expect(ledger.replies.get(200)).toBeGreaterThan(MINUTES > 0 ? 3_000 : 200)
}, 120_000)

test.each(Object.keys(faults))(
  '%s: everybody is answered, and pushes go on afterwards',
  async name => {
    ledger.forget()
    await faults[name]?.()
    if (proxy.target !== pair.primary.socket) {
      proxy.target = pair.primary.socket
      proxy.cut()
    }
    await recovered()
    expect(ledger.slowestMs).toBeLessThan(12_000)
    expect(ledger.failures).toEqual([])
  },
  120_000,
)

test.runIf(MINUTES > 0)(
  'again and again, in any order',
  async () => {
    for (const end = Date.now() + MINUTES * 60_000; Date.now() < end; ) {
      const names = Object.keys(faults)
      const name = names[Math.floor(Math.random() * names.length)] ?? ''
      if (name.includes('standby')) await pair.addStandby()
      ledger.forget()
      await faults[name]?.()
      if (proxy.target !== pair.primary.socket) {
        proxy.target = pair.primary.socket
        proxy.cut()
      }
      await recovered()
      console.log(name, ledger.acknowledged, Object.fromEntries(ledger.replies), Math.round(ledger.slowestMs))
      expect(ledger.failures).toEqual([])
    }
  },
  (MINUTES + 5) * 60_000,
)

test('what was acknowledged is stored, once', async () => {
  await compare()
  console.log(`${ledger.acknowledged} pushes acknowledged: 0 lost, 0 doubled`)
}, 60_000)
