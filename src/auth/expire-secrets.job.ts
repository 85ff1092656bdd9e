// Deletes secrets that have ended: fetched tokens after their 15 minutes, others after their overlap.
import type { Job } from '../schedule/job.ts'
import { deleteEndedSecrets } from './token.store.ts'

const BATCH = 5_000

export const expireSecrets: Job = {
  name: 'expire-secrets',
  everyMs: 15 * 60_000,
  async run(gateway, signal) {
    const before = new Date(gateway.clock())
    while (!signal.aborted && (await deleteEndedSecrets(gateway.db, before, BATCH)) > 0) {
      // The next part.
    }
  },
}
