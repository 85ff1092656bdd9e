// node bench/push/run.ts [rounds] [seconds]: the ratios of bench/README.md, medians over rounds, servers in turn.
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { createApp } from '../../src/app.ts'
import { createLog } from '../../src/base/log.ts'
import { loadConfig } from '../../src/config/config.ts'
import { connectionSettings } from '../../src/database/client.ts'
import { startEmbedded } from '../../src/database/embedded/server.ts'
import { median, ratioOf, runToEnd, startServer, UNREACHED } from '../server.ts'
import { rawUnnest } from './raw.ts'

const ROUNDS = Number(process.argv[2] ?? 3)
const SECONDS = Number(process.argv[3] ?? 4)
const TOKEN = 'the-administrator-of-the-benchmark-1'
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))
const dataDir = mkdtempSync(join(tmpdir(), 'pushgraph-bench-'))
const store = await startEmbedded({ dataDir, log: () => {}, settings: { max_connections: '100' } })
const env = {
  DATA_DIR: dataDir,
  PUSHGRAPH_ADMIN_TOKEN: TOKEN,
  MONTHLY_PUSH_QUOTA: '0',
  ...UNREACHED,
  LOG_LEVEL: 'warn',
  PORT: '0',
}

// The widget is made by a gateway in this process, which ends before anything is measured.
const setup = await createApp(loadConfig(env), { connection: store.connection, log: createLog('silent') })
const made = await fetch(`${setup.url}/graphql`, {
  method: 'POST',
  headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` },
  body: '{"query":"mutation { createWidget(input: { title: \\"bench\\" }) { widget { pushUrl } } }"}',
})
const { data } = (await made.json()) as { data: { createWidget: { widget: { pushUrl: string } } } }
const path = new URL(data.createWidget.widget.pushUrl).pathname
await fetch(`${setup.url}${path}`, {
  method: 'POST',
  body: '{"data":[{"Date":"20261120","m0":"1","m1":"1","m2":"1"}]}',
})
const { rows: metrics } = await setup.gateway.pool.query(
  'select project_id, widget_id, metric_id, name from metrics order by name',
)
await setup.close()
const [first] = metrics as { project_id: string; widget_id: string }[]
const ids = {
  projectId: first?.project_id ?? '',
  widgetId: first?.widget_id ?? '',
  metricIds: metrics.map(row => row.metric_id as string),
}
const args = [
  JSON.stringify(store.connection),
  JSON.stringify(metrics.map(row => [row.name, row.metric_id])),
  ids.projectId,
  ids.widgetId,
]

const servers = {
  gateway: await startServer([here('./gateway.ts'), JSON.stringify(store.connection), JSON.stringify(env)], path),
  bare: await startServer([here('./bare.ts'), ...args], '/'),
  ungrouped: await startServer([here('./ungrouped.ts'), ...args], '/'),
}
const rates: Record<string, number[]> = {}
// Each server is warm before it is measured.
for (const server of Object.values(servers)) await load(server.url, 'distinct')
for (let round = 0; round < ROUNDS; round++) {
  for (const kind of ['distinct', 'hot', 'thirty']) {
    for (const [name, server] of Object.entries(servers)) {
      if (kind === 'thirty' && name !== 'gateway') continue
      const result = await load(server.url, kind)
      if (result.failed > 0) throw new Error(`${name} failed ${result.failed} of ${kind}`)
      note(`${name} ${kind}`, kind === 'thirty' ? result.rate * 30 : result.rate)
    }
  }
  note(
    'raw unnest thirty',
    await rawUnnest(connectionSettings(store.connection) as pg.ClientConfig, ids, 30 * 64, SECONDS),
  )
}
for (const { child } of Object.values(servers)) child.kill('SIGTERM')
await store.stop()
rmSync(dataDir, { recursive: true, force: true })

console.log(
  `\n${cpus().length} cores (${cpus()[0]?.model}), node ${process.version}, PostgreSQL 18 embedded, fsync on, 64 connections, ${ROUNDS} rounds of ${SECONDS} s, medians\n`,
)
for (const name of Object.keys(rates))
  console.log(
    `${name.padEnd(20)} ${Math.round(median(rates[name] ?? []))
      .toLocaleString('en')
      .padStart(9)} /s`,
  )
const ratio = (one: string, other: string) => ratioOf(rates[one] ?? [], rates[other] ?? [])
const ratios: [string, number, number][] = [
  ['one-row adds, distinct keys: gateway / bare server', ratio('gateway distinct', 'bare distinct'), 0.7],
  ['one-row adds, distinct keys: grouped / ungrouped', ratio('gateway distinct', 'ungrouped distinct'), 3],
  ['one hot key: grouped / ungrouped', ratio('gateway hot', 'ungrouped hot'), 10],
  ['30-point requests: points, gateway / raw unnest', ratio('gateway thirty', 'raw unnest thirty'), 0.7],
]
console.log()
for (const [name, value, limit] of ratios)
  console.log(`${name.padEnd(54)} ${value.toFixed(2).padStart(6)}  (limit ${limit}) ${value >= limit ? 'ok' : 'BELOW'}`)

function note(name: string, rate: number): void {
  rates[name] = [...(rates[name] ?? []), rate]
}

function load(url: string, kind: string): Promise<{ rate: number; failed: number }> {
  return runToEnd([here('./load.ts'), url, kind, String(SECONDS)])
}
