// Points of many series, and how many of them a report reads.
import { createApp } from '../../src/app.ts'
import { createLog } from '../../src/base/log.ts'
import type { Config } from '../../src/config/config.ts'
import type { Connection } from '../../src/database/client.ts'
import { idOf } from '../../src/request/global-id.ts'

interface Client {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>
}

const REGIONS = 10

/** A point a day for each series, pushed day by day as programs do; series 0: a widget without dimensions. */
export async function fillSeries(
  client: Client,
  id: string,
  { series, from, days }: { series: number; from: number; days: number },
): Promise<void> {
  const widgetId = idOf('Widget', id)
  const { rows } = await client.query('select project_id, metric_id from metrics where widget_id = $1', [widgetId])
  const ids = [rows[0]?.project_id, widgetId, rows[0]?.metric_id]
  if (series === 0) {
    await client.query(
      `insert into points select $1::bigint, $2::bigint, $3::bigint, d, 0, (d * 7919 % 10007) / 100.0
       from generate_series($4::int, $5::int) d`,
      [...ids, from, from + days - 1],
    )
    return
  }
  await client.query(
    `insert into series select $1::bigint, $2::bigint, 1000 + s, array['s' || s, 'r' || s % ${REGIONS}], sha256(('s' || s)::bytea), now()
     from generate_series(1, $3::int) s`,
    [ids[0], widgetId, series],
  )
  await client.query(
    `insert into series_values select s.project_id, s.widget_id, d, s."values"[d], s.series_id
     from series s, generate_series(1, 2) d where s.widget_id = $1 and s.series_id between 1001 and 100000`,
    [widgetId],
  )
  for (let day = from; day < from + days; day++)
    await client.query(
      `insert into series_points select $1::bigint, $2::bigint, $3::bigint, 1000 + s, $4::bigint, 0, (s * $4::bigint % 10007) / 100.0
       from generate_series(1, $5::int) s`,
      [...ids, day, series],
    )
}

/** Runs the question once more in a gateway of this process, and its statements with EXPLAIN ANALYZE: points that were read from the tables. */
export async function rowsRead(
  config: Config,
  connection: Connection,
  query: string,
  headers: Record<string, string>,
): Promise<number> {
  const app = await createApp(config, { connection, log: createLog('silent') })
  const { pool } = app.gateway
  const run = pool.query.bind(pool) as (...args: unknown[]) => unknown
  const statements: { text: string; values: unknown[] }[] = []
  pool.query = ((first: { name?: string; text: string; values: unknown[] }, ...rest: unknown[]) => {
    if (/^(report|groups)_/.test(first.name ?? '')) statements.push({ text: first.text, values: first.values })
    return run(first, ...rest)
  }) as typeof pool.query
  await fetch(`${app.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
  let rows = 0
  for (const { text, values } of statements) {
    const explained = (await run({ text: `explain (analyze, format json) ${text}`, values })) as {
      rows: { 'QUERY PLAN': { Plan: PlanNode }[] }[]
    }
    rows += pointsOf(explained.rows[0]?.['QUERY PLAN'][0]?.Plan)
  }
  await app.close()
  return rows
}

interface PlanNode {
  readonly 'Relation Name'?: string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly Plans?: readonly PlanNode[]
}

function pointsOf(node: PlanNode | undefined): number {
  if (!node) return 0
  const isOfPoints = node['Relation Name'] === 'points' || node['Relation Name'] === 'series_points'
  const own = isOfPoints ? Math.round(node['Actual Rows'] * node['Actual Loops']) : 0
  return own + (node.Plans ?? []).reduce((sum, plan) => sum + pointsOf(plan), 0)
}
