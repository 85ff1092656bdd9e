import { type Kysely, sql } from 'kysely'

/** Saved documents are known by the SHA-256 of their text, and those of manifests by the id that their compiler gave them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('saved_queries')
    .addColumn('is_from_manifest', 'boolean', c => c.notNull().defaultTo(false))
    .execute()
  await db.schema.alterTable('query_versions').addColumn('hash', 'text').addColumn('document_id', 'text').execute()
  await sql`update query_versions v set hash = encode(sha256(convert_to(v.sql, 'UTF8')), 'hex') from saved_queries q
    where q.project_id = v.project_id and q.query_id = v.query_id and q.language = 'GRAPHQL'`.execute(db)
  await sql`create index query_versions_hash on query_versions (project_id, hash) where hash is not null`.execute(db)
  await sql`create index query_versions_document_id on query_versions (project_id, document_id)
    where document_id is not null`.execute(db)
}
