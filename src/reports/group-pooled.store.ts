// The part of the statement for metrics whose series are one set of points.
import { bucketText, itemsText, pointsText } from './group-items.store.ts'

/**
 * Added up by key first: what stands at the greatest key is the number of all series together. A row per item and group; lists stand side
 * by side, one entry per bucket.
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
      select k.grp, ${bucketText('k.key')} as bucket, sum(k.sum) as sum, sum(k.count) as count, min(k.minimum) as minimum,
        max(k.maximum) as maximum, max(array[k.key, k.sum, k.count, k.minimum, k.maximum]::numeric[]) as last
      from (
        select c.grp, p.key, sum(p.value) as sum, count(*) as count, min(p.value) as minimum, max(p.value) as maximum
        from chosen c
        cross join lateral ${pointsText('r.before_key')} p
        where c.selection = r.selection
        group by c.grp, p.key
      ) k
      group by k.grp, 2
    ) b
    group by b.grp
  ) s
)`
