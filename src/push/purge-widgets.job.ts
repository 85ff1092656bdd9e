// Deletes what belonged to deleted widgets.
import { expiryJob } from '../schedule/expiry.ts'
import { deletePointsOfDeletedWidgets } from './delete-points.store.ts'

export const purgeWidgets = expiryJob({
  name: 'purge-widgets',
  everyMs: 60 * 60_000,
  batch: 10_000,
  keptMs: () => 0,
  deletions: [({ db }, _before, limit) => deletePointsOfDeletedWidgets(db, limit)],
})
