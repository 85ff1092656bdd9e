// Deletes secrets that have ended: fetched tokens after their 15 minutes, others after their overlap; and used assertions.
import type { Job } from '../schedule/job.ts'
import { deleteEndedAssertions } from './assertion.store.ts'
import { deleteEndedSecrets } from './token.store.ts'

const BATCH = 5_000
/** A gateway whose clock is late takes an assertion for longer: its use is remembered for as long. */
const CLOCKS_APART_MS = 10 * 60_000

export const expireSecrets: Job = {
  name: 'expire-secrets',
  everyMs: 15 * 60_000,
  async run(gateway, signal) {
    const before = new Date(gateway.clock())
    while (!signal.aborted && (await deleteEndedSecrets(gateway.db, before, BATCH)) > 0) {
      // The next part.
    }
    const unusable = new Date(before.getTime() - CLOCKS_APART_MS)
    while (!signal.aborted && (await deleteEndedAssertions(gateway.db, unusable, BATCH)) > 0) {
      // The next part.
    }
  },
}
