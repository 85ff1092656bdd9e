import { sql } from 'kysely'
import { column, idColumn, type ListTable, optional } from '../rest/list-table.ts'
import { addressTexts } from './address-texts.ts'

/** The data addresses of a project, as the method `list` offers them; the addresses themselves are secrets, which `info` tells. */
export const dataAddressList: ListTable = {
  from: sql`data_addresses a`,
  where: projectId => sql`a.project_id = ${projectId}`,
  columns: {
    id: idColumn('DataAddress', sql`a.address_id`, addressTexts.id),
    name: column('text', sql`a.name`, addressTexts.name),
    kind: column('text', sql`a.kind`, addressTexts.kind),
    widget_id: { ...optional('id', sql`a.widget_id`, addressTexts.widgetId), typename: 'Widget' },
    query_id: { ...optional('id', sql`a.query_id`, addressTexts.queryId), typename: 'SavedQuery' },
    chooses_period: column('boolean', sql`a.chooses_period`, addressTexts.choosesPeriod),
    created_by: column('text', sql`a.created_by`, addressTexts.createdBy),
    created_at: column('datetime', sql`a.created_at`, addressTexts.createdAt),
    expires_at: optional('datetime', sql`a.expires_at`, addressTexts.expiresAt),
    revoked_at: optional('datetime', sql`a.revoked_at`, addressTexts.revokedAt),
    last_used_at: optional('datetime', sql`a.last_used_at`, addressTexts.lastUsedAt),
  },
  key: sql`a.address_id`,
}
