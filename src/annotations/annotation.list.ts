import { sql } from 'kysely'
import { column, idColumn, type ListTable, optional } from '../rest/list-table.ts'
import { isOfSomething } from './annotation.store.ts'
import { annotationTexts } from './annotation-texts.ts'

/** The annotations of a project, as the method `list` offers them. */
export const annotationList: ListTable = {
  from: sql`annotations a`,
  where: projectId => sql`a.project_id = ${projectId} and ${isOfSomething}`,
  columns: {
    id: idColumn('Annotation', sql`a.annotation_id`, annotationTexts.id),
    widget_id: { ...idColumn('Widget', sql`a.widget_id`, 'Id of its widget; null: the project.'), isNullable: true },
    at: optional('datetime', sql`a.at`, annotationTexts.at),
    first_day: optional('day', sql`a.first_day`, annotationTexts.firstDay),
    last_day: optional('day', sql`a.last_day`, annotationTexts.lastDay),
    moment: column(
      'datetime',
      sql`a.moment`,
      'By which they are ordered: `at`, or the beginning of `first_day` in UTC.',
    ),
    text: column('text', sql`a.text`, annotationTexts.text),
    link: optional('text', sql`a.link`, annotationTexts.link),
    kind: column('text', sql`a.kind`, annotationTexts.kind),
    created_by: column('text', sql`a.created_by`, annotationTexts.createdBy),
    created_at: column('datetime', sql`a.created_at`, annotationTexts.createdAt),
    updated_at: column('datetime', sql`a.updated_at`, annotationTexts.updatedAt),
  },
  widgetId: sql`a.widget_id`,
  key: sql`a.annotation_id`,
}
