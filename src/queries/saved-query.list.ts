import { sql } from 'kysely'
import { column, idColumn, type ListTable, optional } from '../rest/list-table.ts'
import { savedQueryTexts } from './saved-query-texts.ts'

/** The saved queries of a project in their newest version, as the method `list` offers them. */
export const savedQueryList: ListTable = {
  from: sql`saved_queries q join query_versions v
      on v.project_id = q.project_id and v.query_id = q.query_id and v.version = q.version`,
  where: projectId => sql`q.project_id = ${projectId} and v.project_id = ${projectId} and q.deleted_at is null`,
  columns: {
    id: idColumn('SavedQuery', sql`q.query_id`, 'Id of the saved query.'),
    name: column('text', sql`q.name`, 'The name of the saved query.'),
    description: optional('text', sql`v.description`, 'What it answers, for people.'),
    language: column('text', sql`q.language`, 'SQL or GRAPHQL.'),
    text: column('text', sql`v.sql`, 'The SQL or the GraphQL document.'),
    variables: column('json', sql`v.variables`, 'The variables of the SQL.'),
    hash: optional('text', sql`v.hash`, savedQueryTexts.hash),
    from_manifest: column('boolean', sql`q.is_from_manifest`, savedQueryTexts.fromManifest),
    version: column('number', sql`q.version`, 'The number of the newest version.'),
    cache_minutes: optional(
      'number',
      sql`v.cache_minutes`,
      'How long a result is kept; 0: not at all; null: as the project has it.',
    ),
    created_at: column('datetime', sql`q.created_at`, 'When it was first saved.'),
    saved_at: column('datetime', sql`v.saved_at`, 'When the newest version was saved.'),
    saved_by: column('text', sql`v.saved_by`, 'The name of the token that saved it.'),
  },
  key: sql`q.query_id`,
}
