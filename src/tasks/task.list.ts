import { sql } from 'kysely'
import { column, idColumn, type ListTable, optional } from '../rest/list-table.ts'
import { taskKinds, taskStates } from './task.ts'

/** The tasks of a project, as the method `list` offers them. */
export const taskList: ListTable = {
  from: sql`tasks t`,
  where: projectId => sql`t.project_id = ${projectId}`,
  columns: {
    id: idColumn('Task', sql`t.task_id`, 'Id of the task.'),
    kind: column('text', sql`t.kind`, `What it does: ${taskKinds.join(', ')}.`),
    state: column('text', sql`t.state`, `${taskStates.join(', ')}.`),
    rows: column('number', sql`t.rows`, 'Rows it has to write.'),
    done_rows: column('number', sql`t.done_rows`, 'Rows that are committed.'),
    progress: column(
      'number',
      sql`case when t.rows = 0 then 1 else round(t.done_rows::numeric / t.rows, 4) end`,
      'From 0 to 1.',
    ),
    created: column('number', sql`t.created`, 'Points or events so far that were not there before.'),
    changed: column('number', sql`t.changed`, 'Points so far that were there and were written to.'),
    created_by: column('text', sql`t.created_by`, 'The name of the token.'),
    created_at: column('datetime', sql`t.created_at`, 'When it was accepted.'),
    started_at: optional('datetime', sql`t.started_at`, 'When a gateway first took it.'),
    ended_at: optional('datetime', sql`t.ended_at`, 'When it ended.'),
    error: optional('text', sql`t.error`, 'Why it failed; rows before that are written.'),
  },
  key: sql`t.task_id`,
}
