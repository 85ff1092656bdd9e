// node bench/telemetry/run.ts [seconds]: which part of the samples of a CPU profile metrics and traces take, under pushes and under reports.
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createApp } from '../../src/app.ts'
import { createLog } from '../../src/base/log.ts'
import { loadConfig } from '../../src/config/config.ts'
import { runToEnd, startServer } from '../server.ts'
import { HEADERS, openStage, TOKEN } from '../stage.ts'
import { type Profile, shareOf } from './profile.ts'

const SECONDS = Number(process.argv[2] ?? 10)
const LIMIT = 0.03
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))

const METRICS = /src\/base\/(meters|tally|spread)\.ts|src\/http\/request-count\.ts|node_modules\/prom-client\//
const TRACES =
  /src\/telemetry\/|src\/base\/tracing\.ts|src\/(http|sources)\/request-span\.ts|src\/graphql\/operation-span\.ts|node_modules\/(@opentelemetry|undici)\//

const collector = createServer((request, reply) => request.resume().on('end', () => reply.end())).listen(0, '127.0.0.1')
const stage = await openStage()
const env = {
  ...stage.env,
  MAX_EVENT_LOOP_DELAY_MS: '0',
  OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
}
const headers = HEADERS

const setup = await createApp(loadConfig({ ...env, OTEL_SDK_DISABLED: 'true' }), {
  connection: stage.store.connection,
  log: createLog('silent'),
})
const made = await fetch(`${setup.url}/graphql`, {
  method: 'POST',
  headers,
  body: '{"query":"mutation { createWidget(input: { title: \\"bench\\" }) { widget { id pushUrl } } }"}',
})
const { data } = (await made.json()) as { data: { createWidget: { widget: { id: string; pushUrl: string } } } }
const { id, pushUrl } = data.createWidget.widget
await fetch(pushUrl, { method: 'POST', body: '{"data":[{"Date":"20261120","m0":"1"}]}' })
await setup.close()

const report = JSON.stringify({
  query: `{ widget(id: "${id}") { report { keys metrics { headline values comparison { percentChange } } } } }`,
})
const loads = { pushes: [new URL(pushUrl).pathname, ''], reports: ['/graphql', report] } as const
console.log(
  `${cpus().length} cores (${cpus()[0]?.model}), node ${process.version}, ${SECONDS} s each, every request with a traceparent\n`,
)
const now = () => Number(process.hrtime.bigint() / 1_000n)
let isOver = false
for (const [name, [path, body]] of Object.entries(loads)) {
  const profiles = join(stage.dataDir, `profiles-${name}`)
  const command = [here('../gateway.ts'), JSON.stringify(stage.store.connection), JSON.stringify(env)]
  const { child, url } = await startServer(['--cpu-prof', `--cpu-prof-dir=${profiles}`, ...command], path)
  const load = () => runToEnd<{ rate: number }>([here('./load.ts'), url, String(SECONDS), TOKEN, body])
  // Warm, and everything loaded.
  await load()
  const from = now()
  const { rate } = await load()
  const time = { from, before: now() }
  const metrics = await (await fetch(new URL('/metrics', url))).text()
  const kept = /items_total\{signal="traces",outcome="sent"\} (\d+)/.exec(metrics)?.[1] ?? '0'
  child.kill('SIGTERM')
  await new Promise(resolve => child.once('exit', resolve))
  const [file = ''] = readdirSync(profiles)
  const profile = JSON.parse(readFileSync(join(profiles, file), 'utf8')) as Profile
  const shares = { metrics: shareOf(profile, METRICS, time), traces: shareOf(profile, TRACES, time) }
  console.log(`${name}: ${Math.round(rate).toLocaleString('en')} /s, ${kept} spans sent`)
  const together = shares.metrics + shares.traces
  isOver ||= together > LIMIT
  for (const [what, share] of Object.entries({ ...shares, together }))
    console.log(`  ${what.padEnd(8)} ${(share * 100).toFixed(2)} % of the samples`)
  console.log(`  ${together <= LIMIT ? 'ok' : 'OVER'} (limit ${LIMIT * 100} % together)`)
}
await stage.end()
collector.close()
process.exitCode = isOver ? 1 : 0
