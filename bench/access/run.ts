// node bench/access/run.ts [rounds]: what it costs to know who asks. One gateway under load, whose authentication is stubbed out in every
// other window; processor time per request, medians over windows.
import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createApp } from '../../src/app.ts'
import { createLog } from '../../src/base/log.ts'
import { loadConfig } from '../../src/config/config.ts'
import { median, startNode } from '../server.ts'
import { HEADERS, openStage, sayMachine } from '../stage.ts'

const ROUNDS = Number(process.argv[2] ?? 25)
const WINDOW_MS = 300
/** Requests under way when the stub is changed are of neither window. */
const SETTLE_MS = 50
const WARM_UP_MS = 3_000
const LIMIT = 1.1
const stage = await openStage()
const env = { ...stage.env, LOG_LEVEL: 'silent' }
const app = await createApp(loadConfig(env), { connection: stage.store.connection, log: createLog('silent') })
const { auth } = app.gateway.services

const made = await ask(
  'mutation { createToken(input: { name: "b", scopes: [READ], allowedIps: ["127.0.0.0/8"] }) { secret } }',
)
const { secret } = made.createToken as { secret: string }
const created = await ask('mutation { createWidget(input: { title: "b" }) { widget { id pushUrl } } }')
const { id, pushUrl } = (created.createWidget as { widget: { id: string; pushUrl: string } }).widget
await fetch(pushUrl, { method: 'POST', body: '{"data":[{"Date":"20261120","Users":"12"}]}' })

const authentic = auth.admit
const principal = await auth.authenticate(`Bearer ${secret}`, '127.0.0.1')
const ways = { authenticated: authentic, stubbed: async () => principal }
let way: typeof auth.admit = authentic
let requests = 0
auth.admit = (request, reply) => {
  requests++
  return way(request, reply)
}

sayMachine('16 connections')
console.log(`a token bound to a network, rate limits on; ${ROUNDS} windows of ${WINDOW_MS} ms each, medians\n`)
const questions = {
  'the cheapest field': '{ viewer { name } }',
  'a report of one metric': `{ widget(id: "${id}") { report { keys metrics { headline values } } } }`,
}
for (const [name, query] of Object.entries(questions)) {
  const clients = startLoad(query)
  await sleep(WARM_UP_MS)
  const costs = { authenticated: [] as number[], stubbed: [] as number[] }
  for (let round = 0; round < ROUNDS; round++) {
    for (const who of ['authenticated', 'stubbed'] as const) costs[who].push(await costOf(ways[who]))
  }
  clients.kill()
  const [paid, free] = [median(costs.authenticated), median(costs.stubbed)]
  const verdict = paid / free <= LIMIT ? 'ok' : 'BEYOND'
  console.log(
    `${name.padEnd(24)} authenticated ${paid.toFixed(1)} µs, stubbed ${free.toFixed(1)} µs, ratio ${(paid / free).toFixed(2)} (limit ${LIMIT}) ${verdict}`,
  )
}
await app.close()
await stage.end()

/** Microseconds of processor time per request. */
async function costOf(how: typeof auth.admit): Promise<number> {
  way = how
  await sleep(SETTLE_MS)
  const before = { requests, cpu: process.cpuUsage() }
  await sleep(WINDOW_MS)
  const { user, system } = process.cpuUsage(before.cpu)
  return (user + system) / (requests - before.requests)
}

function startLoad(query: string): ChildProcess {
  const load = fileURLToPath(new URL('../report/load.ts', import.meta.url))
  // Made anew each time: to look up a kept answer costs little beside knowing who asks, and is not what a report costs.
  const headers = { ...HEADERS, authorization: `Bearer ${secret}`, 'cache-control': 'no-cache' }
  const requests = JSON.stringify([{ path: '/graphql', body: JSON.stringify({ query }), headers }])
  return startNode([load, app.url, requests, '600'])
}

async function ask(query: string): Promise<Record<string, unknown>> {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: HEADERS,
    body: JSON.stringify({ query }),
  })
  return ((await response.json()) as { data: Record<string, unknown> }).data
}
