// Deletes receipts and idempotency keys that have expired.
import { projectExpiryJob } from '../schedule/project-expiry.service.ts'
import { deleteExpiredClaims, deleteExpiredReceipts } from './receipt.store.ts'

const HOUR_MS = 3_600_000

export const expireReceipts = projectExpiryJob({
  name: 'expire-receipts',
  everyMs: 10 * 60_000,
  batch: 5_000,
  keptMs: ({ config }) => config.receiptHours * HOUR_MS,
  deletions: [
    ({ db }, projectId, before, limit) => deleteExpiredReceipts(db, projectId, before, limit),
    ({ db }, projectId, before, limit) => deleteExpiredClaims(db, projectId, before, limit),
  ],
})
