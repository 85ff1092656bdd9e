import { describe, expect, test } from 'vitest'
import { acknowledgeAlert, alertByName, alertEvents, snoozeAlert } from '../_kit/alert-operations.ts'
import { startAlertApp } from '../_kit/alerts.ts'

const day = (key: string, value: number | string, more: object = {}) => ({ Date: key, Sales: String(value), ...more })

describe('an alert', () => {
  test('fires once its buckets are complete, recovers, and sends one message for each change', async () => {
    await using app = await startAlertApp('2026-11-20T12:00:00Z')
    await app.push([day('20261119', 90)])
    const alert = await app.save({ forBuckets: 2, recoverAt: '80' })
    expect(alert.state).toBeNull()
    // The running day is above the line, and is not over.
    await app.push([day('20261120', 150)])
    await app.at('2026-11-20T18:00:00Z')
    expect(await app.events()).toEqual([])
    await app.at('2026-11-21T06:00:00Z')
    expect(await app.events()).toEqual(['OK>PENDING 2026-11-20 150'])
    await app.push([day('20261121', 120)])
    await app.at('2026-11-22T06:00:00Z')
    await app.push([day('20261122', 90)])
    await app.at('2026-11-23T06:00:00Z')
    await app.push([day('20261123', 80)])
    await app.at('2026-11-24T06:00:00Z')
    await app.at('2026-11-24T07:00:00Z')
    expect(await app.events(alert.id)).toEqual([
      'OK>PENDING 2026-11-20 150',
      'PENDING>FIRING 2026-11-21 120',
      'FIRING>OK 2026-11-23 80',
    ])
    expect(await app.titles()).toEqual(['Firing: Sales are high', 'Recovered: Sales are high'])
  })

  test('says in an event what was measured, by what, and as of when', async () => {
    await using app = await startAlertApp('2026-11-21T08:00:00Z')
    await app.push([day('20261120', '123.456789012345678901')])
    await app.save()
    const { nodes } = (await app.it.ask(alertEvents, {})).alertEvents
    expect(nodes).toMatchObject([
      {
        value: '123.456789012345678901',
        low: null,
        high: '100',
        at: '2026-11-21T08:00:00.000Z',
        bucketFrom: '2026-11-20T00:00:00.000Z',
        bucketBefore: '2026-11-21T00:00:00.000Z',
        notification: 'SENT',
        arguments: { granularity: 'DAY', timeZone: 'UTC', by: [], where: [] },
      },
    ])
  })

  test('counts buckets that were missed while no gateway ran, and values that came late', async () => {
    await using app = await startAlertApp('2026-11-10T08:00:00Z')
    await app.push([day('20261109', 10)])
    await app.save()
    await app.at('2026-11-11T06:00:00Z')
    expect(await app.events()).toEqual(['OK>NO_DATA 2026-11-10 null'])
    await app.push([day('20261110', 20), day('20261111', 500), day('20261112', 30), day('20261113', 40)])
    await app.at('2026-11-14T06:00:00Z')
    expect((await app.events()).slice(1)).toEqual([
      'NO_DATA>OK 2026-11-10 20',
      'OK>FIRING 2026-11-11 500',
      'FIRING>OK 2026-11-12 30',
    ])
  })

  test('has a state for each group', async () => {
    await using app = await startAlertApp('2026-11-20T12:00:00Z', { dimensions: ['country'] })
    await app.push([day('20261119', 200, { country: 'DE' }), day('20261119', 10, { country: 'FR' })])
    await app.save({ by: ['country'], whenMissing: 'KEEP' })
    expect(await app.events()).toEqual(['OK>FIRING 2026-11-19 DE 200'])
    await app.push([day('20261120', 300, { country: 'FR' }), day('20261120', 5, { country: 'DE' })])
    await app.at('2026-11-21T06:00:00Z')
    expect((await app.events()).slice(1).toSorted()).toEqual([
      'FIRING>OK 2026-11-20 DE 5',
      'OK>FIRING 2026-11-20 FR 300',
    ])
    const { alert } = await app.it.ask(alertByName, { name: 'Sales are high' })
    expect(alert.state).toBe('FIRING')
    expect(alert.states.map(({ group, state }) => `${group[0]?.value} ${state}`)).toEqual(['DE OK', 'FR FIRING'])
    expect(await app.titles()).toContain('Firing: Sales are high (FR)')
  })

  test('is evaluated by pushes, also in the running bucket', async () => {
    await using app = await startAlertApp('2026-11-20T12:00:00Z')
    await app.save({ cron: null, onPush: true, includeRunning: true, whenMissing: 'KEEP' })
    await app.push([day('20261120', 101)])
    await expect.poll(() => app.events(), { timeout: 10_000 }).toEqual(['OK>FIRING 2026-11-20 101'])
  })
})

describe('people', () => {
  test('are not notified in mute windows and while it is snoozed, and learn afterwards of what still holds', async () => {
    await using app = await startAlertApp('2026-11-20T12:00:00Z')
    await app.push([day('20261119', 90), day('20261120', 150)])
    // 21 and 22 November are a weekend.
    const alert = await app.save({ mute: [{ weekdays: [6, 7], from: '00:00', until: '00:00' }] })
    await app.at('2026-11-21T06:00:00Z')
    expect(await app.events()).toEqual(['OK>FIRING 2026-11-20 150'])
    expect(await app.titles()).toEqual([])
    await app.it.ask(snoozeAlert, { id: alert.id, until: '2026-11-23T08:00:00Z' })
    await app.push([day('20261121', 150), day('20261122', 150), day('20261123', 150)])
    await app.at('2026-11-23T06:00:00Z')
    expect(await app.titles()).toEqual([])
    await app.at('2026-11-24T06:00:00Z')
    await app.at('2026-11-25T06:00:00Z')
    const { nodes } = (await app.it.ask(alertEvents, { states: ['FIRING'] })).alertEvents
    expect(nodes.map(({ notification }) => notification)).toEqual(['SENT'])
    expect((await app.titles()).filter(title => title.startsWith('Firing'))).toEqual(['Firing: Sales are high'])
  })

  test('hear nothing of what began and ended while it was snoozed', async () => {
    await using app = await startAlertApp('2026-11-20T12:00:00Z')
    await app.push([day('20261119', 90), day('20261120', 150), day('20261121', 20), day('20261122', 20)])
    const alert = await app.save()
    await app.it.ask(snoozeAlert, { id: alert.id, until: '2026-11-22T12:00:00Z' })
    await app.at('2026-11-21T06:00:00Z')
    await app.at('2026-11-22T06:00:00Z')
    await app.at('2026-11-23T06:00:00Z')
    expect(await app.events()).toEqual(['OK>FIRING 2026-11-20 150', 'FIRING>OK 2026-11-21 20'])
    expect(await app.titles()).toEqual([])
  })

  test('acknowledge what fires until it no longer does', async () => {
    await using app = await startAlertApp('2026-11-20T12:00:00Z')
    await app.push([day('20261119', 150), day('20261120', 10)])
    const alert = await app.save()
    const acknowledge = () => app.it.send(acknowledgeAlert, { id: alert.id })
    expect((await acknowledge()).data?.acknowledgeAlert?.alert.states[0]).toMatchObject({ state: 'FIRING' })
    expect((await acknowledge()).errors?.[0]?.extensions.code).toBe('CONFLICT')
    const { nodes } = (await app.it.ask(alertEvents, {})).alertEvents
    expect(nodes[0]?.acknowledgedBy).toEqual(expect.any(String))
    await app.at('2026-11-21T06:00:00Z')
    const states = (await app.it.ask(alertByName, { name: alert.name })).alert.states
    expect(states).toMatchObject([{ state: 'OK', acknowledgedAt: null }])
  })
})
