// Reports that follow alerts: one run for each event that fires, however many gateways look for it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { evaluateDueAlerts } from '../../src/alerts/due.service.ts'
import type { App } from '../../src/app.ts'
import { runDueReports } from '../../src/schedules/run.service.ts'
import { deleteAlert, snoozeAlert } from '../_kit/alert-operations.ts'
import { type AlertApp, startAlertApp } from '../_kit/alerts.ts'
import { ADMIN } from '../_kit/app.ts'
import {
  pauseReportSchedule,
  previewReport,
  reportSchedule,
  resumeReportSchedule,
  runsAfterAlerts,
  saveReportSchedule,
} from '../_kit/schedule-operations.ts'
import { startSecondGateway } from '../_kit/second-gateway.ts'

const PATIENTLY = { timeout: 30_000 }
const env = { PUSHGRAPH_SECRET_KEY: 'the secret key of all gateways of this test' }
let app: AlertApp
let other: App
let now = '2026-11-20T12:00:00Z'
beforeAll(async () => {
  app = await startAlertApp(now, { dimensions: ['country'], env })
  other = await startOther()
})
afterAll(async () => {
  await other?.[Symbol.asyncDispose]()
  await app?.[Symbol.asyncDispose]()
})

const startOther = () => {
  const clock = () => Date.parse(now)
  return startSecondGateway(app.it, env, { clock, databaseClock: async () => clock() })
}

/** Moves both clocks on, and lets both gateways look at once for what is due. */
async function at(instant: string) {
  now = instant
  await Promise.all([app.at(instant), evaluateDueAlerts(other.gateway, new AbortController().signal)])
  await look()
  await look()
}
const look = () => Promise.all([app.it.app, other].map(({ gateway }) => runDueReports(gateway)))

const push = (key: string, values: Record<string, number>) =>
  app.push(Object.entries(values).map(([country, value]) => ({ Date: key, country, Sales: String(value) })))
const alertOf = (name: string, countries: string[], more: object = {}) =>
  app.save({ name, where: [{ dimension: 'country', in: countries }], whenMissing: 'KEEP', ...more })
const input = (name: string, afterAlertId: string | null, more: object = {}) => ({
  name,
  afterAlertId,
  channelIds: [app.channelId],
  document: { title: name, blocks: [{ kind: 'TEXT', text: 'Look at it.' }] },
  ...more,
})
const save = async (name: string, afterAlertId: string | null, more: object = {}) =>
  (await app.it.ask(saveReportSchedule, { input: input(name, afterAlertId, more) })).saveReportSchedule.reportSchedule
const runsOf = async (name: string) => (await app.it.ask(runsAfterAlerts, { name })).reportSchedule?.runs ?? []
/** `2026-11-20 DE`, in the order of texts, once all of them have ended. */
const endedRuns = async (name: string) => {
  const runs = await runsOf(name)
  return runs.some(({ state }) => state !== 'SUCCEEDED')
    ? null
    : runs.map(({ alertEvent }) => `${alertEvent?.bucketKey} ${alertEvent?.group.map(({ value }) => value)}`).toSorted()
}
const sent = async (title: string) => (await app.titles()).filter(each => each === title).length

test('each event that fires sends each report that names its alert once, by two gateways at once', async () => {
  await push('20261119', { DE: 1, FR: 1, IT: 1 })
  const alert = await alertOf('High', ['DE', 'FR', 'IT'], { by: ['country'] })
  const quiet = await alertOf('Another', ['XX'])
  expect(await save('First', alert.id)).toMatchObject({ afterAlertId: alert.id, afterAlert: { name: 'High' } })
  await save('Second', alert.id)
  await save('Of another', quiet.id)
  await push('20261120', { DE: 500, FR: 500, IT: 5 })
  await at('2026-11-21T06:00:00Z')
  for (const name of ['First', 'Second'])
    await expect.poll(() => endedRuns(name), PATIENTLY).toEqual(['2026-11-20 DE', '2026-11-20 FR'])
  expect(await runsOf('First')).toMatchObject([
    { cause: 'ALERT', asOf: '2026-11-21T06:00:00.000Z', messages: 1, alertEvent: { to: 'FIRING' } },
    { cause: 'ALERT', asOf: '2026-11-21T06:00:00.000Z', messages: 1, alertEvent: { to: 'FIRING' } },
  ])
  await push('20261121', { DE: 500, FR: 5, IT: 5 })
  await at('2026-11-22T06:00:00Z')
  await push('20261122', { DE: 500, FR: 500, IT: 5 })
  await at('2026-11-23T06:00:00Z')
  await expect.poll(() => endedRuns('First'), PATIENTLY).toEqual(['2026-11-20 DE', '2026-11-20 FR', '2026-11-22 FR'])
  expect([await sent('First'), await runsOf('Of another')]).toEqual([3, []])
})

test('what is held back begins a run when people are notified of it, and none where it has ended by then', async () => {
  const alert = await alertOf('Held', ['ES', 'PT'], { by: ['country'] })
  await save('After held', alert.id)
  await app.it.ask(snoozeAlert, { id: alert.id, until: '2026-11-25T06:30:00Z' })
  await push('20261123', { ES: 500, PT: 500 })
  await at('2026-11-24T06:00:00Z')
  await push('20261124', { ES: 500, PT: 5 })
  await at('2026-11-25T06:00:00Z')
  expect(await runsOf('After held')).toEqual([])
  await push('20261125', { ES: 500, PT: 5 })
  await at('2026-11-26T06:00:00Z')
  await expect.poll(() => endedRuns('After held'), PATIENTLY).toEqual(['2026-11-23 ES'])
  expect(await runsOf('After held')).toMatchObject([{ asOf: '2026-11-26T06:00:00.000Z' }])
})

test('what fired before it followed the alert, while it was paused, or more than a day ago begins none', async () => {
  const alert = await alertOf('Early', ['NL'])
  await push('20261126', { NL: 500 })
  await at('2026-11-27T06:00:00Z')
  now = '2026-11-27T06:00:01Z'
  await app.at(now)
  await save('After early', alert.id)
  await look()
  expect(await runsOf('After early')).toEqual([])
  await app.it.ask(pauseReportSchedule, { name: 'After early' })
  await push('20261127', { NL: 5 })
  await push('20261128', { NL: 500 })
  await at('2026-11-29T06:00:00Z')
  now = '2026-11-29T06:00:01Z'
  await app.at(now)
  await app.it.ask(resumeReportSchedule, { name: 'After early' })
  await look()
  expect(await runsOf('After early')).toEqual([])
  // Saved again, it goes on following from when it began to.
  await save('After early', alert.id, { skipIfEmpty: true })
  const sql = (text: string) => app.it.app.gateway.pool.query(text)
  const since = 'update report_schedules set after_alert_since ='
  const { rows } = await sql("select after_alert_since as since from report_schedules where name = 'After early'")
  expect(rows).toEqual([{ since: new Date('2026-11-29T06:00:01Z') }])
  await sql(`${since} null where name = 'After early'`)
  await push('20261129', { NL: 5 })
  await push('20261130', { NL: 500 })
  await at('2026-12-01T06:00:00Z')
  await at('2026-12-02T06:00:01Z')
  await sql(`${since} '2026-11-29' where name = 'After early'`)
  await look()
  expect(await runsOf('After early')).toEqual([])
  await sql("update alert_events set notified_at = '2026-12-01T06:00:02Z' where bucket_key = '2026-11-30'")
  await look()
  await expect.poll(() => endedRuns('After early'), PATIENTLY).toEqual(['2026-11-30 '])
})

test('of many groups that fire at once as many runs wait as may, the others come after them, and no time is lost', async () => {
  const countries = Array.from({ length: 25 }, (_, at) => `C${at}`)
  const all = (value: number) => Object.fromEntries(countries.map(country => [country, value]))
  const alert = await alertOf('Many', countries, { by: ['country'] })
  await save('After many', alert.id, { cron: '0 6 4 12 *' })
  await push('20261203', all(500))
  const services = [app.it.app, other].map(({ gateway }) => gateway.services.reportSchedules)
  // Neither takes a run until it may again.
  for (const { running } of services) Object.defineProperty(running, 'size', { value: 1_000, configurable: true })
  await at('2026-12-04T06:00:00Z')
  const causes = async () => (await runsOf('After many')).map(({ cause }) => cause)
  const waiting = await causes()
  expect(waiting.filter(cause => cause === 'SCHEDULE')).toHaveLength(1)
  expect(waiting.filter(cause => cause === 'ALERT').length).toBeLessThanOrEqual(20)
  for (const { running } of services) Reflect.deleteProperty(running, 'size')
  await expect
    .poll(async () => {
      await look()
      return (await endedRuns('After many'))?.length
    }, PATIENTLY)
    .toBe(26)
  expect(new Set(await endedRuns('After many')).size).toBe(26)
  expect(await sent('After many')).toBe(26)
  // A gateway that starts again finds nothing to make up for.
  await other[Symbol.asyncDispose]()
  other = await startOther()
  await look()
  expect([(await endedRuns('After many'))?.length, await sent('After many')]).toEqual([26, 26])
})

test('a report tells of the group that fires, and before the first firing of none', async () => {
  const alert = await alertOf('Told', ['AT', 'CH'], { by: ['country'] })
  const text =
    '{% if alert %}{{ alert.title }}: {{ alert.group.country }}, {{ alert.value }}{% else %}nothing{% endif %}'
  const where = [{ dimension: 'country', in: ['{{ alert.group.country }}'] }]
  const period = { days: { from: '2026-12-04', through: '2026-12-04' } }
  const table = { kind: 'HEADLINE', name: 'own', widget_id: app.widgetId, period, where }
  const blocks = [{ kind: 'TEXT', text }, table, { kind: 'TEXT', text: 'Own: {{ own.metrics.Sales.exact }}' }]
  const report = input('After told', alert.id, { document: { title: 'After told', blocks } })
  const only = { ...report, document: { title: 'After told', blocks: blocks.slice(0, 1) } }
  const preview = async (of: object) =>
    (await app.it.ask(previewReport, { input: { report: of as never } })).previewReport.html
  expect(await preview(only)).toContain('<p>nothing</p>')
  await app.it.ask(saveReportSchedule, { input: report })
  await push('20261204', { AT: 300, CH: 400 })
  await at('2026-12-05T06:00:00Z')
  await expect.poll(() => endedRuns('After told'), PATIENTLY).toEqual(['2026-12-04 AT', '2026-12-04 CH'])
  const { rows } = await app.it.app.gateway.pool.query("select message from deliveries where title = 'After told'")
  const messages = rows.map(({ message }) => JSON.parse(message))
  const texts = (message: { blocks: { text?: string }[] }) => message.blocks.flatMap(block => block.text ?? [])
  expect(messages.map(texts).toSorted()).toEqual([
    ['Firing: Told (AT): AT, 300', 'Own: 300'],
    ['Firing: Told (CH): CH, 400', 'Own: 400'],
  ])
  expect(messages.map(({ data }) => data.alert.group.country).toSorted()).toEqual(['AT', 'CH'])
  expect(await preview(only)).toMatch(/<p>Firing: Told \((AT|CH)\): (AT, 300|CH, 400)<\/p>/)
})

test('a report whose alert was deleted says so and can be saved as it is; no other than an alert can be followed', async () => {
  const alert = await alertOf('Gone', ['ZZ'])
  const { id } = await save('After gone', alert.id)
  await app.it.ask(deleteAlert, { id: alert.id })
  const said = { afterAlertId: alert.id, afterAlert: null }
  expect((await app.it.ask(reportSchedule, { name: 'After gone' })).reportSchedule).toMatchObject(said)
  expect(await save('After gone', alert.id, { cron: '0 7 * * *' })).toMatchObject(said)
  const refused = await app.it.send(saveReportSchedule, { input: input('New', alert.id) })
  expect(refused.errors?.[0]?.extensions.fields).toEqual({ 'input.afterAlertId': ['The alert does not exist.'] })

  const rest = async (method: string, body: object) => {
    const response = await fetch(`${app.it.url}/api/external/${method}/report-schedule`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN}` },
      body: JSON.stringify(body),
    })
    return (await response.json()) as { model?: object; errors?: object }
  }
  expect((await rest('update', { id, cron: null })).model).toMatchObject({ after_alert_id: alert.id, cron: null })
  expect((await rest('update', { id, after_alert_id: null })).model).toMatchObject({ after_alert_id: null })
  expect((await rest('update', { id, after_alert_id: alert.id })).errors).toEqual({
    after_alert_id: ['The alert does not exist.'],
  })
})
