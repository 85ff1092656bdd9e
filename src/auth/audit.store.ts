// Writes and reads the audit log.
import { type Selectable, sql } from 'kysely'
import type { Id, ProjectId } from '../base/id.ts'
import type { AuditLogTable } from '../database/access-tables.ts'
import type { Database } from '../database/client.ts'
import { mapPage, type Page, selectPage } from '../database/page.ts'
import type { ListRequest } from '../request/page.ts'
import type { AuditEntry, AuditFilter } from './audit.ts'

export async function insertAuditEntry(db: Database, entry: AuditEntry): Promise<void> {
  await db
    .insertInto('audit_log')
    .values({
      project_id: entry.projectId,
      entry_id: entry.entryId,
      at: entry.at,
      action: entry.action,
      target: entry.target,
      fields: JSON.stringify(entry.fields),
      actor_id: entry.actorId,
      actor: entry.actor,
      address: entry.address,
      error: null,
    })
    .execute()
}

/** How it ended: the one change that an entry sees. */
export async function endAuditEntry(
  db: Database,
  { projectId, entryId }: Pick<AuditEntry, 'projectId' | 'entryId'>,
  end: { at: Date; target: string | null; error: string | null },
): Promise<void> {
  await db
    .updateTable('audit_log')
    .set({ ended_at: end.at, target: end.target, error: end.error })
    .where('project_id', '=', projectId)
    .where('entry_id', '=', entryId)
    .where('ended_at', 'is', null)
    .execute()
}

export type AuditEntryOrderField = 'AT'

/** A page of the entries that fit the filter. */
export async function selectAuditEntries(
  db: Database,
  projectId: ProjectId,
  filter: AuditFilter,
  page: ListRequest<AuditEntryOrderField>,
): Promise<Page<AuditEntry>> {
  const rows = db
    .selectFrom('audit_log')
    .selectAll()
    .where('project_id', '=', projectId)
    .$if(filter.action !== null, q => q.where('action', '=', filter.action as string))
    .$if(filter.target !== null, q => q.where('target', '=', filter.target))
    .$if(filter.from !== null, q => q.where('at', '>=', filter.from as Date))
    .$if(filter.before !== null, q => q.where('at', '<', filter.before as Date))
  const found = await selectPage(db, rows, { id: sql`entry_id`, sort: null }, page)
  return mapPage(found, row => toAuditEntry(projectId, row))
}

export async function selectAuditEntriesById(
  db: Database,
  projectId: ProjectId,
  entryIds: readonly Id[],
): Promise<AuditEntry[]> {
  const rows = await db
    .selectFrom('audit_log')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('entry_id', 'in', [...entryIds])
    .execute()
  return rows.map(row => toAuditEntry(projectId, row))
}

function toAuditEntry(projectId: ProjectId, row: Selectable<AuditLogTable>): AuditEntry {
  return {
    projectId,
    entryId: row.entry_id,
    at: row.at,
    endedAt: row.ended_at,
    action: row.action,
    target: row.target,
    fields: row.fields,
    actorId: row.actor_id,
    actor: row.actor,
    address: row.address,
    error: row.error,
  }
}

/** Returns how many were deleted, at most `batch`. */
export async function deleteAuditEntriesBefore(db: Database, before: Date, batch: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from audit_log where (project_id, entry_id) in (
      select project_id, entry_id from audit_log where at < ${before} limit ${batch})`.execute(db)
  return Number(numAffectedRows ?? 0n)
}
