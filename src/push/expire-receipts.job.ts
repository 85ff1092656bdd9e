// Deletes receipts and idempotency keys that have expired.
import { expiryJob } from '../schedule/expiry.ts'
import { deleteExpiredReceipts } from './receipt.store.ts'

const HOUR_MS = 3_600_000

export const expireReceipts = expiryJob({
  name: 'expire-receipts',
  everyMs: 10 * 60_000,
  batch: 5_000,
  keptMs: ({ config }) => config.receiptHours * HOUR_MS,
  deletions: [({ db }, before, limit) => deleteExpiredReceipts(db, before, limit)],
})
