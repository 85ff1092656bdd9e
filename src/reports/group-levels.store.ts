// The part of the statement for metrics whose series become one number each before they become one together, and for those that are carried.
import { bucketText, itemsText, lastPointText, meanText, pointsText } from './group-items.store.ts'

/** The last point of series `c` before item `r`. */
const carriedText = lastPointText('p.key < r.from_key')

/** Where a series of fewer dimensions, from before one was declared, gives way to those that came after: the first key of any of them with the same
 * values. Only of levels: other points are different facts. */
const endsText = `
older as materialized (
  select r.selection, r.widget_id, r.metric_id, c.series_id, c."values"
  from (select distinct l.selection, l.widget_id, l.metric_id from level_items l where l.how = 2 and l.across <> 0) r
  join selections w on w.selection = r.selection
  join chosen c on c.selection = r.selection and cardinality(c."values") < w.level
  where (select l.key from ${lastPointText('true')} l) is not null
),
ends as materialized (
  select o.selection, o.metric_id, o.series_id, min(f.key) as at
  from older o
  join series d on d.project_id = $1 and d.widget_id = o.widget_id and cardinality(d."values") > cardinality(o."values")
    and d."values"[1:cardinality(o."values")] = o."values"
  cross join lateral (
    select min(p.key) as key from series_points p
    where p.project_id = $1 and p.widget_id = o.widget_id and p.metric_id = o.metric_id and p.series_id = d.series_id
  ) f
  where f.key is not null
  group by 1, 2, 3
)`

/** One series in one bucket. Bucket 0 is the point that is carried into the range. */
const cellsText = `
cells as (
  select r.item, r.how, r.across, c.grp, c.series_id, t.ends_in, q.*
  from level_items r
  join chosen c on int4eq(c.selection, r.selection)
  left join ends e on e.selection = r.selection and e.metric_id = r.metric_id and e.series_id = c.series_id
  cross join lateral (
    select
      case when e.at is null or e.at >= r.before_key then r.before_key
        when e.at < r.from_key then r.from_key
        else r.bounds[width_bucket(e.at, r.bounds)] end as before_key,
      case when e.at >= r.from_key and e.at < r.before_key then ${bucketText('e.at')} end as ends_in
    offset 0
  ) t
  cross join lateral (
    select ${bucketText('p.key')} as bucket, sum(p.value) as sum, count(*) as count, min(p.value) as minimum, max(p.value) as maximum,
      max(array[p.key::numeric, p.value]) as last
    from ${pointsText('t.before_key')} p
    group by 1
    union all
    select 0, p.value, 1, p.value, p.value, array[p.key::numeric, p.value]
    from ${carriedText} p
    where r.looks_back and (e.at is null or e.at > r.from_key)
  ) q
)`

/**
 * What each series brings to the number of all (`part`: sum, count, least, greatest), and its own number from the start through the bucket
 * (`run`). `changes` are where a series gets another value or ends: added up they are every bucket, also those without a point, and no
 * series is written out for each.
 */
const stepsText = `
steps as (
  select n.*, lead(n.bucket) over w as next, lag(n.part_sum) over w as sum_before, lag(n.part_count) over w as count_before,
    lag(n.run) over w as run_before
  from (
    select x.*,
      case when x.across = 0 then x.sum else x.own end as part_sum,
      case when x.across = 0 then x.count else 1 end as part_count,
      case when x.across = 0 then x.minimum else x.own end as part_minimum,
      case when x.across = 0 then x.maximum else x.own end as part_maximum
    from (
      select cells.*,
        case cells.how when 0 then cells.sum when 1 then ${meanText('cells.sum', 'cells.count')} when 2 then cells.last[2]
          when 3 then cells.minimum else cells.maximum end as own,
        case cells.how
          when 0 then sum(cells.sum) over v
          when 1 then ${meanText('sum(cells.sum) over v', 'sum(cells.count) over v')}
          when 2 then cells.last[2]
          when 3 then min(cells.minimum) over v
          else max(cells.maximum) over v end as run
      from cells
      window v as (partition by cells.item, cells.series_id order by cells.bucket)
    ) x
  ) n
  window w as (partition by n.item, n.series_id order by n.bucket)
),
changes as (
  select item, grp, bucket, part_sum, part_count, part_minimum, part_maximum,
    part_sum - coalesce(sum_before, 0) as sum_change, part_count - coalesce(count_before, 0) as count_change,
    run - coalesce(run_before, 0) as run_change, case when run_before is null then 1 else 0 end as runs_change
  from steps
  union all
  select item, grp, ends_in, null, null, null, null, -part_sum, -part_count, -run, -1
  from steps
  where next is null and ends_in is not null
),
sums as (
  select b.*,
    sum(b.sum_change) over w as filled_sum, sum(b.count_change) over w as filled_count,
    sum(b.run_change) over w as run_sum, sum(b.runs_change) over w as run_count
  from (
    select item, grp, bucket, sum(part_sum) as sum, coalesce(sum(part_count), 0) as count, min(part_minimum) as minimum,
      max(part_maximum) as maximum, sum(sum_change) as sum_change, sum(count_change) as count_change, sum(run_change) as run_change,
      sum(runs_change) as runs_change
    from changes
    group by 1, 2, 3
  ) b
  window w as (partition by b.item, b.grp order by b.bucket)
)`

/** Lists by bucket, and the numbers of the whole range. The least and the greatest do not follow from changes: they are found for each bucket. */
const resultsText = `
lists as (
  select item, grp,
    string_agg(bucket::text, ',' order by bucket) as buckets,
    string_agg(coalesce(sum::text, ''), ',' order by bucket) as sums,
    string_agg(count::text, ',' order by bucket) as counts,
    string_agg(coalesce(minimum::text, ''), ',' order by bucket) as minima,
    string_agg(coalesce(maximum::text, ''), ',' order by bucket) as maxima,
    string_agg(filled_sum::text, ',' order by bucket) as filled_sums,
    string_agg(filled_count::text, ',' order by bucket) as filled_counts,
    string_agg(run_sum::text, ',' order by bucket) as run_sums,
    string_agg(run_count::text, ',' order by bucket) as run_counts
  from sums
  group by 1, 2
),
extremes as (
  select d.item, d.grp, string_agg(d.bucket::text, ',') as extreme_buckets, string_agg(d.minimum::text, ',') as filled_minima,
    string_agg(d.maximum::text, ',') as filled_maxima, string_agg(d.run_minimum::text, ',') as run_minima,
    string_agg(d.run_maximum::text, ',') as run_maxima
  from (
    select s.item, s.grp, g.bucket, min(s.part_minimum) as minimum, max(s.part_maximum) as maximum, min(s.run) as run_minimum,
      max(s.run) as run_maximum
    from steps s
    join level_items r on r.item = s.item and (r.across in (3, 4) or r.across = 0 and r.how in (3, 4) or r.across <> 0 and r.how = 1)
    cross join lateral generate_series(greatest(s.bucket, 1), least(coalesce(s.next, s.ends_in, r.buckets + 1), r.buckets + 1) - 1) as g(bucket)
    group by 1, 2, 3
  ) d
  group by 1, 2
),
last_keys as (
  select item, grp, max(last[1]) as key, max(last[1]) filter (where bucket > 0) as own_key,
    max(last[1]) filter (where bucket = 0 and coalesce(next, ends_in) is distinct from 1) as carried_key
  from steps
  group by 1, 2
),
totals as (
  select s.item, s.grp,
    array[sum(s.sum) filter (where s.bucket > 0 and s.ends_in is null), sum(s.count) filter (where s.bucket > 0 and s.ends_in is null),
      min(s.minimum) filter (where s.bucket > 0 and s.ends_in is null),
      max(s.maximum) filter (where s.bucket > 0 and s.ends_in is null)]::text[] as total,
    array[sum(s.run) filter (where s.next is null and s.ends_in is null), count(*) filter (where s.next is null and s.ends_in is null),
      min(s.run) filter (where s.next is null and s.ends_in is null), max(s.run) filter (where s.next is null and s.ends_in is null)]::text[] as value,
    array[sum(s.last[2]) filter (where s.last[1] = k.key), count(*) filter (where s.last[1] = k.key),
      min(s.last[2]) filter (where s.last[1] = k.key), max(s.last[2]) filter (where s.last[1] = k.key)]::text[] as latest,
    min(k.own_key)::text as last_key, min(k.carried_key)::text as carried_key
  from steps s
  join last_keys k on k.item = s.item and k.grp = s.grp
  group by 1, 2
)`

/** Each series becomes one number by itself, then they become one: four steps over the same items. */
export const levelsText = (first: number) => `
level_items as materialized (${itemsText(first)}
),${[endsText, cellsText, stepsText, resultsText].join(',')}`
