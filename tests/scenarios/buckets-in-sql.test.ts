// Points are put into buckets twice: by the one statement of a report, and by core over the same instants. They have to agree.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { resolveComparison } from '../../src/core/comparison.ts'
import { type Buckets, bucketsOf, type Granularity } from '../../src/core/granularity.ts'
import { resolvePeriod } from '../../src/core/period.ts'
import { plainRules } from '../../src/core/rules.cases.ts'
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

const instants = fc.uniqueArray(
  fc.record({ at: fc.integer({ min: start, max: start + 800 * DAY }), value: fc.integer({ min: -999, max: 999 }) }),
  { minLength: 40, maxLength: 60, selector: ({ at }) => at },
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

test('SQL and core put random instants into the same buckets in random zones, and compare and carry alike', async () => {
  await fc.assert(
    fc.asyncProperty(instants, questions, async (points, asked) => {
      const { id } = await it.widget({ keyKind: 'TIME' })
      const rows = points.map(({ at, value }) => ({
        key: String(at),
        values: [
          { metric: 'm', value: String(value) },
          { metric: 'level', value: String(value) },
        ],
      }))
      const level = { name: 'level', aggregation: 'LATEST' as const, onDuplicate: 'REPLACE' as const }
      await it.ask(push, { input: { widgetId: id, rows, metrics: [level] } })
      for (const { zone, from, days, granularity, isInside } of asked) {
        const first = start + from * DAY + (isInside ? 1_234_567 : 0)
        const before = first + Math.min(days, granularity === 'HOUR' ? 90 : 400) * DAY
        const calendar = { now: Date.now(), timeZone: zone, rules: plainRules }
        const period = resolvePeriod({ instants: { from: first, before } }, calendar)
        const buckets = bucketsOf(period, granularity, calendar.rules, 'TIME')
        const expected = buckets.starts.map((bucketStart, index) => {
          const end = buckets.starts[index + 1] ?? buckets.end
          const own = points.filter(({ at }) => at >= bucketStart && at < end)
          return own.length === 0 ? null : own.reduce((sum, { value }) => sum + value, 0)
        })
        const instantsOf = { from: new Date(first).toISOString(), before: new Date(before).toISOString() }
        const shift = { count: 1 + (days % 3), unit: 'MONTH' as const }
        const answer = await it.ask(report, {
          id,
          period: { instants: instantsOf },
          compare: [{ shift }],
          granularity,
          timeZone: zone,
          fill: 'BY_AGGREGATION',
        })
        const [sums, levels] = answer.widget?.report.metrics ?? []
        expect(answer.widget?.report.keys).toEqual(buckets.keys)
        expect(sums?.values).toEqual(expected)
        // A level holds until the next point, from wherever it was measured.
        const levelsAt = (ends: readonly number[]) => ends.map(end => valueBefore(points, end))
        expect(levels?.values).toEqual(levelsAt(endsOf(buckets)))
        expect(levels?.runningTotals).toEqual(levels?.values)
        expect(levels?.headline).toEqual(valueBefore(points, before))
        // What is drawn of the compared period and what is not are all of it.
        const compared = resolveComparison(period, { shift }, calendar, 'TIME')
        const inIt = points.filter(({ at }) => at >= compared.from && at < compared.before)
        const previous = inIt.length === 0 ? null : sumOf(inIt.map(({ value }) => value))
        expect(sums?.comparison?.previous).toEqual(previous)
        const { values = [], undrawn = null } = sums?.comparison ?? {}
        expect(sumOf([...values, undrawn].map(value => value ?? 0))).toBe(previous ?? 0)
        expect(levels?.comparison?.previous).toEqual(valueBefore(points, compared.before))
      }
    }),
    { numRuns: 15 },
  )
}, 60_000)

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

function endsOf({ starts, end }: Buckets): number[] {
  return starts.map((_, index) => starts[index + 1] ?? end)
}

/** The last value before an instant, by reading every point. */
function valueBefore(points: readonly { at: number; value: number }[], before: number): number | null {
  const earlier = points.filter(({ at }) => at < before)
  return (
    earlier.reduce<{ at: number; value: number } | null>((last, it) => (last && last.at > it.at ? last : it), null)
      ?.value ?? null
  )
}
