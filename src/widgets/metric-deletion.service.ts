// Deletes metrics of every kind: pushed ones with their points, calculated ones, those that are counted from events.
import { AppError, notFound } from '../base/errors.ts'
import type { ProjectId } from '../base/id.ts'
import { quote } from '../base/quote.ts'
import type { Gateway } from '../request/context.ts'
import type { MetricIds } from './metric.ts'
import { deleteMetricRow, deletePointsOfMetric } from './metric-deletion.store.ts'

/** Points of one statement, and how many statements a request waits for: what is left goes with the job. */
const BATCH = 10_000
const MAX_BATCHES = 50

/** Formulas that refer to it are not changed: their reports say what they have lost. Throws NOT_FOUND, and CONFLICT for the weight of another. */
export async function deleteMetric(gateway: Gateway, projectId: ProjectId, ids: MetricIds): Promise<void> {
  const all = { projectId, ...ids }
  const deleted = await deleteMetricRow(gateway.db, all, gateway.clock())
  if (deleted === false) throw notFound('metric')
  if (deleted !== true)
    throw new AppError(
      'CONFLICT',
      `The metric weighs the mean of ${quote(deleted.weighs)}: set its weightMetric to null first.`,
    )
  gateway.services.catalogue.changed(projectId, ids.widgetId)
  for (let batch = 0; batch < MAX_BATCHES; batch++) {
    if ((await deletePointsOfMetric(gateway.db, all, BATCH)) === 0) return
  }
}
