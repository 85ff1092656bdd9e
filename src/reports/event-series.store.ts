// The parts of a report's statement that count events: the same buckets as of instants, read from `events`.
import type { EventCount } from '../widgets/event-count.ts'
import type { Branch } from './report-branch.ts'

/** One metric in one stretch; bounds are microseconds and a slice of the bounds of all. */
export interface EventItem {
  readonly item: number
  readonly count: EventCount
  readonly from: string
  readonly before: string
  readonly low: number
  readonly high: number
}

const rowsOf = (first: number) => {
  const [items, names, paths, wheres, froms, befores, lows, highs, bounds] = Array.from(
    { length: 9 },
    (_, index) => `$${first + index}`,
  )
  return `(
  select u.item, u.name, u.path::text[] as path, u.contains,
    'epoch'::timestamptz + u.from_key * interval '1 microsecond' as from_at,
    'epoch'::timestamptz + u.before_key * interval '1 microsecond' as before_at,
    (${bounds}::bigint[])[u.low:u.high] as bounds
  from unnest(${items}::int[], ${names}::text[], ${paths}::text[], ${wheres}::jsonb[], ${froms}::bigint[], ${befores}::bigint[],
      ${lows}::int[], ${highs}::int[])
    as u(item, name, path, contains, from_key, before_key, low, high)
  offset 0
) r`
}

const matching = `e.project_id = $1 and e.name = r.name and e.at >= r.from_at and e.at < r.before_at
      and (r.contains is null or e.properties @> r.contains)`

const keyOf = '(extract(epoch from e.at) * 1000000)::bigint'

/** Every event is a point of 1, or of the number that its property holds. */
const eventsText = (first: number) => `
select 'events' as branch, r.item, s.*, null::text[] as names
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
    (max(array[b.last_key::numeric, b.latest]))[2]::text as latest,
    max(b.last_key)::text as last_key
  from (
    select p.bucket, sum(p.value) as sum, count(*) as count, min(p.value) as minimum, max(p.value) as maximum,
      (max(array[p.key::numeric, p.value]))[2] as latest, max(p.key) as last_key
    from (
      select width_bucket(${keyOf}, r.bounds) as bucket, ${keyOf} as key,
        case when r.path is null then 1
             when jsonb_typeof(e.properties #> r.path) = 'number' then (e.properties #>> r.path)::numeric end as value
      from events e
      where ${matching}
    ) p
    where p.value is not null
    group by 1
  ) b
) s
where s.count > 0`

/** Users count once in a bucket, and once in all: the total is no sum of the buckets. */
const usersText = (first: number) => `
select 'users' as branch, r.item, s.buckets, s.sums, null::text as counts, null::text as minima, null::text as maxima,
  null::text as latests, t.users::text as sum, 1 as count, s.minimum::text as minimum, s.maximum::text as maximum, t.users::text as latest,
  s.last_key::text as last_key, null::text[] as names
from ${rowsOf(first)}
cross join lateral (
  select string_agg(b.bucket::text, ',') as buckets, string_agg(b.users::text, ',') as sums, min(b.users) as minimum,
    max(b.users) as maximum, max(b.last_key) as last_key
  from (
    select width_bucket(${keyOf}, r.bounds) as bucket, count(distinct coalesce('u ' || e.user_id, 'a ' || e.anonymous_id)) as users,
      max(${keyOf}) as last_key
    from events e
    where ${matching}
    group by 1
  ) b
) s
cross join lateral (
  select count(distinct coalesce('u ' || e.user_id, 'a ' || e.anonymous_id)) as users
  from events e
  where ${matching}
) t
where s.buckets is not null`

export function eventBranches(items: readonly EventItem[], bounds: readonly string[]): Branch[] {
  const branchOf = (kind: 'events' | 'users', text: (first: number) => string, own: readonly EventItem[]): Branch[] => {
    if (own.length === 0) return []
    const columns = [
      own.map(it => it.item),
      own.map(it => it.count.event),
      own.map(it => (it.count.property === null ? null : arrayText(it.count.property))),
      own.map(it => (it.count.where === null ? null : JSON.stringify(it.count.where))),
      own.map(it => it.from),
      own.map(it => it.before),
      own.map(it => it.low),
      own.map(it => it.high),
    ]
    return [{ kind, text, values: [...columns, bounds] }]
  }
  const isUsers = (it: EventItem) => it.count.aggregate === 'UNIQUE_USERS'
  return [
    ...branchOf(
      'events',
      eventsText,
      items.filter(it => !isUsers(it)),
    ),
    ...branchOf('users', usersText, items.filter(isUsers)),
  ]
}

/** A list as PostgreSQL reads it: an array of arrays would have to be a rectangle. */
export const arrayText = (parts: readonly string[]) =>
  `{${parts.map(part => `"${part.replace(/(["\\])/g, '\\$1')}"`).join(',')}}`
