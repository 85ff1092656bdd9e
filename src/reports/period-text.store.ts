// The statement that reads values of periods.

/**
 * `chosen` are the series of each selection: found by the hashes of their values, or, where any group is meant, by what all of them have in
 * common. Each item is a metric in a range; its days are slices of two arrays. One probe of a primary key for each of its days and series.
 * Values of one day are points as those of other metrics.
 *
 * Rows: `value` (the place among the days, of which series), `group` (a series that has something in the range), `length` (the newest period
 * of a length of the combination, 0: other combinations have some).
 */
export const periodText = `
with chosen as materialized (
  select c.selection, s.series_id, null::text[] as "values"
  from unnest($2::int[], $3::bigint[], $4::bytea[]) as c(selection, widget_id, hash)
  join series s on s.project_id = $1 and s.widget_id = c.widget_id and s.hash = c.hash
  union all
  select c.selection, 0::bigint, null::text[] from unnest($5::int[]) as c(selection)
  union all
  select c.selection, s.series_id, s."values"
  from unnest($6::int[], $7::bigint[], $8::jsonb[]) as c(selection, widget_id, pattern)
  join series s on s.project_id = $1 and s.widget_id = c.widget_id
  where not exists (
    select from jsonb_array_elements(c.pattern) with ordinality as e(want, place)
    where case when jsonb_typeof(e.want) = 'null' then s."values"[e.place] is not null
      when jsonb_typeof(e.want) = 'boolean' then s."values"[e.place] is null
      else s."values"[e.place] is distinct from e.want #>> '{}' end)
), items as materialized (
  select u.*, ($18::bigint[])[u.low:u.high] as keys, ($19::int[])[u.low:u.high] as days
  from unnest($9::int[], $10::int[], $11::bigint[], $12::bigint[], $13::bigint[], $14::bigint[], $15::int[], $16::int[], $17::text[])
    as u(item, selection, widget_id, metric_id, from_key, before_key, low, high, kind)
)
select 'value' as part, r.item, c."values", c.series_id::text as series, p.place::int as place, null::bigint as key, p.value::text as value
from items r
join chosen c on c.selection = r.selection
cross join lateral (
  select w.place, p.value
  from unnest(r.keys, r.days) with ordinality as w(key, days, place)
  join periodic_points p on p.project_id = $1 and p.widget_id = r.widget_id and p.metric_id = r.metric_id
    and p.series_id = c.series_id and p.key = w.key and p.days = w.days
  union all
  select w.place, p.value
  from unnest(r.keys, r.days) with ordinality as w(key, days, place)
  join points p on p.project_id = $1 and p.widget_id = r.widget_id and p.metric_id = r.metric_id and p.key = w.key
  where c.series_id = 0 and w.days = 1
  union all
  select w.place, p.value
  from unnest(r.keys, r.days) with ordinality as w(key, days, place)
  join series_points p on p.project_id = $1 and p.widget_id = r.widget_id and p.metric_id = r.metric_id
    and p.series_id = c.series_id and p.key = w.key
  where w.days = 1
) p
union all
select 'group', r.item, c."values", c.series_id::text, null::int, null::bigint, null::text
from items r
join chosen c on c.selection = r.selection
where r.kind = 'GROUPS' and (
  exists (
    select from periodic_points p where p.project_id = $1 and p.widget_id = r.widget_id and p.metric_id = r.metric_id
      and p.series_id = c.series_id and p.key >= r.from_key and p.key < r.before_key)
  or exists (
    select from series_points p where p.project_id = $1 and p.widget_id = r.widget_id and p.metric_id = r.metric_id
      and p.series_id = c.series_id and p.key >= r.from_key and p.key < r.before_key))
union all
select 'length', r.item, null::text[], null::text, l.days, l.key, null::text
from items r
cross join lateral (
  select p.days, max(p.key) as key from (
    select p.days, p.key from chosen c
    join periodic_points p on p.project_id = $1 and p.widget_id = r.widget_id and p.metric_id = r.metric_id and p.series_id = c.series_id
    where c.selection = r.selection limit $20::int) p
  group by p.days
  union all
  select 1, max(p.key) from chosen c
  join points p on p.project_id = $1 and p.widget_id = r.widget_id and p.metric_id = r.metric_id
  where c.selection = r.selection and c.series_id = 0
  having max(p.key) is not null
  union all
  select 1, max(p.key) from chosen c
  join series_points p on p.project_id = $1 and p.widget_id = r.widget_id and p.metric_id = r.metric_id and p.series_id = c.series_id
  where c.selection = r.selection
  having max(p.key) is not null
  union all
  select 0, 0 where exists (
    select from periodic_points p where p.project_id = $1 and p.widget_id = r.widget_id and p.metric_id = r.metric_id)
  or exists (
    select from series_points p where p.project_id = $1 and p.widget_id = r.widget_id and p.metric_id = r.metric_id)
) l
where r.kind = 'ONE'`
