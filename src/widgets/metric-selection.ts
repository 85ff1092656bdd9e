// Metrics that are meant by their names, by their ids or by both.
import { AppError, badInput } from '../base/errors.ts'
import { quote } from '../base/quote.ts'
import { encodeId } from '../request/global-id.ts'
import type { Metric, MetricIds } from './metric.ts'
import { metricIdsOf } from './metric-id.ts'
import { metricNamed, type Widget } from './widget.ts'

/** Metrics by name and by id, in that order, each once. */
export interface MetricSelection {
  readonly names: readonly string[]
  readonly ids: readonly MetricIds[]
}

/** Names, and global ids of metrics. Throws BAD_USER_INPUT that names `metricIds`. */
export function toMetricSelection(
  names: readonly string[] | null | undefined,
  globalIds: readonly string[] | null | undefined,
): MetricSelection | null {
  if (!names && !globalIds) return null
  return { names: names ?? [], ids: (globalIds ?? []).map(metricIdsIn) }
}

function metricIdsIn(globalId: string): MetricIds {
  try {
    return metricIdsOf(globalId)
  } catch (error) {
    throw error instanceof AppError ? badInput('metricIds', error.message) : error
  }
}

/**
 * The metrics of a widget that are meant, each once; what only another one of the widgets has is left out. Throws BAD_USER_INPUT that names
 * `metrics` or `metricIds`.
 */
export function selectedMetrics(
  widget: Widget,
  selection: MetricSelection | null,
  widgets: readonly Widget[] = [widget],
): readonly Metric[] {
  if (selection === null) return widget.metrics
  const whose = widgets.length === 1 ? 'The widget has no' : 'None of the widgets has a'
  const named = selection.names.map(name => {
    const metric = metricNamed(widget, name.normalize('NFC'))
    if (metric || widgets.some(it => metricNamed(it, name.normalize('NFC')))) return metric
    throw badInput('metrics', `${whose} metric ${quote(name)}.`)
  })
  const byId = selection.ids.map(ids => {
    const metric = metricWithIds(widget, ids)
    if (metric || widgets.some(it => metricWithIds(it, ids))) return metric
    const globalId = encodeId('Metric', `${ids.widgetId}/${ids.metricId}`)
    throw badInput('metricIds', `${whose} metric of the id ${quote(globalId)}.`)
  })
  return [...new Set([...named, ...byId])].filter(metric => metric !== undefined)
}

function metricWithIds(widget: Widget, { widgetId, metricId }: MetricIds): Metric | undefined {
  return widget.widgetId === widgetId ? widget.metrics.find(metric => metric.metricId === metricId) : undefined
}
