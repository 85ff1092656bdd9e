// Three gateways evaluate alerts over groups after pushes and send to two channels; gateways and the database are killed meanwhile. Each
// change makes one delivery for each channel, each arrives, and more than once only what was under way when a process died.
// `npm run faults:alerts` kills 20 times under 200 alerts.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { encodeId, idOf } from '../../src/request/global-id.ts'
import { type Pair, startPair } from '../_kit/pair.ts'
import { type GatewayProcess, startGateway } from '../_kit/process.ts'
import { startProxy, type TcpProxy } from '../_kit/proxy.ts'
import { json, startUpstream, type Upstream } from '../_kit/upstream.ts'

const KILLS = Number(process.env.ALERT_CRASHES ?? 2)
const ALERTS = Number(process.env.ALERTS ?? (KILLS > 2 ? 200 : 40))
const COUNTRIES = ['DE', 'FR', 'IT']
const GROUPS = ALERTS * COUNTRIES.length
const CHANNELS = 2
const GATEWAYS = 3
const TOKEN = 'the-administrator-of-the-fault-tests-1'
const PATIENTLY = { timeout: 90_000, interval: 100 }

let pair: Pair
let proxy: TcpProxy
let upstream: Upstream
let pushPath: string
const gateways: GatewayProcess[] = []
/** How often each delivery arrived, by its id. */
const arrivals = new Map<string, number>()
const resources = new AsyncDisposableStack()

beforeAll(async () => {
  pair = resources.use(await startPair())
  proxy = resources.use(await startProxy(pair.primary.socket))
  upstream = resources.use(await startUpstream())
  for (let channel = 0; channel < CHANNELS; channel++)
    upstream.on(`/${channel}`, ({ headers }, reply) => {
      const id = String(headers['webhook-id'])
      arrivals.set(id, (arrivals.get(id) ?? 0) + 1)
      json(reply, {})
    })
  // The first one migrates.
  for (let n = 0; n < GATEWAYS; n++) await start(n)
}, 120_000)

afterAll(async () => {
  await Promise.all(gateways.map(gateway => (gateway.child.exitCode === null ? gateway.end('SIGKILL') : null)))
  await resources.disposeAsync()
}, 60_000)

async function start(n: number): Promise<void> {
  gateways[n] = await startGateway({
    DATABASE_URL: `postgres://pushgraph@127.0.0.1:${proxy.port}/pushgraph`,
    PUSHGRAPH_ADMIN_TOKEN: TOKEN,
    PUSHGRAPH_SECRET_KEY: 'the-secret-key-of-the-fault-tests-0001',
    MONTHLY_PUSH_QUOTA: '0',
    TOKEN_REQUESTS_PER_MINUTE: '0',
    ADDRESS_REQUESTS_PER_MINUTE: '0',
    SOURCES_ALLOW_HOSTS: upstream.host,
    LOG_LEVEL: 'warn',
  })
}

interface Answers {
  readonly createWidget: { readonly widget: { readonly id: string; readonly pushUrl: string } }
  readonly widget: { readonly metrics: readonly { readonly id: string }[] }
  readonly saveChannel: { readonly channel: { readonly id: string } }
  readonly saveAlert: { readonly alert: { readonly id: string } }
}

async function ask(query: string, input: object = {}): Promise<Answers> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` }
  const body = JSON.stringify({ query, variables: { input } })
  const reply = await fetch(`${gateways[0]?.url}/graphql`, { method: 'POST', headers, body })
  const { data, errors } = (await reply.json()) as { data: Answers; errors?: unknown }
  if (errors) throw new Error(JSON.stringify(errors))
  return data
}

/** Until a gateway acknowledges it. */
async function pushAll(value: number): Promise<void> {
  const today = new Date().toISOString().slice(0, 10).replaceAll('-', '')
  const data = COUNTRIES.map(country => ({ Date: today, Sales: String(value), country }))
  const body = JSON.stringify({ data, onduplicate: { Sales: 'replace' } })
  for (let at = 0; ; at++) {
    const url = gateways[at % GATEWAYS]?.url
    const status = await fetch(`${url}${pushPath}`, { method: 'POST', body }).then(
      async reply => {
        await reply.text()
        return reply.status
      },
      () => 0,
    )
    if (status === 200) return
    await sleep(100)
  }
}

async function setUp(): Promise<void> {
  const made = await ask(
    'mutation ($input: CreateWidgetInput!) { createWidget(input: $input) { widget { id pushUrl } } }',
    { title: 'Shop', dimensions: ['country'] },
  )
  const { id, pushUrl } = made.createWidget.widget
  pushPath = new URL(pushUrl).pathname
  await pushAll(5)
  const { widget } = await ask(`query { widget(id: "${id}") { metrics { id } } }`)
  const channelIds: string[] = []
  for (let channel = 0; channel < CHANNELS; channel++) {
    const saved = await ask('mutation ($input: SaveChannelInput!) { saveChannel(input: $input) { channel { id } } }', {
      name: `Channel ${channel}`,
      kind: 'WEBHOOK',
      url: `${upstream.url}/${channel}`,
    })
    channelIds.push(saved.saveChannel.channel.id)
  }
  const { saveAlert } = await ask('mutation ($input: SaveAlertInput!) { saveAlert(input: $input) { alert { id } } }', {
    name: 'Alert 0',
    metricId: widget.metrics[0]?.id,
    granularity: 'DAY',
    condition: { above: '100' },
    by: ['country'],
    onPush: true,
    includeRunning: true,
    whenMissing: 'KEEP',
    channelIds,
  })
  // The others are copies: what is tried is not how they are saved.
  const alertId = idOf('Alert', saveAlert.alert.id)
  await pair.primary.query(
    `insert into alerts select (jsonb_populate_record(a, jsonb_build_object('alert_id', a.alert_id + n, 'name', 'Alert ' || n))).*
     from alerts a, generate_series(1, ${ALERTS - 1}) n where a.alert_id = ${alertId}`,
  )
}

async function groupsIn(state: string): Promise<number> {
  const [row] = await pair.primary.query<{ count: number }>(
    `select count(*)::int as count from alert_states where state = '${state}'`,
  )
  return row?.count ?? 0
}

/** What a killed gateway held runs out by the clock of the database, without waiting a minute for it; returns what it was sending. */
async function endLeases(): Promise<string[]> {
  await pair.primary.query('update job_leases set expires_at = now()')
  const rows = await pair.primary.query<{ delivery_id: string }>(
    `update deliveries set due_at = now() + interval '3 seconds' where state = 'SENDING' returning delivery_id`,
  )
  return rows.map(row => encodeId('Delivery', row.delivery_id))
}

async function kill(nth: number): Promise<string[]> {
  const isDatabase = nth % 4 === 1
  if (isDatabase) {
    await pair.primary.kill()
    await pair.promote()
    proxy.target = pair.primary.socket
    proxy.cut()
  } else {
    const gateway = gateways[nth % GATEWAYS]
    await gateway?.end('SIGKILL')
  }
  const underWay = await endLeases()
  if (isDatabase) await pair.addStandby()
  else await start(nth % GATEWAYS)
  return underWay
}

test(`kill -9 ${KILLS} times, of gateways and of the database, under ${ALERTS} alerts`, {
  timeout: 120_000 + KILLS * 60_000,
}, async () => {
  await setUp()
  await expect.poll(() => groupsIn('OK'), PATIENTLY).toBe(GROUPS)
  const underWay: string[] = []
  for (let nth = 0; nth < KILLS; nth++) {
    const isHigh = nth % 2 === 0
    await pushAll(isHigh ? 500 : 5)
    // Somewhere from before it is evaluated until its messages are sent.
    await sleep(Math.random() * 4_000)
    underWay.push(...(await kill(nth)))
    let looks = 0
    // Who took a push and died may have told nobody of it: another push does.
    await expect
      .poll(async () => {
        if (++looks % 30 === 0) await pushAll(isHigh ? 500 : 5)
        return groupsIn(isHigh ? 'FIRING' : 'OK')
      }, PATIENTLY)
      .toBe(GROUPS)
  }
  const unsent = `select count(*)::int as count from deliveries where state <> 'SENT'`
  await expect.poll(async () => (await pair.primary.query<{ count: number }>(unsent))[0]?.count, PATIENTLY).toBe(0)

  const events = await pair.primary.query<{ to_state: string; count: number; each: number }>(
    `select to_state, count(*)::int as count, count(distinct (alert_id, group_key))::int as each
     from alert_events where notification = 'SENT' group by to_state order by to_state`,
  )
  const deliveries = await pair.primary.query<{ delivery_id: string }>('select delivery_id from deliveries')
  const ids = deliveries.map(row => encodeId('Delivery', row.delivery_id))
  const twice = [...arrivals].filter(([, times]) => times > 1)
  console.log(
    `${KILLS} kills, ${GROUPS} groups of ${ALERTS} alerts: ${events.map(each => `${each.count} to ${each.to_state}`).join(', ')}; ` +
      `${ids.length} deliveries, ${arrivals.size} ids arrived, ${twice.length} of them more than once (${underWay.length} under way at kills)`,
  )
  const firings = Math.ceil(KILLS / 2)
  const recoveries = Math.floor(KILLS / 2)
  expect(events).toEqual(
    [
      { to_state: 'FIRING', count: GROUPS * firings, each: GROUPS },
      { to_state: 'OK', count: GROUPS * recoveries, each: GROUPS },
    ].slice(0, recoveries > 0 ? 2 : 1),
  )
  expect(ids.length).toBe(GROUPS * CHANNELS * KILLS)
  expect([...arrivals.keys()].sort()).toEqual(ids.sort())
  expect(twice.map(([id]) => id).filter(id => !underWay.includes(id))).toEqual([])
})
