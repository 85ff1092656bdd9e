import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayToText } from '../../src/core/day.ts'
import { dayAt, startOfDay } from '../../src/core/zone.ts'
import { thinPoints } from '../../src/rollups/thinning.service.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { beginToRoll, rollAll, selectWrongRollups, thinAll, thinningSteps } from '../_kit/rollups.ts'

/** `RETENTION_WIDGETS=300` for a long run, `ROLLUP_SEED` for the same one again. */
const WIDGETS = Number(process.env.RETENTION_WIDGETS ?? 8)
const SEED = process.env.ROLLUP_SEED === undefined ? {} : { seed: Number(process.env.ROLLUP_SEED) }

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it?.[Symbol.asyncDispose]())

const DAY_MS = 86_400_000
const NOW = Date.now()
const zones = Intl.supportedValuesOf('timeZone')
const METRICS = ['sum:SUM', 'mean:AVERAGE', 'last:LATEST', 'least:MIN', 'most:MAX'].map(text => text.split(':'))
const [KEEP_INSTANTS, KEEP_HOURS] = [20, 40]

/** To the microsecond: mostly within a few days, and at the edges of quarters. */
const ago = fc
  .record({
    day: fc.oneof(fc.constantFrom(19, 20, 21, 39, 40, 41, 60), fc.integer({ min: 0, max: 80 })),
    at: fc.oneof(
      fc.integer({ min: 0, max: 86_399_999_999 }),
      fc.integer({ min: 0, max: 95 }).chain(quarter => fc.constantFrom(-1, 0, 1).map(d => quarter * 900_000_000 + d)),
    ),
  })
  .map(({ day, at }) => BigInt(Math.floor(NOW / DAY_MS) - day) * 86_400_000_000n + BigInt(at))
const value = fc.oneof(
  fc.integer({ min: -50, max: 50 }).map(String),
  fc.constantFrom('0.1', '1.50', '-2.250', '123456789012345678901.000000001'),
)
const rows = fc.array(fc.record({ key: ago, value, metric: fc.constantFrom(...METRICS.map(([name]) => name ?? '')) }), {
  minLength: 1,
  maxLength: 30,
})
const report = fc.record({
  kind: fc.constant('report' as const),
  zone: fc.oneof(fc.constant('same' as const), fc.constantFrom(...zones)),
  granularity: fc.constantFrom('HOUR', 'DAY', 'WEEK', 'MONTH', 'YEAR', null),
  from: fc.integer({ min: 0, max: 85 }),
  days: fc.integer({ min: 0, max: 40 }),
  isAllTime: fc.boolean(),
  fill: fc.constantFrom('NULL', 'PREVIOUS'),
})
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('push' as const),
      rows,
      onDuplicate: fc.constantFrom('ADD', 'REPLACE', 'MIN', 'MAX'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('thin' as const), isWhole: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('roll' as const) }) },
  { weight: 5, arbitrary: report },
)

interface Reply {
  readonly data?: Record<string, unknown> | null
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[]
}

async function send(query: string, variables: unknown): Promise<Reply> {
  const response = await fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as Reply
}

async function ask(query: string, variables: unknown): Promise<Record<string, unknown>> {
  const { data, errors } = await send(query, variables)
  if (errors || !data) throw new Error(JSON.stringify(errors))
  return data
}

const push = 'mutation($input: PushInput!) { push(input: $input) { receipt { id } } }'
const update = 'mutation($input: UpdateWidgetInput!) { updateWidget(input: $input) { widget { id } } }'
/** Both in one request, which has one present. */
const reportText = `query($whole: ID!, $thinned: ID!, $zone: TimeZone, $period: PeriodInput, $granularity: Granularity, $fill: Fill) {
  whole: widget(id: $whole) { ...Shown }
  thinned: widget(id: $thinned) { ...Shown }
}
fragment Shown on Widget {
  report(timeZone: $zone, period: $period, granularity: $granularity, fill: $fill, compare: [{ to: PREVIOUS_PERIOD }]) {
    keys metrics { headline values count coverage { buckets bucketsWithData lastPointAt carriedFrom }
      exact { headline sum minimum maximum latest values } comparisons { previous values period { from before } } } } }`

function keyText(micros: bigint): string {
  const seconds = micros / 1_000_000n
  const fraction = String(micros - seconds * 1_000_000n).padStart(6, '0')
  return new Date(Number(seconds) * 1_000).toISOString().replace('.000Z', `.${fraction}Z`)
}

test('reports of hours, days and longer are the same to the last digit once instants and hours are not kept', async () => {
  let [compared, refused, pushesRefused] = [0, 0, 0]
  const generated = fc.record({
    zone: fc.constantFrom('UTC', 'Asia/Kolkata', 'Asia/Kathmandu', ...zones),
    hasDays: fc.boolean(),
    steps: fc.array(step, { minLength: 8, maxLength: 25 }),
  })
  await fc.assert(
    fc.asyncProperty(generated, async ({ zone, hasDays, steps }) => {
      await ask('mutation($zone: TimeZone!) { updateProject(input: { timeZone: $zone }) { project { timeZone } } }', {
        zone,
      })
      const [whole, thinned] = await Promise.all([it.widget({ keyKind: 'TIME' }), it.widget({ keyKind: 'TIME' })])
      const pushTo = (widgetId: string, rows: unknown, onDuplicate = 'ADD') =>
        send(push, {
          input: {
            widgetId,
            rows,
            onDuplicate,
            metrics: METRICS.map(([name, aggregation]) => ({ name, aggregation })),
          },
        })
      const retention = { keepInstantsDays: KEEP_INSTANTS, keepHoursDays: hasDays ? KEEP_HOURS : null }
      const all = METRICS.map(([metric]) => ({ metric, value: '1' }))
      for (const { id } of [whole, thinned]) {
        const rows = [70, 30, 1].map(day => ({ key: keyText(BigInt(NOW - day * DAY_MS) * 1_000n), values: all }))
        expect((await pushTo(id, rows)).errors).toBeUndefined()
      }
      await ask(update, { input: { id: thinned.id, ...retention } })
      await beginToRoll(it, thinned.id)
      for (const taken of [...steps, { kind: 'thin', isWhole: true } as const, ...finalReports]) {
        if (taken.kind === 'push') {
          const rows = taken.rows.map(({ key, ...value }) => ({ key: keyText(key), values: [value] }))
          const { errors } = await pushTo(thinned.id, rows, taken.onDuplicate)
          if (errors) {
            pushesRefused++
            expect(errors[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } })
            expect(JSON.stringify(errors)).toContain('are kept as sums (keepInstantsDays of the widget)')
          } else expect((await pushTo(whole.id, rows, taken.onDuplicate)).errors).toBeUndefined()
        } else if (taken.kind === 'thin') {
          if (taken.isWhole) await thinAll(it)
          else await thinPoints(it.app.gateway, { ...thinningSteps, chunkPoints: 3, chunkDays: 1 }, endingSoon())
        } else if (taken.kind === 'roll') await rollAll(it)
        else {
          const own = taken.zone === 'same' ? zone : taken.zone
          const firstDay = dayAt(NOW, own) - taken.from
          const days = { from: dayToText(firstDay), through: dayToText(firstDay + taken.days) }
          const period = taken.isAllTime ? { preset: 'ALL_TIME' } : { days }
          const granularity = taken.isAllTime && taken.granularity === 'HOUR' ? 'DAY' : taken.granularity
          const variables = { zone: own, period, granularity, fill: taken.fill }
          const { data, errors } = await send(reportText, { ...variables, whole: whole.id, thinned: thinned.id })
          if (errors) {
            refused++
            expect(errors).toHaveLength(1)
            expect(errors[0]).toMatchObject({
              path: ['thinned', 'report'],
              message: expect.stringContaining('would cut what is kept'),
            })
            // Hours of every zone are kept, and of days those of the own zone.
            expect(hasDays && (own !== zone || granularity === 'HOUR')).toBe(true)
            if (!taken.isAllTime) expect(startOfDay(firstDay, own)).toBeLessThan(NOW - (KEEP_HOURS - 2) * DAY_MS)
          } else {
            compared++
            const [one, other] = [data?.whole, data?.thinned] as [Shown, Shown]
            expect(comparable(other, one)).toEqual(comparable(one, other))
          }
        }
      }
      await rollAll(it)
      expect(await selectWrongRollups(it)).toEqual([])
    }),
    { numRuns: WIDGETS, endOnFailure: true, ...SEED },
  )
  expect([compared > WIDGETS, refused > 0, pushesRefused > 0]).toEqual([true, true, true])
  if (process.env.RETENTION_WIDGETS) console.log({ WIDGETS, compared, refused, pushesRefused })
}, 600_000)

const whole = { kind: 'report', zone: 'same', from: 80, days: 79, fill: 'PREVIOUS' } as const
const finalReports = [
  { ...whole, granularity: 'DAY', isAllTime: false },
  { ...whole, granularity: 'MONTH', isAllTime: true },
] as const

interface Shown {
  readonly report: {
    readonly keys: unknown
    readonly metrics: readonly { readonly comparisons: readonly { readonly period: { readonly before: string } }[] }[]
  }
}

/** A comparison that would cut sums is missing, and one so far ends with the sum that it would cut: such ones are left out. */
function comparable({ report }: Shown, { report: other }: Shown) {
  const metrics = report.metrics.map(({ comparisons, ...rest }, index) => {
    const [one, another] = [comparisons[0], other.metrics[index]?.comparisons[0]]
    const isSame = one?.period.before === another?.period.before
    if (one && another)
      expect(Math.abs(Date.parse(one.period.before) - Date.parse(another.period.before))).toBeLessThan(DAY_MS)
    return { ...rest, comparisons: isSame ? comparisons : [] }
  })
  return { keys: report.keys, metrics }
}

/** Ends after the first step or two. */
function endingSoon(): AbortSignal {
  let asked = 0
  const { signal } = new AbortController()
  return new Proxy(signal, { get: (target, name) => (name === 'aborted' ? ++asked > 2 : Reflect.get(target, name)) })
}
