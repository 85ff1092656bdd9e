// What a report by dimensions is, in SQL of DuckDB over the rows as they were pushed. Written from the rules, and with nothing of src.
//
// Tables that the model is given: `pushed` (one line per number, `declared`: how many dimensions there were), `metric`, `report` (`by1` to
// `by3`: positions of dimensions, 0: none), `report_metric`, `filter`, `range` (0: the period), and `bucket`; keys are numbers, [low, high).
//
// Numbers are whole: units of the last decimal. What one series is by itself is kept as LEAST_COMMON times it, so that means are whole, too;
// what is answered is a numerator and a denominator.

/** Every whole number up to 20 divides it. */
export const LEAST_COMMON = 232_792_560n

/** The bucket of what lies in a range and in none of its buckets: behind them all. */
export const REST = 1_000_000

const stored = (value: string) => `nullif(trim(nfc_normalize(${value})), '')`
const areSame = (a: string, b: string) =>
  ['v1', 'v2', 'v3'].map(value => `${a}.${value} is not distinct from ${b}.${value}`).join(' and ')

/**
 * A place is a metric, a key and a combination of values, whether the last of them were declared or not: each row meets what was there in
 * its way. It is of the series with the most dimensions that it was pushed with.
 */
const points = `
create or replace table way as
select metric, aggregation, coalesce(across, case aggregation when 'LATEST' then 'SUM' else 'POOLED' end) as across from metric;

create or replace table written as
select seq, declared, metric, key, value, ${stored('v1')} as v1, ${stored('v2')} as v2, ${stored('v3')} as v3,
  coalesce(how, case aggregation when 'SUM' then 'ADD' when 'MIN' then 'MIN' when 'MAX' then 'MAX' else 'REPLACE' end) as how
from pushed join metric using (metric);

create or replace table series as
select row_number() over () as sid, s.* from (
  select declared as level, v1, v2, v3, min(seq) as first from written group by all
) s;

create or replace table point as
select p.metric, p.key, p.value, s.sid, s.level
from (
  select metric, key, v1, v2, v3, max(declared) as level, list_reduce(
    list({'how': how, 'value': value} order by seq),
    lambda a, b: {'how': b.how, 'value': case b.how when 'ADD' then a.value + b.value when 'REPLACE' then b.value
      when 'MIN' then least(a.value, b.value) else greatest(a.value, b.value) end}).value as value
  from written group by all
) p
join series s on s.level = p.level and ${areSame('s', 'p')}`

/** A series of fewer dimensions ends, for LATEST metrics, where one with more of them and the same first values has its first point. */
const ends = `
create or replace table ending as
select o.metric, o.sid, min(n.key) as at
from (select distinct metric, sid from point join way using (metric) where aggregation = 'LATEST') o
join series s on s.sid = o.sid
join series t on t.level > s.level and (s.level < 1 or t.v1 is not distinct from s.v1)
  and (s.level < 2 or t.v2 is not distinct from s.v2) and (s.level < 3 or t.v3 is not distinct from s.v3)
join point n on n.sid = t.sid and n.metric = o.metric
group by 1, 2`

const valueAt = (position: string) => `case ${position} when 1 then s.v1 when 2 then s.v2 when 3 then s.v3 end`

/**
 * Series that pass all filters, with the values of their group. Rows from before the first declaration were first as long as one of them
 * is where it was: what newer rows have taken over came with those.
 */
const chosen = `
create or replace table chosen as
select r.report, s.sid, case when s.level > 0 or exists (select 1 from point where level = 0) then s.first end as first,
  ${valueAt('r.by1')} as g1, ${valueAt('r.by2')} as g2, ${valueAt('r.by3')} as g3
from report r cross join series s
where (r.report, s.sid) not in (
  select f.report, s.sid from filter f cross join series s cross join lateral (select ${valueAt('f.dimension')} as value) d
  where not (
    (f.listed is null or case when d.value is null then f.lists_null else list_contains(f.listed, d.value) end)
    and (f.unlisted is null or not case when d.value is null then f.unlists_null else list_contains(f.unlisted, d.value) end)
    and (f.beginning is null or (d.value is not null and starts_with(d.value, f.beginning)))
    and (f.is_set is null or f.is_set = (d.value is not null))
  )
)`

/** The number of one series by itself, LEAST_COMMON times. */
const ownNumber = (prefix: string) => `case w.aggregation
  when 'SUM' then ${prefix}sum * ${LEAST_COMMON}
  when 'AVERAGE' then ${prefix}sum * (${LEAST_COMMON} // ${prefix}count)
  when 'MIN' then ${prefix}least * ${LEAST_COMMON}
  when 'MAX' then ${prefix}greatest * ${LEAST_COMMON}
  else ${prefix}last * ${LEAST_COMMON} end`

/** Points of a series in a range, by bucket; the point before the range is at bucket -1 where the report looks back. */
const cells = `
create or replace table shown as
select report, range, bucket, low, high from bucket
union all
select report, range, ${REST}, null, high from range;

create or replace table placed as
select c.report, c.sid, g.range, m.metric, p.key, p.value, coalesce(b.bucket, ${REST}) as bucket, coalesce(b.high, g.high) as bucket_high,
  e.at, g.high
from chosen c
join report_metric m on m.report = c.report
join range g on g.report = c.report
join point p on p.sid = c.sid and p.metric = m.metric and p.key >= g.low and p.key < g.high
left join bucket b on b.report = c.report and b.range = g.range and p.key >= b.low and p.key < b.high
left join ending e on e.metric = m.metric and e.sid = c.sid;

create or replace table carried as
select c.report, c.sid, g.range, m.metric, max(p.key) as key, arg_max(p.value, p.key) as value
from chosen c
join report r on r.report = c.report
join report_metric m on m.report = c.report
join way w on w.metric = m.metric and w.aggregation = 'LATEST' and r.fill in ('PREVIOUS', 'BY_AGGREGATION')
join range g on g.report = c.report
join point p on p.sid = c.sid and p.metric = m.metric and p.key < g.low
group by 1, 2, 3, 4;

create or replace table pair as
select distinct report, sid, metric from placed union select distinct report, sid, metric from carried;

create or replace table cell as
select report, sid, range, metric, bucket, sum(value) as sum, count(*) as count, min(value) as least, max(value) as greatest,
  arg_max(value, key) as last, max(key) as last_key
from placed group by 1, 2, 3, 4, 5`

/** Every bucket of every series: its own points, all from the start through it, and those of the last bucket that has any. */
const steps = `
create or replace table step as
select s.*, w.aggregation, w.across, ${ownNumber('own_')} as own, ${ownNumber('run_')} as run, ${ownNumber('fill_')} as fill
from (
  select k.report, k.sid, k.range, k.metric, k.bucket, k.at, k.is_alive,
    c.sum as own_sum, c.count as own_count, c.least as own_least, c.greatest as own_greatest, c.last as own_last, c.last_key,
    sum(c.sum) over v as run_sum, sum(c.count) over v as run_count, min(c.least) over v as run_least, max(c.greatest) over v as run_greatest,
    coalesce(last_value(c.last ignore nulls) over v, k.carried) as run_last,
    coalesce(last_value(c.sum ignore nulls) over v, k.carried) as fill_sum,
    coalesce(last_value(c.count ignore nulls) over v, case when k.carried is not null then 1 end) as fill_count,
    coalesce(last_value(c.least ignore nulls) over v, k.carried) as fill_least,
    coalesce(last_value(c.greatest ignore nulls) over v, k.carried) as fill_greatest,
    coalesce(last_value(c.last ignore nulls) over v, k.carried) as fill_last,
    case when k.bucket = 0 and c.sum is null then k.carried_key end as carried_key
  from (
    select h.report, h.sid, b.range, h.metric, b.bucket, e.at, e.at is null or e.at >= b.high as is_alive, y.value as carried, y.key as carried_key
    from pair h
    join shown b on b.report = h.report
    left join ending e on e.sid = h.sid and e.metric = h.metric
    left join carried y on y.report = h.report and y.sid = h.sid and y.metric = h.metric and y.range = b.range
  ) k
  left join cell c on c.report = k.report and c.sid = k.sid and c.metric = k.metric and c.range = k.range and c.bucket = k.bucket
  window v as (partition by k.report, k.sid, k.metric, k.range order by k.bucket)
) s join way w on w.metric = s.metric
where s.is_alive`

/** Each range as a whole. What ends in it counts for nothing. */
const wholes = `
create or replace table whole as
select s.*, w.aggregation, w.across, ${ownNumber('')} as own
from (
  select h.report, h.sid, g.range, h.metric, sum(p.value) as sum, count(p.value) as count, min(p.value) as least, max(p.value) as greatest,
    coalesce(arg_max(p.value, p.key), any_value(y.value)) as last
  from pair h
  join range g on g.report = h.report
  left join placed p on p.report = h.report and p.sid = h.sid and p.metric = h.metric and p.range = g.range
  left join carried y on y.report = h.report and y.sid = h.sid and y.metric = h.metric and y.range = g.range
  left join ending e on e.sid = h.sid and e.metric = h.metric
  where e.at is null or e.at >= g.high
  group by 1, 2, 3, 4
) s join way w on w.metric = s.metric`

/** The points of each series that count in their bucket, for what stands at the greatest key. */
const standing = `
create or replace table standing as
select p.*, w.aggregation, w.across from placed p join way w using (metric) where p.at is null or p.at >= p.bucket_high`

export const preparation = [points, ends, chosen, cells, steps, wholes, standing].join(';\n')

/** Series become one number: a numerator and a denominator. `own` is that of a series by itself, `prefix` names its points. */
const reduced = (own: string, prefix: string) => {
  const of = (call: string) => `${call} filter (where ${own} is not null)`
  return `case across when 'POOLED' then case aggregation when 'MIN' then ${of(`min(${prefix}least)`)}
      when 'MAX' then ${of(`max(${prefix}greatest)`)} else ${of(`sum(${prefix}sum)`)} end
    when 'MIN' then ${of(`min(${own})`)} when 'MAX' then ${of(`max(${own})`)} else ${of(`sum(${own})`)} end as num,
  case when across = 'POOLED' then case aggregation when 'AVERAGE' then ${of(`sum(${prefix}count)`)} else 1 end
    else ${LEAST_COMMON} * case across when 'AVERAGE' then ${of('count(*)')} else 1 end end as den`
}

/** Which groups there are, and in which ranges anything is shown of each. */
export const foundGroups = `
select c.report, c.g1, c.g2, c.g3, s.range, f.first
from chosen c
join (
  select report, sid, range from step where run is not null
  union select report, sid, range from whole where own is not null
) s on s.report = c.report and s.sid = c.sid
join (select report, g1, g2, g3, min(first) as first from chosen group by all) f
  on f.report = c.report and f.g1 is not distinct from c.g1 and f.g2 is not distinct from c.g2 and f.g3 is not distinct from c.g3
group by all`

/** The lines of a table with the part of the report that their series is in. */
const partsOf = (table: string) =>
  `(select m.part, t.* from ${table} t join member m on m.report = t.report and m.sid = t.sid) s`

const numbersOf = (kind: string, parts: string, columns: { own: string; prefix: string; bucket: string }) => `
select '${kind}' as kind, s.report, s.part, s.range, s.metric, ${columns.bucket} as bucket, ${reduced(columns.own, columns.prefix)}
from ${parts}
group by s.report, s.part, s.range, s.metric, ${columns.bucket === '0' ? '' : 's.bucket,'} aggregation, across`

const atGreatestKey = `(
  select *, value * ${LEAST_COMMON} as own, value as sum, 1 as count, value as least, value as greatest
  from (select *, max(key) over (partition by report, part, range, metric) as last_key from ${partsOf('standing')})
  where key = last_key
) s`

/** Lines of one number each, by part of a report: needs the table `member (report, part, sid)`. */
export const headlines = numbersOf('headline', partsOf('whole'), { own: 'own', prefix: '', bucket: '0' })

export const numbers = [
  headlines,
  numbersOf('value', partsOf('step'), { own: 'own', prefix: 'own_', bucket: 's.bucket' }),
  numbersOf('fill', partsOf('step'), { own: 'fill', prefix: 'fill_', bucket: 's.bucket' }),
  numbersOf('run', partsOf('step'), { own: 'run', prefix: 'run_', bucket: 's.bucket' }),
  numbersOf('latest', atGreatestKey, { own: 'own', prefix: '', bucket: '0' }),
].join(' union all ')

/** Lines of what is counted of all points, by part of a report. */
export const totals = `
select report, part, range, metric, sum(sum) as sum, sum(count)::bigint as count, min(least) as least, max(greatest) as greatest
from ${partsOf('whole')} group by 1, 2, 3, 4`

export const coverage = `
select report, part, range, metric, string_agg(distinct bucket::text, ',') filter (where last_key is not null and bucket <> ${REST}) as buckets,
  max(last_key) as last_key, max(carried_key) as carried_key
from ${partsOf('step')} group by 1, 2, 3, 4`
