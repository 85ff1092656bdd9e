// Deletes old lines of the log of queries.
import type { Job } from '../schedule/job.ts'
import { deleteRunsBefore } from './run-log.store.ts'

const KEEP_MS = 30 * 24 * 3_600_000
const BATCH = 5_000

export const expireRuns: Job = {
  name: 'expire-query-runs',
  everyMs: 60 * 60_000,
  async run(gateway, signal) {
    const before = new Date(gateway.clock() - KEEP_MS)
    while (!signal.aborted && (await deleteRunsBefore(gateway.db, before, BATCH)) > 0) {
      // The next part.
    }
  },
}
