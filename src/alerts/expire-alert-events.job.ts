// Deletes old events of alerts.
import { expiryJob } from '../schedule/expiry.ts'
import { alertLimits } from './alert.ts'
import { deleteEventsBefore } from './alert-event.store.ts'

const KEEP_MS = alertLimits.eventDays * 24 * 3_600_000

export const expireAlertEvents = expiryJob({
  name: 'expire-alert-events',
  everyMs: 60 * 60_000,
  batch: 5_000,
  keptMs: () => KEEP_MS,
  deletions: [({ db }, before, limit) => deleteEventsBefore(db, before, limit)],
})
