import { sql } from 'kysely'
import { column, idColumn, type ListTable, optional } from '../rest/list-table.ts'
import { keyKinds } from '../widgets/widget.ts'
import { PUSH_KEY_CALLER } from './push.ts'
import { receiptTexts } from './receipt-texts.ts'

/** Receipts of pushes that have not expired, as the method `list` offers them. They name who pushed: what is for a part of the project has none. */
export const receiptList: ListTable = {
  from: sql`receipts t`,
  where: projectId => sql`t.project_id = ${projectId}`,
  columns: {
    id: idColumn('PushReceipt', sql`t.receipt_id`, 'Id of the receipt.'),
    widget_id: idColumn('Widget', sql`t.widget_id`, 'Id of the widget that was pushed to.'),
    accepted_at: column('datetime', sql`t.accepted_at`, 'When it was committed.'),
    rows: column('number', sql`t.rows`, receiptTexts.rows),
    points: column('number', sql`t.points`, receiptTexts.written),
    created: column('number', sql`t.created`, receiptTexts.created),
    changed: column('number', sql`t.changed`, receiptTexts.changed),
    key_kind: optional('text', sql`t.key_kind`, `${keyKinds.join(', ')}: what the keys of the widget were after it.`),
    caller: optional(
      'text',
      sql`t.caller`,
      `The name of the token or client that pushed, \`${PUSH_KEY_CALLER}\`, or \`feed\` and a name; null where it was not kept yet.`,
    ),
  },
  key: sql`t.receipt_id`,
}
