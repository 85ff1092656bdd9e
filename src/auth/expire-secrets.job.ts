// Deletes secrets that have ended: fetched tokens after their 15 minutes, others after their overlap; and used assertions.
import { expiryJob } from '../schedule/expiry.ts'
import { deleteEndedAssertions } from './assertion.store.ts'
import { deleteEndedSecrets } from './token.store.ts'

/** A gateway whose clock is late takes an assertion for longer: its use is remembered for as long. */
const CLOCKS_APART_MS = 10 * 60_000

export const expireSecrets = expiryJob({
  name: 'expire-secrets',
  everyMs: 15 * 60_000,
  batch: 5_000,
  keptMs: () => 0,
  deletions: [
    ({ db }, before, limit) => deleteEndedSecrets(db, before, limit),
    ({ db }, before, limit) => deleteEndedAssertions(db, new Date(before.getTime() - CLOCKS_APART_MS), limit),
  ],
})
