// Grows a widget's definition by what a push brings: the kind of its keys, new metrics, options to remember.

import { AppError } from '../base/errors.ts'
import type { MetricId, ProjectId, WidgetId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import type { Gateway } from '../request/context.ts'
import type { DefinitionChange } from './definition.ts'
import { dimensionsIssue, dimensionTaken } from './dimension.ts'
import {
  insertMetrics,
  lockWidgetKey,
  selectAggregations,
  selectMetricNames,
  updateMetricRow,
  updateWidgetKey,
} from './metric.store.ts'
import { changesAcross, defaultMetricOptions, weightsIssue } from './metric.ts'
import { optionsIssue } from './metric-options.service.ts'
import { type KeyKind, MAX_METRICS_PER_WIDGET, type Widget } from './widget.ts'

/**
 * Applies the change in one transaction under a lock of the widget's row, and returns the definition as it is then. What
 * another push added first is left as it is: the caller plans again. `null` when the widget is gone.
 */
export async function applyDefinition(
  gateway: Gateway,
  widget: Widget,
  change: DefinitionChange,
): Promise<Widget | null> {
  const { projectId, widgetId } = widget
  const now = gateway.clock()
  const exists = await gateway.db.transaction().execute(async trx => {
    const key = await lockWidgetKey(trx, projectId, widgetId)
    if (!key) return false
    assertGoesWith(key, change)
    if (change.key && key.keyKind === widget.keyKind && key.keyColumn === widget.keyColumn) {
      await updateWidgetKey(trx, projectId, widgetId, change.key, now)
    }
    const { names, nextPosition } = await selectMetricNames(trx, projectId, widgetId)
    const fresh = change.newMetrics.filter(metric => !names.has(metric.name))
    if (names.size + fresh.length > MAX_METRICS_PER_WIDGET) {
      const message = `The widget would have more than ${MAX_METRICS_PER_WIDGET} metrics.`
      throw new AppError('BAD_USER_INPUT', message)
    }
    const metrics = fresh.map((metric, index) => ({
      ...metric,
      metricId: gateway.makeId<MetricId>(),
      position: nextPosition + index,
    }))
    await assertOptions(trx, { projectId, widgetId, keyKind: change.key?.keyKind ?? key.keyKind }, change)
    await insertMetrics(trx, projectId, widgetId, metrics, now)
    for (const metric of change.changes)
      await updateMetricRow(trx, projectId, widgetId, metric.metricId, metric.change, now)
    return true
  })
  gateway.services.catalogue.changed(projectId, widgetId)
  return exists ? gateway.services.catalogue.widget(projectId, widgetId) : null
}

/** Dimensions may have been declared since the push was planned. Throws BAD_USER_INPUT where it would make a CATEGORY widget of one with dimensions, or a metric of a dimension. */
function assertGoesWith({ dimensions }: Pick<Widget, 'dimensions'>, { key, newMetrics }: DefinitionChange): void {
  const taken = newMetrics.find(metric => dimensions.includes(metric.name))
  const issue = dimensionsIssue(key?.keyKind ?? null, dimensions) ?? (taken ? dimensionTaken(taken.name) : null)
  if (issue) throw new AppError('BAD_USER_INPUT', issue)
}

/** Of a metric that has no id yet. */
const NEW = '' as MetricId

/** Throws BAD_USER_INPUT where options of metrics would not go together, with what is stored of them now. */
async function assertOptions(
  trx: Database,
  place: { readonly projectId: ProjectId; readonly widgetId: WidgetId; readonly keyKind: KeyKind | null },
  change: DefinitionChange,
): Promise<void> {
  const { projectId, widgetId } = place
  const touched = new Map(change.changes.filter(it => changesAcross(it.change)).map(it => [it.metricId, it.change]))
  const made = change.newMetrics.map(({ name, change }) => ({
    before: null,
    after: { ...defaultMetricOptions, ...change, name, metricId: NEW, isComputed: false },
  }))
  const isWeighed = made.some(({ after }) => after.weightMetric !== null)
  const stored = touched.size > 0 || isWeighed ? await selectAggregations(trx, projectId, widgetId) : []
  const all = [...made, ...stored.map(before => ({ before, after: { ...before, ...touched.get(before.metricId) } }))]
  for (const { before, after } of all) {
    const isTouched = after.metricId === NEW || touched.has(after.metricId)
    const issue = isTouched ? await optionsIssue(trx, place, before, after) : null
    if (issue) throw new AppError('BAD_USER_INPUT', issue)
  }
  const issue = weightsIssue(all.map(({ after }) => after))
  if (issue) throw new AppError('BAD_USER_INPUT', issue)
}
