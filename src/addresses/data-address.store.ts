// Reads and writes data addresses.
import { type Selectable, sql } from 'kysely'
import type { Id, ProjectId, WidgetId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import type { DataAddressesTable } from '../database/dashboard-tables.ts'
import { mapPage, type Page, type PageRequest, selectPage } from '../database/page.ts'
import { type DataAddress, queryIdOf, widgetIdOf } from './data-address.ts'
import { type ContentOptions, type DataKind, optionsOf, toContent } from './data-content.ts'

export async function insertAddress(db: Database, address: DataAddress): Promise<void> {
  await db
    .insertInto('data_addresses')
    .values({
      project_id: address.projectId,
      address_id: address.addressId,
      name: address.name,
      kind: address.content.kind,
      widget_id: widgetIdOf(address),
      query_id: queryIdOf(address),
      options: JSON.stringify(optionsOf(address.content)),
      chooses_period: address.choosesPeriod,
      created_by: address.createdBy,
      created_at: address.createdAt,
      expires_at: address.expiresAt,
      revoked_at: null,
    })
    .execute()
}

/** How many of the project's addresses work at `now`. */
export async function selectWorkingCount(db: Database, projectId: ProjectId, now: Date): Promise<number> {
  const { count } = await db
    .selectFrom('data_addresses')
    .select(eb => eb.fn.countAll<string>().as('count'))
    .where('project_id', '=', projectId)
    .where('revoked_at', 'is', null)
    .where(eb => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
    .executeTakeFirstOrThrow()
  return Number(count)
}

const all = (db: Database, projectId: ProjectId) =>
  db.selectFrom('data_addresses').selectAll().where('project_id', '=', projectId)

export async function selectAddresses(db: Database, projectId: ProjectId, ids: readonly Id[]): Promise<DataAddress[]> {
  const rows = await all(db, projectId)
    .where('address_id', 'in', [...ids])
    .execute()
  return rows.map(toAddress)
}

/** A page of those of a widget, or of the project; ended ones are in it. */
export async function selectAddressPage(
  db: Database,
  projectId: ProjectId,
  page: PageRequest,
  widgetId: WidgetId | null,
): Promise<Page<DataAddress>> {
  const rows = all(db, projectId).$if(widgetId !== null, query => query.where('widget_id', '=', widgetId))
  return mapPage(await selectPage(db, rows, { id: sql`address_id`, sort: null }, page), toAddress)
}

/** One that was revoked before keeps its time. */
export async function updateAddressRevoked(
  db: Database,
  projectId: ProjectId,
  addressId: Id,
  now: Date,
): Promise<void> {
  await db
    .updateTable('data_addresses')
    .set({ revoked_at: now })
    .where('project_id', '=', projectId)
    .where('address_id', '=', addressId)
    .where('revoked_at', 'is', null)
    .execute()
}

export interface AddressUse {
  readonly projectId: ProjectId
  readonly addressId: Id
  readonly at: Date
}

/** Another gateway may have written down a later use. */
export async function updateLastUsed(db: Database, uses: readonly AddressUse[]): Promise<void> {
  await sql`update data_addresses a set last_used_at = greatest(a.last_used_at, u.at)
    from unnest(${uses.map(use => use.projectId)}::bigint[], ${uses.map(use => use.addressId)}::bigint[],
      ${uses.map(use => use.at)}::timestamptz[]) u(project_id, address_id, at)
    where a.project_id = u.project_id and a.address_id = u.address_id`.execute(db)
}

function toAddress(row: Selectable<DataAddressesTable>): DataAddress {
  return {
    projectId: row.project_id,
    addressId: row.address_id,
    name: row.name,
    content: toContent({
      kind: row.kind as DataKind,
      widgetId: row.widget_id,
      queryId: row.query_id,
      options: row.options as ContentOptions,
    }),
    choosesPeriod: row.chooses_period,
    createdBy: row.created_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
  }
}
