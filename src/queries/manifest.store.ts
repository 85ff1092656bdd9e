// Documents of manifests: saved queries of their own, one for each name, with a version for each text.
import { sql } from 'kysely'
import type { Id, IdMaker, ProjectId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import { MAX_DOCUMENTS_OF_PROJECT, type ManifestDocument } from './manifest.ts'

export interface ManifestVersion extends ManifestDocument {
  /** Of its operation. */
  readonly name: string
}

type Saved = { readonly added: number; readonly changed: readonly Id[] }
/** What was saved; or ids that name other texts; or how many documents there are, where these would be too many. */
type ManifestResult = Saved | { readonly taken: readonly string[] } | { readonly stored: number }

const versions = (db: Database, projectId: ProjectId) =>
  db
    .selectFrom('query_versions as v')
    .innerJoin('saved_queries as q', join =>
      join.onRef('q.project_id', '=', 'v.project_id').onRef('q.query_id', '=', 'v.query_id'),
    )
    .where('v.project_id', '=', projectId)
    .where('q.project_id', '=', projectId)
    .where('q.is_from_manifest', '=', true)
    .where('q.deleted_at', 'is', null)

/** Which of them are there, under the same id. */
export async function selectKnownDocuments(
  db: Database,
  projectId: ProjectId,
  documents: readonly ManifestDocument[],
): Promise<{ has(document: ManifestDocument): boolean }> {
  const rows = await versions(db, projectId)
    .where(eb => eb('v.hash', '=', eb.fn.any(eb.val(documents.map(({ hash }) => hash)))))
    .select(['v.hash', 'v.document_id'])
    .execute()
  const known = new Set(rows.map(row => `${row.hash} ${row.document_id}`))
  return { has: ({ hash, documentId }) => known.has(`${hash} ${documentId}`) }
}

export async function insertManifest(
  db: Database,
  projectId: ProjectId,
  documents: readonly ManifestVersion[],
  by: { makeId: IdMaker; savedBy: string; now: Date },
): Promise<ManifestResult> {
  return db.transaction().execute(async trx => {
    // Two builds may upload at once: the second one finds what the first one has saved.
    await trx.selectFrom('projects').where('project_id', '=', projectId).select('project_id').forNoKeyUpdate().execute()
    const known = await selectKnownDocuments(trx, projectId, documents)
    const added = documents.filter(document => !known.has(document))
    if (added.length === 0) return { added: 0, changed: [] }
    const taken = await selectTakenIds(trx, projectId, added)
    if (taken.length > 0) return { taken }
    const { stored } = await versions(trx, projectId)
      .select(eb => eb.fn.countAll<string>().as('stored'))
      .executeTakeFirstOrThrow()
    if (Number(stored) + added.length > MAX_DOCUMENTS_OF_PROJECT) return { stored: Number(stored) }
    return insertVersions(trx, projectId, added, by)
  })
}

async function selectTakenIds(db: Database, projectId: ProjectId, documents: readonly ManifestDocument[]) {
  const hashes = new Map(documents.flatMap(({ documentId, hash }) => (documentId === null ? [] : [[documentId, hash]])))
  const rows = await versions(db, projectId)
    .where(eb => eb('v.document_id', '=', eb.fn.any(eb.val([...hashes.keys()]))))
    .select(['v.document_id', 'v.hash'])
    .execute()
  return rows.flatMap(row =>
    row.document_id !== null && hashes.get(row.document_id) !== row.hash ? [row.document_id] : [],
  )
}

async function insertVersions(
  db: Database,
  projectId: ProjectId,
  documents: readonly ManifestVersion[],
  { makeId, savedBy, now }: { makeId: IdMaker; savedBy: string; now: Date },
): Promise<Saved> {
  const byName = Map.groupBy(documents, ({ name }) => name)
  const before = await db
    .selectFrom('saved_queries')
    .where('project_id', '=', projectId)
    .where('is_from_manifest', '=', true)
    .where('deleted_at', 'is', null)
    .where(eb => eb('name', '=', eb.fn.any(eb.val([...byName.keys()]))))
    .select(['query_id', 'name', 'version'])
    .execute()
  const queryOf = new Map(before.map(row => [row.name, { queryId: row.query_id as Id, version: row.version }]))
  const queries = [...byName].map(([name, ofName]) => {
    const { queryId, version } = queryOf.get(name) ?? { queryId: makeId(), version: 0 }
    const rows = ofName.map(({ text, hash, documentId }, index) => ({
      project_id: projectId,
      query_id: queryId,
      version: version + index + 1,
      description: null,
      sql: text,
      hash,
      document_id: documentId,
      variables: '[]',
      cache_minutes: null,
      saved_by: savedBy,
      saved_at: now,
    }))
    return { name, queryId, isNew: version === 0, version: version + rows.length, rows }
  })
  const made = queries.filter(({ isNew }) => isNew)
  if (made.length > 0) {
    const rows = made.map(({ queryId: query_id, name, version }) => ({
      project_id: projectId,
      query_id,
      name,
      language: 'GRAPHQL',
      is_from_manifest: true,
      version,
      created_at: now,
      updated_at: now,
    }))
    await db.insertInto('saved_queries').values(rows).execute()
  }
  const changed = queries.filter(({ isNew }) => !isNew)
  const [ids, counts] = [changed.map(({ queryId }) => queryId), changed.map(({ version }) => version)]
  await sql`update saved_queries q set version = n.version, updated_at = ${now}
    from unnest(${ids}::bigint[], ${counts}::int[]) n(query_id, version)
    where q.project_id = ${projectId} and q.query_id = n.query_id`.execute(db)
  await db
    .insertInto('query_versions')
    .values(queries.flatMap(({ rows }) => rows))
    .execute()
  return { added: documents.length, changed: ids }
}
