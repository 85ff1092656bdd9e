// Deletes receipts and idempotency keys that have expired.
import type { Job } from '../schedule/job.ts'
import { deleteExpiredReceipts } from './receipt.store.ts'

const BATCH = 5_000
const HOUR_MS = 3_600_000

export const expireReceipts: Job = {
  name: 'expire-receipts',
  everyMs: 10 * 60_000,
  async run(gateway, signal) {
    const before = new Date(gateway.clock() - gateway.config.receiptHours * HOUR_MS)
    let deleted = 0
    do {
      deleted = await deleteExpiredReceipts(gateway.db, before, BATCH)
    } while (deleted > 0 && !signal.aborted)
  },
}
