// A gateway whose clock is wrong deletes nothing.
import { expect, test, vi } from 'vitest'
import { ensurePartitions } from '../../src/events/partition.store.ts'
import { monthOf } from '../../src/events/partition.ts'
import { keepPartitions } from '../../src/events/partitions.job.ts'
import { jobs } from '../../src/jobs.ts'
import { selectNow } from '../../src/schedule/clock.store.ts'
import { startTestApp, type TestApp } from '../_kit/app.ts'

const YEAR_MS = 365.25 * 24 * 3_600_000
const HOUR_MS = 3_600_000

/** Jobs that delete nothing, or only sums that they make anew by the database's clock. One that is new deletes until it stands here. */
const keeping = [
  'choose-rolled-widgets',
  'evaluate-alerts',
  'publish-data-events',
  'roll-up-points',
  'run-feeds',
  'run-reports',
]
const deleting = jobs.filter(({ name }) => !keeping.includes(name))
const run = (it: TestApp, job: (typeof jobs)[number]) => job.run(it.app.gateway, new AbortController().signal)

const ready = async (it: TestApp) =>
  (await (await fetch(`${it.url}/readyz`)).json()) as { status: string; reasons?: string[] }

/** Rows that are new by the database's clock, in every table that a job deletes from by the time. */
async function fill(it: TestApp): Promise<void> {
  const { pool } = it.app.gateway
  await pool.query(`insert into receipts (project_id, receipt_id, widget_id, accepted_at, rows, points, created, changed)
    select 1, n, 1, now() - interval '1 minute', 1, 1, 1, 1 from generate_series(1, 12000) n`)
  await pool.query(`insert into idempotency_keys (project_id, widget_id, idempotency_key, body_hash, receipt_id, accepted_at)
    values (1, 1, 'k', '', 1, now())`)
  await pool.query(`insert into event_ids (project_id, given_id, received_at) values (1, 'e', now())`)
  await ensurePartitions(pool, [monthOf(Date.now())])
  await pool.query(`insert into events (project_id, at, event_id, name, properties, uf_properties)
    values (1, now(), 1, 'e', '{}', '{}')`)
}

const counts = async (it: TestApp) => {
  const { rows } = await it.app.gateway.pool.query(`select
    (select count(*)::int from receipts) as receipts, (select count(*)::int from idempotency_keys) as keys,
    (select count(*)::int from event_ids) as ids, (select count(*)::int from events) as events`)
  return rows[0]
}

test.each([
  ['five years ahead', 5 * YEAR_MS, /1826 days ahead of/],
  ['six minutes ahead', 6 * 60_000, /6 minutes ahead of/],
  ['a day behind', -24 * HOUR_MS, /24 hours behind/],
  ['at the epoch', -Date.now() + 1_000, /days behind/],
])('a clock %s: jobs that delete refuse, and readiness says that they do', async (_name, wrongBy, reason) => {
  await using it = await startTestApp({}, { clock: () => Date.now() + wrongBy, databaseClock: undefined })
  await fill(it)
  for (const job of deleting) await expect(run(it, job), job.name).rejects.toThrow(reason)
  expect(await counts(it)).toEqual({ receipts: 12_000, keys: 1, ids: 1, events: 1 })
  expect(await ready(it)).toEqual({ status: 'degraded', reasons: [expect.stringMatching(reason)] })
  expect(it.log.filter(line => line.includes('"level":"error"') && reason.test(line)).length).toBe(1)
})

test('a clock that is four minutes off deletes by the clock of the database, all of it in batches', async () => {
  await using it = await startTestApp(
    { RECEIPT_HOURS: '1' },
    { clock: () => Date.now() + 4 * 60_000, databaseClock: undefined },
  )
  await fill(it)
  const { pool } = it.app.gateway
  // 56.5 minutes old by the database's clock, and 60.5 by the gateway's.
  await pool.query(`update receipts set accepted_at = now() - interval '56 minutes 30 seconds' where receipt_id <= 5`)
  await pool.query(`update receipts set accepted_at = now() - interval '61 minutes' where receipt_id > 5`)
  for (const job of deleting) await run(it, job)
  expect(await counts(it)).toEqual({ receipts: 5, keys: 1, ids: 1, events: 1 })
  expect(await ready(it)).toEqual({ status: 'ready' })
})

test('a clock that is put right deletes again, and readiness forgets the reason', async () => {
  let wrongBy = YEAR_MS
  await using it = await startTestApp({}, { clock: () => Date.now() + wrongBy, databaseClock: undefined })
  await vi.waitFor(async () => expect((await ready(it)).status).toBe('degraded'))
  wrongBy = 0
  await run(it, keepPartitions)
  expect(await ready(it)).toEqual({ status: 'ready' })
  expect(Math.abs((await selectNow(it.app.gateway.db)) - Date.now())).toBeLessThan(60_000)
})
