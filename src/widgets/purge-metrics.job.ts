// Deletes what belonged to deleted metrics: points that were many, and those that a push wrote while its metric went.
import { expiryJob } from '../schedule/expiry.ts'
import { deleteMetricNotes, deletePointsOfDeletedMetrics } from './metric-deletion.store.ts'

const DAY_MS = 86_400_000

export const purgeMetrics = expiryJob({
  name: 'purge-metrics',
  everyMs: 60 * 60_000,
  batch: 10_000,
  keptMs: () => DAY_MS,
  deletions: [
    ({ db }, _before, limit) => deletePointsOfDeletedMetrics(db, limit),
    ({ db }, before, limit) => deleteMetricNotes(db, before, limit),
  ],
})
