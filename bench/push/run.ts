// node bench/push/run.ts [rounds] [seconds]: the ratios of bench/README.md, medians over rounds, servers in turn.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { createApp } from '../../src/app.ts'
import { createLog } from '../../src/base/log.ts'
import { loadConfig } from '../../src/config/config.ts'
import { connectionSettings } from '../../src/database/client.ts'
import { startEmbedded } from '../../src/database/embedded.ts'
import { rawUnnest } from './raw.ts'

const ROUNDS = Number(process.argv[2] ?? 3)
const SECONDS = Number(process.argv[3] ?? 4)
const TOKEN = 'the-administrator-of-the-benchmark-1'
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))
const dataDir = mkdtempSync(join(tmpdir(), 'pushgraph-bench-'))
const store = await startEmbedded({ dataDir, log: () => {}, settings: { max_connections: '100' } })
const env = { DATA_DIR: dataDir, PUSHGRAPH_ADMIN_TOKEN: TOKEN, MONTHLY_PUSH_QUOTA: '0', LOG_LEVEL: 'warn', PORT: '0' }

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
  gateway: await start([here('./gateway.ts'), JSON.stringify(store.connection), JSON.stringify(env)], path),
  bare: await start([here('./bare.ts'), ...args], '/'),
  ungrouped: await start([here('./ungrouped.ts'), ...args], '/'),
}
const rates: Record<string, number[]> = {}
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

const median = (name: string) => {
  const sorted = [...(rates[name] ?? [])].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
console.log(
  `\n${cpus().length} cores (${cpus()[0]?.model}), node ${process.version}, PostgreSQL 18 embedded, fsync on, 64 connections, ${ROUNDS} rounds of ${SECONDS} s, medians\n`,
)
for (const name of Object.keys(rates))
  console.log(`${name.padEnd(20)} ${Math.round(median(name)).toLocaleString('en').padStart(9)} /s`)
const ratios: [string, number, number][] = [
  ['one-row adds, distinct keys: gateway / bare server', median('gateway distinct') / median('bare distinct'), 0.7],
  ['one-row adds, distinct keys: grouped / ungrouped', median('gateway distinct') / median('ungrouped distinct'), 3],
  ['one hot key: grouped / ungrouped', median('gateway hot') / median('ungrouped hot'), 10],
  ['30-point requests: points, gateway / raw unnest', median('gateway thirty') / median('raw unnest thirty'), 0.7],
]
console.log()
for (const [name, ratio, limit] of ratios)
  console.log(`${name.padEnd(54)} ${ratio.toFixed(2).padStart(6)}  (limit ${limit}) ${ratio >= limit ? 'ok' : 'BELOW'}`)

function note(name: string, rate: number): void {
  rates[name] = [...(rates[name] ?? []), rate]
}

async function start(command: readonly string[], route: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] })
  const port = await new Promise<string>(resolve => child.stdout?.once('data', text => resolve(String(text).trim())))
  return { child, url: `http://127.0.0.1:${port}${route}` }
}

async function load(url: string, kind: string): Promise<{ rate: number; failed: number }> {
  const child = spawn(process.execPath, [here('./load.ts'), url, kind, String(SECONDS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  for await (const part of child.stdout) text += part
  return JSON.parse(text) as { rate: number; failed: number }
}
