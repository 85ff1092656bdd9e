// node bench/report/run.ts [rounds] [seconds] [million points ...]: the ratios of bench/README.md, medians over rounds, servers in turn.
import { fileURLToPath } from 'node:url'
import type { App } from '../../src/app.ts'
import { makeProject } from '../projects.ts'
import { type Server, startServer } from '../server.ts'
import { HEADERS, openStage, prepare, type Stage, sayMachine, startGateway } from '../stage.ts'
import { Turns } from '../turns.ts'
import { boardQueryOf, METRICS, makeWidget, queryOf, textQueryOf } from './widget.ts'

const ROUNDS = Number(process.argv[2] ?? 5)
const SECONDS = Number(process.argv[3] ?? 3)
const MILLIONS = process.argv.length > 4 ? process.argv.slice(4).map(Number) : [1, 10]
const PROJECTS = 4
const PER_PROJECT = 12
const DAYS_PER_METRIC = 3650
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))

interface BenchWidget {
  readonly id: string
  readonly headers: typeof HEADERS
}

/** A statement that was seen, with the parameters of each widget. */
interface Recorded {
  name: string
  text: string
  values: unknown[][]
}

const stage = await openStage()
const widgets = await prepare(stage, makeProjects)
sayMachine(`16 connections, the default report of ${METRICS.length} metrics, ${ROUNDS} rounds of ${SECONDS} s, medians`)
let filled = 0
let missed = 0
for (const millions of MILLIONS) {
  const { query, shape } = await prepare(stage, async app => {
    await fill(app, (millions - filled) * 1_000_000)
    return record(app)
  })
  filled = millions
  await measure(stage, millions, query, shape)
}
await stage.end()
if (missed > 0) process.exitCode = 1

async function makeProjects({ url }: App): Promise<BenchWidget[]> {
  const made: BenchWidget[] = []
  for (let project = 0; project < PROJECTS; project++) {
    // A report that is made anew each time: what answers that are kept save is measured by again.ts.
    const headers = { ...(await makeProject(url, `bench ${project}`)), 'cache-control': 'no-cache' }
    for (let widget = 0; widget < PER_PROJECT; widget++)
      made.push({ id: await makeWidget(url, headers, made.length), headers })
  }
  return made
}

async function measure(of: Stage, millions: number, query: Recorded, shape: object): Promise<void> {
  const gateway = await startGateway(of)
  const limitArgs = [of.store.connection, query, shape].map(it => JSON.stringify(it))
  const limit = await startServer([here('./limit.ts'), ...limitArgs], '')
  const post = ({ headers }: BenchWidget, body: string) => ({ path: '/graphql', headers, body })
  const boards = Array.from({ length: PROJECTS }, (_, project) => {
    const numbers = Array.from({ length: PER_PROJECT }, (_, index) => project * PER_PROJECT + index)
    return { numbers, widgets: numbers.map(number => widgets[number] as BenchWidget) }
  })
  const first = (list: readonly BenchWidget[]) => list[0] as BenchWidget
  const cases: Record<string, [server: Server, requests: object[]]> = {
    'gateway, id as a variable': [gateway, widgets.map(widget => post(widget, queryOf(widget.id)))],
    'gateway, id in the text': [gateway, widgets.map(widget => post(widget, textQueryOf(widget.id)))],
    limit: [limit, widgets.map((_, index) => ({ path: `/${index}` }))],
    'gateway, a board of 12': [
      gateway,
      boards.map(board => post(first(board.widgets), boardQueryOf(board.widgets.map(widget => widget.id)))),
    ],
    'limit, a board of 12': [limit, boards.map(({ numbers }) => ({ path: `/${numbers.join(',')}` }))],
  }
  await assertSame(gateway, limit, boards[1]?.widgets ?? [], boards[1]?.numbers ?? [])
  const turns = new Turns(of)
  const names = Object.keys(cases)
  const take = (name: string, seconds: number) => {
    const [server, requests] = cases[name] ?? [gateway, []]
    return turns.take(name, server, [here('./load.ts'), server.url, JSON.stringify(requests), String(seconds)])
  }
  await turns.takeInTurn(names, take, { warm: 1, rounds: ROUNDS, seconds: SECONDS })
  for (const { child } of [gateway, limit]) child.kill('SIGTERM')
  console.log(`${millions} million points in the database, ${widgets.length} widgets of ${PROJECTS} projects\n`)
  turns.print()
  console.log()
  const variable = 'gateway, id as a variable'
  const text = 'gateway, id in the text'
  const met = [
    turns.compare('requests: gateway / limit', variable, 'limit', 0.6),
    turns.compare('CPU of node: gateway / limit', variable, 'limit', 1.5, 'server'),
    turns.compare('requests: id in the text / as a variable', text, variable, 0.85),
    turns.compare('requests, a board of 12: gateway / limit', 'gateway, a board of 12', 'limit, a board of 12', 0.6),
  ]
  console.log()
  missed += met.filter(isMet => !isMet).length
}

/** Points of other widgets of the first project: ten years of days for each metric. */
async function fill({ gateway: { pool } }: App, points: number): Promise<void> {
  const metrics = Math.ceil(points / DAYS_PER_METRIC)
  const start = 1_000_000 + filled * 1_000_000
  await pool.query('set statement_timeout = 0')
  for (let from = 0; from < metrics; from += 100) {
    await pool.query(
      `insert into points (project_id, widget_id, metric_id, key, written_as, value)
       select 1, $1::bigint + m / 3, $1::bigint + m, d, 0, (m * d % 10007) / 100.0
       from generate_series($2::int, $3::int) m, generate_series(17000, 17000 + ${DAYS_PER_METRIC} - 1) d`,
      [start, from, Math.min(from + 100, metrics) - 1],
    )
  }
  await pool.query('analyze points')
}

interface Answer {
  data: { widget: { report: { keys: string[]; period: object } } }
}

/** The statement that the gateway runs for a report, with the parameters of each widget. */
async function record(app: App): Promise<{ query: Recorded; shape: object }> {
  const { pool } = app.gateway
  const query = pool.query.bind(pool) as (...args: unknown[]) => unknown
  const seen: { name: string; text: string; values: unknown[] }[] = []
  pool.query = ((statement: (typeof seen)[number], ...rest: unknown[]) => {
    if (statement.name?.startsWith('report_')) seen.push(statement)
    return query(statement, ...rest)
  }) as typeof pool.query
  let shape = {}
  for (const { id, headers } of widgets) {
    const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body: queryOf(id) })
    const { report } = ((await response.json()) as Answer).data.widget
    shape = { names: METRICS, keys: report.keys, period: report.period }
  }
  const [first] = seen
  if (!first || seen.length !== widgets.length || seen.some(({ text }) => text !== first.text))
    throw new Error(`${seen.length} statements were seen, one for each of ${widgets.length} widgets is wanted`)
  return { query: { name: first.name, text: first.text, values: seen.map(({ values }) => values) }, shape }
}

async function assertSame(gateway: Server, limit: Server, board: readonly BenchWidget[], numbers: readonly number[]) {
  const request = { method: 'POST', headers: board[0]?.headers ?? HEADERS, body: boardQueryOf(board.map(it => it.id)) }
  const replies = [await fetch(`${gateway.url}/graphql`, request), await fetch(`${limit.url}/${numbers.join(',')}`)]
  const rounded = (_key: string, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(12)) : value)
  const [one, other] = await Promise.all(replies.map(async reply => JSON.stringify(await reply.json(), rounded)))
  if (one !== other) throw new Error(`the servers disagree:\n${one}\n${other}`)
}
