// Saved queries and their versions.
import { sql } from 'kysely'
import type { Id, ProjectId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import { holdsWords } from '../database/holds-words.ts'
import { byName, byTime, mapPage, type Page, type SortKey, selectPage } from '../database/page.ts'
import type { ListRequest } from '../request/page.ts'
import { hashOf, type QueryLanguage, type SavedQuery, type SaveQuery } from './saved-query.ts'
import type { Variable } from './variable.ts'

/** Saves the first version, or the next one of `queryId`. Returns false when there is no such query of this language. */
export async function insertVersion(
  db: Database,
  ids: { projectId: ProjectId; queryId: Id; isNew: boolean },
  input: SaveQuery,
  by: { savedBy: string; now: Date },
): Promise<boolean> {
  const { projectId, queryId } = ids
  return db.transaction().execute(async trx => {
    let version = 1
    if (ids.isNew) {
      await trx
        .insertInto('saved_queries')
        .values({
          project_id: projectId,
          query_id: queryId,
          name: input.name,
          language: input.language,
          version,
          created_at: by.now,
          updated_at: by.now,
        })
        .execute()
    } else {
      const updated = await trx
        .updateTable('saved_queries')
        .set(eb => ({ version: eb('version', '+', 1), name: input.name, updated_at: by.now }))
        .where('project_id', '=', projectId)
        .where('query_id', '=', queryId)
        .where('language', '=', input.language)
        .where('deleted_at', 'is', null)
        .returning('version')
        .executeTakeFirst()
      if (!updated) return false
      version = updated.version
    }
    await trx
      .insertInto('query_versions')
      .values({
        project_id: projectId,
        query_id: queryId,
        version,
        description: input.description,
        sql: input.text,
        hash: input.language === 'GRAPHQL' ? hashOf(input.text) : null,
        variables: JSON.stringify(input.variables),
        cache_minutes: input.cacheMinutes,
        saved_by: by.savedBy,
        saved_at: by.now,
      })
      .execute()
    return true
  })
}

const selection = (db: Database, projectId: ProjectId) =>
  db
    .selectFrom('saved_queries as q')
    .innerJoin('query_versions as v', join =>
      join.onRef('v.query_id', '=', 'q.query_id').onRef('v.project_id', '=', 'q.project_id'),
    )
    .where('q.project_id', '=', projectId)
    .where('v.project_id', '=', projectId)
    .where('q.deleted_at', 'is', null)
    .select([
      'q.query_id',
      'q.name',
      'q.language',
      'q.version as latest_version',
      'q.created_at',
      'q.is_from_manifest',
      'v.version',
      'v.description',
      'v.sql',
      'v.hash',
      'v.document_id',
      'v.variables',
      'v.cache_minutes',
      'v.saved_by',
      'v.saved_at',
    ])

type SavedQueryRow = Awaited<ReturnType<ReturnType<typeof selection>['execute']>>[number]

/** `version` null: the newest. */
export async function selectSavedQuery(
  db: Database,
  projectId: ProjectId,
  queryId: Id,
  version: number | null,
): Promise<SavedQuery | null> {
  const row = await selection(db, projectId)
    .where('q.query_id', '=', queryId)
    .where(eb => (version === null ? eb('v.version', '=', eb.ref('q.version')) : eb('v.version', '=', version)))
    .executeTakeFirst()
  return row ? toSavedQuery(projectId, row) : null
}

export type SavedQueryOrderField = 'CREATED_AT' | 'NAME' | 'SAVED_AT'
const querySorts: Readonly<Record<SavedQueryOrderField, SortKey | null>> = {
  CREATED_AT: null,
  NAME: byName(sql`q.name`),
  SAVED_AT: byTime(sql`v.saved_at`),
}

export async function selectSavedQueries(
  db: Database,
  projectId: ProjectId,
  page: ListRequest<SavedQueryOrderField>,
  words: readonly string[],
): Promise<Page<SavedQuery>> {
  let rows = selection(db, projectId).whereRef('v.version', '=', 'q.version')
  if (words.length > 0) rows = rows.where(holdsWords([sql`q.name`, sql`v.description`], words))
  const found = await selectPage(db, rows, { id: sql`q.query_id`, sort: querySorts[page.order.field] }, page)
  return mapPage(found, row => toSavedQuery(projectId, row))
}

/** The newest versions of the documents that people saved by this name, two at most: a name need not be one's own. */
export async function selectDocumentsNamed(db: Database, projectId: ProjectId, name: string): Promise<SavedQuery[]> {
  const rows = await selection(db, projectId)
    .whereRef('v.version', '=', 'q.version')
    .where('q.name', '=', name)
    .where('q.language', '=', 'GRAPHQL')
    .where('q.is_from_manifest', '=', false)
    .orderBy('q.query_id')
    .limit(2)
    .execute()
  return rows.map(row => toSavedQuery(projectId, row))
}

/** A document in whatever version has this hash, or this id of a manifest: those that clients were built with stay. */
export async function selectDocument(
  db: Database,
  projectId: ProjectId,
  by: { readonly hash: string } | { readonly documentId: string },
): Promise<SavedQuery | null> {
  const documents = selection(db, projectId).where('q.language', '=', 'GRAPHQL')
  const row = await ('hash' in by
    ? documents.where('v.hash', '=', by.hash)
    : documents.where('v.document_id', '=', by.documentId)
  )
    .limit(1)
    .executeTakeFirst()
  return row ? toSavedQuery(projectId, row) : null
}

/** All versions, newest first. */
export async function selectVersions(
  db: Database,
  projectId: ProjectId,
  queryId: Id,
  limit: number,
): Promise<SavedQuery[]> {
  const rows = await selection(db, projectId)
    .where('q.query_id', '=', queryId)
    .orderBy('v.version', 'desc')
    .limit(limit)
    .execute()
  return rows.map(row => toSavedQuery(projectId, row))
}

export async function deleteSavedQueryRow(
  db: Database,
  projectId: ProjectId,
  queryId: Id,
  now: Date,
): Promise<boolean> {
  const result = await db
    .updateTable('saved_queries')
    .set({ deleted_at: now })
    .where('project_id', '=', projectId)
    .where('query_id', '=', queryId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

function toSavedQuery(projectId: ProjectId, row: SavedQueryRow): SavedQuery {
  return {
    projectId,
    queryId: row.query_id as Id,
    version: row.version,
    latestVersion: row.latest_version,
    name: row.name,
    description: row.description,
    language: row.language as QueryLanguage,
    text: row.sql,
    variables: row.variables as Variable[],
    cacheMinutes: row.cache_minutes,
    savedBy: row.saved_by,
    savedAt: row.saved_at,
    createdAt: row.created_at,
    hash: row.hash,
    documentId: row.document_id,
    isFromManifest: row.is_from_manifest,
  }
}
