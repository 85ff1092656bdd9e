import { sql } from 'kysely'
import { column, idColumn, type ListTable, optional } from '../rest/list-table.ts'
import { feedHistories } from './feed.ts'
import { hookKinds } from './hook-kind.ts'

/** The feeds of a project, as the method `list` offers them. */
export const feedList: ListTable = {
  from: sql`feeds t`,
  where: projectId => sql`t.project_id = ${projectId}`,
  columns: {
    id: idColumn('Feed', sql`t.feed_id`, 'Id of the feed.'),
    name: column('text', sql`t.name`, 'The name of the feed.'),
    source_id: { ...idColumn('Source', sql`t.source_id`, 'Id of its source.'), isNullable: true },
    widget_id: idColumn('Widget', sql`t.widget_id`, 'Id of its widget.'),
    history: column('text', sql`t.history`, `${feedHistories.join(', ')}.`),
    cron: optional('text', sql`t.cron`, 'When it runs.'),
    time_zone: column('text', sql`t.time_zone`, 'The zone of the schedule and of days.'),
    paused: column('boolean', sql`t.paused`, 'Neither schedule nor webhook run it.'),
    hook: column('text', sql`t.hook`, `${hookKinds.join(', ')}.`),
    next_run_at: optional('datetime', sql`t.next_run_at`, 'When it runs next.'),
    last_success_at: optional('datetime', sql`t.last_success_at`, 'When a run last succeeded.'),
    created_at: column('datetime', sql`t.created_at`, 'When it was made.'),
  },
  key: sql`t.feed_id`,
}
