import { sql } from 'kysely'
import { column, idColumn, type ListTable, optional } from '../rest/list-table.ts'
import { credentialTexts } from './credential-texts.ts'

/** The tokens of a project, as the method `list` offers them; those of clients are not among them. */
export const tokenList: ListTable = {
  from: sql`tokens t`,
  where: projectId => sql`t.project_id = ${projectId} and t.kind = 'token'`,
  columns: {
    id: idColumn('Token', sql`t.token_id`, 'Id of the token.'),
    name: column('text', sql`t.name`, 'What the token is for.'),
    hint: column('text', sql`t.hint`, 'How its newest secret begins.'),
    scopes: column('texts', sql`t.scopes`, 'What it may do.'),
    allowed_ips: optional('texts', sql`t.allowed_ips`, 'Networks it may come from; null: any.'),
    allowed_events: optional('texts', sql`t.allowed_events`, 'Names of events it may send; null: any.'),
    auto_create: column('boolean', sql`t.auto_create`, credentialTexts.autoCreate),
    widget_ids: {
      ...optional('ids', sql`coalesce(t.part_widget_ids, t.widget_ids)`, credentialTexts.widgetIds),
      typename: 'Widget',
    },
    created_at: column('datetime', sql`t.created_at`, 'When it was made.'),
    expires_at: optional('datetime', sql`t.expires_at`, 'When it ends.'),
    revoked_at: optional('datetime', sql`t.revoked_at`, 'When it was revoked.'),
    last_used_at: optional('datetime', sql`t.last_used_at`, 'When it was last used, to the minute.'),
  },
  key: sql`t.token_id`,
}
