// Deletes metrics of every kind: pushed ones with their points, calculated ones, those that are counted from events.
import { notFound } from '../base/errors.ts'
import type { ProjectId } from '../base/id.ts'
import type { Gateway } from '../request/context.ts'
import type { MetricIds } from './metric.ts'
import { deleteMetricRow, deletePointsOfMetric } from './metric-deletion.store.ts'

/** Points of one statement, and how many statements a request waits for: what is left goes with the job. */
const BATCH = 10_000
const MAX_BATCHES = 50

/** Formulas that refer to it are not changed: their reports say what they have lost. Throws NOT_FOUND. */
export async function deleteMetric(gateway: Gateway, projectId: ProjectId, ids: MetricIds): Promise<void> {
  const all = { projectId, ...ids }
  if (!(await deleteMetricRow(gateway.db, all, gateway.clock()))) throw notFound('metric')
  gateway.services.catalogue.changed(projectId, ids.widgetId)
  for (let batch = 0; batch < MAX_BATCHES; batch++) {
    if ((await deletePointsOfMetric(gateway.db, all, BATCH)) === 0) return
  }
}
