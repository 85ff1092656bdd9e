import { selectAuditEntriesById } from './audit.store.ts'
import { projectLoader } from './project-loader.ts'

export const auditEntryLoader = projectLoader(selectAuditEntriesById, entry => entry.entryId)
