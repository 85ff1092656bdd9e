// Deletes old lines of the log of calls.
import { expiryJob } from '../schedule/expiry.ts'
import { deleteCallsBefore } from './call-log.store.ts'
import { CALL_LOG_DAYS } from './logged-call.ts'

const KEEP_MS = CALL_LOG_DAYS * 24 * 3_600_000

export const expireCalls = expiryJob({
  name: 'expire-calls',
  everyMs: 60 * 60_000,
  batch: 5_000,
  keptMs: () => KEEP_MS,
  deletions: [({ db }, before, limit) => deleteCallsBefore(db, before, limit)],
})
