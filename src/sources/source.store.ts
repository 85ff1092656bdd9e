// Sources and their sealed secrets.
import { sql } from 'kysely'
import type { Id, ProjectId } from '../base/id.ts'
import { readJson, toPlain } from '../base/json-text.ts'
import type { Database } from '../database/client.ts'
import { holdsWords } from '../database/holds-words.ts'
import { byName, byTime, mapPage, type Page, type SortKey, selectPage } from '../database/page.ts'
import type { ListRequest } from '../request/page.ts'
import type { RequestSpec, Source } from './source.ts'

export interface SealedSource {
  readonly source: Source
  readonly sealed: ReadonlyMap<string, Buffer>
}

export interface SourceChange {
  readonly name: string
  readonly description: string | null
  readonly requests: readonly RequestSpec[]
  /** Merged with those that are there; `null` removes one. */
  readonly secrets: ReadonlyMap<string, Buffer | null>
}

const selection = (db: Database, projectId: ProjectId) =>
  db
    .selectFrom('sources as s')
    .where('s.project_id', '=', projectId)
    .selectAll('s')
    .select(
      sql<{ name: string; sealed: string }[]>`coalesce((
        select json_agg(json_build_object('name', x.name, 'sealed', encode(x.sealed, 'base64')) order by x.name)
          from source_secrets x where x.project_id = ${projectId} and x.source_id = s.source_id), '[]')`.as('secrets'),
    )

type SourceRow = Awaited<ReturnType<ReturnType<typeof selection>['execute']>>[number]

export async function selectSourcesByName(
  db: Database,
  projectId: ProjectId,
  names: readonly string[],
): Promise<SealedSource[]> {
  // PostgreSQL refuses such a text, and nothing is called so.
  const possible = names.filter(name => !name.includes('\0'))
  if (possible.length === 0) return []
  const rows = await selection(db, projectId).where('s.name', 'in', possible).execute()
  return rows.map(row => toSealed(projectId, row))
}

export async function selectSourcesById(
  db: Database,
  projectId: ProjectId,
  ids: readonly Id[],
): Promise<SealedSource[]> {
  const rows = await selection(db, projectId)
    .where('s.source_id', 'in', [...ids])
    .execute()
  return rows.map(row => toSealed(projectId, row))
}

export type SourceOrderField = 'CREATED_AT' | 'NAME' | 'UPDATED_AT'
const sourceSorts: Readonly<Record<SourceOrderField, SortKey | null>> = {
  CREATED_AT: null,
  NAME: byName(sql`s.name`),
  UPDATED_AT: byTime(sql`s.updated_at`),
}

export async function selectSourcePage(
  db: Database,
  projectId: ProjectId,
  page: ListRequest<SourceOrderField>,
  words: readonly string[],
): Promise<Page<Source>> {
  let rows = selection(db, projectId)
  if (words.length > 0) rows = rows.where(holdsWords([sql`s.name`, sql`s.description`], words))
  const found = await selectPage(db, rows, { id: sql`s.source_id`, sort: sourceSorts[page.order.field] }, page)
  return mapPage(found, row => toSealed(projectId, row).source)
}

/** Makes the source, or changes the one of this name. */
export async function upsertSource(
  db: Database,
  ids: { projectId: ProjectId; sourceId: Id; isNew: boolean },
  change: SourceChange,
  now: Date,
): Promise<boolean> {
  const { projectId, sourceId } = ids
  const values = { name: change.name, description: change.description, requests: JSON.stringify(change.requests) }
  return db.transaction().execute(async trx => {
    if (ids.isNew) {
      await trx
        .insertInto('sources')
        .values({ ...values, project_id: projectId, source_id: sourceId, version: 1, created_at: now, updated_at: now })
        .execute()
    } else {
      const { numUpdatedRows } = await trx
        .updateTable('sources')
        .set(eb => ({ ...values, version: eb('version', '+', 1), updated_at: now }))
        .where('project_id', '=', projectId)
        .where('source_id', '=', sourceId)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return false
    }
    await writeSecrets(trx, ids, change.secrets, now)
    return true
  })
}

async function writeSecrets(
  db: Database,
  { projectId, sourceId }: { projectId: ProjectId; sourceId: Id },
  secrets: ReadonlyMap<string, Buffer | null>,
  now: Date,
): Promise<void> {
  const kept = [...secrets].flatMap(([name, sealed]) => (sealed ? [{ name, sealed }] : []))
  const removed = [...secrets].flatMap(([name, sealed]) => (sealed ? [] : [name]))
  if (removed.length > 0) {
    await db
      .deleteFrom('source_secrets')
      .where('project_id', '=', projectId)
      .where('source_id', '=', sourceId)
      .where('name', 'in', removed)
      .execute()
  }
  if (kept.length === 0) return
  await db
    .insertInto('source_secrets')
    .values(kept.map(it => ({ ...it, project_id: projectId, source_id: sourceId, updated_at: now })))
    .onConflict(conflict =>
      conflict
        .columns(['project_id', 'source_id', 'name'])
        .doUpdateSet(eb => ({ sealed: eb.ref('excluded.sealed'), updated_at: eb.ref('excluded.updated_at') })),
    )
    .execute()
}

/** With its secrets. False when there is no such source. */
export async function deleteSourceRow(db: Database, projectId: ProjectId, sourceId: Id): Promise<boolean> {
  return db.transaction().execute(async trx => {
    const of = { project_id: projectId, source_id: sourceId }
    await trx
      .deleteFrom('source_secrets')
      .where('project_id', '=', of.project_id)
      .where('source_id', '=', of.source_id)
      .execute()
    for (const table of ['source_grants', 'source_consents'] as const)
      await trx
        .deleteFrom(table)
        .where('project_id', '=', of.project_id)
        .where('source_id', '=', of.source_id)
        .execute()
    const { numDeletedRows } = await trx
      .deleteFrom('sources')
      .where('project_id', '=', of.project_id)
      .where('source_id', '=', of.source_id)
      .executeTakeFirst()
    return numDeletedRows > 0n
  })
}

const NEWER = { reads: null, charset: null }
const NEWER_OF_PAGES = { into: null, cursorHeader: null, morePath: null }

const NEWER_OF_OAUTH = { authorizationUrl: null, refreshToken: null }

/** Those that were stored before say nothing of what came later. */
function toRequest(stored: RequestSpec): RequestSpec {
  const auth = stored.auth?.kind === 'OAUTH2' ? { ...NEWER_OF_OAUTH, ...stored.auth } : stored.auth
  return { ...NEWER, ...stored, auth, pagination: stored.pagination && { ...NEWER_OF_PAGES, ...stored.pagination } }
}

function toSealed(projectId: ProjectId, row: SourceRow): SealedSource {
  return {
    sealed: new Map(row.secrets.map(({ name, sealed }) => [name, Buffer.from(sealed, 'base64')])),
    source: {
      projectId,
      sourceId: row.source_id,
      name: row.name,
      description: row.description,
      requests: (toPlain(readJson(row.requests, { maxDepth: 100 })) as RequestSpec[]).map(toRequest),
      version: row.version,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
      secretNames: row.secrets.map(({ name }) => name),
    },
  }
}
