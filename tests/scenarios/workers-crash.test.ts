import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN } from '../_kit/app.ts'
import { type GatewayProcess, programFile, startGateway } from '../_kit/process.ts'

const folder = mkdtempSync(join(tmpdir(), 'pushgraph-workers-'))
const env = {
  WORKERS: '2',
  DATA_DIR: folder,
  PUSHGRAPH_ADMIN_TOKEN: ADMIN,
  MONTHLY_PUSH_QUOTA: '0',
  TOKEN_REQUESTS_PER_MINUTE: '0',
  ADDRESS_REQUESTS_PER_MINUTE: '0',
}
let gateway: GatewayProcess
let widget: { id: string; pushUrl: string }
/** The days that were acknowledged: each is pushed once, under a key of its own. */
const acknowledged: string[] = []

beforeAll(async () => {
  gateway = await startGateway(env)
  const made = await ask<{ createWidget: { widget: typeof widget } }>(
    'mutation { createWidget(input: { title: "Workers" }) { widget { id pushUrl } } }',
  )
  widget = made.createWidget.widget
}, 120_000)
afterAll(async () => {
  if (gateway?.child.exitCode === null) await gateway.end('SIGKILL')
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 500 })
})

/** A connection of its own each time: so both workers get some. */
async function ask<Data>(query: string, variables: object = {}): Promise<Data> {
  const reply = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}`, connection: 'close' },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = (await reply.json()) as { data: Data; errors?: object[] }
  if (errors) throw new Error(JSON.stringify(errors))
  return data
}

/** Tries again, under the same key, until it is acknowledged. */
async function push(day: string): Promise<void> {
  for (;;) {
    // The next start listens at another port.
    const address = new URL(new URL(widget.pushUrl).pathname, gateway.url)
    const status = await fetch(address, {
      method: 'POST',
      headers: { 'idempotency-key': day, connection: 'close' },
      body: JSON.stringify({ data: [{ Date: day, n: '1' }] }),
    }).then(
      async reply => (await reply.text()) && reply.status,
      () => 0,
    )
    if (status === 200) return void acknowledged.push(day)
    await sleep(50)
  }
}

const dayOf = (number: number) => new Date(Date.UTC(2020, 0, number)).toISOString().slice(0, 10).replaceAll('-', '')

async function pushDays(from: number, count: number): Promise<void> {
  let next = from
  const client = async () => {
    while (next < from + count) await push(dayOf(next++))
  }
  await Promise.all(Array.from({ length: 6 }, client))
}

async function expectAllStored(): Promise<void> {
  const { widget: found } = await ask<{ widget: { report: { metrics: { sum: number; count: number }[] } } }>(
    'query ($id: ID!) { widget(id: $id) { report(period: { preset: ALL_TIME }) { metrics { sum count } } } }',
    { id: widget.id },
  )
  const count = acknowledged.length
  expect(found.report.metrics).toEqual([{ sum: count, count }])
}

/** Processes that the primary has begun and that answer requests. */
function workersOf(primary: number): number[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => {
      try {
        const [, rest = ''] = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8')
        return Number(rest.split(' ')[1]) === primary && command.includes(programFile()) ? [Number(name)] : []
      } catch {
        return []
      }
    })
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 40_000
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error('it did not come to pass')
    await sleep(100)
  }
}

const primary = () => gateway.child.pid as number
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Requests to the Push API that were counted. */
async function countedPushes(): Promise<number> {
  const text = await (await fetch(`${gateway.url}/metrics`, { headers: { connection: 'close' } })).text()
  const lines = [...text.matchAll(/^pushgraph_points_total\{outcome="created"\} (\d+)$/gm)]
  expect(lines.length).toBe(1)
  return Number(lines[0]?.[1])
}

test('two workers answer on one port, and count together', async () => {
  expect(gateway.output()).toMatch(/Workers\s+2, with up to 69 connections; PostgreSQL takes 89/)
  expect(workersOf(primary()).length).toBe(2)
  await pushDays(1, 60)
  await expectAllStored()
  // Whichever worker is asked, it says what both have done.
  for (let time = 0; time < 4; time++) expect(await countedPushes()).toBe(60)
})

test('a live report hears what the other worker was pushed', async () => {
  const end = new AbortController()
  const reply = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}`, accept: 'text/event-stream' },
    body: JSON.stringify({
      query: 'subscription ($id: ID!) { widgetReport(id: $id, period: { preset: ALL_TIME }) { metrics { count } } }',
      variables: { id: widget.id },
    }),
    signal: end.signal,
  })
  let heard = ''
  const reading = (async () => {
    for await (const part of reply.body ?? []) heard += Buffer.from(part).toString()
  })().catch(() => {})
  for (let number = 61; number <= 72; number++) await pushDays(number, 1)
  await until(() => heard.includes('"count":72'))
  end.abort()
  await reading
})

test('a worker that is killed is followed by another, and nothing that was acknowledged is lost', async () => {
  const [victim = 0, survivor = 0] = workersOf(primary())
  const pushing = pushDays(101, 300)
  await sleep(200)
  process.kill(victim, 'SIGKILL')
  await pushing
  await until(() => workersOf(primary()).length === 2)
  expect(workersOf(primary())).toContain(survivor)
  await expectAllStored()
}, 120_000)

test('workers end with a primary that is killed, and the next start finds everything', async () => {
  const workers = workersOf(primary())
  const pushing = pushDays(501, 200)
  await sleep(200)
  await gateway.end('SIGKILL')
  await until(() => !workers.some(isAlive))
  const before = gateway
  gateway = await startGateway(env)
  expect(gateway.child.pid).not.toBe(before.child.pid)
  await pushing
  await expectAllStored()
}, 120_000)

test('SIGTERM ends all of them, and what is open is answered first', async () => {
  const workers = workersOf(primary())
  expect(await gateway.end('SIGTERM')).toBe(0)
  expect(workers.some(isAlive)).toBe(false)
})
