import { sql } from 'kysely'
import { column, idColumn, type ListTable, optional } from '../rest/list-table.ts'

/** The events of a project, as the method `list` offers them. */
export const eventList: ListTable = {
  from: sql`events t`,
  where: projectId => sql`t.project_id = ${projectId}`,
  columns: {
    id: idColumn('Event', sql`t.event_id`, 'Id of the event.'),
    event: column('text', sql`t.name`, 'The name of the event.'),
    timestamp: column('datetime', sql`t.at`, 'When it happened.'),
    user_id: optional('text', sql`t.user_id`, 'Who did it.'),
    anonymous_id: optional('text', sql`t.anonymous_id`, 'The device, where nobody is known.'),
    session_id: optional('text', sql`t.session_id`, 'The visit that it belongs to.'),
    external_id: optional('text', sql`t.external_id`, 'The user as another system names them.'),
    device_data: optional('json', sql`t.device`, 'What describes the device.'),
    user_attributes: column('json', sql`t.properties`, 'What else is known of it.'),
  },
  key: sql`t.event_id`,
}
