// A fortnight in which the clocks are put back: hour by hour, as a gateway would live through it.
import { expect, test } from 'vitest'
import { alertEvents } from '../_kit/alert-operations.ts'
import { startAlertApp } from '../_kit/alerts.ts'

const HOUR = 3_600_000

test('a fortnight around the end of summer time: one evaluation of each day, at six on the clock of the wall', async () => {
  await using app = await startAlertApp('2026-10-17T00:30:00Z', { timeZone: 'Europe/Berlin' })
  await app.push([{ Date: '20261016', Sales: '10' }])
  await app.save({ name: 'Each day another state' })
  const days = Array.from({ length: 14 }, (_, day) => 17 + day)
  await app.push(days.map(day => ({ Date: `202610${day}`, Sales: day % 2 === 1 ? '500' : '5' })))
  for (let at = Date.parse('2026-10-17T01:00:00Z'); at < Date.parse('2026-10-31T12:00:00Z'); at += HOUR)
    await app.at(new Date(at).toISOString())
  const { nodes } = (await app.it.ask(alertEvents, { first: 100 })).alertEvents
  const found = nodes.toReversed().map(({ bucketKey, to, at }) => `${bucketKey} ${to} ${at}`)
  expect(found).toEqual(
    days.map(day => {
      // Until 24 October six o'clock is 04:00 UTC, from the 25th on 05:00.
      const next = day + 1
      return `2026-10-${day} ${day % 2 === 1 ? 'FIRING' : 'OK'} 2026-10-${next}T0${next < 25 ? 4 : 5}:00:00.000Z`
    }),
  )
  expect(await app.titles()).toHaveLength(14)
})
