// node bench/report/again.ts [rounds] [seconds]: the same report asked again while nothing is pushed, against a reply that lies ready.
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createApp } from '../../src/app.ts'
import { createLog } from '../../src/base/log.ts'
import { loadConfig } from '../../src/config/config.ts'
import { startEmbedded } from '../../src/database/embedded/server.ts'
import { median, ratioOf, runToEnd, startServer, UNREACHED } from '../server.ts'

const ROUNDS = Number(process.argv[2] ?? 5)
const SECONDS = Number(process.argv[3] ?? 3)
const LIMIT = 0.7
const TOKEN = 'the-administrator-of-the-benchmark-1'
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))
const headers = { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` }

const dataDir = mkdtempSync(join(tmpdir(), 'pushgraph-bench-'))
const store = await startEmbedded({ dataDir, log: () => {} })
const env = {
  DATA_DIR: dataDir,
  PUSHGRAPH_ADMIN_TOKEN: TOKEN,
  MONTHLY_PUSH_QUOTA: '0',
  ...UNREACHED,
  LOG_LEVEL: 'warn',
  PORT: '0',
}
const setup = await createApp(loadConfig(env), { connection: store.connection, log: createLog('silent') })
const id = await makeWidget(setup.url)
await setup.close()
const server = await startServer(
  [here('../push/gateway.ts'), JSON.stringify(store.connection), JSON.stringify(env)],
  '',
)
const body = JSON.stringify({
  query: `query Report($id: ID!) { widget(id: $id) { report { period { firstDay lastDay label } keys
    metrics { metric { name } headline average values comparison { previous percentChange direction verdict values } } } } }`,
  variables: { id },
})
const cases = {
  kept: { path: '/graphql', method: 'POST', body, headers },
  anew: { path: '/graphql', method: 'POST', body, headers: { ...headers, 'cache-control': 'no-cache' } },
  static: { path: '/healthz', method: 'GET' },
}
const rates: Record<keyof typeof cases, number[]> = { kept: [], anew: [], static: [] }
for (const name of Object.keys(cases) as (keyof typeof cases)[]) await load(name)
for (let round = 0; round < ROUNDS; round++) {
  for (const name of Object.keys(cases) as (keyof typeof cases)[]) rates[name].push(await load(name))
}
server.child.kill('SIGTERM')
await store.stop()
rmSync(dataDir, { recursive: true, force: true })

console.log(
  `${cpus().length} cores (${cpus()[0]?.model}), node ${process.version}, PostgreSQL 18 embedded, 16 connections, ${ROUNDS} rounds of ${SECONDS} s, medians\n`,
)
const shown = (rate: number) => Math.round(rate).toLocaleString('en').padStart(7)
console.log(`a report of 3 metrics, asked again   ${shown(median(rates.kept))} /s`)
console.log(`the same, made anew                  ${shown(median(rates.anew))} /s`)
console.log(`/healthz of the same server          ${shown(median(rates.static))} /s\n`)
const ratio = ratioOf(rates.kept, rates.static)
console.log(`asked again / static reply   ${ratio.toFixed(2)}  (limit ${LIMIT}) ${ratio >= LIMIT ? 'ok' : 'BELOW'}`)
console.log(`asked again / made anew      ${ratioOf(rates.kept, rates.anew).toFixed(2)}`)

async function makeWidget(url: string): Promise<string> {
  const made = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers,
    body: '{"query":"mutation { createWidget(input: { title: \\"bench\\" }) { widget { id pushUrl } } }"}',
  })
  const { data } = (await made.json()) as { data: { createWidget: { widget: { id: string; pushUrl: string } } } }
  const rows = Array.from({ length: 90 }, (_, back) => {
    const day = new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
    return { Date: day, Users: String(100 + back), Views: String(1000 - back * 3), Revenue: `${back * 7}.25` }
  })
  const { widget } = data.createWidget
  const pushed = await fetch(widget.pushUrl, { method: 'POST', body: JSON.stringify({ data: rows }) })
  if (pushed.status !== 200) throw new Error(await pushed.text())
  return widget.id
}

async function load(name: keyof typeof cases): Promise<number> {
  const { path, ...request } = cases[name]
  const args = [here('./load.ts'), `${server.url}${path}`, JSON.stringify(request), String(SECONDS)]
  const { rate, failed } = await runToEnd<{ rate: number; failed: number }>(args)
  if (failed > 0) throw new Error(`${failed} requests failed: ${name}`)
  return rate
}
