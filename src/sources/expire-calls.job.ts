// Deletes old lines of the log of calls, and old runs of feeds.
import type { Job } from '../schedule/job.ts'
import { deleteCallsBefore } from './call-log.store.ts'
import { deleteRunsBefore } from './feed-run.store.ts'

const KEEP_MS = 30 * 24 * 3_600_000
const BATCH = 5_000

export const expireCalls: Job = {
  name: 'expire-calls',
  everyMs: 60 * 60_000,
  async run(gateway, signal) {
    const before = new Date(gateway.clock() - KEEP_MS)
    for (const deleteOld of [deleteCallsBefore, deleteRunsBefore]) {
      while (!signal.aborted && (await deleteOld(gateway.db, before, BATCH)) > 0) {
        // The next part.
      }
    }
  },
}
