// Deletes what belonged to deleted widgets.
import { projectExpiryJob } from '../schedule/project-expiry.service.ts'
import { deletePointsOfDeletedWidgets } from './delete-points.store.ts'

export const purgeWidgets = projectExpiryJob({
  name: 'purge-widgets',
  everyMs: 60 * 60_000,
  batch: 10_000,
  keptMs: () => 0,
  deletions: [({ db }, projectId, _before, limit) => deletePointsOfDeletedWidgets(db, projectId, limit)],
})
