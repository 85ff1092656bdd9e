// Deletes old lines of the log of queries.
import { expiryJob } from '../schedule/expiry.ts'
import { deleteRunsBefore } from './run-log.store.ts'

const KEEP_MS = 30 * 24 * 3_600_000

export const expireRuns = expiryJob({
  name: 'expire-query-runs',
  everyMs: 60 * 60_000,
  batch: 5_000,
  keptMs: () => KEEP_MS,
  deletions: [({ db }, before, limit) => deleteRunsBefore(db, before, limit)],
})
