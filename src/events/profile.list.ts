import { sql } from 'kysely'
import { column, idColumn, type ListTable, optional } from '../rest/list-table.ts'

/** The users of a project, and devices of which no user is known, as the method `list` offers them. */
export const profileList: ListTable = {
  from: sql`profiles t`,
  where: projectId => sql`t.project_id = ${projectId}`,
  columns: {
    id: idColumn('UserProfile', sql`t.profile_id`, 'Id of the profile.'),
    user_id: optional('text', sql`t.user_id`, 'The user; null for a device of which no user is known.'),
    anonymous_id: optional('text', sql`t.anonymous_id`, 'The device of which no user is known; null for a user.'),
    external_id: optional('text', sql`t.external_id`, 'The user as another system names them.'),
    properties: column('json', sql`t.properties`, 'The last value of each property.'),
    device_data: optional('json', sql`t.device`, 'The last device that was described.'),
    created_at: column('datetime', sql`t.created_at`, 'When it was first described.'),
    updated_at: column('datetime', sql`t.updated_at`, 'When it was last described.'),
  },
  key: sql`t.profile_id`,
}
