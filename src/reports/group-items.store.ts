// What the statement of a report by dimensions reads: a metric in a range each, and the points of a series in it.
import type { Across, Aggregation } from '../core/aggregate.ts'
import { columnsOf } from './array-text.ts'

/** One metric in one range. Its bounds and the buckets that show them are a slice of those of all. */
export interface GroupItem {
  /** Of the selections, from 1. */
  readonly selection: number
  readonly widgetId: string
  readonly metricId: string
  readonly from: string
  readonly before: string
  readonly low: number
  readonly high: number
  /** How many buckets the report shows. */
  readonly buckets: number
  readonly aggregation: Aggregation
  readonly across: Across
  /** A bucket without points has the value of the one before. */
  readonly carries: boolean
  /** The last point before the range is the first value. */
  readonly looksBack: boolean
}

/** Values of periods are in none of these statements. */
export const aggregationCodes: Readonly<Record<Aggregation, number>> = {
  SUM: 0,
  AVERAGE: 1,
  LATEST: 2,
  MIN: 3,
  MAX: 4,
  PERIODIC: 5,
}
const acrossCodes: Readonly<Record<Across, number>> = { POOLED: 0, SUM: 1, AVERAGE: 2, MIN: 3, MAX: 4 }

/** A mean with 60 digits behind the last one of its points: what is made of many of them has more digits than are shown. */
export const meanText = (sum: string, count: string) => `${sum} * 1e60 / ${count} * 1e-60`

/** Rows `item`, with the words of GroupItem. Bounds and the buckets that show them, each for all items, are the last two parameters. */
export const itemsText = (first: number) => {
  const parameters = Array.from({ length: ITEM_PARAMETERS }, (_, index) => `$${first + index}`)
  const [items, selections, widgets, metrics, froms, befores, lows, highs, buckets, hows, acrosses, carries, backs] =
    parameters
  const [shown, bounds] = parameters.slice(-2)
  return `
  select u.*, (${bounds}::bigint[])[u.low:u.high] as bounds, (${shown}::int[])[u.low:u.high] as shown
  from unnest(${items}::int[], ${selections}::int[], ${widgets}::bigint[], ${metrics}::bigint[], ${froms}::bigint[], ${befores}::bigint[],
      ${lows}::int[], ${highs}::int[], ${buckets}::int[], ${hows}::int[], ${acrosses}::int[], ${carries}::bool[], ${backs}::bool[])
    as u(item, selection, widget_id, metric_id, from_key, before_key, low, high, buckets, how, across, carries, looks_back)`
}

export const ITEM_PARAMETERS = 15

export function itemValues(
  items: readonly (GroupItem & { readonly item: number })[],
  bounds: readonly string[],
  shown: readonly (number | null)[],
): readonly unknown[][] {
  const rows = items.map(it => [
    it.item,
    it.selection,
    it.widgetId,
    it.metricId,
    it.from,
    it.before,
    it.low,
    it.high,
    it.buckets,
    aggregationCodes[it.aggregation],
    acrossCodes[it.across],
    it.carries,
    it.looksBack,
  ])
  return [...columnsOf(rows, ITEM_PARAMETERS - 2), [...shown], [...bounds]]
}

/** The points of series `c` in item `r` before a key; those of no series are in a table of their own. */
export const pointsText = (before: string) => `(
      select p.key, p.value from points p
      where c.series_id = 0 and p.project_id = $1 and p.widget_id = r.widget_id and p.metric_id = r.metric_id
        and p.key >= r.from_key and p.key < ${before}
      union all
      select p.key, p.value from series_points p
      where c.series_id <> 0 and p.project_id = $1 and p.widget_id = r.widget_id and p.metric_id = r.metric_id
        and p.series_id = c.series_id and p.key >= r.from_key and p.key < ${before}
    )`

/** The last point of series `c` in item `r` whose key is in a range: one probe. */
export const lastPointText = (range: string) => `(
      select l.key, l.value from (
        (select p.key, p.value from points p
        where c.series_id = 0 and p.project_id = $1 and p.widget_id = r.widget_id and p.metric_id = r.metric_id and ${range}
        order by p.key desc limit 1)
        union all
        (select p.key, p.value from series_points p
        where c.series_id <> 0 and p.project_id = $1 and p.widget_id = r.widget_id and p.metric_id = r.metric_id
          and p.series_id = c.series_id and ${range}
        order by p.key desc limit 1)
      ) l
    )`

/** Where a key is shown: a bucket of the report from 1, or the one behind the last for what the report does not show. */
export const bucketText = (key: string) => `coalesce((r.shown)[width_bucket(${key}, r.bounds)], r.buckets + 1)`
