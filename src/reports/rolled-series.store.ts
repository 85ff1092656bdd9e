// The part of a report's statement that reads instants of widgets whose points are added up in the background.
import { DAY, grains, HOUR, OF_ZONE_DAYS, QUARTER, startText } from '../rollups/grain.ts'

const [, OF_HOURS, OF_DAYS] = grains.map(({ grain }) => grain)
export const OF_QUARTERS = grains[0].grain

const rollupColumns = 'u.start as key, u.sum, u.count, u.minimum, u.maximum, u.last_key, u.latest'
const pointColumns =
  'p.key, p.value as sum, 1 as count, p.value as minimum, p.value as maximum, p.key as last_key, p.value as latest'
const ofMetric = (table: string) =>
  `${table}.project_id = $1 and ${table}.widget_id = r.widget_id and ${table}.metric_id = r.metric_id`
/** Not in a list in ascending order: `<> all` would look at all of it each time. */
const isNotIn = (list: string) => `${list}[width_bucket(u.start, ${list})] is distinct from u.start`

/** What is added up and still to be read as sums: all that has no points any more, and what is up to date. */
const isSummed = '(u.start >= r.rolled_key or u.start < r.thin_key)'

/** The stretches in which a bucket or the range ends, or which have a quarter that is out of date. */
const apart = (size: number) => `array(select distinct c.start from (
      select ${startText('k.cut', size)} as start from unnest(r.cuts) k (cut) where k.cut % ${size} <> 0
      union all
      select ${startText('q.quarter', size)} from unnest(r.quarters) q (quarter)
    ) c order by 1)`

/** The next shorter stretches inside of those that cannot be read as they are. `offset 0`: each by the index, whatever the planner thinks of lists. */
const inside = (
  outer: { readonly list: string; readonly size: number },
  inner: { readonly list: string; readonly size: number; readonly grain: number | undefined },
) => `
      select i.*
      from unnest(${outer.list}) o (start)
      cross join lateral (
        select ${rollupColumns} from rollups u
        where ${ofMetric('u')} and u.grain = ${inner.grain}
          and u.start >= greatest(o.start, r.days_key) and u.start <= least(o.start + ${outer.size}, r.before_key) - ${inner.size}
          and ${isSummed} and ${isNotIn(inner.list)}
        offset 0
      ) i`

/** What a row of `r` is read as: sums of days, hours and quarters of an hour, those of days of the widget's zone, and points. */
const partsText = `
      select ${rollupColumns}
      from rollups u
      where ${ofMetric('u')} and u.grain = ${OF_DAYS}
        and u.start >= r.days_key and u.start <= r.before_key - ${DAY} and ${isSummed} and ${isNotIn('e.days')}
      union all
      select ${rollupColumns}
      from rollups u
      where ${ofMetric('u')} and u.grain = ${OF_ZONE_DAYS} and u.start >= r.from_key and u.start < r.days_key
      union all${inside({ list: 'e.days', size: DAY }, { list: 'e.hours', size: HOUR, grain: OF_HOURS })}
      union all${inside({ list: 'e.hours', size: HOUR }, { list: 'r.quarters', size: QUARTER, grain: OF_QUARTERS })}
      union all
      select i.*
      from unnest(r.quarters) q (quarter)
      cross join lateral (
        select ${pointColumns} from points p
        where ${ofMetric('p')} and p.key >= greatest(q.quarter, r.rolled_key) and p.key < least(q.quarter + ${QUARTER}, r.before_key)
        offset 0
      ) i
      union all
      select ${pointColumns}
      from points p
      where ${ofMetric('p')} and p.key >= r.thin_key and p.key < r.rolled_key`

/** The value of the last point, where it is kept as the last one of a sum. */
const latestOfSums = `coalesce(
        (select u.latest from rollups u where ${ofMetric('u')} and u.grain = ${OF_QUARTERS} and u.start = ${startText('max(b.last_key)', QUARTER)}),
        (select u.latest from rollups u where ${ofMetric('u')} and u.grain = ${OF_ZONE_DAYS} and u.start <= max(b.last_key)
          order by u.start desc limit 1))`

/**
 * As the branch `series`, with the same parameters. Each row of `r` is read as whole days as far as it can be, what is left of it as
 * hours, then as quarters of an hour, and last as points: where a bucket begins inside a quarter, in quarters that pushes have marked, and before
 * `rolled_key`. What is added up and the marks are of one snapshot, so that nothing is missed. Without rows in `rolled_widgets`, or where
 * points were changed without marks, all is read as points.
 * Before `thin_key` there are no points any more, and sums are read whatever else is the case; before `days_key` those of whole days of the
 * widget's zone. That no bucket cuts one of these was seen to before (`kept-range.ts`).
 */
export const rolledText = (first: number) => {
  const [items, widgets, metrics, froms, befores, lows, highs, latests, bounds] = Array.from(
    { length: 9 },
    (_, index) => `$${first + index}`,
  )
  return `
select 'rolled' as branch, r.item, s.*, null::text[] as names
from (
  select v.*, v.bounds || v.from_key || v.before_key || v.days_key as cuts,
    array(select distinct c.quarter from (
      select ${startText('k.cut', QUARTER)} as quarter
      from unnest(v.bounds || v.from_key || v.before_key) k (cut) where k.cut % ${QUARTER} <> 0
      union all
      select m.quarter from rollup_marks m where m.project_id = $1 and m.widget_id = v.widget_id
        and m.quarter > v.rolled_key - ${QUARTER} and m.quarter < v.before_key
    ) c order by 1) as quarters
  from (
    select i.*, (${bounds}::bigint[])[i.low:i.high] as bounds,
      least(greatest(i.from_key, coalesce(w.thinned_before, i.from_key), coalesce(w.rolled_from, i.before_key)), i.before_key) as rolled_key,
      least(greatest(i.from_key, coalesce(w.thinned_before, i.from_key)), i.before_key) as thin_key,
      least(greatest(i.from_key, coalesce(w.days_before, i.from_key)), i.before_key) as days_key
    from unnest(${items}::int[], ${widgets}::bigint[], ${metrics}::bigint[], ${froms}::bigint[], ${befores}::bigint[],
        ${lows}::int[], ${highs}::int[], ${latests}::bool[])
      as i(item, widget_id, metric_id, from_key, before_key, low, high, wants_latest)
    left join lateral (
      select case when not exists (select from unmarked_writes) then w.rolled_from end as rolled_from, w.thinned_before, w.days_before
      from rolled_widgets w where w.project_id = $1 and w.widget_id = i.widget_id
    ) w on true
    offset 0
  ) v
  offset 0
) r
cross join lateral (select ${apart(HOUR)} as hours, ${apart(DAY)} as days offset 0) e
cross join lateral (
  select
    string_agg(b.bucket::text, ',') as buckets,
    string_agg(b.sum::text, ',') as sums,
    case when max(b.count) > 1 then string_agg(b.count::text, ',') end as counts,
    case when max(b.count) > 1 then string_agg(b.minimum::text, ',') end as minima,
    case when max(b.count) > 1 then string_agg(b.maximum::text, ',') end as maxima,
    case when max(b.count) > 1 then string_agg(b.latest::text, ',') end as latests,
    sum(b.sum)::text as sum,
    sum(b.count)::int as count,
    min(b.minimum)::text as minimum,
    max(b.maximum)::text as maximum,
    case when max(b.last_key) >= r.thin_key
      then (select l.value from points l where ${ofMetric('l')} and l.key = max(b.last_key))
      else ${latestOfSums}
    end::text as latest,
    max(b.last_key)::text as last_key
  from (
    select
      width_bucket(p.key, r.bounds) as bucket,
      sum(p.sum) as sum,
      sum(p.count) as count,
      min(p.minimum) as minimum,
      max(p.maximum) as maximum,
      (max(array[p.last_key::numeric, p.latest]) filter (where r.wants_latest))[2] as latest,
      max(p.last_key) as last_key
    from (${partsText}
    ) p
    group by 1
  ) b
) s
where s.count > 0`
}
