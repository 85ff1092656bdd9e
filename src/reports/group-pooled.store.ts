// The part of the statement for metrics whose series are one set of points.
import { bucketText, itemsText, lastPointText, pointsText } from './group-items.store.ts'

/**
 * Each key is a bucket of its own: what stands at its key is the number of all series together. `offset 0` keeps the planner from reading
 * every point of the metric to join them with the series.
 */
const byKeyText = `
          select c.grp, p.key, sum(p.value) as sum, count(*) as count, min(p.value) as minimum, max(p.value) as maximum
          from chosen c
          cross join lateral (select * from ${pointsText('r.before_key')} q offset 0) p
          where int4eq(c.selection, r.selection)
          group by c.grp, p.key`

/** Each series is added up by bucket first. */
const byBucketText = `
      select c.grp, p.bucket, sum(p.sum) as sum, sum(p.count) as count, min(p.minimum) as minimum, max(p.maximum) as maximum
      from chosen c
      cross join lateral (
        select ${bucketText('q.key')} as bucket, sum(q.value) as sum, count(*) as count, min(q.value) as minimum, max(q.value) as maximum
        from ${pointsText('r.before_key')} q
        group by 1
      ) p
      where int4eq(c.selection, r.selection)
      group by c.grp, p.bucket`

/** What stands at the greatest key of each group: a probe for each series is less than to compare the keys of all points. */
const latestText = `
    select distinct on (n.grp) n.grp, n.key::text as last_key, array[n.sum, n.count, n.minimum, n.maximum]::text[] as latest
    from (
      select c.grp, p.key, sum(p.value) as sum, count(*) as count, min(p.value) as minimum, max(p.value) as maximum
      from chosen c
      cross join lateral ${lastPointText('p.key >= r.from_key and p.key < r.before_key')} p
      where int4eq(c.selection, r.selection)
      group by c.grp, p.key
    ) n
    order by n.grp, n.key desc`

const listsText = `
      string_agg(b.bucket::text, ',') as buckets,
      string_agg(b.sum::text, ',') as sums,
      string_agg(b.count::text, ',') as counts,
      string_agg(b.minimum::text, ',') as minima,
      string_agg(b.maximum::text, ',') as maxima,
      array[sum(b.sum), sum(b.count), min(b.minimum), max(b.maximum)]::text[] as total`

/**
 * A row per item and group; lists stand side by side, one entry per bucket. The planner takes a comparison by function for less rare than
 * one by operator: it hashes thousands of groups instead of sorting them.
 */
const partText = (part: string, first: number, groups: string) => `
${part} as (
  select r.item, s.*
  from (${itemsText(first)} offset 0) r
  cross join lateral (${groups}
  ) s
)`

/** Where each key is a bucket of its own, and every bucket is shown in a place of its own. */
export const dailyText = (first: number) =>
  partText(
    'daily',
    first,
    `
    select b.grp, ${listsText},
      (max(array[b.key, b.sum, b.count, b.minimum, b.maximum]::numeric[]))[2:5]::text[] as latest, max(b.key)::text as last_key
    from (
      select d.*, ${bucketText('d.key')} as bucket
      from (${byKeyText}
      ) d
    ) b
    group by b.grp`,
  )

export const pooledText = (first: number) =>
  partText(
    'pooled',
    first,
    `
    select a.*, l.latest, l.last_key
    from (
      select b.grp, ${listsText}
      from (${byBucketText}
      ) b
      group by b.grp
    ) a
    join (${latestText}
    ) l on l.grp = a.grp`,
  )
