// node bench/report/run.ts [rounds] [seconds] [million points ...]: the ratio of bench/README.md, median over rounds.
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createApp } from '../../src/app.ts'
import { createLog } from '../../src/base/log.ts'
import { loadConfig } from '../../src/config/config.ts'
import { startEmbedded } from '../../src/database/embedded/server.ts'
import { median, ratioOf, runToEnd, type Server, startServer, UNREACHED } from '../server.ts'
import { headersOf, makeWidget, queryOf } from './widget.ts'

const ROUNDS = Number(process.argv[2] ?? 5)
const SECONDS = Number(process.argv[3] ?? 4)
const MILLIONS = process.argv.length > 4 ? process.argv.slice(4).map(Number) : [1, 10]
const LIMIT = 0.6
const TOKEN = 'the-administrator-of-the-benchmark-1'
const NAMES = ['Users', 'Views', 'Revenue']
const DAYS_PER_METRIC = 3650
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))

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
const headers = headersOf(TOKEN)

console.log(
  `${cpus().length} cores (${cpus()[0]?.model}), node ${process.version}, PostgreSQL 18 embedded, 16 connections`,
)
console.log(`the default report of ${NAMES.length} metrics, ${ROUNDS} rounds of ${SECONDS} s, medians\n`)
let filled = 0
for (const millions of MILLIONS) {
  const setup = await createApp(loadConfig(env), { connection: store.connection, log: createLog('silent') })
  const widgetId = await makeWidget(setup.url, TOKEN)
  await fill(setup.gateway.pool, (millions - filled) * 1_000_000)
  filled = millions
  const body = queryOf(widgetId)
  const { statement, answer } = await recordStatement(setup, body)
  await setup.close()

  const report = answer.data.widget.report
  const shape = { names: NAMES, keys: report.keys, period: report.period }
  const gateway = await startServer(
    [here('../push/gateway.ts'), JSON.stringify(store.connection), JSON.stringify(env)],
    '/graphql',
  )
  const bare = await startServer(
    [here('./bare.ts'), JSON.stringify(store.connection), JSON.stringify(statement), JSON.stringify(shape)],
    '/',
  )
  await assertSameAnswer(gateway, bare, body)
  const rates = { gateway: [] as number[], bare: [] as number[] }
  for (const server of [gateway, bare]) await load(server, body)
  for (let round = 0; round < ROUNDS; round++) {
    rates.gateway.push(await load(gateway, body))
    rates.bare.push(await load(bare, body))
  }
  for (const { child } of [gateway, bare]) child.kill('SIGTERM')
  const ratio = ratioOf(rates.gateway, rates.bare)
  const shown = (rate: number) => Math.round(rate).toLocaleString('en').padStart(7)
  console.log(
    `${String(millions).padStart(3)} million points: gateway ${shown(median(rates.gateway))} /s, bare ${shown(median(rates.bare))} /s, ratio ${ratio.toFixed(2)} (limit ${LIMIT}) ${ratio >= LIMIT ? 'ok' : 'BELOW'}`,
  )
}
await store.stop()
rmSync(dataDir, { recursive: true, force: true })

/** Points of other widgets of the same project: ten years of days for each metric. */
async function fill(
  pool: { query(text: string, values?: unknown[]): Promise<unknown> },
  points: number,
): Promise<void> {
  const metrics = Math.ceil(points / DAYS_PER_METRIC)
  const first = 1_000_000 + filled * 1_000_000
  await pool.query('set statement_timeout = 0')
  for (let from = 0; from < metrics; from += 100) {
    await pool.query(
      `insert into points (project_id, widget_id, metric_id, key, written_as, value)
       select 1, $1::bigint + m / 3, $1::bigint + m, d, 0, (m * d % 10007) / 100.0
       from generate_series($2::int, $3::int) m, generate_series(17000, 17000 + ${DAYS_PER_METRIC} - 1) d`,
      [first, from, Math.min(from + 100, metrics) - 1],
    )
  }
  await pool.query('analyze points')
}

interface Answer {
  data: { widget: { report: { keys: string[]; period: object } } }
}

/** The statement that the gateway runs for the report, with its parameters. */
async function recordStatement(app: Awaited<ReturnType<typeof createApp>>, body: string) {
  const { pool } = app.gateway
  const query = pool.query.bind(pool) as (...args: unknown[]) => unknown
  let statement: { name?: string; text?: string } = {}
  pool.query = ((first: { name?: string }, ...rest: unknown[]) => {
    if (first.name?.startsWith('report_')) statement = first
    return query(first, ...rest)
  }) as typeof pool.query
  const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body })
  const answer = (await response.json()) as Answer
  if (!statement.text) throw new Error(`no statement was seen: ${JSON.stringify(answer)}`)
  return { statement, answer }
}

async function assertSameAnswer(gateway: Server, bare: Server, body: string): Promise<void> {
  const [one, other] = await Promise.all(
    [gateway, bare].map(async ({ url }) => (await fetch(url, { method: 'POST', headers, body })).json()),
  )
  const rounded = (value: unknown) =>
    JSON.stringify(value, (_key, it) => (typeof it === 'number' ? Number(it.toPrecision(12)) : it))
  if (rounded(one) !== rounded(other))
    throw new Error(`the servers disagree:\n${JSON.stringify(one)}\n${JSON.stringify(other)}`)
}

async function load(server: Server, body: string): Promise<number> {
  const request = JSON.stringify({ body, headers })
  const { rate, failed } = await runToEnd<{ rate: number; failed: number }>([
    here('./load.ts'),
    server.url,
    request,
    String(SECONDS),
  ])
  if (failed > 0) throw new Error(`${failed} requests failed at ${server.url}`)
  return rate
}
