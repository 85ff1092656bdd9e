// Gateways are killed in the middle of a mail-merge: each row has one message in the outbox, and none is missing.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runDueReports } from '../../src/schedules/run.service.ts'
import { ADMIN } from '../_kit/app.ts'
import { urlOf } from '../_kit/database.ts'
import { startGateway } from '../_kit/process.ts'
import { saveQuery } from '../_kit/query-operations.ts'
import { openReports, type ReportsKit } from '../_kit/reports-kit.ts'
import { reportSchedule, saveReportSchedule } from '../_kit/schedule-operations.ts'

const PATIENTLY = { timeout: 60_000, interval: 5 }
const SECRET_KEY = 'the secret key of the gateways of this test'
/** MERGE_ROWS=500 is the long form. */
const ROWS = Number(process.env.MERGE_ROWS ?? 120)
let kit: ReportsKit | undefined
const dataDir = mkdtempSync(join(tmpdir(), 'pushgraph-merge-crash-'))
afterAll(async () => {
  await kit?.[Symbol.asyncDispose]()
  rmSync(dataDir, { recursive: true, force: true })
})

test(`kill -9 twice in a mail-merge of ${ROWS} rows`, { timeout: 240_000 }, async () => {
  const here = await openReports({ PUSHGRAPH_SECRET_KEY: SECRET_KEY }, Date.now)
  kit = here
  const { it } = here
  const { pool } = it.app.gateway
  const sql = `select n, 'reader' || n || '@example.com' as email from generate_series(1, ${ROWS}) g(n)`
  const saved = await it.ask(saveQuery, { input: { name: 'readers', sql } })
  const merge = { queryId: saved.saveQuery.savedQuery.id, recipient: '{{ row.email }}' }
  const blocks = [{ kind: 'TEXT', text: 'Dear {{ row.email | split: "@" | first }}' }]
  const document = { title: 'Letter {{ row.n }}', blocks }
  await it.ask(saveReportSchedule, {
    input: { name: 'letters', channelIds: [here.channelId], merge, document },
  })
  // The gateway of the test takes no run until the others are gone.
  const { closing, running } = it.app.gateway.services.reportSchedules
  Object.defineProperty(running, 'size', { value: 1_000, configurable: true })
  const committed = async () => {
    const { rows } = await pool.query(`select count(*)::int as n from deliveries where origin_kind = 'REPORT'`)
    return rows[0].n as number
  }
  const env = {
    DATABASE_URL: urlOf(here.it.database.connection),
    DATA_DIR: dataDir,
    PUSHGRAPH_ADMIN_TOKEN: ADMIN,
    PUSHGRAPH_SECRET_KEY: SECRET_KEY,
  }
  const first = await startGateway(env)
  const asked = fetch(`${first.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify({ query: 'mutation { runReport(name: "letters") { state } }' }),
  }).catch(() => null)
  await expect.poll(committed, PATIENTLY).toBeGreaterThan(0)
  expect(await first.end('SIGKILL')).toBe('SIGKILL')
  await asked
  const afterFirst = await committed()
  expect(afterFirst).toBeLessThan(ROWS)
  await pool.query(`update report_runs set lease_until = now() - interval '1 second'`)
  const second = await startGateway(env)
  await expect.poll(committed, PATIENTLY).toBeGreaterThan(afterFirst)
  expect(await second.end('SIGKILL')).toBe('SIGKILL')
  await pool.query(`update report_runs set lease_until = now() - interval '1 second' where state = 'RUNNING'`)
  Reflect.deleteProperty(running, 'size')
  expect(closing.signal.aborted).toBe(false)
  await runDueReports(it.app.gateway)
  await expect
    .poll(async () => (await it.ask(reportSchedule, { name: 'letters' })).reportSchedule?.runs, PATIENTLY)
    .toEqual([expect.objectContaining({ state: 'SUCCEEDED', rows: ROWS, messages: ROWS, failed: 0, problems: [] })])
  const { rows } = await pool.query(
    `select count(*)::int as messages, count(distinct recipient)::int as readers, count(distinct title)::int as letters,
            count(distinct delivery_id)::int as ids from deliveries where origin_kind = 'REPORT'`,
  )
  expect(rows).toEqual([{ messages: ROWS, readers: ROWS, letters: ROWS, ids: ROWS }])
  expect((await pool.query('select count(*)::int as left from report_run_rows')).rows).toEqual([{ left: 0 }])
})
