// node bench/hostile/run.ts [rounds]: how long hostile GraphQL documents take, and a health check beside them. Medians and worst.
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startEmbedded } from '../../src/database/embedded/server.ts'
import { median, startServer, UNREACHED } from '../server.ts'

const ROUNDS = Number(process.argv[2] ?? 7)
const ANSWER_LIMIT_MS = 100
const HEALTH_LIMIT_MS = 200
const TOKEN = 'the-administrator-of-the-benchmark-1'
const dataDir = mkdtempSync(join(tmpdir(), 'pushgraph-bench-'))
const store = await startEmbedded({ dataDir, log: () => {} })
const env = { DATA_DIR: dataDir, PUSHGRAPH_ADMIN_TOKEN: TOKEN, ...UNREACHED, LOG_LEVEL: 'silent', PORT: '0' }
const gateway = fileURLToPath(new URL('../push/gateway.ts', import.meta.url))
const server = await startServer([gateway, JSON.stringify(store.connection), JSON.stringify(env)], '')

const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, n) => text(n)).join(' ')
const nested = (depth: number) => `{ ${'widget(id: "x") { metrics { '.repeat(depth)} id ${'} }'.repeat(depth)} }`
const doubling = (levels: number) =>
  `{ project { ...F0 } } ${times(levels, n => `fragment F${n} on Project { ...F${n + 1} ...F${n + 1} }`)} fragment F${levels} on Project { id }`
const query = (text: string) => JSON.stringify({ query: text })

const bodies: Record<string, string> = {
  'deep nesting (20,000 levels)': query('{ a '.repeat(20_000)),
  'nesting of known fields (60 levels)': query(nested(60)),
  '10,000 aliases': query(`{ ${times(10_000, n => `a${n}: __typename`)} }`),
  '60 KiB of aliases': query(`{ ${times(3_500, n => `a${n}: __typename`)} }`),
  'directive overload (10,000)': query(`{ __typename ${'@skip(if: false) '.repeat(10_000)} }`),
  'unknown directives (900)': query(`{ __typename ${'@a '.repeat(900)} }`),
  'circular fragments': query('{ project { ...A } } fragment A on Project { ...B } fragment B on Project { ...A }'),
  'circles of 200 fragments': query(
    `{ project { ...F0 } } ${times(200, n => `fragment F${n} on Project { ...F${(n + 1) % 200} }`)}`,
  ),
  'fragments that double (40 levels)': query(doubling(40)),
  'a field repeated 20,000 times': query(`{ ${'__typename '.repeat(20_000)} }`),
  'batch array of 1,000': `[${times(1_000, () => query('{ __typename }')).replaceAll('} {', '},{')}]`,
  '1 MB of braces': query('{'.repeat(1_000_000)),
  '1 MB of broken JSON': '{"query":'.padEnd(1_000_000, '['),
  'a large page of pages': query(
    '{ widgets(first: 500) { edges { node { metrics { name } report { metrics { values } } } } } }',
  ),
  'introspection in circles': query(
    `{ __schema { types { ${'fields { type { '.repeat(6)} name ${'} }'.repeat(6)} } } }`,
  ),
  'a variable of 10,000 lists': `{"query":"query ($v: JSON) { runQuery(id: \\"x\\", variables: $v) { rows } }","variables":{"v":${'['.repeat(10_000)}${']'.repeat(10_000)}}}`,
}

async function post(body: string): Promise<{ ms: number; status: number; code: string | undefined }> {
  const from = performance.now()
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` }
  const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body })
  const reply = (await response.json()) as { errors?: { extensions: { code: string } }[] }
  return { ms: performance.now() - from, status: response.status, code: reply.errors?.[0]?.extensions.code }
}

console.log(`${cpus().length} cores (${cpus()[0]?.model}), node ${process.version}; ${ROUNDS} rounds, medians\n`)
// The first request opens the connection, and compiles what handles it.
for (let i = 0; i < 20; i++) await post(query('{ nothing }'))
let worst = 0
let failures = 0
for (const [name, body] of Object.entries(bodies)) {
  const took: number[] = []
  let last: Awaited<ReturnType<typeof post>> | undefined
  for (let round = 0; round < ROUNDS; round++) {
    last = await post(body)
    took.push(last.ms)
  }
  const ms = median(took)
  worst = Math.max(worst, ms)
  const typed = last?.code !== undefined && last.status >= 400 && last.status < 500
  if (!typed || ms >= ANSWER_LIMIT_MS) failures++
  console.log(
    `${name.padEnd(38)} ${ms.toFixed(1).padStart(6)} ms  ${last?.status} ${last?.code} ${typed && ms < ANSWER_LIMIT_MS ? 'ok' : 'BEYOND'}`,
  )
}

const health: number[] = []
let over = false
const attack = Promise.all(
  Object.values(bodies).map(async body => {
    for (let round = 0; round < ROUNDS; round++) await post(body)
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
server.child.kill('SIGTERM')
await store.stop()
rmSync(dataDir, { recursive: true, force: true })
process.exitCode = failures > 0 || slowest >= HEALTH_LIMIT_MS ? 1 : 0
