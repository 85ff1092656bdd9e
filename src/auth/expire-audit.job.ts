// Deletes entries of the audit log that are older than AUDIT_RETENTION_DAYS.
import { expiryJob } from '../schedule/expiry.ts'
import { deleteAuditEntriesBefore } from './audit.store.ts'

const DAY_MS = 24 * 3_600_000

export const expireAudit = expiryJob({
  name: 'expire-audit-log',
  everyMs: 60 * 60_000,
  batch: 5_000,
  keptMs: ({ config }) => (config.auditRetentionDays === 0 ? null : config.auditRetentionDays * DAY_MS),
  deletions: [({ db }, before, limit) => deleteAuditEntriesBefore(db, before, limit)],
})
