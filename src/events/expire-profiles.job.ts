// Forgets users of whom nothing was said for as long as events are kept.
import { expiryJob } from '../schedule/expiry.ts'
import { deleteIdentitiesBefore, deleteProfilesBefore } from './profile.store.ts'

const MONTH_MS = 31 * 24 * 3_600_000

export const expireProfiles = expiryJob({
  name: 'expire-profiles',
  everyMs: 60 * 60_000,
  batch: 5_000,
  // The running month is kept besides, as it is of events.
  keptMs: ({ config }) => (config.eventMonths === 0 ? null : (config.eventMonths + 1) * MONTH_MS),
  deletions: [
    ({ db }, before, limit) => deleteProfilesBefore(db, before, limit),
    ({ db }, before, limit) => deleteIdentitiesBefore(db, before, limit),
  ],
})
