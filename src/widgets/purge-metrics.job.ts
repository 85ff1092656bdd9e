// Deletes what belonged to deleted metrics: points that were many, and those that a push wrote while its metric went.
import { projectExpiryJob } from '../schedule/project-expiry.service.ts'
import { deleteMetricNotes, deletePointsOfDeletedMetrics } from './metric-deletion.store.ts'

const DAY_MS = 86_400_000

export const purgeMetrics = projectExpiryJob({
  name: 'purge-metrics',
  everyMs: 60 * 60_000,
  batch: 10_000,
  keptMs: () => DAY_MS,
  deletions: [
    ({ db }, projectId, _before, limit) => deletePointsOfDeletedMetrics(db, projectId, limit),
    ({ db }, projectId, before) => deleteMetricNotes(db, projectId, before),
  ],
})
