// Deletes what belonged to deleted widgets, a part at a time.
import type { Job } from '../schedule/job.ts'
import { deletePointsOfDeletedWidgets } from './delete-points.store.ts'

const BATCH = 10_000

export const purgeWidgets: Job = {
  name: 'purge-widgets',
  everyMs: 60 * 60_000,
  async run(gateway, signal) {
    while (!signal.aborted && (await deletePointsOfDeletedWidgets(gateway.db, BATCH)) > 0) {
      // The next part: each is a transaction of its own, so that nobody waits long for a lock.
    }
  },
}
