import { expect, test } from 'vitest'
import { evaluateDueAlerts } from '../../src/alerts/due.service.ts'
import { MAX_ANNOTATIONS } from '../../src/annotations/annotation.ts'
import { type AlertApp, startAlertApp } from '../_kit/alerts.ts'
import { startTestApp } from '../_kit/app.ts'

const day = (key: string, value: number, more: object = {}) => ({ Date: key, Sales: String(value), ...more })

const SECRET_KEY = 'the secret key of both gateways of this test'

const notesOf = async ({ it }: AlertApp) => {
  const { rows } = await it.app.gateway.pool.query(
    `select to_char(date '1970-01-01' + first_day, 'MM-DD') || case last_day when first_day then '' else '/' || to_char(date '1970-01-01' + last_day, 'MM-DD') end as days,
            at, text, link, kind, created_by from annotations order by moment, text`,
  )
  return rows
}

test('an alert that is asked to notes in charts when it began to fire and when it ended, muted or not', async () => {
  await using app = await startAlertApp('2026-11-20T12:00:00Z', {
    env: { PUSHGRAPH_PUBLIC_URL: 'https://metrics.example.com' },
  })
  await app.push([day('20261119', 90), day('20261120', 150), day('20261121', 160), day('20261122', 20)])
  const mute = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', until: '00:00' }]
  await app.save({ name: 'Other', condition: { above: '155' } })
  const alert = await app.save({ annotate: true, forBuckets: 2, mute })
  for (const date of ['21', '22', '23']) await app.at(`2026-11-${date}T06:00:00Z`)
  expect(await app.events(alert.id)).toHaveLength(3)
  const link = `https://metrics.example.com/alerts/${alert.id}`
  expect(await notesOf(app)).toEqual([
    {
      days: '11-21',
      at: null,
      text: 'Firing: Sales are high; Sales is 160; normal is up to 100',
      link,
      kind: 'ALERT',
      created_by: 'Sales are high',
    },
    {
      days: '11-22',
      at: null,
      text: 'Recovered: Sales are high; Sales is 20; normal is up to 100',
      link,
      kind: 'ALERT',
      created_by: 'Sales are high',
    },
  ])
})

test('the note on a week is of all its days, and names the group', async () => {
  await using app = await startAlertApp('2026-11-23T12:00:00Z', { dimensions: ['country'] })
  await app.push([day('20261117', 500, { country: 'DE' })])
  await app.save({ annotate: true, granularity: 'WEEK', by: ['country'], name: 'Week', whenMissing: 'KEEP' })
  const [note, ...others] = await notesOf(app)
  expect(others).toEqual([])
  expect(note).toMatchObject({ days: '11-16/11-22', link: null })
  expect(note.text).toMatch(/^Firing: Week \(DE\); Sales is 500/)
})

test('two gateways that find the same leave one note for each change', async () => {
  await using app = await startAlertApp('2026-11-20T12:00:00Z', {
    dimensions: ['country'],
    env: { PUSHGRAPH_SECRET_KEY: SECRET_KEY },
  })
  const countries = ['DE', 'FR', 'IT', 'ES']
  const pushAll = (key: string, value: number) => app.push(countries.map(country => day(key, value, { country })))
  await pushAll('20261119', 1)
  await app.save({ annotate: true, by: ['country'] })
  await pushAll('20261119', 500)
  await pushAll('20261120', 5)
  const now = Date.parse('2026-11-21T07:00:00Z')
  await using other = await startTestApp({ PUSHGRAPH_SECRET_KEY: SECRET_KEY }, { clock: () => now }, app.it.database)
  const both = () =>
    Promise.all([app.at('2026-11-21T07:00:00Z'), evaluateDueAlerts(other.app.gateway, new AbortController().signal)])
  for (let round = 0; round < 4; round++) {
    await app.it.app.gateway.pool.query("update alerts set next_evaluation_at = '2026-11-21T06:00:00Z'")
    await both()
  }
  const notes = await notesOf(app)
  const events = await app.events()
  expect(events.filter(event => /^(OK>FIRING|FIRING>OK)/.test(event))).toHaveLength(events.length)
  expect(notes.map(({ text }) => text).toSorted()).toEqual(
    countries
      .flatMap(country => [
        `Firing: Sales are high (${country}); Sales is 500; normal is up to 100`,
        `Recovered: Sales are high (${country}); Sales is 5; normal is up to 100`,
      ])
      .toSorted(),
  )
})

test('where a project has no room for more annotations, the event and its messages are kept', async () => {
  await using app = await startAlertApp('2026-11-20T12:00:00Z')
  await app.it.app.gateway.pool.query(
    `insert into annotations (project_id, annotation_id, moment, at, text, kind, created_by, created_at, updated_at)
     select 1, n, now(), now(), 'x', 'NOTE', 'x', now(), now() from generate_series(1, ${MAX_ANNOTATIONS}) n`,
  )
  await app.push([day('20261119', 200)])
  await app.save({ annotate: true })
  expect(await app.events()).toEqual(['OK>FIRING 2026-11-19 200'])
  expect(await app.titles()).toEqual(['Firing: Sales are high'])
  expect(await notesOf(app)).toHaveLength(MAX_ANNOTATIONS)
})
