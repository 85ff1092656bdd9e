// Gateways are killed while 200 alerts over groups fire and recover: each change makes one delivery for each channel, and none is missing.
// `ALERT_CRASHES=20` kills 20 times.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { evaluateDueAlerts } from '../../src/alerts/due.service.ts'
import { encodeId } from '../../src/request/global-id.ts'
import { insertChannel, startAlertApp } from '../_kit/alerts.ts'
import { ADMIN } from '../_kit/app.ts'
import { urlOf } from '../_kit/database.ts'
import { startGateway } from '../_kit/process.ts'

const ALERTS = 200
const COUNTRIES = ['DE', 'FR', 'IT']
const CRASHES = Number(process.env.ALERT_CRASHES ?? 2)
const SECRET_KEY = 'the secret key of all gateways of this test'
const dataDir = mkdtempSync(join(tmpdir(), 'pushgraph-alert-crash-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

test(`kill -9 of gateways, ${CRASHES} times`, { timeout: 120_000 + CRASHES * 30_000 }, async () => {
  await using app = await startAlertApp(new Date().toISOString(), {
    dimensions: ['country'],
    env: { PUSHGRAPH_SECRET_KEY: SECRET_KEY },
  })
  const { gateway } = app.it.app
  const second = encodeId('Channel', await insertChannel(app.it, 'Chat'))
  const usual = { by: ['country'], cron: '0 0 1 1 *', includeRunning: true, whenMissing: 'KEEP' as const }
  const now = () => new Date().toISOString()
  const today = now().slice(0, 10).replaceAll('-', '')
  const pushAll = (value: number) =>
    app.push(COUNTRIES.map(country => ({ Date: today, Sales: String(value), country })))
  const template = await app.save({ ...usual, name: 'Alert 0', channelIds: [app.channelId, second] })
  // The others are copies: what is tried is not how they are saved.
  await gateway.pool.query(
    `insert into alerts select (jsonb_populate_record(a, jsonb_build_object('alert_id', a.alert_id + n, 'name', 'Alert ' || n))).*
     from alerts a, generate_series(1, ${ALERTS - 1}) n`,
  )
  expect(template.name).toBe('Alert 0')
  const url = urlOf(app.it.database.connection)
  const due = () => gateway.pool.query("update alerts set next_evaluation_at = now() - interval '1 minute'")

  for (let crash = 0; crash < CRASHES; crash++) {
    const other = await startGateway({
      DATABASE_URL: url,
      DATA_DIR: dataDir,
      PUSHGRAPH_ADMIN_TOKEN: ADMIN,
      PUSHGRAPH_SECRET_KEY: SECRET_KEY,
    })
    await pushAll(crash % 2 === 0 ? 500 : 5)
    await due()
    const here = evaluateDueAlerts(gateway, new AbortController().signal).catch(() => undefined)
    await sleep(Math.random() * 400)
    expect(await other.end('SIGKILL')).toBe('SIGKILL')
    await here
    await app.at(now())
    await due()
    await app.at(now())
  }

  const { rows } = await gateway.pool.query<{ to_state: string; events: string; sent: string }>(
    `select e.to_state, count(distinct (e.alert_id, e.group_key)) as events, count(*) as sent
     from alert_events e join deliveries d on d.project_id = e.project_id and d.key = 'alert ' || e.alert_id || ' ' || e.event_id
     where e.notification = 'SENT' group by e.to_state order by e.to_state`,
  )
  const groups = ALERTS * COUNTRIES.length
  const firings = Math.ceil(CRASHES / 2)
  const recoveries = Math.floor(CRASHES / 2)
  const expected = [
    { to_state: 'FIRING', events: String(groups), sent: String(groups * 2 * firings) },
    { to_state: 'OK', events: String(groups), sent: String(groups * 2 * recoveries) },
  ]
  expect(rows).toEqual(expected.slice(0, recoveries > 0 ? 2 : 1))
  const { rows: all } = await gateway.pool.query('select count(*)::int as count from deliveries')
  expect(all).toEqual([{ count: groups * 2 * (firings + recoveries) }])
})
