// Deletes old runs of reports.
import { expiryJob } from '../schedule/expiry.ts'
import { deleteRunsBefore } from './report-run.store.ts'
import { scheduleLimits } from './report-schedule.ts'

const KEEP_MS = scheduleLimits.runDays * 24 * 3_600_000

export const expireReportRuns = expiryJob({
  name: 'expire-report-runs',
  everyMs: 60 * 60_000,
  batch: 5_000,
  keptMs: () => KEEP_MS,
  deletions: [({ db }, before, limit) => deleteRunsBefore(db, before, limit)],
})
