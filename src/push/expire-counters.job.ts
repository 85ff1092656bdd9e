// Deletes where counters stood that nobody has read for long: their processes have ended.
import { projectExpiryJob } from '../schedule/project-expiry.service.ts'
import { deleteExpiredCounters } from './counter.store.ts'
import { COUNTER_DAYS } from './counter.ts'

const DAY_MS = 24 * 3_600_000

export const expireCounters = projectExpiryJob({
  name: 'expire-counters',
  everyMs: DAY_MS,
  batch: 10_000,
  keptMs: () => COUNTER_DAYS * DAY_MS,
  deletions: [({ db }, projectId, before, limit) => deleteExpiredCounters(db, projectId, before, limit)],
})
