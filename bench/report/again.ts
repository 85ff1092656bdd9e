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
import { headersOf, makeWidget, queryOf } from './widget.ts'

const ROUNDS = Number(process.argv[2] ?? 5)
const SECONDS = Number(process.argv[3] ?? 3)
const LIMIT = 0.7
const TOKEN = 'the-administrator-of-the-benchmark-1'
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))
const headers = headersOf(TOKEN)

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
const id = await makeWidget(setup.url, TOKEN)
await setup.close()
const server = await startServer(
  [here('../push/gateway.ts'), JSON.stringify(store.connection), JSON.stringify(env)],
  '',
)
const body = queryOf(id)
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

async function load(name: keyof typeof cases): Promise<number> {
  const { path, ...request } = cases[name]
  const args = [here('./load.ts'), `${server.url}${path}`, JSON.stringify(request), String(SECONDS)]
  const { rate, failed } = await runToEnd<{ rate: number; failed: number }>(args)
  if (failed > 0) throw new Error(`${failed} requests failed: ${name}`)
  return rate
}
