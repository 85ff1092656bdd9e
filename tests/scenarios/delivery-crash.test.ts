// Gateways are killed while they send: every delivery arrives, and only what was under way at that moment arrives twice.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Message } from '../../src/deliveries/message.ts'
import { enqueue } from '../../src/deliveries/outbox.service.ts'
import { encodeId, idOf } from '../../src/request/global-id.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { saveChannel } from '../_kit/channel-operations.ts'
import { urlOf } from '../_kit/database.ts'
import { startMailServer, type TestMailServer } from '../_kit/mail-server.ts'
import { type GatewayProcess, startGateway } from '../_kit/process.ts'
import { json, startUpstream, type Upstream } from '../_kit/upstream.ts'

const EACH = 30
const PATIENTLY = { timeout: 60_000, interval: 20 }
/** How much of the lease of a killed gateway is left: it runs out by the clock of the database, without waiting a minute for it. */
const LEASE_LEFT_MS = 3_000

/** One end of a channel: it notes each id that arrives, and from the `holdFrom`th on it answers nobody until it is let go. */
class Sink {
  readonly arrived: string[] = []
  holdFrom = Number.POSITIVE_INFINITY
  #waiting: (() => void)[] = []

  async take(id: string): Promise<void> {
    this.arrived.push(id)
    if (this.arrived.length >= this.holdFrom) await new Promise<void>(resolve => this.#waiting.push(resolve))
  }
  get held(): number {
    return this.#waiting.length
  }
  letGo(): void {
    for (const resolve of this.#waiting) resolve()
    this.#waiting = []
  }
}

const [hook, box] = [new Sink(), new Sink()]
const dataDir = mkdtempSync(join(tmpdir(), 'pushgraph-delivery-crash-'))
let upstream: Upstream
let mails: TestMailServer
let it: TestApp
let env: Record<string, string>
let gateway: GatewayProcess | undefined
beforeAll(async () => {
  upstream = await startUpstream()
  upstream.on('/hook', async ({ headers }, reply) => {
    await hook.take(String(headers['webhook-id']))
    json(reply, {})
  })
  mails = await startMailServer(({ messageId }) => box.take(/^<(.*)@example\.com>$/.exec(messageId ?? '')?.[1] ?? ''))
  const settings = {
    PUSHGRAPH_SECRET_KEY: 'the secret key of the gateways of this test',
    SOURCES_ALLOW_HOSTS: upstream.host,
    SMTP_URL: mails.url,
    MAIL_FROM: 'metrics@example.com',
  }
  it = await startTestApp(settings)
  env = { ...settings, DATABASE_URL: urlOf(it.database.connection), DATA_DIR: dataDir, PUSHGRAPH_ADMIN_TOKEN: ADMIN }
})
afterAll(async () => {
  for (const sink of [hook, box]) sink.letGo()
  if (gateway?.child.exitCode === null) await gateway.end('SIGTERM')
  await it?.[Symbol.asyncDispose]()
  await mails?.[Symbol.asyncDispose]()
  await upstream?.[Symbol.asyncDispose]()
  rmSync(dataDir, { recursive: true, force: true })
})

const messageOf = (n: number): Message => ({
  type: 'pushgraph.report',
  subject: `reports/${n}`,
  time: '2026-11-20T12:00:00Z',
  title: `Report ${n}`,
  link: null,
  severity: 'INFO',
  blocks: [{ kind: 'text', text: `The report ${n}.` }],
  data: { n },
})

/** Ids of the deliveries in this state. */
async function idsIn(state: string): Promise<string[]> {
  const { db } = it.app.gateway
  const rows = await db.selectFrom('deliveries').select('delivery_id').where('state', '=', state).execute()
  return rows.map(row => encodeId('Delivery', row.delivery_id))
}

/** Lets gateways send until each sink has `answered` so many and holds more, and kills the one that sends; what it had under way. */
async function killWhileSending(answered: number): Promise<string[]> {
  for (const sink of [hook, box]) sink.holdFrom = sink.arrived.length + answered
  gateway = await startGateway(env)
  await expect.poll(() => Math.min(hook.held, box.held), PATIENTLY).toBeGreaterThan(0)
  expect(await gateway.end('SIGKILL')).toBe('SIGKILL')
  for (const sink of [hook, box]) {
    sink.holdFrom = Number.POSITIVE_INFINITY
    sink.letGo()
  }
  const underWay = await idsIn('SENDING')
  await it.app.gateway.pool.query(
    `update deliveries set due_at = now() + $1 * interval '1 millisecond' where state = 'SENDING'`,
    [LEASE_LEFT_MS],
  )
  return underWay
}

test(`kill -9 twice while ${2 * EACH} deliveries are sent over HTTP and SMTP`, { timeout: 240_000 }, async () => {
  const { gateway: here } = it.app
  // The gateway of the test fills the outbox and sends nothing.
  await here.services.deliveries.close()
  const made = [
    await it.ask(saveChannel, { input: { name: 'hook', kind: 'WEBHOOK', url: `${upstream.url}/hook` } }),
    await it.ask(saveChannel, { input: { name: 'box', kind: 'EMAIL', to: ['ann@example.com'] } }),
  ]
  const { project_id } = await here.db.selectFrom('projects').select('project_id').executeTakeFirstOrThrow()
  const drafts = made.flatMap(({ saveChannel: { channel } }) =>
    Array.from({ length: EACH }, (_, n) => ({
      channelId: idOf('Channel', channel.id),
      key: `report ${n}`,
      origin: { kind: 'REPORT' as const, id: null },
      recipient: null,
      message: messageOf(n),
    })),
  )
  expect(await here.db.transaction().execute(trx => enqueue(trx, here, project_id, drafts))).toBe(2 * EACH)
  const all = await idsIn('PENDING')

  const first = await killWhileSending(8)
  const second = await killWhileSending(8)
  expect((await idsIn('SENT')).length).toBeLessThan(2 * EACH)
  gateway = await startGateway(env)
  await expect.poll(async () => (await idsIn('SENT')).length, PATIENTLY).toBe(2 * EACH)

  const arrived = [...hook.arrived, ...box.arrived]
  const times = Map.groupBy(arrived, id => id)
  const more = [...times].filter(([, { length }]) => length > 1)
  console.log(
    `${all.length} deliveries, ${arrived.length} arrivals (${hook.arrived.length} by HTTP, ${box.arrived.length} by SMTP); ` +
      `under way at the kills: ${first.length} and ${second.length}; came more than once: ${more.length}`,
  )
  expect([...times.keys()].sort()).toEqual([...all].sort())
  // An arrival beyond the first is one of a process that died before it could note what it had sent.
  const allowed = Map.groupBy([...first, ...second], id => id)
  expect(more.filter(([id, { length }]) => length > 1 + (allowed.get(id)?.length ?? 0))).toEqual([])
  // Both sinks held some at both kills, or nothing was tried here.
  expect(arrived.length - all.length).toBeGreaterThanOrEqual(2)
})
