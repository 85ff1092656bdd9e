// Deletes what a push replaces, inside the transaction of its round: readers see what was there, or what it wrote.
import { spanOfKey } from '../core/day-span.ts'
import type { PoolClient } from '../database/client.ts'
import { NO_SERIES } from '../widgets/series.ts'
import { deleteMarkedText } from './rollup-mark.store.ts'
import type { QueuedPush, Round, RoundPoint } from './round.ts'

/** Beside other uses of advisory locks. */
const REPLACEMENT_LOCKS = 1_147

/** Of a widget one at a time, in all gateways: each deletes what it sees, which would leave what both wrote. Till the transaction ends. */
export async function lockReplaced(
  client: PoolClient,
  begun: Promise<unknown>,
  pushes: readonly QueuedPush[],
): Promise<void> {
  for (const { projectId, widgetId, replacedMetricIds } of pushes) {
    if (!replacedMetricIds) continue
    await begun
    await client.query('select pg_advisory_xact_lock($1, hashtext($2))', [
      REPLACEMENT_LOCKS,
      `${projectId}/${widgetId}`,
    ])
  }
}

/** A table, and the columns beside the ids of the widget that a point is known by. */
interface Place {
  readonly table: string
  readonly columns: readonly (readonly [name: string, type: string])[]
}

const metric = ['metric_id', 'bigint'] as const
const series = ['series_id', 'bigint'] as const
const key = ['key', 'bigint'] as const

const places = {
  points: { table: 'points', columns: [metric, key] },
  categoryPoints: { table: 'category_points', columns: [metric, ['category', 'text']] },
  seriesPoints: { table: 'series_points', columns: [metric, series, key] },
  periodicPoints: { table: 'periodic_points', columns: [metric, series, key, ['days', 'int']] },
} as const satisfies Record<string, Place>

type Written = Pick<Round, keyof typeof places>

/** Every point of the replaced metrics but those that were written. */
export async function deleteReplaced(
  client: PoolClient,
  pushes: readonly QueuedPush[],
  written: Written,
): Promise<void> {
  for (const { projectId, widgetId, replacedMetricIds, receiptId } of pushes) {
    if (!replacedMetricIds) continue
    const ids = [projectId, widgetId, replacedMetricIds]
    await Promise.all([
      deleteOthers(client, places.points, ids, written.points.map(plainKey), `-${receiptId}`),
      deleteOthers(client, places.categoryPoints, ids, written.categoryPoints.map(plainKey)),
      deleteOthers(client, places.seriesPoints, ids, written.seriesPoints.map(seriesKey)),
      deleteOthers(client, places.periodicPoints, ids, written.periodicPoints.map(periodKey)),
    ])
  }
}

const plainKey = ({ metricId, key }: RoundPoint): unknown[] => [metricId, key]
const seriesKey = ({ metricId, series, key }: RoundPoint): unknown[] => [metricId, series?.seriesId ?? NO_SERIES, key]
function periodKey(point: RoundPoint): unknown[] {
  const { firstDay, days } = spanOfKey(point.key)
  return [point.metricId, point.series?.seriesId ?? NO_SERIES, firstDay, days]
}

function deleteOthers(
  client: PoolClient,
  { table, columns }: Place,
  ids: readonly unknown[],
  kept: readonly (readonly unknown[])[],
  /** Of `points`: not that of what the round writes. */
  markId?: string,
): Promise<unknown> {
  const names = columns.map(([name]) => name)
  const lists = columns.map(([, type], index) => `$${index + 4}::${type}[]`)
  const text = `delete from ${table} p where p.project_id = $1 and p.widget_id = $2 and p.metric_id = any ($3::bigint[])
    and not exists (select from unnest(${lists.join(', ')}) as k (${names.join(', ')}) where ${names.map(name => `k.${name} = p.${name}`).join(' and ')})`
  const values = [...ids, ...names.map((_, index) => kept.map(row => row[index]))]
  if (markId === undefined) return client.query(text, values)
  return client.query(deleteMarkedText(text, `$${values.length + 1}`), [...values, markId])
}
