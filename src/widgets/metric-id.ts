import { idsOf } from '../request/global-id.ts'
import type { MetricIds } from './metric.ts'

/** Throws NOT_FOUND for a text that is no id of a metric. */
export function metricIdsOf(globalId: string): MetricIds {
  const [widgetId, metricId] = idsOf('Metric', globalId, 2)
  return { widgetId, metricId }
}
