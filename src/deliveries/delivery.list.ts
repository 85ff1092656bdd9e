import { sql } from 'kysely'
import { column, idColumn, type ListTable, optional } from '../rest/list-table.ts'
import { deliveryOrigins, deliveryStates } from './delivery.ts'
import { deliveryTexts } from './delivery-texts.ts'

/** The deliveries of a project, as the method `list` offers them. */
export const deliveryList: ListTable = {
  from: sql`deliveries t`,
  where: projectId => sql`t.project_id = ${projectId}`,
  columns: {
    id: idColumn('Delivery', sql`t.delivery_id`, 'Id of the delivery.'),
    channel_id: idColumn('Channel', sql`t.channel_id`, 'Id of its channel.'),
    state: column('text', sql`t.state`, `${deliveryStates.join(', ')}.`),
    origin: column('text', sql`t.origin_kind`, `${deliveryOrigins.join(', ')}.`),
    title: column('text', sql`t.title`, deliveryTexts.title),
    recipient: optional('text', sql`t.recipient`, deliveryTexts.recipient),
    attempts: column('number', sql`t.attempts`, deliveryTexts.attempts),
    error: optional('text', sql`t.error`, deliveryTexts.error),
    created_at: column('datetime', sql`t.created_at`, deliveryTexts.createdAt),
    ended_at: optional('datetime', sql`t.ended_at`, deliveryTexts.endedAt),
  },
  key: sql`t.delivery_id`,
}
