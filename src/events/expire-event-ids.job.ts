// Forgets ids of events after the time in which repetitions are looked for.
import type { Job } from '../schedule/job.ts'
import { deleteIdsBefore } from './event.store.ts'

/** A sender that retries for longer counts twice. */
const KEEP_MS = 7 * 24 * 3_600_000
const BATCH = 10_000

export const expireEventIds: Job = {
  name: 'expire-event-ids',
  everyMs: 60 * 60_000,
  async run(gateway, signal) {
    const before = new Date(gateway.clock() - KEEP_MS)
    while (!signal.aborted && (await deleteIdsBefore(gateway.pool, before, BATCH)) > 0) {
      // The next part.
    }
  },
}
