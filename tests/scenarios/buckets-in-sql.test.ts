// Points are put into buckets twice: by the one statement of a report, and by core over the same instants. They have to agree.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bucketsOf, type Granularity } from '../../src/core/granularity.ts'
import { resolvePeriod } from '../../src/core/period.ts'
import { startTestApp, type TestApp } from '../_kit/app.ts'
import { push, report } from '../_kit/operations.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it?.[Symbol.asyncDispose]())

const DAY = 86_400_000
const zones = Intl.supportedValuesOf('timeZone')
const start = Date.UTC(2010, 0, 1)

const instants = fc.array(
  fc.record({ at: fc.integer({ min: start, max: start + 800 * DAY }), value: fc.integer({ min: -999, max: 999 }) }),
  { minLength: 40, maxLength: 60 },
)
const questions = fc.array(
  fc.record({
    zone: fc.constantFrom(...zones),
    from: fc.integer({ min: -20, max: 780 }),
    days: fc.integer({ min: 1, max: 400 }),
    granularity: fc.constantFrom<Granularity>('HOUR', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'),
    isInside: fc.boolean(),
  }),
  { minLength: 12, maxLength: 12 },
)

test('SQL and core put random instants into the same buckets in random zones', async () => {
  await fc.assert(
    fc.asyncProperty(instants, questions, async (points, asked) => {
      const { id } = await it.widget({ keyKind: 'TIME' })
      const rows = points.map(({ at, value }) => ({
        key: String(at),
        values: [{ metric: 'm', value: String(value) }],
      }))
      await it.ask(push, { input: { widgetId: id, rows } })
      for (const { zone, from, days, granularity, isInside } of asked) {
        const first = start + from * DAY + (isInside ? 1_234_567 : 0)
        const before = first + Math.min(days, granularity === 'HOUR' ? 90 : 400) * DAY
        const calendar = { now: start, timeZone: zone, weekStart: 1 }
        const period = resolvePeriod({ instants: { from: first, before } }, calendar)
        const buckets = bucketsOf(period, granularity, calendar, 'TIME')
        const expected = buckets.starts.map((bucketStart, index) => {
          const end = buckets.starts[index + 1] ?? buckets.end
          const own = points.filter(({ at }) => at >= bucketStart && at < end)
          return own.length === 0 ? null : own.reduce((sum, { value }) => sum + value, 0)
        })
        const instantsOf = { from: new Date(first).toISOString(), before: new Date(before).toISOString() }
        const answer = await it.ask(report, {
          id,
          period: { instants: instantsOf },
          compare: [],
          granularity,
          timeZone: zone,
        })
        expect(answer.widget?.report.keys).toEqual(buckets.keys)
        expect(answer.widget?.report.metrics[0]?.values).toEqual(expected)
      }
    }),
    { numRuns: 25 },
  )
}, 60_000)
