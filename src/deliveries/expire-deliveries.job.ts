// Deletes deliveries that ended long ago.
import { expiryJob } from '../schedule/expiry.ts'
import { deleteEndedDeliveries } from './delivery.store.ts'
import { deliveryLimits } from './delivery.ts'

const KEEP_MS = deliveryLimits.days * 24 * 3_600_000

export const expireDeliveries = expiryJob({
  name: 'expire-deliveries',
  everyMs: 60 * 60_000,
  batch: 2_000,
  keptMs: () => KEEP_MS,
  deletions: [({ db }, before, limit) => deleteEndedDeliveries(db, before, limit)],
})
