import { sql } from 'kysely'
import { column, idColumn, type ListTable } from '../rest/list-table.ts'
import { channelKinds } from './channel.ts'
import { channelTexts } from './channel-texts.ts'

/** The channels of a project, as the method `list` offers them. */
export const channelList: ListTable = {
  from: sql`channels t`,
  where: projectId => sql`t.project_id = ${projectId}`,
  columns: {
    id: idColumn('Channel', sql`t.channel_id`, 'Id of the channel.'),
    name: column('text', sql`t.name`, channelTexts.known),
    kind: column('text', sql`t.kind`, `${channelKinds.join(', ')}.`),
    target: column('text', sql`t.settings->>'target'`, channelTexts.target),
    paused: column('boolean', sql`t.paused`, 'Whether nothing is sent.'),
    created_at: column('datetime', sql`t.created_at`, channelTexts.createdAt),
    updated_at: column('datetime', sql`t.updated_at`, channelTexts.updatedAt),
  },
  key: sql`t.channel_id`,
}
