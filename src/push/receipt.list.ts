import { type RawBuilder, sql } from 'kysely'
import { column, idColumn, type ListColumn, type ListTable, optional } from '../rest/list-table.ts'
import { keyKinds } from '../widgets/widget.ts'
import { type CallerKind, callerKinds } from './caller.ts'
import { receiptTexts } from './receipt-texts.ts'

/** Of `origin`, counted from 1; null where it has no such part. */
const part = (position: number) => sql`nullif(split_part(t.origin, '/', ${sql.lit(position)}), '')`

const callerId = (typename: string, kinds: readonly CallerKind[], description: string): ListColumn => ({
  ...idColumn(
    typename,
    sql`case when ${part(1)} in (${sql.join(kinds.map(kind => sql.lit(kind)))}) then ${part(2)}::bigint end`,
    description,
  ),
  isNullable: true,
})

/** A stored key as a push may write it. */
const keySpelling = (key: RawBuilder<unknown>) => sql`case t.key_kind
  when 'DATE' then (date '1970-01-01' + ${key}::int)::text
  when 'TIME' then rtrim(rtrim(to_char(timestamp '1970-01-01' + ${key}::bigint * interval '1 microsecond', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '0'), '.') || 'Z'
  else ${key} end`

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
    caller: optional('text', sql`t.caller`, receiptTexts.caller),
    caller_kind: optional('text', part(1), `${callerKinds.join(', ')}: ${receiptTexts.callerKind}`),
    token_id: callerId('Token', ['TOKEN'], 'The token that pushed.'),
    client_id: callerId('Client', ['CLIENT'], 'The client that pushed.'),
    feed_id: callerId('Feed', ['FEED', 'WEBHOOK'], 'The feed that pushed.'),
    feed_run_id: {
      ...idColumn('FeedRun', sql`${part(3)}::bigint`, receiptTexts.feedRun),
      isNullable: true,
    },
    task_id: callerId('Task', ['TASK'], 'The task that pushed.'),
    first_key: optional('text', keySpelling(sql`t.first_key`), receiptTexts.firstKey),
    last_key: optional('text', keySpelling(sql`t.last_key`), receiptTexts.lastKey),
  },
  key: sql`t.receipt_id`,
}
