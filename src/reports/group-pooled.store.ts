// The part of the statement for metrics whose series are one set of points.
import { bucketText, itemsText, pointsText } from './group-items.store.ts'

/**
 * A row per item and group; lists stand side by side, one entry per bucket. In buckets of more than one key each series is added up
 * first, else by key: what stands at the greatest key is the number of all series together. The planner takes a comparison by function
 * for less rare than one by operator: it hashes thousands of groups instead of sorting them.
 */
export const pooledText = (first: number) => `
pooled as (
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
        select d.grp, ${bucketText('d.last_key')} as bucket, d.last_key, d.sum, d.count, d.minimum, d.maximum, d.last_sum, d.last_count,
          d.last_minimum, d.last_maximum
        from (
          select c.grp, p.last_key, sum(p.sum) as sum, sum(p.count) as count, min(p.minimum) as minimum, max(p.maximum) as maximum,
            sum(p.last_value) as last_sum, count(*) as last_count, min(p.last_value) as last_minimum, max(p.last_value) as last_maximum
          from chosen c
          cross join lateral (
            select q.key as last_key, q.value as sum, 1::bigint as count, q.value as minimum, q.value as maximum, q.value as last_value
            from ${pointsText('r.before_key')} q
            where not r.is_coarse
            union all
            select g.last[1]::bigint, g.sum, g.count, g.minimum, g.maximum, g.last[2]
            from (
              select sum(q.value) as sum, count(*) as count, min(q.value) as minimum, max(q.value) as maximum,
                max(array[q.key::numeric, q.value]) as last
              from ${pointsText('r.before_key')} q
              where r.is_coarse
              group by width_bucket(q.key, r.bounds)
            ) g
          ) p
          where int4eq(c.selection, r.selection)
          group by c.grp, p.last_key
        ) d
      ) k
      group by k.grp, k.bucket
    ) b
    group by b.grp
  ) s
)`
