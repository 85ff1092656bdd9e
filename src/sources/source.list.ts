import { sql } from 'kysely'
import { column, idColumn, type ListTable, optional } from '../rest/list-table.ts'

/** The sources of a project, as the method `list` offers them. */
export const sourceList: ListTable = {
  from: sql`sources t`,
  where: projectId => sql`t.project_id = ${projectId}`,
  columns: {
    id: idColumn('Source', sql`t.source_id`, 'Id of the source.'),
    name: column('text', sql`t.name`, 'The name of the source.'),
    description: optional('text', sql`t.description`, 'What it gives, for people.'),
    version: column('number', sql`t.version`, 'Grows with every change.'),
    created_at: column('datetime', sql`t.created_at`, 'When it was made.'),
    updated_at: column('datetime', sql`t.updated_at`, 'When it was changed last.'),
  },
  key: sql`t.source_id`,
}
