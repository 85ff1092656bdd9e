import { cpus } from 'node:os'
import { median } from '../server.ts'
import { openStage, startGateway, TOKEN } from '../stage.ts'
import { type HostileRequest, hostileRequests } from './requests.ts'

const ROUNDS = Number(process.argv[2] ?? 7)
const ANSWER_LIMIT_MS = 100
const HEALTH_LIMIT_MS = 200
const stage = await openStage()
// What is measured is the work itself: nothing is shed.
const env = { ...stage.env, MAX_EVENT_LOOP_DELAY_MS: '0', LOG_LEVEL: 'silent' }
const server = await startGateway({ ...stage, env })

const graphql = async (query: string, variables: object) => {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` }
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as { data: Record<string, Record<string, Record<string, string>>> }
}
const made = await graphql(
  'mutation ($input: CreateWidgetInput!) { createWidget(input: $input) { widget { id pushUrl } } }',
  { input: { title: 'Hostile', keyKind: 'DATE' } },
)
const widget = made.data.createWidget?.widget ?? {}
const cases = hostileRequests({ widgetId: widget.id ?? '', pushPath: new URL(widget.pushUrl ?? '').pathname })

async function post({ path, type, body }: HostileRequest): Promise<{ ms: number; status: number; why: string }> {
  const from = performance.now()
  const headers = { 'content-type': type, authorization: `Bearer ${TOKEN}` }
  const response = await fetch(server.url + path, { method: 'POST', headers, body })
  const text = await response.text()
  // GraphQL, the envelope, RFC 6749.
  const why = /"(?:code|message|error)":"([^"]{0,20})/.exec(text)?.[1] ?? ''
  return { ms: performance.now() - from, status: response.status, why }
}

console.log(`${cpus().length} cores (${cpus()[0]?.model}), node ${process.version}; ${ROUNDS} rounds, medians\n`)
// The first request opens the connection, and compiles what handles it.
for (let i = 0; i < 20; i++) await graphql('{ nothing }', {})
let worst = 0
let failures = 0
for (const [name, request] of Object.entries(cases)) {
  const took: number[] = []
  let last: Awaited<ReturnType<typeof post>> | undefined
  for (let round = 0; round < ROUNDS; round++) {
    last = await post(request)
    took.push(last.ms)
  }
  const ms = median(took)
  worst = Math.max(worst, ms)
  const typed = last !== undefined && last.why !== '' && last.status >= 400 && last.status < 500
  if (!typed || ms >= ANSWER_LIMIT_MS) failures++
  console.log(
    `${name.padEnd(44)} ${ms.toFixed(1).padStart(6)} ms  ${last?.status} ${last?.why} ${typed && ms < ANSWER_LIMIT_MS ? 'ok' : 'BEYOND'}`,
  )
}

const health: number[] = []
let over = false
const attack = Promise.all(
  Object.values(cases).map(async request => {
    for (let round = 0; round < ROUNDS; round++) await post(request)
  }),
).then(() => {
  over = true
})
while (!over) {
  const from = performance.now()
  await (await fetch(`${server.url}/healthz`)).text()
  health.push(performance.now() - from)
}
await attack
const slowest = Math.max(...health)
console.log(`\nthe slowest answer (median)             ${worst.toFixed(1)} ms (limit ${ANSWER_LIMIT_MS})`)
console.log(
  `a health check while all come at once   median ${median(health).toFixed(1)} ms, worst of ${health.length} ${slowest.toFixed(1)} ms (limit ${HEALTH_LIMIT_MS}) ${slowest < HEALTH_LIMIT_MS ? 'ok' : 'BEYOND'}`,
)
await stage.end()
process.exitCode = failures > 0 || slowest >= HEALTH_LIMIT_MS ? 1 : 0
