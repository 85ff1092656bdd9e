// node bench/names/run.ts [times]: the ten largest of many names, and of many groups: the time of a report, with what it takes of PostgreSQL.
import pg from 'pg'
import { connectionSettings } from '../../src/database/client.ts'
import { fillSeries } from '../dimensions/series.ts'
import { secondsOfDatabase } from '../processor.ts'
import { median } from '../server.ts'
import { HEADERS, openStage, prepare, sayMachine, startGateway } from '../stage.ts'

const TIMES = Number(process.argv[2] ?? 40)
/** Each report is made anew. */
const headers = { ...HEADERS, 'cache-control': 'no-cache' }

const stage = await openStage()
const widgets = await prepare(stage, async ({ url }) => ({
  ordered: await makeWidget(url, 'ordered'),
  mixed: await makeWidget(url, 'mixed'),
  ten: await makeWidget(url, 'ten'),
  three: await makeWidget(url, 'three', ['a', 'b', 'c']),
  groups: await makeWidget(url, 'groups', ['a'], ['store', 'region']),
}))
const client = new pg.Client(connectionSettings(stage.store.connection) as pg.ClientConfig)
await client.connect()
await client.query('set statement_timeout = 0')
await fillNames('ordered', 100_000, "'Shop ' || lpad(n::text, 6, '0')")
await fillNames('mixed', 100_000, "'Shop ' || md5(n::text)")
await fillNames('three', 100_000, "'Shop ' || lpad(n::text, 6, '0')")
await fillNames('ten', 9_999, "'Shop ' || lpad(n::text, 6, '0')")
const today = Math.floor(Date.now() / 86_400_000)
await fillSeries(client, widgets.groups, { series: 10_000, from: today - 2, days: 3 })
await client.query('vacuum analyze category_points, points, series, series_values, series_points')
await client.end()

// Whatever else the machine does: nothing is refused.
const gateway = await startGateway(stage, '', { MAX_EVENT_LOOP_DELAY_MS: '0' })
sayMachine(`${TIMES} reports each, one after the other`)
await timesOf('top 10 of 100,000 names, pushed in their order', widgets.ordered, '(top: 10)', 80)
await timesOf('top 10 of 100,000 names, pushed in any order', widgets.mixed, '(top: 10)', 80)
await timesOf('top 10 of 100,000 names, three metrics', widgets.three, '(top: 10)', null)
await timesOf('top 10 of 10,000 names', widgets.ten, '(top: 10)', null)
await timesOf('all of 10,000 names, by themselves', widgets.ten, '(top: 1000, orderBy: { by: NAME })', null)
await timesOf(
  'top 10 of 10,000 groups, 3 days',
  widgets.groups,
  '(period: { last: { count: 3, unit: DAY } }, by: ["store"], top: 10)',
  null,
)
await stage.end()

async function send<Data>(url: string, query: string): Promise<Data> {
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown }
  if (errors) throw new Error(JSON.stringify(errors))
  return data
}

/** With one row, at its title or, where it has dimensions, at a day. */
async function makeWidget(
  url: string,
  title: string,
  metrics: readonly string[] = ['a'],
  dimensions: readonly string[] = [],
): Promise<string> {
  const isNamed = dimensions.length === 0
  const input = `{ title: "${title}", keyKind: ${isNamed ? 'CATEGORY' : 'DATE'}, dimensions: ${JSON.stringify(dimensions)} }`
  const made = await send<{ createWidget: { widget: { id: string } } }>(
    url,
    `mutation { createWidget(input: ${input}) { widget { id } } }`,
  )
  const { id } = made.createWidget.widget
  const values = metrics.map(metric => `{ metric: "${metric}", value: "1" }`).join(' ')
  const named = dimensions.map(name => `{ dimension: "${name}", value: "s1" }`).join(' ')
  const row = `{ key: "${isNamed ? title : '2000-01-01'}", values: [${values}], dimensions: [${named}] }`
  await send(url, `mutation { push(input: { widgetId: "${id}", rows: [${row}] }) { receipt { rows } } }`)
  return id
}

/** Names beside the one that was pushed, for each metric of its widget. `name`: SQL of a number `n`. */
async function fillNames(title: string, count: number, name: string): Promise<void> {
  await client.query(
    `insert into category_points (project_id, widget_id, metric_id, category, written_as, value, first_pushed)
     select p.project_id, p.widget_id, p.metric_id, ${name}, 0, (n * 7919 % 1000003) / 100.0, n
     from generate_series(1, $2::bigint) n cross join category_points p where p.category = $1`,
    [title, count],
  )
}

async function timesOf(name: string, id: string, args: string, limit: number | null): Promise<void> {
  const groups = args.includes('by:') && !args.includes('orderBy') ? 'groups { isOther metrics { headline } }' : ''
  const query = `{ widget(id: "${id}") { report${args} { keys metrics { headline values comparison { previous } } ${groups} } } }`
  for (let time = 0; time < 3; time++) await send(gateway.url, query)
  const times: number[] = []
  const before = secondsOfDatabase(stage.dataDir)
  for (let time = 0; time < TIMES; time++) {
    const begun = performance.now()
    await send(gateway.url, query)
    times.push(performance.now() - begun)
  }
  const cpu = ((secondsOfDatabase(stage.dataDir) - before) * 1_000) / TIMES
  const middle = median(times)
  const isMet = limit === null || middle <= limit
  if (!isMet) process.exitCode = 1
  const verdict = limit === null ? '' : ` (limit ${limit} ms) ${isMet ? 'ok' : 'ABOVE'}`
  console.log(
    `${name.padEnd(50)} median ${middle.toFixed(1)} ms${verdict}; ${cpu.toFixed(1)} ms of PostgreSQL's processor`,
  )
}
