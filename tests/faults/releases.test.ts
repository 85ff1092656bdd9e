// The release before this one and this one beside each other on one database, behind a balancer, while clients push and ask: what an
// upgrade without a pause is. Nothing fails, and the numbers are right all the time.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Balancer, startBalancer } from '../_kit/balancer.ts'
import { createEmptyDatabase, socketUrl, type TestDatabase } from '../_kit/database.ts'
import { type GatewayProcess, startGateway } from '../_kit/process.ts'
import { findRelease, installRelease, type Release } from '../_kit/release.ts'
import { type LoadWidget, startSteadyLoad } from '../_kit/steady-load.ts'

const TOKEN = 'the-administrator-of-the-release-tests-1'
/** Of each of the three parts: the old one alone, both, the new one alone. */
const PART_MS = Number(process.env.UPGRADE_SECONDS ?? 3) * 1_000

const found = findRelease()
if (found === null)
  console.warn('The release that docs/releases.md names is neither in this clone nor where it came from: skipped.')

const resources = new AsyncDisposableStack()
let release: Release
let database: TestDatabase
let balancer: Balancer
const gateways: GatewayProcess[] = []

beforeAll(async () => {
  if (found === null) return
  release = resources.use(installRelease(found))
  database = resources.use(await createEmptyDatabase())
  balancer = resources.use(await startBalancer({ patienceMs: 10_000 }))
}, 240_000)

afterAll(async () => {
  await Promise.all(gateways.map(gateway => (gateway.child.exitCode === null ? gateway.end('SIGKILL') : null)))
  await resources.disposeAsync()
}, 60_000)

async function start(command?: readonly [string, string]): Promise<GatewayProcess> {
  const env = {
    DATABASE_URL: socketUrl(database),
    PUSHGRAPH_ADMIN_TOKEN: TOKEN,
    PUSHGRAPH_SECRET_KEY: 'the-secret-key-of-the-release-tests-01',
    MONTHLY_PUSH_QUOTA: '0',
    TOKEN_REQUESTS_PER_MINUTE: '0',
    ADDRESS_REQUESTS_PER_MINUTE: '0',
    SHUTDOWN_DELAY_SECONDS: '1',
    LOG_LEVEL: 'warn',
  }
  const gateway = await startGateway(env, command)
  gateways.push(gateway)
  return gateway
}

async function ask<Data>(url: string, query: string): Promise<Data> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` }
  const reply = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
  return ((await reply.json()) as { data: Data }).data
}

async function makeWidget(url: string, title: string): Promise<LoadWidget> {
  const query = `mutation { createWidget(input: { title: "${title}", keyKind: DATE }) { widget { id pushUrl } } }`
  const { widget } = (await ask<{ createWidget: { widget: { id: string; pushUrl: string } } }>(url, query)).createWidget
  return { id: widget.id, path: new URL(widget.pushUrl).pathname }
}

const titleAt = async (url: string, id: string) =>
  (await ask<{ widget: { title: string } | null }>(url, `{ widget(id: "${id}") { title } }`)).widget?.title

test.skipIf(found === null)(
  'an upgrade beside the running release fails no request, and each number is right',
  async () => {
    const old = await start(release.command)
    await balancer.add(old.url)
    const widgets: LoadWidget[] = []
    for (let n = 0; n < 4; n++) widgets.push(await makeWidget(old.url, `W${n}`))
    const load = startSteadyLoad({ url: balancer.url, token: TOKEN, widgets, clients: 8 })
    const answeredUntil: number[] = []
    const mark = async () => {
      await sleep(PART_MS)
      answeredUntil.push(Object.values(load.answered).reduce((sum, each) => sum + each, 0))
      expect(load.failures.slice(0, 5)).toEqual([])
    }
    await mark()

    // It migrates while the old one serves.
    const present = await start()
    await balancer.add(present.url)
    // What one of them changes, the other one hears.
    for (const [here, there] of [
      [old.url, present.url],
      [present.url, old.url],
    ] as const) {
      const { id } = await makeWidget(here, 'Made beside')
      await expect.poll(() => titleAt(there, id), { timeout: 10_000 }).toBe('Made beside')
      await ask(there, `mutation { updateWidget(input: { id: "${id}", title: "Renamed" }) { widget { id } } }`)
      await expect.poll(() => titleAt(here, id), { timeout: 10_000 }).toBe('Renamed')
    }
    await mark()

    // That release tells no balancer that it ends: it is taken out first.
    balancer.remove(old.url)
    await sleep(500)
    expect(await old.end('SIGTERM')).toBe(0)
    await mark()

    const sums = await load.stop()
    expect(load.failures).toEqual([])
    for (const [index, until] of answeredUntil.entries()) expect(until).toBeGreaterThan(answeredUntil[index - 1] ?? 50)
    for (const [id, sum] of sums) {
      const reply = await ask<{ widget: { report: { metrics: { sum: number }[] } } }>(
        present.url,
        `{ widget(id: "${id}") { report(period: { preset: ALL_TIME }) { metrics { sum } } } }`,
      )
      expect(reply.widget.report.metrics[0]?.sum).toBe(sum)
    }
    console.log(`${release.version} beside this one: ${JSON.stringify(load.answered)}, 0 failed`)
  },
  240_000 + 3 * PART_MS,
)
