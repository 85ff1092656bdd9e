// Deletes the annotations of deleted widgets.
import { expiryJob } from '../schedule/expiry.ts'
import { deleteAnnotationsOfDeletedWidgets } from './annotation-purge.store.ts'

export const purgeAnnotations = expiryJob({
  name: 'purge-annotations',
  everyMs: 60 * 60_000,
  batch: 10_000,
  keptMs: () => 0,
  deletions: [({ db }, _before, limit) => deleteAnnotationsOfDeletedWidgets(db, limit)],
})
