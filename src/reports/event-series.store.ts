// The parts of a report's statement that count events: the same buckets as of instants, read from `events`.
import type { EventCount } from '../widgets/event-count.ts'
import { arrayText } from './array-text.ts'
import type { Branch } from './report-branch.ts'

/** One metric in one range; bounds are microseconds and a slice of the bounds of all. */
export interface EventItem {
  readonly item: number
  readonly count: EventCount
  readonly from: string
  readonly before: string
  readonly low: number
  readonly high: number
}

/** Bounds are instants, as events are: to make a number of every event's instant costs more than to count it. */
const rowsOf = (first: number) => {
  const [items, names, paths, wheres, froms, befores, lows, highs, bounds] = Array.from(
    { length: 9 },
    (_, index) => `$${first + index}`,
  )
  return `(
  select u.item, u.name, u.path::text[] as path, u.contains,
    'epoch'::timestamptz + u.from_key * interval '1 microsecond' as from_at,
    'epoch'::timestamptz + u.before_key * interval '1 microsecond' as before_at,
    array(select 'epoch'::timestamptz + b.key * interval '1 microsecond'
      from unnest((${bounds}::bigint[])[u.low:u.high]) with ordinality as b(key, place) order by b.place) as bounds
  from unnest(${items}::int[], ${names}::text[], ${paths}::text[], ${wheres}::jsonb[], ${froms}::bigint[], ${befores}::bigint[],
      ${lows}::int[], ${highs}::int[])
    as u(item, name, path, contains, from_key, before_key, low, high)
  offset 0
) r`
}

const inRange = 'e.project_id = $1 and e.name = r.name and e.at >= r.from_at and e.at < r.before_at'
/** Events `e` of a row `r`: of its name, in its time, with what it contains. */
export const MATCHING_EVENTS = `${inRange}
      and (r.contains is null or e.properties @> r.contains)`

const keyOf = (at: string) => `(extract(epoch from ${at}) * 1000000)::bigint`
export const WHO = `coalesce('u ' || e.user_id, 'a ' || e.anonymous_id)`

/** Adds up `points`: per bucket sum, count, minimum, maximum, latest, and the instant of the last one. */
const addedUp = (branch: 'events' | 'counts', points: string) => (first: number) =>
  `
select '${branch}' as branch, r.item, s.*, null::text[] as names
from ${rowsOf(first)}
cross join lateral (
  select
    string_agg(b.bucket::text, ',') as buckets,
    string_agg(b.sum::text, ',') as sums,
    string_agg(b.count::text, ',') as counts,
    string_agg(b.minimum::text, ',') as minima,
    string_agg(b.maximum::text, ',') as maxima,
    string_agg(b.latest::text, ',') as latests,
    sum(b.sum)::text as sum,
    sum(b.count)::int as count,
    min(b.minimum)::text as minimum,
    max(b.maximum)::text as maximum,
    (array_agg(b.latest order by b.last_at desc))[1]::text as latest,
    ${keyOf('max(b.last_at)')}::text as last_key
  from (${points}
  ) b
) s
where s.count > 0`

/** Every event is a point of the number that its property holds, or of 1: those are counted and not added up. */
const eventsText = addedUp(
  'events',
  `
    select g.bucket, g.count, g.last_at, coalesce(g.sum, g.count) as sum, coalesce(g.minimum, 1) as minimum,
      coalesce(g.maximum, 1) as maximum, coalesce(g.latest, 1) as latest
    from (
      select p.bucket, count(*) as count, max(p.at) as last_at,
        sum(p.value) filter (where r.path is not null) as sum,
        min(p.value) filter (where r.path is not null) as minimum,
        max(p.value) filter (where r.path is not null) as maximum,
        (max(array[extract(epoch from p.at), p.value]) filter (where r.path is not null))[2] as latest
      from (
        select width_bucket(e.at, r.bounds) as bucket, e.at,
          case when r.path is not null and jsonb_typeof(e.properties #> r.path) = 'number' then (e.properties #>> r.path)::numeric end as value
        from events e
        where ${MATCHING_EVENTS}
      ) p
      where r.path is null or p.value is not null
      group by 1
    ) g`,
)

/** Events of a name, whatever they hold: read from the index alone. */
const countsText = addedUp(
  'counts',
  `
    select g.bucket, g.count, g.last_at, g.count as sum, 1 as minimum, 1 as maximum, 1 as latest
    from (
      select width_bucket(e.at, r.bounds) as bucket, count(*) as count, max(e.at) as last_at
      from events e
      where ${inRange}
      group by 1
    ) g`,
)

/**
 * Users count once in a bucket, and once in all: the total is no sum of the buckets. `counts` holds how many of a bucket's users came
 * for the first time in the range: added up they are the users so far, and in the end all. Events are read once, and grouped twice:
 * `count(distinct)` sorts every event.
 */
const usersText = (first: number) => `
select 'users' as branch, r.item, s.buckets, s.sums, s.firsts as counts, null::text as minima, null::text as maxima,
  null::text as latests, s.users::text as sum, 1 as count, s.minimum::text as minimum, s.maximum::text as maximum, s.users::text as latest,
  s.last_key::text as last_key, null::text[] as names
from ${rowsOf(first)}
cross join lateral (
  with seen as materialized (
    select width_bucket(e.at, r.bounds) as bucket, ${WHO} as who, max(e.at) as last_at
    from events e
    where ${MATCHING_EVENTS}
    group by 1, 2
  ), newcomers as (
    select f.bucket, count(*) as users from (select min(seen.bucket) as bucket from seen group by seen.who) f group by 1
  )
  select string_agg(b.bucket::text, ',') as buckets, string_agg(b.users::text, ',') as sums,
    string_agg(coalesce(n.users, 0)::text, ',') as firsts, sum(n.users) as users, min(b.users) as minimum,
    max(b.users) as maximum, ${keyOf('max(b.last_at)')} as last_key
  from (select seen.bucket, count(*) as users, max(seen.last_at) as last_at from seen group by 1) b
  left join newcomers n on n.bucket = b.bucket
) s
where s.buckets is not null`

export function eventBranches(items: readonly EventItem[], bounds: readonly string[]): Branch[] {
  const branchOf = (
    kind: 'counts' | 'events' | 'users',
    text: (first: number) => string,
    subset: readonly EventItem[],
  ): Branch[] => {
    if (subset.length === 0) return []
    const columns = [
      subset.map(it => it.item),
      subset.map(it => it.count.event),
      subset.map(it => (it.count.property === null ? null : arrayText(it.count.property))),
      subset.map(it => (it.count.where === null ? null : JSON.stringify(it.count.where))),
      subset.map(it => it.from),
      subset.map(it => it.before),
      subset.map(it => it.low),
      subset.map(it => it.high),
    ]
    return [{ kind, text, values: [...columns, bounds] }]
  }
  const by = Map.groupBy(items, branchOfCount)
  return [
    ...branchOf('counts', countsText, by.get('counts') ?? []),
    ...branchOf('events', eventsText, by.get('events') ?? []),
    ...branchOf('users', usersText, by.get('users') ?? []),
  ]
}

function branchOfCount({ count }: EventItem): 'counts' | 'events' | 'users' {
  if (count.aggregate === 'UNIQUE_USERS') return 'users'
  return count.property === null && count.where === null ? 'counts' : 'events'
}
