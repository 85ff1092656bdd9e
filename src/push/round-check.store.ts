// Whether the definitions that a round of pushes was planned for still hold when it is written.
import { type Client, insertRows, type PreparedTable, textArray } from '../database/prepared-rows.ts'
import type { QueuedPush, RoundPoint } from './round.ts'

/** Fails, and the transaction with it, where the widget has other keys or dimensions than when a push was planned: it divides by zero. */
const definitions: PreparedTable = {
  name: 'push_definitions',
  head: 'select 1 / (not exists (select from (',
  casts: ['bigint', 'bigint', 'text', 'text'],
  tail: ') as p (project_id, widget_id, key_kind, dimensions) join widgets w on w.project_id = p.project_id and w.widget_id = p.widget_id where w.key_kind is distinct from p.key_kind or w.dimensions <> p.dimensions::text[]))::int',
}

/** Fails likewise where a metric with values of periods is no longer one of these. */
const periodicMetrics: PreparedTable = {
  name: 'push_periodic_metrics',
  head: 'select 1 / (not exists (select from (',
  casts: ['bigint', 'bigint', 'bigint'],
  tail: `) as p (project_id, widget_id, metric_id) join metrics m on m.project_id = p.project_id and m.widget_id = p.widget_id and m.metric_id = p.metric_id where m.aggregation is distinct from 'PERIODIC'))::int`,
}
export const DEFINITION_CHANGED = '22012'

/** Fails with DEFINITION_CHANGED. Sent behind the points: a change of the kind waits for those, or they for it. */
export async function checkDefinitions(
  client: Client,
  pushes: readonly QueuedPush[],
  periodic: readonly RoundPoint[],
): Promise<void> {
  const planned = new Map<string, QueuedPush>()
  for (const push of pushes) {
    if (push.widgetKeyKind === null) continue
    const dimensions = push.widgetDimensions.length === 0 ? '' : JSON.stringify(push.widgetDimensions)
    planned.set(`${push.projectId}/${push.widgetId}/${push.widgetKeyKind}${dimensions}`, push)
  }
  const values = [...planned.values()].flatMap(push => [
    push.projectId,
    push.widgetId,
    push.widgetKeyKind,
    textArray(push.widgetDimensions),
  ])
  const metrics = new Map(periodic.map(point => [`${point.projectId}/${point.metricId}`, point]))
  const ofPeriods = [...metrics.values()].flatMap(point => [point.projectId, point.widgetId, point.metricId])
  await Promise.all([insertRows(client, definitions, values), insertRows(client, periodicMetrics, ofPeriods)])
}
