import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { createApp } from '../../src/app.ts'
import { createLog } from '../../src/base/log.ts'
import { loadConfig } from '../../src/config/config.ts'
import { connectionSettings } from '../../src/database/client.ts'
import { median, ratioOf, runToEnd } from '../server.ts'
import { HEADERS, openStage, sayMachine, startGateway } from '../stage.ts'
import { fillSeries, rowsRead } from './series.ts'

const ROUNDS = Number(process.argv[2] ?? 3)
const SECONDS = Number(process.argv[3] ?? 3)
const ASKED = 40
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))
/** Each report is made anew. */
const headers = { ...HEADERS, 'cache-control': 'no-cache' }

const stage = await openStage()
const env = { ...stage.env, MAX_EVENT_LOOP_DELAY_MS: '0' }

const setup = await createApp(loadConfig(env), { connection: stage.store.connection, log: createLog('silent') })
const plain = await makeWidget('plain', [])
const labelled = await makeWidget('labelled', ['store'])
const thousand = await makeWidget('a thousand series', ['store', 'region'])
const many = await makeWidget('ten thousand series', ['store', 'region'])
const few = await makeWidget('one series', ['store', 'region'])
const single = await makeWidget('no series', [])
await setup.close()
const client = new pg.Client(connectionSettings(stage.store.connection) as pg.ClientConfig)
await client.connect()
await client.query('set statement_timeout = 0')
const today = Math.floor(Date.now() / 86_400_000)
await fillSeries(client, thousand.id, { series: 1_000, from: today - 400, days: 401 })
await fillSeries(client, many.id, { series: 10_000, from: today - 364, days: 365 })
await fillSeries(client, few.id, { series: 1, from: today - 364, days: 365 })
await fillSeries(client, single.id, { series: 0, from: today - 364, days: 365 })
await client.query('vacuum analyze points, series, series_values, series_points')
await client.end()

const gateway = await startGateway({ ...stage, env })
const groups = 'groups { isOther values { value } metrics { headline values comparison { previous values } } }'
let failures = 0
sayMachine('fsync on')
await comparePushes()
const days30 = 'period: { preset: LAST_30_DAYS }, compare: []'
const year = 'period: { preset: LAST_12_MONTHS }, granularity: DAY, compare: []'
await latencyOf('1,000 series x 30 days, the total', thousand.id, days30, '', 50)
await latencyOf('1,000 series x 30 days, the 20 largest of 1,000', thousand.id, `${days30}, by: ["store"]`, groups, 100)
await latencyOf('1,000 series x 30 days, by 10 regions', thousand.id, `${days30}, by: ["region"]`, groups, 100)
await latencyOf(
  '100 groups compared with last year, by month',
  thousand.id,
  'period: { preset: LAST_12_MONTHS }, compare: [{ to: SAME_PERIOD_LAST_YEAR }], by: ["store"], top: 100',
  groups,
  1_500,
)
const one = await latencyOf(
  'one series of 10,000 over a year',
  many.id,
  `${year}, where: [{ dimension: "store", in: ["s77"] }]`,
  '',
  null,
)
const only = await latencyOf('the only series of a widget over a year', few.id, year, '', null)
const alone = await latencyOf('the same numbers without dimensions', single.id, year, '', null)
say('one series of 10,000 against the only one of a widget', only / one, 0.8)
say('one series of 10,000 against numbers without dimensions', alone / one, 0.3)
await stage.end()
process.exitCode = failures > 0 ? 1 : 0

function say(name: string, ratio: number, limit: number): void {
  const isMet = ratio >= limit
  if (!isMet) failures++
  console.log(`${name.padEnd(58)} ${ratio.toFixed(2)}  (limit ${limit}) ${isMet ? 'ok' : 'BELOW'}`)
}

interface BenchWidget {
  readonly id: string
  readonly pushPath: string
}

async function graphql<Data>(url: string, query: string): Promise<Data> {
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown }
  if (errors) throw new Error(JSON.stringify(errors))
  return data
}

async function makeWidget(title: string, dimensions: readonly string[]): Promise<BenchWidget> {
  const input = `{ title: ${JSON.stringify(title)}, keyKind: DATE, dimensions: ${JSON.stringify(dimensions)} }`
  const made = await graphql<{ createWidget: { widget: { id: string; pushUrl: string } } }>(
    setup.url,
    `mutation { createWidget(input: ${input}) { widget { id pushUrl } } }`,
  )
  const { id, pushUrl } = made.createWidget.widget
  const row = { Date: '20000101', sales: '1', ...Object.fromEntries(dimensions.map(name => [name, 's1'])) }
  const pushed = await fetch(pushUrl, { method: 'POST', body: JSON.stringify({ data: [row] }) })
  if (pushed.status !== 200) throw new Error(await pushed.text())
  return { id, pushPath: new URL(pushUrl).pathname }
}

/** One row and thirty of them, in turn: with a dimension of 200 values, and without one. */
async function comparePushes(): Promise<void> {
  for (const [rows, name] of [
    [1, 'one row'],
    [30, '30 rows'],
  ] as const) {
    const rates = { labelled: [] as number[], plain: [] as number[] }
    const run = (widget: BenchWidget, dimension: string) =>
      runToEnd<{ rate: number; failed: number }>([
        here('./load.ts'),
        `${gateway.url}${widget.pushPath}`,
        String(rows),
        dimension,
        String(SECONDS),
      ])
    await run(labelled, 'store')
    await run(plain, '')
    for (let round = 0; round < ROUNDS; round++) {
      const [one, other] = [await run(labelled, 'store'), await run(plain, '')]
      if (one.failed + other.failed > 0) throw new Error(`${one.failed} and ${other.failed} pushes failed`)
      rates.labelled.push(one.rate)
      rates.plain.push(other.rate)
    }
    const [with_, without] = [median(rates.labelled), median(rates.plain)].map(rate =>
      Math.round(rate).toLocaleString('en'),
    )
    console.log(`push of ${name}: with a dimension ${with_} /s, without ${without} /s`)
    say(`push of ${name}, with a dimension against without`, ratioOf(rates.labelled, rates.plain), 0.7)
  }
  console.log('')
}

/** Prints the median and the 95th percentile of one question asked again and again, and how many points PostgreSQL reads for it. */
async function latencyOf(
  name: string,
  id: string,
  args: string,
  fields: string,
  limit: number | null,
): Promise<number> {
  const query = `{ widget(id: "${id}") { report(${args}) { keys metrics { headline values comparison { previous values } } ${fields} } } }`
  for (let time = 0; time < 5; time++) await graphql(gateway.url, query)
  const times: number[] = []
  for (let time = 0; time < ASKED; time++) {
    const start = performance.now()
    await graphql(gateway.url, query)
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  const p95 = times[Math.floor(times.length * 0.95)] ?? 0
  const rows = await rowsRead(loadConfig(env), stage.store.connection, query, headers)
  const isMet = limit === null || p95 <= limit
  if (!isMet) failures++
  const shown = limit === null ? '' : ` (limit ${limit} ms) ${isMet ? 'ok' : 'ABOVE'}`
  console.log(
    `${name.padEnd(58)} median ${median(times).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms${shown}; ${rows.toLocaleString('en')} points read`,
  )
  return median(times)
}
