// The statement that counts events by the values of their properties: groups, and the whole beside them.

import { passesText } from '../database/dimension-filter.ts'
import { REST, WHOLE } from './group-data.ts'
import { meanText } from './group-items.store.ts'

export const EVENT_GROUP_PARAMETERS = 18

/** How many properties one statement can have: it takes the smallest that will do, so that few are prepared. */
export const PROPERTY_COUNTS = [1, 2, 4, 8, 16, 23] as const

const who = `coalesce('u ' || e.user_id, 'a ' || e.anonymous_id)`
const instantOf = (key: string) => `'epoch'::timestamptz + ${key} * interval '1 microsecond'`

/** What a dimension's value has none of at its ends: as JavaScript trims, which values of filters and pushed ones were by. */
const BLANKS = `E'\\t\\n\\x0b\\x0c\\r \\u00a0\\u1680\\u2000\\u2001\\u2002\\u2003\\u2004\\u2005\\u2006\\u2007\\u2008\\u2009\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff'`

/** Where the value is a text, a number, true or false; all else is no value. */
export function propertiesText(count: number): string {
  const readValue = (place: number) => {
    const found = `(case when s.derived${place} then e.uf_properties else e.properties end)`
    return `case when jsonb_typeof(${found} #> s.path${place}) in ('string', 'number', 'boolean') then left(${found} #>> s.path${place}, 255) end`
  }
  return `array[${Array.from({ length: count }, (_, index) => readValue(index + 1)).join(',\n        ')}]`
}

/** Values as those of series are stored. */
export const storedText = (values: string) => `array(
      select nullif(btrim(normalize(v.value, nfc), ${BLANKS}), '') collate "C" from unnest(${values}) with ordinality as v(value, place) order by v.place
    )`

const matching = `e.project_id = $1 and e.name = r.name and e.at >= r.from_at and e.at < r.before_at
      and (r.contains is null or e.properties @> r.contains)`

/** Events of each item, added up by bucket and by what lies in the properties. */
const cellsText = (properties: string) => `
number_cells as (
  select r.item, r.selection, q.*
  from items r
  join asked s on s.selection = r.selection
  cross join lateral (
    select p.dims, p.bucket, count(*) as count, max(p.at) as last_at,
      coalesce(sum(p.value) filter (where r.path is not null), count(*)) as sum,
      coalesce(min(p.value) filter (where r.path is not null), 1) as minimum,
      coalesce(max(p.value) filter (where r.path is not null), 1) as maximum,
      coalesce((max(array[extract(epoch from p.at), p.value]) filter (where r.path is not null))[2], 1) as latest
    from (
      select ${properties} as dims, width_bucket(e.at, r.bounds) as bucket, e.at,
        case when r.path is not null and jsonb_typeof(e.properties #> r.path) = 'number' then (e.properties #>> r.path)::numeric end as value
      from events e
      where ${matching}
    ) p
    where r.path is null or p.value is not null
    group by 1, 2
  ) q
  where not r.of_users
),
user_cells as (
  select r.item, r.selection, q.*
  from items r
  join asked s on s.selection = r.selection
  cross join lateral (
    select ${properties} as dims, width_bucket(e.at, r.bounds) as bucket, ${who} as who, max(e.at) as last_at
    from events e
    where ${matching}
    group by 1, 2, 3
  ) q
  where r.of_users
)`

/**
 * The cells of each combination of values lie in arrays side by side while its filters and its group are found, once: the planner does not
 * know how many there are, and would join them cell by cell. A cell then counts for its group (the index of one told apart, or its values
 * as JSON) and for the whole: users count once in either, so that the whole is no sum of the groups.
 */
const byGroupText = (cells: string, names: readonly string[]) => `
  select u.*, x.grp
  from (
    select c.selection, c.dims, ${names.map(name => `array_agg(c.${name}) as ${name}`).join(', ')}
    from ${cells} c
    group by 1, 2
  ) d
  join asked s on s.selection = d.selection
  cross join lateral (
    select ${storedText('d.dims')} as "values" offset 0
  ) n
  cross join lateral (
    select array_to_json(array[n."values"[s.by[1]], n."values"[s.by[2]], n."values"[s.by[3]]])::text as combination offset 0
  ) k
  cross join lateral (
    select case when s.is_free then k.combination else coalesce(s.groups ->> k.combination, '${REST}') end where s.is_grouped
    union all
    select '${WHOLE}' where not s.is_free
  ) x(grp)
  cross join lateral unnest(${names.map(name => `d.${name}`).join(', ')}) as u(${names.join(', ')})
  where ${passesText('s.filters', 'n."values"')}`

const foundText = `
numbers as (
  select c.item, c.grp, c.bucket, sum(c.sum) as sum, sum(c.count) as count, min(c.minimum) as minimum, max(c.maximum) as maximum,
    (max(array[extract(epoch from c.last_at), c.latest]))[2] as latest, max(c.last_at) as last_at
  from (${byGroupText('number_cells', ['item', 'bucket', 'sum', 'count', 'minimum', 'maximum', 'latest', 'last_at'])}
  ) c
  group by 1, 2, 3
),
seen as materialized (
  select c.item, c.grp, c.bucket, c.who, max(c.last_at) as last_at
  from (${byGroupText('user_cells', ['item', 'bucket', 'who', 'last_at'])}
  ) c
  group by 1, 2, 3, 4
),
users as (
  select b.item, b.grp, b.bucket, sum(b.users) as users, sum(b.newcomers) as newcomers, max(b.last_at) as last_at
  from (
    select item, grp, bucket, count(*) as users, 0 as newcomers, max(last_at) as last_at from seen group by 1, 2, 3
    union all
    select f.item, f.grp, f.bucket, 0, count(*), null
    from (select item, grp, min(bucket) as bucket from seen group by item, grp, who) f
    group by 1, 2, 3
  ) b
  group by 1, 2, 3
),
found as (
  select 'events' as branch, b.item, b.grp,
    string_agg(b.bucket::text, ',') as buckets,
    string_agg(b.sum::text, ',') as sums,
    string_agg(b.count::text, ',') as counts,
    string_agg(b.minimum::text, ',') as minima,
    string_agg(b.maximum::text, ',') as maxima,
    string_agg(b.latest::text, ',') as latests,
    sum(b.sum) as sum, sum(b.count)::int as count, min(b.minimum) as minimum, max(b.maximum) as maximum,
    (array_agg(b.latest order by b.last_at desc))[1] as latest, max(b.last_at) as last_at
  from numbers b
  group by 2, 3
  union all
  select 'users', b.item, b.grp, string_agg(b.bucket::text, ','), string_agg(b.users::text, ','),
    string_agg(b.newcomers::text, ','), null, null, null,
    sum(b.newcomers), 1, min(b.users), max(b.users), sum(b.newcomers), max(b.last_at)
  from users b
  group by 2, 3
)`

/** Of groups that are not chosen yet only so many as may be: the first ones in the order asked for. */
const resultText = `
select f.branch, f.item, f.grp, f.buckets, f.sums, f.counts, f.minima, f.maxima, f.latests, f.sum::text as sum, f.count,
  f.minimum::text as minimum, f.maximum::text as maximum, f.latest::text as latest,
  (extract(epoch from f.last_at) * 1000000)::bigint::text as last_key, null::text[] as names
from (
  select p.*, row_number() over (
    partition by p.item
    order by p.rising asc nulls last, p.falling desc nulls last, p.first_down desc nulls last, p.first_up asc nulls last,
      p.second_down desc nulls last, p.second_up asc nulls last, p.third_down desc nulls last, p.third_up asc nulls last
  ) as place
  from (
    select found.*, r.most,
      case when r.ranked = 'ASC' then z.size end as rising, case when r.ranked = 'DESC' then z.size end as falling,
      case when r.names_fall then z.first end as first_down, case when not r.names_fall then z.first end as first_up,
      case when r.names_fall then z.second end as second_down, case when not r.names_fall then z.second end as second_up,
      case when r.names_fall then z.third end as third_down, case when not r.names_fall then z.third end as third_up
    from found
    join items r on r.item = found.item
    cross join lateral (
      select case when r.ranked is not null then
          case r.how when 0 then found.sum when 1 then ${meanText('found.sum', 'found.count')} when 2 then found.latest
            when 3 then found.minimum else found.maximum end end as size,
        (t."values" ->> 0) collate "C" as first, (t."values" ->> 1) collate "C" as second, (t."values" ->> 2) collate "C" as third
      from (select case when r.most is not null then found.grp::jsonb end as "values") t
    ) z
  ) p
) f
where f.most is null or f.place <= f.most`

/**
 * Items are metrics in ranges, as of the statement for series; \`asked\` has what a plan asks of properties. The first parameter of all is
 * the project.
 */
export function eventGroupText(properties: number): string {
  const parameters = Array.from({ length: EVENT_GROUP_PARAMETERS }, (_, index) => `$${index + 2}`)
  const [paths, derived, bys, filters, isGrouped, isFree, groups, ...ofItems] = parameters
  const [selections, names, values, contains, ofUsers, froms, befores, slices, hows, ranks, bounds] = ofItems
  const places = Array.from({ length: properties }, (_, index) => index + 1)
  return `
with asked as materialized (
  select u.selection::int, u.by::int[] as by, u.filters, u.is_grouped, u.is_free, u.groups,
    ${places.map(place => `(u.paths::text[])[${place}]::text[] as path${place}, (u.derived::bool[])[${place}] as derived${place}`).join(', ')}
  from unnest(${paths}::text[], ${derived}::text[], ${bys}::text[], ${filters}::jsonb[], ${isGrouped}::bool[], ${isFree}::bool[], ${groups}::jsonb[])
    with ordinality as u(paths, derived, by, filters, is_grouped, is_free, groups, selection)
),
items as materialized (
  select u.item::int, u.selection, u.name, u.path::text[] as path, u.contains, u.of_users, u.how,
    (u.rank::jsonb ->> 'most')::int as most, u.rank::jsonb ->> 'ranked' as ranked, (u.rank::jsonb ->> 'namesFall')::bool as names_fall,
    ${instantOf('u.from_key')} as from_at, ${instantOf('u.before_key')} as before_at,
    array(select ${instantOf('b.key')}
      from unnest((${bounds}::bigint[])[(u.slice::int[])[1]:(u.slice::int[])[2]]) with ordinality as b(key, place) order by b.place) as bounds
  from unnest(${selections}::int[], ${names}::text[], ${values}::text[], ${contains}::jsonb[], ${ofUsers}::bool[], ${froms}::bigint[],
      ${befores}::bigint[], ${slices}::text[], ${hows}::int[], ${ranks}::text[])
    with ordinality as u(selection, name, path, contains, of_users, from_key, before_key, slice, how, rank, item)
),${cellsText(propertiesText(properties))},${foundText}
${resultText}`
}
