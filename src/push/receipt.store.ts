// Reads receipts and idempotency keys, and deletes what has expired.
import { type Selectable, sql } from 'kysely'
import { type Id, idAt, type ProjectId, type WidgetId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import { mapPage, type Page, selectPage } from '../database/page.ts'
import type { ReceiptsTable } from '../database/tables.ts'
import type { ListRequest } from '../request/page.ts'
import type { KeyKind } from '../widgets/widget.ts'
import { originOf } from './caller.ts'
import type { OnDuplicateUse, PushReceipt } from './push.ts'
import { MAX_RECEIPTS_LOOKED_AT, MAX_RECEIPTS_SHOWN, type TouchedKeys } from './touched-keys.ts'

export async function selectReceipts(
  db: Database,
  projectId: ProjectId,
  receiptIds: readonly Id[],
): Promise<PushReceipt[]> {
  const rows = await db
    .selectFrom('receipts')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('receipt_id', 'in', [...receiptIds])
    .execute()
  return rows.map(toReceipt)
}

export type ReceiptOrderField = 'ACCEPTED_AT'

/** A page of the receipts of a widget; `null`: of all. */
export async function selectReceiptPage(
  db: Database,
  projectId: ProjectId,
  widgetId: WidgetId | null,
  page: ListRequest<ReceiptOrderField>,
): Promise<Page<PushReceipt>> {
  const rows = db
    .selectFrom('receipts')
    .selectAll()
    .where('project_id', '=', projectId)
    .$if(widgetId !== null, q => q.where('widget_id', '=', widgetId as WidgetId))
  return mapPage(await selectPage(db, rows, { id: sql`receipt_id`, sort: null }, page), toReceipt)
}

/** What was pushed under an idempotency key, and with which body; `null` when the key is not known. */
export async function selectClaim(
  db: Database,
  claim: { projectId: ProjectId; widgetId: WidgetId; idempotencyKey: string },
): Promise<{ receiptId: Id; bodyHash: Buffer } | null> {
  const row = await db
    .selectFrom('idempotency_keys')
    .select(['receipt_id', 'body_hash'])
    .where('project_id', '=', claim.projectId)
    .where('widget_id', '=', claim.widgetId)
    .where('idempotency_key', '=', claim.idempotencyKey)
    .executeTakeFirst()
  return row ? { receiptId: row.receipt_id, bodyHash: row.body_hash } : null
}

/** When each widget was pushed to last, from all slots of all gateways. */
export async function selectLastPushes(
  db: Database,
  projectId: ProjectId,
  widgetIds: readonly WidgetId[],
): Promise<Map<Id, Date>> {
  const rows = await db
    .selectFrom('push_activity')
    .select(['widget_id', sql<Date>`max(last_push_at)`.as('last')])
    .where('project_id', '=', projectId)
    .where('widget_id', 'in', [...widgetIds])
    .groupBy('widget_id')
    .execute()
  return new Map(rows.map(row => [row.widget_id, row.last]))
}

/** Pushes that the project made in the month (`YYYY-MM-01`). */
export async function selectMonthlyPushes(db: Database, projectId: ProjectId, month: string): Promise<number> {
  const row = await db
    .selectFrom('push_activity')
    .select(sql<string>`coalesce(sum(pushes), 0)`.as('pushes'))
    .where('project_id', '=', projectId)
    .where('month', '=', month)
    .executeTakeFirstOrThrow()
  return Number(row.pushes)
}

/**
 * By its receipt a task that is cut off knows what it wrote: nothing of the project goes that is younger than a task which has not ended.
 * Resolves to the earlier of that and the instant.
 */
async function earliestNeeded(db: Database, projectId: ProjectId, before: Date): Promise<Date> {
  const { oldest } = await db
    .selectFrom('tasks')
    .select(eb => eb.fn.min('created_at').as('oldest'))
    .where('project_id', '=', projectId)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return oldest !== null && oldest < before ? oldest : before
}

/**
 * Deletes at most `limit` receipts of the project that are older than the instant, with the idempotency keys that they were pushed under;
 * returns how many went. Ids grow with time, so that the oldest stand first in the primary key: what is kept is not read.
 */
export async function deleteExpiredReceipts(
  db: Database,
  projectId: ProjectId,
  before: Date,
  limit: number,
): Promise<number> {
  const end = await earliestNeeded(db, projectId, before)
  const { rows } = await sql<{ deleted: number }>`
    with gone as (
      delete from receipts where project_id = ${projectId} and receipt_id = any (array(
        select receipt_id from receipts
        where project_id = ${projectId} and receipt_id < ${idAt(end.getTime())} and accepted_at < ${end}
        order by receipt_id limit ${limit}))
      returning widget_id, idempotency_key, receipt_id
    ), freed as (
      delete from idempotency_keys k using gone
      where k.project_id = ${projectId} and k.widget_id = gone.widget_id and k.idempotency_key = gone.idempotency_key
        and k.receipt_id = gone.receipt_id
    )
    select count(*)::int as deleted from gone`.execute(db)
  return rows[0]?.deleted ?? 0
}

/** The same of idempotency keys whose receipts do not say them: of before they did, and of older gateways beside this one. */
export async function deleteExpiredClaims(
  db: Database,
  projectId: ProjectId,
  before: Date,
  limit: number,
): Promise<number> {
  const end = await earliestNeeded(db, projectId, before)
  const result = await sql`
    delete from idempotency_keys where project_id = ${projectId} and (widget_id, idempotency_key) in (
      select widget_id, idempotency_key from idempotency_keys
      where project_id = ${projectId} and in_receipt is null and receipt_id < ${idAt(end.getTime())} and accepted_at < ${end}
      order by receipt_id limit ${limit})`.execute(db)
  return Number(result.numAffectedRows ?? 0n)
}

/** Of each widget the newest receipts of pushes that may have written to these keys. Names are of no time: all may have. */
export async function selectReceiptsOfKeys(
  db: Database,
  projectId: ProjectId,
  asked: readonly TouchedKeys[],
): Promise<PushReceipt[][]> {
  const { rows } = await sql<Selectable<ReceiptsTable> & { question: string }>`
    select q.question, r.*
    from unnest(${asked.map(it => it.widgetId)}::bigint[], ${asked.map(it => it.firstDay)}::bigint[], ${asked.map(it => it.lastDay)}::bigint[],
      ${asked.map(it => it.from)}::bigint[], ${asked.map(it => it.before)}::bigint[])
      with ordinality as q(widget_id, first_day, last_day, from_instant, before_instant, question)
    cross join lateral (
      select newest.* from (
        select * from receipts r where r.project_id = ${projectId} and r.widget_id = q.widget_id
        order by r.receipt_id desc limit ${MAX_RECEIPTS_LOOKED_AT}
      ) newest
      where case
        when newest.first_key is null then newest.origin is null
        when newest.key_kind = 'DATE' then newest.first_key::bigint <= q.last_day and newest.last_key::bigint >= q.first_day
        when newest.key_kind = 'TIME' then newest.first_key::bigint < q.before_instant and newest.last_key::bigint >= q.from_instant
        else true end
      order by newest.receipt_id desc limit ${MAX_RECEIPTS_SHOWN}
    ) r
    order by q.question, r.receipt_id desc`.execute(db)
  const found = asked.map((): PushReceipt[] => [])
  for (const row of rows) found[Number(row.question) - 1]?.push(toReceipt(row))
  return found
}

function toReceipt(row: Selectable<ReceiptsTable>): PushReceipt {
  return {
    receiptId: row.receipt_id,
    projectId: row.project_id,
    widgetId: row.widget_id,
    acceptedAt: row.accepted_at,
    rows: row.rows,
    points: row.points,
    created: row.created,
    changed: row.changed,
    caller: row.caller,
    origin: originOf(row.origin),
    keys: row.first_key === null || row.last_key === null ? null : { first: row.first_key, last: row.last_key },
    onDuplicate: (row.on_duplicate ?? []) as OnDuplicateUse[],
    warnings: (row.warnings ?? []) as string[],
    keyKind: row.key_kind as KeyKind | null,
    newMetrics: (row.new_metrics ?? []) as string[],
  }
}
