// Deletes old runs of feeds.
import { expiryJob } from '../schedule/expiry.ts'
import { feedLimits } from './feed.ts'
import { deleteRunsBefore } from './feed-run.store.ts'

const KEEP_MS = feedLimits.runDays * 24 * 3_600_000

export const expireFeedRuns = expiryJob({
  name: 'expire-feed-runs',
  everyMs: 60 * 60_000,
  batch: 5_000,
  keptMs: () => KEEP_MS,
  deletions: [({ db }, before, limit) => deleteRunsBefore(db, before, limit)],
})
