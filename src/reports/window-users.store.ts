// Counts the users of trailing windows: each event is read once, however long the windows are.
import { MATCHING_EVENTS, WHO } from './event-series.store.ts'
import { dataOfSeries, emptySeries, type ReportData, type SeriesData } from './report-data.ts'
import type { ReportPlan } from './report-plan.ts'
import type { Statements } from './working-day.store.ts'

/** Users of the inputs of a plan, over windows of so many of its buckets. */
export interface WindowUsers {
  readonly plan: ReportPlan
  readonly buckets: number
}

interface UserRow {
  readonly item: number
  readonly buckets: string
  readonly changes: string
}

/**
 * A user with events in a bucket is in its window and in those of the next ones, until `length` buckets have passed without another event.
 * So there are two changes for each time that a user comes and goes; added up they are the users of each window. `places` says which bucket of
 * the plan a bound begins.
 */
const text = `
select r.item, s.buckets, s.changes
from (
  select u.item, u.length, u.name, u.contains,
    'epoch'::timestamptz + u.from_key * interval '1 microsecond' as from_at,
    'epoch'::timestamptz + u.before_key * interval '1 microsecond' as before_at,
    array(select 'epoch'::timestamptz + b.key * interval '1 microsecond'
      from unnest(($10::bigint[])[u.low:u.high]) with ordinality as b(key, place) order by b.place) as bounds,
    ($11::int[])[u.low:u.high] as places
  from unnest($2::int[], $3::int[], $4::text[], $5::jsonb[], $6::bigint[], $7::bigint[], $8::int[], $9::int[])
    as u(item, length, name, contains, from_key, before_key, low, high)
  offset 0
) r
cross join lateral (
  with seen as materialized (
    select b.bucket, b.who
    from (
      select (r.places)[width_bucket(e.at, r.bounds)] as bucket, ${WHO} as who
      from events e
      where ${MATCHING_EVENTS}
    ) b
    where b.bucket is not null
    group by 1, 2
  ),
  visits as (
    select seen.bucket, lag(seen.bucket) over w as earlier, lead(seen.bucket) over w as later
    from seen
    window w as (partition by seen.who order by seen.bucket)
  ),
  changes as (
    select v.bucket, 1 as change from visits v where v.earlier is null or v.bucket - v.earlier > r.length
    union all
    select v.bucket + r.length, -1 from visits v where v.later is null or v.later - v.bucket > r.length
  )
  select string_agg(c.bucket::text, ',' order by c.bucket) as buckets, string_agg(c.change::text, ',' order by c.bucket) as changes
  from (select changes.bucket, sum(changes.change) as change from changes group by 1) c
) s
where s.buckets is not null`

/** By bucket of each plan the users of the window that ends with it. One statement for all. */
export async function selectWindowUsers(
  pool: Statements,
  projectId: string,
  windows: readonly WindowUsers[],
): Promise<ReportData[]> {
  const items: { readonly window: number; readonly input: number; readonly range: number }[] = []
  const rows: unknown[][] = []
  const bounds: string[] = []
  const places: (number | null)[] = []
  for (const [window, { plan, buckets }] of windows.entries()) {
    for (const [range, timed] of plan.rangesOf.TIME.entries()) {
      const low = bounds.length + 1
      for (const [index, start] of timed.buckets.starts.entries()) {
        bounds.push(`${start}000`)
        places.push(timed.indexes ? (timed.indexes[index] ?? null) : index)
      }
      for (const [input, { metric }] of plan.spec.inputs.entries()) {
        const { event, where } = metric.eventCount ?? { event: '', where: null }
        const contains = where === null ? null : JSON.stringify(where)
        rows.push([items.length, buckets, event, contains, timed.from, timed.before, low, bounds.length])
        items.push({ window, input, range })
      }
    }
  }
  const found = windows.map(({ plan }) =>
    plan.spec.inputs.map(() => plan.rangesOf.TIME.map((): SeriesData => emptySeries)),
  )
  const columns = [0, 1, 2, 3, 4, 5, 6, 7].map(column => rows.map(row => row[column]))
  const values = [projectId, ...columns, bounds, places]
  const { rows: read } = await pool.query<UserRow>({ name: 'report_window_users', text, values })
  for (const row of read) {
    const item = items[row.item]
    const ranges = item && found[item.window]?.[item.input]
    const buckets = item && windows[item.window]?.plan.ranges[0]?.buckets.keys.length
    if (ranges && buckets) ranges[item.range] = { ...emptySeries, series: usersOf(row, buckets) }
  }
  return found.map(dataOfSeries)
}

function usersOf({ buckets, changes }: UserRow, count: number): SeriesData['series'] {
  const [places, changed] = [buckets, changes].map(list => list.split(',').map(Number))
  const series = new Map<number, ReturnType<typeof usersIn>>()
  let next = 0
  let users = 0
  for (let bucket = 0; bucket < count; bucket++) {
    while (places && next < places.length && (places[next] as number) <= bucket) users += changed?.[next++] ?? 0
    if (users > 0) series.set(bucket, usersIn(String(users)))
  }
  return series
}

const usersIn = (sum: string) => ({ sum, count: 1, minimum: sum, maximum: sum, latest: sum })
