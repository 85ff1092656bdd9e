// node bench/report/postgraphile.ts [rounds] [seconds]: the default report beside PostGraphile's answer to the same question, over the same PostgreSQL.
// PostGraphile is installed into the folder of the benchmark, from the registry of npm, and gone with it.
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { idOf } from '../../src/request/global-id.ts'
import { makeProject } from '../projects.ts'
import { startServer } from '../server.ts'
import { HEADERS, openStage, prepare, sayMachine, startGateway } from '../stage.ts'
import { Turns } from '../turns.ts'
import { makeWidget, queryOf } from './widget.ts'

const ROUNDS = Number(process.argv[2] ?? 5)
const SECONDS = Number(process.argv[3] ?? 3)
const VERSION = '5.1.5'
const WIDGETS = 48
const LIMIT = 3.5
const INSTALL_MS = 300_000
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))

const stage = await openStage()
const folder = install(join(stage.dataDir, 'postgraphile'))
const { ids, headers } = await prepare(stage, async ({ url }) => {
  // Made anew each time: PostGraphile keeps no answers.
  const own = { ...(await makeProject(url, 'bench')), 'cache-control': 'no-cache' }
  const made: string[] = []
  for (let widget = 0; widget < WIDGETS; widget++) made.push(await makeWidget(url, own, widget))
  return { ids: made, headers: own }
})
await makeBoard()
const gateway = await startGateway(stage, '', { MAX_EVENT_LOOP_DELAY_MS: '0' })
const other = await startServer([here('./postgraphile-server.mjs'), folder, JSON.stringify(stage.store.connection)], '')
const FIELDS =
  'name firstDay lastDay keys headline average values previous percentChange direction verdict previousValues'
const otherQueryOf = (id: string) =>
  JSON.stringify({
    query: `query Report($widget: BigInt!) { report(widget: $widget) { nodes { ${FIELDS} } } }`,
    variables: { widget: idOf('Widget', id) },
  })
await assertSame()
const cases = {
  gateway: [gateway, ids.map(id => ({ path: '/graphql', headers, body: queryOf(id) }))],
  PostGraphile: [other, ids.map(id => ({ path: '/graphql', headers: HEADERS, body: otherQueryOf(id) }))],
} as const
const turns = new Turns(stage)
const take = (name: keyof typeof cases, seconds: number) => {
  const [server, requests] = cases[name]
  return turns.take(name, server, [here('./load.ts'), server.url, JSON.stringify(requests), String(seconds)])
}
await turns.takeInTurn(['gateway', 'PostGraphile'], take, { warm: 2, rounds: ROUNDS, seconds: SECONDS })
await stage.end()
sayMachine(
  `PostGraphile ${VERSION}, 16 connections, the default report of 3 metrics of ${WIDGETS} widgets, ${ROUNDS} rounds of ${SECONDS} s, medians`,
)
turns.print()
console.log()
if (!turns.compare('requests: gateway / PostGraphile', 'gateway', 'PostGraphile', LIMIT)) process.exitCode = 1

function install(into: string): string {
  mkdirSync(into)
  writeFileSync(join(into, 'package.json'), '{ "private": true }')
  const args = ['install', '--no-audit', '--no-fund', '--silent', '--prefer-offline', `postgraphile@${VERSION}`]
  execFileSync('npm', args, { cwd: into, stdio: 'inherit', timeout: INSTALL_MS })
  return into
}

/**
 * What a user of PostGraphile would make for this question: a table of points with the key that it is read by, and one function in SQL that answers
 * it in one statement: 30 days, the 30 before, totals, averages and changes. The same points as the gateway has.
 */
async function makeBoard(): Promise<void> {
  const client = new pg.Client(stage.store.connection as pg.ClientConfig)
  await client.connect()
  await client.query(`
    create schema board;
    create table board.points as
      select p.widget_id as widget, m.name, m.position, date '1970-01-01' + p.key::int as day, p.value::float8 as value
      from points p join metrics m using (project_id, widget_id, metric_id);
    alter table board.points add primary key (widget, name, day);
    comment on table board.points is '@behavior -*';
    analyze board.points;
    create type board.metric_report as (name text, first_day date, last_day date, keys text[], headline float8, average float8,
      values float8[], previous float8, percent_change float8, direction text, verdict text, previous_values float8[]);
    create function board.report(widget bigint) returns setof board.metric_report language sql stable as $$
      select s.name, current_date - 29, current_date, s.keys, s.now, s.average, s.values, s.before,
        100 * (s.now - s.before) / abs(nullif(s.before, 0)),
        case sign(s.now - s.before) when 1 then 'UP' when -1 then 'DOWN' when 0 then 'FLAT' end,
        case sign(s.now - s.before) when 1 then 'GOOD' when -1 then 'BAD' else 'NEUTRAL' end,
        s.earlier
      from (
        select m.name, m.position, array_agg(d.day::text order by d.day) as keys,
          sum(p.value) as now, avg(p.value) as average, array_agg(p.value order by d.day) as values,
          sum(q.value) as before, array_agg(q.value order by d.day) as earlier
        from (select distinct o.name, o.position from board.points o where o.widget = report.widget) m
        cross join (select current_date - 29 + n as day from generate_series(0, 29) n) d
        left join board.points p on p.widget = report.widget and p.name = m.name and p.day = d.day
        left join board.points q on q.widget = report.widget and q.name = m.name and q.day = d.day - 30
        group by m.name, m.position
      ) s
      order by s.position
    $$;
  `)
  await client.end()
}

interface MetricNumbers {
  readonly headline: number
  readonly average: number
  readonly values: readonly (number | null)[]
}

/** Both give the same numbers for the first widget. */
async function assertSame(): Promise<void> {
  const [first = ''] = ids
  const ask = async (url: string, body: string, sent: Record<string, string>): Promise<unknown> =>
    (await fetch(`${url}/graphql`, { method: 'POST', headers: sent, body })).json()
  const one = (await ask(gateway.url, queryOf(first), headers)) as {
    data: {
      widget: { report: { metrics: (MetricNumbers & { comparison: { previous: number; values: unknown[] } })[] } }
    }
  }
  const two = (await ask(other.url, otherQueryOf(first), HEADERS)) as {
    data: { report: { nodes: (MetricNumbers & { previous: number; previousValues: unknown[] })[] } } | null
  }
  const list = ({ headline, average, values }: MetricNumbers, previous: number, earlier: unknown[]) => [
    headline,
    Number(average.toPrecision(12)),
    values,
    previous,
    earlier,
  ]
  const mine = one.data.widget.report.metrics.map(it => list(it, it.comparison.previous, it.comparison.values))
  const theirs = two.data?.report.nodes.map(it => list(it, it.previous, it.previousValues))
  if (JSON.stringify(mine) !== JSON.stringify(theirs))
    throw new Error(`the servers disagree:\n${JSON.stringify(mine)}\n${JSON.stringify(two)}`)
}
