import { sql } from 'kysely'
import { toSnakeCase } from '../base/snake-case.ts'
import { column, idColumn, type ListTable, optional } from '../rest/list-table.ts'
import { chartTypes } from './chart-type.ts'
import { optionFields, widgetOptions } from './widget-option.ts'

const optionColumns = optionFields(name =>
  optional('text', sql`${sql.ref(`t.${toSnakeCase(name)}`)}`, widgetOptions[name].description),
)

/** The widgets of a project, as the method `list` offers them. */
export const widgetList: ListTable = {
  from: sql`widgets t`,
  where: projectId => sql`t.project_id = ${projectId} and t.deleted_at is null`,
  columns: {
    id: idColumn('Widget', sql`t.widget_id`, 'Id of the widget.'),
    title: column('text', sql`t.title`, 'The title of the widget.'),
    ...optionColumns,
    tags: column('texts', sql`t.tags`, 'Words to find it by; `=` asks for one of them.'),
    chart_type: column('text', sql`t.chart_type`, `How it is drawn: ${chartTypes.join(', ')}.`),
    key_kind: optional(
      'text',
      sql`t.key_kind`,
      'What its keys are: DATE, TIME or CATEGORY; null until the first push.',
    ),
    dimensions: column('texts', sql`t.dimensions`, 'The names of its dimensions; `=` asks for one of them.'),
    key_column: optional('text', sql`t.key_column`, 'The name of the key column.'),
    default_period: column('text', sql`t.default_period`, 'The period of a report that names none.'),
    created_at: column('datetime', sql`t.created_at`, 'When it was made.'),
    updated_at: column('datetime', sql`t.updated_at`, 'When its definition changed last.'),
    version: column('number', sql`t.version`, '1, and one more with each change of its definition.'),
  },
  widgetId: sql`t.widget_id`,
  isDivisible: true,
  key: sql`t.widget_id`,
}
