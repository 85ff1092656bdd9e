import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { createApp } from '../../src/app.ts'
import { createLog } from '../../src/base/log.ts'
import { loadConfig } from '../../src/config/config.ts'
import { connectionSettings } from '../../src/database/client.ts'
import { idOf } from '../../src/request/global-id.ts'
import { chooseWidgets, rollUp, rollUpRules } from '../../src/rollups/roll-up.service.ts'
import { median, ratioOf, runToEnd } from '../server.ts'
import { HEADERS, openStage, sayMachine, startGateway } from '../stage.ts'

const MILLIONS = Number(process.argv[2] ?? 10)
const ROUNDS = Number(process.argv[3] ?? 3)
const SECONDS = Number(process.argv[4] ?? 4)
const ASKED = 15
const ZONES = ['UTC', 'Europe/Berlin', 'Asia/Kolkata']
const YEAR_US = 365 * 86_400_000_000
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))
const headers = HEADERS

const stage = await openStage({ max_connections: '100' })
const env = { ...stage.env, LOG_LEVEL: 'error', MAX_EVENT_LOOP_DELAY_MS: '0' }
// Its jobs are not waited for: what they would do is done below.
// It is always the same moment, which a comparison of a period that has not ended goes by.
const NOW = Date.now()
const clock = () => NOW
const app = await createApp(loadConfig(env), { connection: stage.store.connection, log: createLog('silent'), clock })
const client = new pg.Client(connectionSettings(stage.store.connection) as pg.ClientConfig)
await client.connect()
await client.query('set statement_timeout = 0')

const fields = 'keys metrics { headline minimum maximum latest values comparison { previous values } }'

interface BenchWidget {
  readonly id: string
  readonly pushUrl: string
}

const reports = [
  {
    name: '30 days and the 30 before',
    args: 'period: { preset: LAST_30_DAYS }, compare: [{ to: PREVIOUS_PERIOD }]',
    limit: 50,
  },
  { name: '12 months', args: 'period: { preset: LAST_12_MONTHS }', limit: 100 },
  { name: 'all time', args: 'period: { preset: ALL_TIME }', limit: 100 },
] as const

let failures = 0
sayMachine('fsync on')
const one = await makeWidget('one million instants')
const many = await makeWidget(`${MILLIONS} million instants`)
const few = await makeWidget('few instants')
const filling = performance.now()
await whileFilling(async () => {
  await fill(one, 1)
  await fill(many, MILLIONS)
})
await client.query('vacuum analyze points')
console.log(
  `${MILLIONS + 1} million points were filled in in ${((performance.now() - filling) / 1_000).toFixed(0)} s\n`,
)

const asPoints = await measureAll('as points', many, null)
const before = await answersOf(one)
const start = performance.now()
const { signal } = new AbortController()
await chooseWidgets(app.gateway, rollUpRules, signal)
while (!(await rollUp(app.gateway, rollUpRules, signal)));
const seconds = (performance.now() - start) / 1_000
const { rows: sizes } = await client.query<{ points: string; sums: string }>(
  `select pg_size_pretty(pg_total_relation_size('points')) as points, pg_size_pretty(pg_total_relation_size('rollups')) as sums`,
)
await client.query('vacuum analyze rollups')
console.log(
  `\n${MILLIONS + 1} million points were added up in ${seconds.toFixed(0)} s: ${sizes[0]?.sums} of sums beside ${sizes[0]?.points} of points\n`,
)
const after = await answersOf(one)
const isGivenUp = (answer: Answer | undefined) => answer?.errors !== undefined
const compared = before.filter((answer, index) => !isGivenUp(answer) && !isGivenUp(after[index]))
const isSame = before.every(
  (answer, index) => !compared.includes(answer) || JSON.stringify(answer) === JSON.stringify(after[index]),
)
if (!isSame || compared.length === 0) failures++
console.log(
  `reports of 1 million instants in ${ZONES.length} zones: ${compared.length} of ${before.length} were not given up, ${isSame ? 'the same as from points' : 'NOT THE SAME'}\n`,
)
const ofOne = await measureAll('added up, 1 million', one, null)
const ofMany = await measureAll(`added up, ${MILLIONS} million`, many, reports)
for (const [index, { name }] of reports.entries()) {
  const ratio = (ofMany[index] ?? Number.NaN) / (ofOne[index] ?? Number.NaN)
  say(`${name}: ${MILLIONS} million against 1 million`, ratio, ratio <= 2, 'at most 2')
  console.log(
    `${name}: ${((asPoints[index] ?? Number.NaN) / (ofMany[index] ?? Number.NaN)).toFixed(0)} times as fast as from points`,
  )
}
await client.end()
await app.close()
await comparePushes()
await stage.end()
process.exitCode = failures > 0 ? 1 : 0

function say(name: string, ratio: number, isMet: boolean, limit: string): void {
  if (!isMet) failures++
  console.log(`${name.padEnd(58)} ${ratio.toFixed(2)}  (limit: ${limit}) ${isMet ? 'ok' : 'MISSED'}`)
}

interface Answer {
  readonly data?: unknown
  readonly errors?: unknown
}

async function graphql(query: string): Promise<Answer> {
  const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
  return (await response.json()) as Answer
}

async function makeWidget(title: string): Promise<BenchWidget> {
  const made = await graphql(
    `mutation { createWidget(input: { title: "${title}", keyKind: TIME }) { widget { id pushUrl } } }`,
  )
  const { widget } = (made.data as { createWidget: { widget: BenchWidget } }).createWidget
  await pushNow(widget)
  return widget
}

async function pushNow({ pushUrl }: BenchWidget): Promise<void> {
  const body = JSON.stringify({ data: [{ Date: new Date(NOW).toISOString(), load: '1.5' }] })
  const pushed = await fetch(pushUrl, { method: 'POST', body })
  if (pushed.status !== 200) throw new Error(await pushed.text())
}

/** The key of the table is made once behind its rows and not with each of them, and its log is not written out all the time. */
async function whileFilling(work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ definition: string }>(
    `select pg_get_constraintdef(oid) as definition from pg_constraint where conname = 'points_pkey'`,
  )
  for (const setting of ["max_wal_size = '16GB'", "checkpoint_timeout = '1h'"])
    await client.query(`alter system set ${setting}`)
  await client.query('select pg_reload_conf()')
  await client.query(`set synchronous_commit = off`)
  await client.query('alter table points drop constraint points_pkey')
  await work()
  await client.query(`set maintenance_work_mem = '512MB'`)
  await client.query(`alter table points add constraint points_pkey ${rows[0]?.definition}`)
  await client.query('reset maintenance_work_mem')
  await client.query('reset synchronous_commit')
  for (const setting of ['max_wal_size', 'checkpoint_timeout']) await client.query(`alter system reset ${setting}`)
  await client.query('select pg_reload_conf()')
  await client.query('checkpoint')
}

/** Instants of the last year, one after the other at the same distance. */
async function fill({ id }: BenchWidget, millions: number): Promise<void> {
  const before = NOW * 1_000
  await client.query(
    `insert into points (project_id, widget_id, metric_id, key, written_as, value)
      select m.project_id, m.widget_id, m.metric_id, k.key, 1, round((random() * 1000)::numeric, 2)
      from metrics m cross join generate_series($2::bigint, $3::bigint, $4::bigint) k (key) where m.widget_id = $1`,
    // What was pushed stands at the end.
    [idOf('Widget', id), before - YEAR_US, before - 1, Math.floor(YEAR_US / (millions * 1_000_000))],
  )
}

function reportText({ id }: BenchWidget, args: string, zone: string): string {
  return `{ widget(id: "${id}") { report(${args}, timeZone: "${zone}") { ${fields} } } }`
}

async function answersOf(widget: BenchWidget): Promise<Answer[]> {
  const answers: Answer[] = []
  for (const zone of ZONES) for (const { args } of reports) answers.push(await graphql(reportText(widget, args, zone)))
  return answers
}

/** The median of each report in the zone in which it takes longest. Something is pushed before each, so that none is answered from memory. */
async function measureAll(name: string, widget: BenchWidget, limits: typeof reports | null): Promise<number[]> {
  const worst: number[] = []
  for (const [index, report] of reports.entries()) {
    const medians: number[] = []
    for (const zone of ZONES) {
      const times: number[] = []
      let isGivenUp = false
      for (let time = -3; time < ASKED && !isGivenUp; time++) {
        await pushNow(widget)
        const start = performance.now()
        isGivenUp = (await graphql(reportText(widget, report.args, zone))).errors !== undefined
        if (time >= 0 || isGivenUp) times.push(performance.now() - start)
        if (performance.now() - start > 1_000) time += 5
      }
      medians.push(median(times))
      const limit = limits?.[index]?.limit
      const isMet = limit === undefined || median(times) <= limit
      if (!isMet) failures++
      const shown = limit === undefined ? '' : `  (limit ${limit} ms) ${isMet ? 'ok' : 'MISSED'}`
      const after = isGivenUp ? ', given up' : ''
      const title = `${name}: ${report.name}, ${zone}`
      console.log(`${title.padEnd(66)} ${median(times).toFixed(1)} ms${after}${shown}`)
    }
    worst.push(Math.max(...medians))
  }
  return worst
}

/** The same pushes to the widget whose points are added up, and to one whose points are not, in turn. */
async function comparePushes(): Promise<void> {
  const gateway = await startGateway({ ...stage, env })
  const run = ({ pushUrl }: BenchWidget, connections: number) =>
    runToEnd<{ rate: number; failed: number }>([
      here('./load.ts'),
      `${gateway.url}${new URL(pushUrl).pathname}`,
      String(connections),
      String(SECONDS),
    ])
  for (const connections of [64, 1]) {
    const rates = { marked: [] as number[], unmarked: [] as number[] }
    for (let round = -1; round < ROUNDS; round++) {
      const [marked, unmarked] = [await run(many, connections), await run(few, connections)]
      if (marked.failed + unmarked.failed > 0) throw new Error(`${marked.failed + unmarked.failed} pushes failed`)
      if (round < 0) continue
      rates.marked.push(marked.rate)
      rates.unmarked.push(unmarked.rate)
    }
    console.log(
      `\npushes of ${connections} connections: ${median(rates.marked).toFixed(0)} /s marked, ${median(rates.unmarked).toFixed(0)} /s not`,
    )
    const ratio = ratioOf(rates.marked, rates.unmarked)
    say(`pushes of ${connections} connections, marked against not`, ratio, ratio >= 0.9, 'at least 0.90')
  }
  gateway.child.kill('SIGTERM')
}
