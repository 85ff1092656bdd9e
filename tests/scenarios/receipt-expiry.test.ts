// What goes when receipts expire, and that nothing else is read for it.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { idAt } from '../../src/base/id.ts'
import { expireReceipts } from '../../src/push/expire-receipts.job.ts'
import { decodeId } from '../../src/request/global-id.ts'
import { startTestApp, type TestApp } from '../_kit/app.ts'
import { push } from '../_kit/operations.ts'
import { tablesReadWhole } from '../_kit/plans.ts'

const HOUR = 3_600_000
let now = Date.UTC(2027, 0, 1)
let it: TestApp
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => now })
})
afterAll(() => it?.[Symbol.asyncDispose]())
beforeEach(() => {
  now += 100 * HOUR
})

const expire = () => expireReceipts.run(it.app.gateway, new AbortController().signal)
const query = async <T>(text: string, values: unknown[] = []) =>
  (await it.app.gateway.pool.query(text, values)).rows as T[]

async function send(widgetId: string, idempotencyKey: string | null) {
  const rows = [{ key: '2027-01-01', values: [{ metric: 'm', value: 1 }] }]
  const { receipt } = (await it.ask(push, { input: { widgetId, idempotencyKey, rows } })).push
  return receipt
}

const left = async (widgetId: string) => {
  const id = decodeId(widgetId)?.id
  const [row] = await query<{ receipts: number; claims: number }>(
    `select (select count(*)::int from receipts where widget_id = $1) as receipts,
      (select count(*)::int from idempotency_keys where widget_id = $1) as claims`,
    [id],
  )
  return row
}

describe('receipts that have expired', () => {
  test('go with the keys that they were pushed under, and younger ones stay', async () => {
    const { id } = await it.widget({ keyKind: 'DATE' })
    await send(id, 'first')
    await send(id, null)
    now += 23 * HOUR
    await send(id, 'second')
    now += 2 * HOUR
    await expire()
    expect(await left(id)).toEqual({ receipts: 1, claims: 1 })
    expect((await send(id, 'second')).replayed).toBe(true)
    expect((await send(id, 'first')).replayed).toBe(false)
  })

  test('of gateways that do not say the key in the receipt go, and their keys', async () => {
    const { id } = await it.widget({ keyKind: 'DATE' })
    await send(id, 'old')
    await query('update receipts set idempotency_key = null')
    await query('update idempotency_keys set in_receipt = null')
    now += 23 * HOUR
    await expire()
    expect(await left(id)).toEqual({ receipts: 1, claims: 1 })
    now += 2 * HOUR
    await expire()
    expect(await left(id)).toEqual({ receipts: 0, claims: 0 })
  })

  test('stay while a task of the project that is older has not ended', async () => {
    const { id } = await it.widget({ keyKind: 'DATE' })
    await send(id, 'before')
    now += HOUR
    await query(
      `insert into tasks (project_id, task_id, kind, state, target, rows, done_rows, chunks, done_chunks, created, changed, attempts, created_by, created_at)
        select project_id, 1, 'POINTS', 'QUEUED', '{}', 0, 0, 0, 0, 0, 0, 0, 'test', $1 from projects limit 1`,
      [new Date(now)],
    )
    now += HOUR
    await send(id, 'during')
    now += 30 * HOUR
    await expire()
    expect(await left(id)).toEqual({ receipts: 1, claims: 1 })
    await query('update tasks set ended_at = $1', [new Date(now)])
    await expire()
    expect(await left(id)).toEqual({ receipts: 0, claims: 0 })
  })
})

test('what is kept is not read', async () => {
  const { id } = await it.widget({ keyKind: 'DATE' })
  await send(id, 'expired')
  now += 30 * HOUR
  const widgetId = decodeId(id)?.id
  await query(
    `insert into receipts (project_id, receipt_id, widget_id, accepted_at, rows, points, created, changed, idempotency_key)
      select project_id, $1::bigint + n, $2, $3, 1, 1, 1, 0, 'k' || n from projects, generate_series(1, 20000) n`,
    [idAt(now), widgetId, new Date(now)],
  )
  await query(
    `insert into idempotency_keys (project_id, widget_id, idempotency_key, body_hash, receipt_id, accepted_at, in_receipt)
      select project_id, widget_id, idempotency_key, '', receipt_id, accepted_at, true from receipts where idempotency_key like 'k%'`,
  )
  await query('vacuum analyze receipts, idempotency_keys')
  const readRows = async () => {
    await query('select pg_stat_force_next_flush()')
    const [row] = await query<{ read: number }>(
      `select sum(seq_tup_read + idx_tup_fetch)::int as read from pg_stat_user_tables where relname in ('receipts', 'idempotency_keys')`,
    )
    return row?.read ?? 0
  }
  const before = await readRows()
  await expire()
  expect(await left(id)).toEqual({ receipts: 20_000, claims: 20_000 })
  // Of the count itself: both tables by the widget.
  expect((await readRows()) - before).toBeLessThan(2 * 20_000 + 100)
})

test('however many expire, no table is read whole, and each statement deletes a batch', async () => {
  await it.widget({ keyKind: 'DATE' })
  // Of a day, and of the month before it: three batches with the keys that they say, one of older gateways that say none.
  const add = async (count: number, from: number, inReceipt: boolean | null) => {
    const values = [idAt(from), count, new Date(from), inReceipt]
    await query(
      `insert into receipts (project_id, receipt_id, widget_id, accepted_at, rows, points, created, changed, idempotency_key)
        select project_id, $1::bigint + n, 9, $3, 1, 1, 1, 0, case when $4::boolean then 'b' || $1 || '-' || n end from projects, generate_series(1, $2::int) n`,
      values,
    )
    await query(
      `insert into idempotency_keys (project_id, widget_id, idempotency_key, body_hash, receipt_id, accepted_at, in_receipt)
        select project_id, 9, 'b' || $1 || '-' || n, '', $1::bigint + n, $3, $4::boolean from projects, generate_series(1, $2::int) n`,
      values,
    )
  }
  await add(12_000, now - 30 * HOUR, true)
  await add(3_000, now - 29 * HOUR, null)
  await add(150_000, now - HOUR, true)
  await query('vacuum analyze receipts, idempotency_keys')
  const whole = await tablesReadWhole(it, expire)
  expect(whole.filter(table => ['receipts', 'idempotency_keys'].includes(table))).toEqual([])
  const [row] = await query<{ receipts: number; claims: number }>(
    `select (select count(*)::int from receipts where widget_id = 9) as receipts,
      (select count(*)::int from idempotency_keys where widget_id = 9) as claims`,
  )
  expect(row).toEqual({ receipts: 150_000, claims: 150_000 })
})
