// Deletes entries of the audit log that are older than AUDIT_RETENTION_DAYS.
import type { Job } from '../schedule/job.ts'
import { deleteAuditEntriesBefore } from './audit.store.ts'

const DAY_MS = 24 * 3_600_000
const BATCH = 5_000

export const expireAudit: Job = {
  name: 'expire-audit-log',
  everyMs: 60 * 60_000,
  async run(gateway, signal) {
    const days = gateway.config.auditRetentionDays
    if (days === 0) return
    const before = new Date(gateway.clock() - days * DAY_MS)
    while (!signal.aborted && (await deleteAuditEntriesBefore(gateway.db, before, BATCH)) > 0) {
      // The next part.
    }
  },
}
