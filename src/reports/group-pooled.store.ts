// The part of the statement for metrics whose series are one set of points.
import { bucketText, itemsText, pointsText } from './group-items.store.ts'

/**
 * A point is a bucket of its own: what stands at its key is the number of all series together. `offset 0` keeps the planner from reading
 * every point of the metric to join them with the series.
 */
const byKeyText = `
          select n.*, n.sum as last_sum, n.count as last_count, n.minimum as last_minimum, n.maximum as last_maximum
          from (
            select c.grp, p.key as last_key, sum(p.value) as sum, count(*) as count, min(p.value) as minimum, max(p.value) as maximum
            from chosen c
            cross join lateral (select * from ${pointsText('r.before_key')} q offset 0) p
            where int4eq(c.selection, r.selection)
            group by c.grp, p.key
          ) n`

/** Each series is added up by bucket first. */
const byBucketText = `
          select c.grp, p.last[1]::bigint as last_key, sum(p.sum) as sum, sum(p.count) as count, min(p.minimum) as minimum,
            max(p.maximum) as maximum, sum(p.last[2]) as last_sum, count(*) as last_count, min(p.last[2]) as last_minimum,
            max(p.last[2]) as last_maximum
          from chosen c
          cross join lateral (
            select sum(q.value) as sum, count(*) as count, min(q.value) as minimum, max(q.value) as maximum,
              max(array[q.key::numeric, q.value]) as last
            from ${pointsText('r.before_key')} q
            group by width_bucket(q.key, r.bounds)
          ) p
          where int4eq(c.selection, r.selection)
          group by c.grp, p.last[1]`

/**
 * A row per item and group; lists stand side by side, one entry per bucket. `daily`: no bucket holds two points of a series. The planner
 * takes a comparison by function for less rare than one by operator: it hashes thousands of groups instead of sorting them.
 */
export const pooledText = (part: 'daily' | 'pooled', first: number) => `
${part} as (
  select r.item, s.*
  from (${itemsText(first)} offset 0) r
  cross join lateral (
    select b.grp,
      string_agg(b.bucket::text, ',') as buckets,
      string_agg(b.sum::text, ',') as sums,
      string_agg(b.count::text, ',') as counts,
      string_agg(b.minimum::text, ',') as minima,
      string_agg(b.maximum::text, ',') as maxima,
      array[sum(b.sum), sum(b.count), min(b.minimum), max(b.maximum)]::text[] as total,
      (max(b.last))[2:5]::text[] as latest,
      (max(b.last))[1]::text as last_key
    from (
      select k.grp, k.bucket, sum(k.sum) as sum, sum(k.count) as count, min(k.minimum) as minimum, max(k.maximum) as maximum,
        max(array[k.last_key, k.last_sum, k.last_count, k.last_minimum, k.last_maximum]::numeric[]) as last
      from (
        select d.*, ${bucketText('d.last_key')} as bucket
        from (${part === 'daily' ? byKeyText : byBucketText}
        ) d
      ) k
      group by k.grp, k.bucket
    ) b
    group by b.grp
  ) s
)`
