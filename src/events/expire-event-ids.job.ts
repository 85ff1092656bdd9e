// Forgets ids of events after the time in which repetitions are looked for.
import { expiryJob } from '../schedule/expiry.ts'
import { deleteIdsBefore } from './event.store.ts'

/** A sender that retries for longer counts twice. */
const KEEP_MS = 7 * 24 * 3_600_000

export const expireEventIds = expiryJob({
  name: 'expire-event-ids',
  everyMs: 60 * 60_000,
  batch: 10_000,
  keptMs: () => KEEP_MS,
  deletions: [({ pool }, before, limit) => deleteIdsBefore(pool, before, limit)],
})
