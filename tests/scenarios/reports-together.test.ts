import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { createCalculatedMetric, profile, reports } from '../_kit/operations.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
})
afterAll(() => it?.[Symbol.asyncDispose]())

async function pushed(data: Record<string, string>[], input: Parameters<TestApp['widget']>[0] = {}): Promise<string> {
  const widget = await it.widget(input)
  expect((await it.cyfe(widget.pushUrl, { data })).body.message).toBe('Data pushed')
  return widget.id
}

const threeDays = { days: { from: '2026-11-01', through: '2026-11-03' } }

describe('reports of several widgets', () => {
  test('share one period and one row of keys, in the order asked for', async () => {
    const a = await pushed([{ Date: '20261101', Users: '1' }], { title: 'A', defaultPeriod: 'LAST_7_DAYS' })
    const b = await pushed([
      { Date: '20261103', Users: '3', Views: '9' },
      { Date: '20261029', Users: '2' },
    ])
    const answer = (await it.ask(reports, { ids: [b, a], period: threeDays })).reports
    expect(answer.map(report => report.widget.id)).toEqual([b, a])
    expect(answer.map(report => report.keys)).toEqual([answer[0]?.keys, answer[0]?.keys])
    expect(answer[0]?.keys).toEqual(['2026-11-01', '2026-11-02', '2026-11-03'])
    expect(answer[0]?.metrics).toMatchObject([
      { metric: { name: 'Users' }, headline: 3, values: [null, null, 3], comparison: { previous: 2 } },
      { metric: { name: 'Views' }, headline: 9 },
    ])
    expect(answer[1]?.metrics).toMatchObject([{ headline: 1, values: [1, null, null], comparison: { previous: null } }])
    const users = await it.ask(reports, { ids: [a, b], metrics: ['Users'] })
    expect(users.reports.map(report => report.metrics.length)).toEqual([1, 1])
    // The first widget's default period holds for all.
    expect(users.reports.map(report => report.period.firstDay)).toEqual(['2026-11-14', '2026-11-14'])
    const views = await it.ask(reports, { ids: [a, b], metrics: ['Views'] })
    expect(views.reports.map(report => report.metrics.length)).toEqual([0, 1])
  })

  test('go together as days and instants, cut in the zone of the report', async () => {
    const days = await pushed([{ Date: '20261102', d: '1' }])
    const times = await pushed([{ At: '2026-11-01T23:30:00Z', t: '5' }], { keyKind: 'TIME' })
    const inUtc = (await it.ask(reports, { ids: [times, days], period: threeDays })).reports
    expect(inUtc.map(report => report.metrics[0]?.values)).toEqual([
      [5, null, null],
      [null, 1, null],
    ])
    const inDelhi = await it.ask(reports, { ids: [times, days], period: threeDays, timeZone: 'Asia/Kolkata' })
    expect(inDelhi.reports[0]?.metrics[0]?.values).toEqual([null, 5, null])
    const hours = await it.send(reports, { ids: [times, days], period: threeDays, granularity: 'HOUR' })
    expect(hours.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })

  test('of the skipped day of Apia keep days and instants side by side', async () => {
    // Friday 30 December 2011 did not exist in Apia.
    const days = await pushed([
      { Date: '20111229', d: '1' },
      { Date: '20111230', d: '2' },
      { Date: '20111231', d: '3' },
    ])
    const times = await pushed([{ At: '2011-12-31T00:30:00+14:00', t: '5' }], { keyKind: 'TIME' })
    const period = { days: { from: '2011-12-29', through: '2011-12-31' } }
    const answer = await it.ask(reports, { ids: [days, times], period, timeZone: 'Pacific/Apia', granularity: 'DAY' })
    expect(answer.reports[0]?.keys).toEqual(['2011-12-29', '2011-12-30', '2011-12-31'])
    expect(answer.reports.map(report => report.metrics[0]?.values)).toEqual([
      [1, 2, 3],
      [null, null, 5],
    ])
  })

  test('of names share the names and the exact rest, ranked by the first metric of the first widget', async () => {
    const sales = await pushed([
      { Country: 'Chad', Sales: '9' },
      { Country: 'Mali', Sales: '5' },
      { Country: 'Peru', Sales: '1' },
    ])
    const costs = await pushed([
      { Land: 'Peru', Costs: '70' },
      { Land: 'Chad', Costs: '0.5' },
      { Land: 'Fiji', Costs: '0.25' },
    ])
    const answer = (await it.ask(reports, { ids: [sales, costs], top: 2 })).reports
    expect(answer[0]?.keys).toEqual(['Chad', 'Mali', 'Other'])
    expect(answer.map(report => report.metrics[0]?.values)).toEqual([
      [9, 5, 1],
      [0.5, null, 70.25],
    ])
    expect(answer.map(report => report.metrics[0]?.headline)).toEqual([15, 70.75])
    const dated = await pushed([{ Date: '20261101', a: '1' }])
    const mixed = await it.send(reports, { ids: [dated, costs] })
    expect(mixed.errors?.[0]?.message).toContain('share no chart')
  })

  test('are at most 50, at least one, and all of the project', async () => {
    const id = await pushed([{ Date: '20261101', a: '1' }])
    expect((await it.send(reports, { ids: [] })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    const missing = await it.send(reports, { ids: [id, 'widget_zz'] })
    expect(missing.errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    const many = await it.send(reports, { ids: Array.from({ length: 51 }, (_, n) => `widget_${n}a`) })
    expect(many.errors?.[0]?.message).toBe('At most 50 widgets at once.')
    const without = await it.send(reports, { ids: [id] }, null)
    expect(without.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  })

  test('are one statement, together with profiles and formulas', async () => {
    const a = await pushed([{ Date: '20261101', Users: '1' }])
    const b = await pushed([{ At: '2026-11-01T23:30:00Z', t: '5' }], { keyKind: 'TIME' })
    const c = await pushed([{ Land: 'Peru', Costs: '70' }])
    await it.ask(createCalculatedMetric, { input: { widgetId: a, name: 'Half', formula: '[Users] / 2' } })
    const query = `{
      reports(widgetIds: ["${a}", "${b}"]) { metrics { headline comparison { values } } }
      again: reports(widgetIds: ["${c}"]) { metrics { headline } }
      widget(id: "${b}") { profile(by: HOUR_OF_DAY) { metrics { values } } report { keys } }
    }`
    const send = async () => {
      const response = await fetch(`${it.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
        body: JSON.stringify({ query }),
      })
      expect(await response.json()).not.toHaveProperty('errors')
    }
    await send()
    it.statements()
    await send()
    expect(it.statements()).toHaveLength(1)
  })
})

describe('a profile', () => {
  test('adds up the weekdays of the period and says how often each occurs', async () => {
    // November 2026 begins on a Sunday: five Sundays and five Mondays.
    const id = await pushed([
      { Date: '20261102', Sales: '10', Share: '50%' },
      { Date: '20261109', Sales: '20', Share: '100%' },
      { Date: '20261101', Sales: '5' },
    ])
    await it.ask(createCalculatedMetric, { input: { widgetId: id, name: 'Double', formula: '[Sales] * 2' } })
    const period = { days: { from: '2026-11-01', through: '2026-11-30' } }
    const found = (await it.ask(profile, { id, by: 'WEEKDAY', period })).widget?.profile
    expect(found?.keys).toEqual(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'])
    expect(found?.occurrences).toEqual([5, 4, 4, 4, 4, 4, 5])
    expect(found?.metrics).toMatchObject([
      {
        metric: { name: 'Sales' },
        values: [30, null, null, null, null, null, 5],
        perOccurrence: [6, null, null, null, null, null, 1],
      },
      {
        metric: { name: 'Share' },
        values: [75, null, null, null, null, null, null],
        perOccurrence: [75, null, null, null, null, null, null],
      },
      { metric: { name: 'Double' }, values: [60, null, null, null, null, null, 10] },
    ])
  })

  test('counts an hour for what the clock of the zone shows, twice when it comes twice', async () => {
    const id = await pushed(
      [
        { At: '2026-10-25T00:30:00Z', v: '1' },
        { At: '2026-10-25T01:30:00Z', v: '2' },
        { At: '2026-10-25T02:30:00Z', v: '4' },
      ],
      { keyKind: 'TIME' },
    )
    const period = { days: { from: '2026-10-25', through: '2026-10-25' } }
    const found = (await it.ask(profile, { id, by: 'HOUR_OF_DAY', period, timeZone: 'Europe/Berlin' })).widget?.profile
    expect(found?.keys[2]).toBe('02:00')
    expect(found?.occurrences.slice(1, 4)).toEqual([1, 2, 1])
    expect(found?.metrics[0]?.values.slice(1, 4)).toEqual([null, 3, 4])
  })

  test('of days has no hours, of names nothing at all', async () => {
    const days = await pushed([{ Date: '20261102', Sales: '10' }])
    const names = await pushed([{ Land: 'Peru', Costs: '70' }])
    const hours = await it.send(profile, { id: days, by: 'HOUR_OF_DAY' })
    expect(hours.errors?.[0]?.extensions.fields).toEqual({ by: ['Keys that are calendar days have no hours.'] })
    const none = await it.send(profile, { id: names, by: 'WEEKDAY' })
    expect(none.errors?.[0]?.extensions.fields).toEqual({ by: ['Names have no weekdays and no hours.'] })
  })
})
