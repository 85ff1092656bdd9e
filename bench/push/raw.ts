// Raw upserts from unnest, without HTTP: batches of as many points as 64 requests of 30, from one connection.
import pg from 'pg'

/** Points per second over so many seconds. */
export async function rawUnnest(
  connection: pg.ClientConfig,
  ids: { projectId: string; widgetId: string; metricIds: readonly string[] },
  pointsPerBatch: number,
  seconds: number,
): Promise<number> {
  const client = new pg.Client(connection)
  await client.connect()
  const [metric = '0', ...rest] = ids.metricIds
  const metrics = [metric, ...rest]
  const start = performance.now()
  let points = 0
  let next = 0
  while (performance.now() - start < seconds * 1000) {
    const rows = Array.from({ length: pointsPerBatch }, (_, i) => ({
      metric: metrics[i % metrics.length] as string,
      key: Math.floor((next + i) / metrics.length) % 40_000,
    }))
    next += pointsPerBatch
    rows.sort((a, b) => (a.metric < b.metric ? -1 : a.metric > b.metric ? 1 : a.key - b.key))
    await client.query({
      name: 'raw',
      text: `insert into points as p (project_id, widget_id, metric_id, key, written_as, value)
        select $1::bigint, $2::bigint, u.metric, u.key, 0, u.value from unnest($3::bigint[], $4::bigint[], $5::numeric[]) as u(metric, key, value)
        on conflict (project_id, widget_id, metric_id, key) do update set value = p.value + excluded.value`,
      values: [ids.projectId, ids.widgetId, rows.map(row => row.metric), rows.map(row => row.key), rows.map(() => '1')],
    })
    points += pointsPerBatch
  }
  const rate = points / ((performance.now() - start) / 1000)
  await client.end()
  return rate
}
