// Renames metrics; formulas that name them are written anew.
import { badInput, notFound } from '../base/errors.ts'
import type { ProjectId } from '../base/id.ts'
import type { Gateway } from '../request/context.ts'
import { lockFormulas, selectCalculations, updateCalculation } from './calculated-metric.store.ts'
import { withRenamedOperand } from './calculation.ts'
import { assertNoDimension } from './dimension.ts'
import { lockWidgetKey, selectMetricNames, updateMetricRow } from './metric.store.ts'
import { aggregationOf, type MetricIds } from './metric.ts'
import { nameIssue, nameTaken } from './name.ts'
import { getMetric } from './widget.service.ts'
import { MAX_NAME_LENGTH } from './widget.ts'

/** How it aggregates stays as it was, though names with `%` are averages. Throws BAD_USER_INPUT that names `name`, or NOT_FOUND. */
export async function renameMetric(
  gateway: Gateway,
  projectId: ProjectId,
  ids: MetricIds,
  newName: string,
): Promise<void> {
  const { widgetId, metricId } = ids
  const metric = await getMetric(gateway, projectId, ids)
  const name = newName.normalize('NFC').trim()
  const issue = name === '' ? 'cannot be blank.' : nameIssue(name, MAX_NAME_LENGTH)
  if (issue) throw badInput('name', `Name ${issue}`)
  if (name === metric.name) return
  const aggregation = aggregationOf(metric)
  const change = aggregationOf({ ...metric, name }) === aggregation ? { name } : { name, aggregation }
  const now = gateway.clock()
  const touched = await gateway.db.transaction().execute(async trx => {
    await lockFormulas(trx, projectId)
    const key = await lockWidgetKey(trx, projectId, widgetId)
    if (!key) throw notFound('widget')
    const { names } = await selectMetricNames(trx, projectId, widgetId)
    if (names.has(name)) throw nameTaken(name)
    assertNoDimension(key, name)
    await updateMetricRow(trx, projectId, widgetId, metricId, change, now)
    const widgetIds = new Set([widgetId])
    for (const { calculation, ...calculated } of await selectCalculations(trx, projectId)) {
      const renamed = withRenamedOperand(calculation, metricId, metric.name, name)
      if (renamed === calculation) continue
      await updateCalculation(
        trx,
        { projectId, widgetId: calculated.widgetId, metricId: calculated.metricId },
        renamed,
        now,
      )
      widgetIds.add(calculated.widgetId)
    }
    return widgetIds
  })
  for (const id of touched) gateway.services.catalogue.changed(projectId, id)
}
