import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rollUp } from '../../src/rollups/roll-up.service.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import {
  beginToRoll,
  compareReads,
  type ReadComparison,
  rollAll,
  selectWrongRollups,
  smallSteps,
} from '../_kit/rollups.ts'

/** `ROLLUP_WIDGETS=500` for a long run, `ROLLUP_SEED` for the same one again. */
const WIDGETS = Number(process.env.ROLLUP_WIDGETS ?? 12)
const SEED = process.env.ROLLUP_SEED === undefined ? {} : { seed: Number(process.env.ROLLUP_SEED) }

let it: TestApp
let reads: ReadComparison
beforeAll(async () => {
  it = await startTestApp()
  reads = compareReads(it)
})
afterAll(() => it?.[Symbol.asyncDispose]())

/** Zones, and a day around which something of their clocks changes. */
const places = [
  ['UTC', '2026-11-20'],
  ['Europe/Berlin', '2026-03-29'],
  ['America/New_York', '2026-11-01'],
  ['Asia/Kolkata', '2026-11-20'],
  ['Asia/Kathmandu', '1986-01-01'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Pacific/Apia', '2011-12-30'],
  ['Pacific/Chatham', '2026-09-27'],
  ['Africa/Monrovia', '1972-01-07'],
  ['Europe/Amsterdam', '1937-07-01'],
  ['America/Juneau', '1867-10-18'],
  ['Asia/Pyongyang', '2015-08-15'],
] as const

/** Each of them as likely as all of those in which reports may be asked for. */
const zone = fc.oneof(
  fc.constantFrom(...places.map(([name]) => name)),
  fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
)

const SECOND = 1_000_000n
/** From the day's noon: mostly within hours, seldom within weeks; to the microsecond, or at the edges of quarters. */
const offset = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -60 * 3_600, max: 60 * 3_600 }).map(seconds => BigInt(seconds) * SECOND) },
  {
    weight: 3,
    arbitrary: fc
      .integer({ min: -240, max: 240 })
      .chain(quarter => fc.constantFrom(-1n, 0n, 1n).map(d => BigInt(quarter) * 900n * SECOND + d)),
  },
  { weight: 1, arbitrary: fc.bigInt({ min: -40n * 86_400n * SECOND, max: 40n * 86_400n * SECOND }) },
)
const value = fc.oneof(
  fc.integer({ min: -50, max: 50 }).map(String),
  fc.constantFrom('0.1', '1.50', '-2.250', '123456789012345678901.000000001'),
)
const rows = fc.array(fc.record({ offset, value, metric: fc.constantFrom('sum', 'mean', 'last', 'least', 'most') }), {
  minLength: 1,
  maxLength: 40,
})

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('push' as const),
      rows,
      onDuplicate: fc.constantFrom('ADD', 'REPLACE', 'MIN', 'MAX'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('delete' as const),
      offsets: fc.array(offset, { minLength: 1, maxLength: 20 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('clear' as const),
      from: fc.integer({ min: -3, max: 3 }),
      days: fc.integer({ min: 0, max: 3 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('roll' as const), isWhole: fc.boolean() }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('report' as const),
      zone,
      granularity: fc.constantFrom('HOUR', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR', null),
      from: fc.integer({ min: -20, max: 5 }),
      days: fc.integer({ min: 0, max: 30 }),
      isInstants: fc.boolean(),
      isAllTime: fc.boolean(),
      fill: fc.constantFrom('NULL', 'PREVIOUS'),
    }),
  },
)

const METRICS = ['sum:SUM', 'mean:AVERAGE', 'last:LATEST', 'least:MIN', 'most:MAX'].map(text => text.split(':'))

async function send(query: string, variables: unknown): Promise<unknown> {
  const response = await fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify({ query, variables }),
  })
  const reply = (await response.json()) as { data?: unknown; errors?: unknown }
  if (reply.errors) throw new Error(JSON.stringify(reply.errors))
  return reply.data
}

const push = 'mutation($input: PushInput!) { push(input: $input) { receipt { id } } }'
const remove = 'mutation($input: DeletePointsInput!) { deletePoints(input: $input) { deleted } }'
const report = `query($id: ID!, $zone: TimeZone, $period: PeriodInput, $granularity: Granularity, $fill: Fill) {
  widget(id: $id) { report(timeZone: $zone, period: $period, granularity: $granularity, fill: $fill,
    compare: [{ to: PREVIOUS_PERIOD }]) { keys metrics { headline values latest comparisons { previous values } } } } }`

const DAY_MS = 86_400_000

test('reports read from what was added up say what the points say, to the last digit and in every zone', async () => {
  const generated = fc.record({
    place: fc.nat({ max: places.length - 1 }),
    steps: fc.array(step, { minLength: 6, maxLength: 25 }),
  })
  await fc.assert(
    fc.asyncProperty(generated, async ({ place, steps }) => {
      const { id } = await it.widget({ keyKind: 'TIME' })
      const noon = Date.parse(`${places[place]?.[1]}T12:00:00Z`)
      const keyOf = (it: bigint) => {
        const micros = BigInt(noon) * 1_000n + it
        const seconds = micros / SECOND - (micros % SECOND < 0n ? 1n : 0n)
        const fraction = String(micros - seconds * SECOND).padStart(6, '0')
        return new Date(Number(seconds) * 1_000).toISOString().replace('.000Z', `.${fraction}Z`)
      }
      const dayOf = (it: number) => new Date(noon + it * DAY_MS).toISOString().slice(0, 10)
      const metrics = METRICS.map(([name, aggregation]) => ({ name, aggregation }))
      await send(push, {
        input: {
          widgetId: id,
          metrics,
          rows: [{ key: keyOf(0n), values: METRICS.map(([metric]) => ({ metric, value: '1' })) }],
        },
      })
      await beginToRoll(it, id)
      for (const it of steps) await take(id, it, { keyOf, dayOf, noon })
      await rollAll(it)
      expect(await selectWrongRollups(it)).toEqual([])
      await take(
        id,
        {
          kind: 'report',
          zone: places[place]?.[0] ?? 'UTC',
          granularity: 'DAY',
          from: -20,
          days: 40,
          isInstants: false,
          isAllTime: false,
          fill: 'NULL',
        },
        { keyOf, dayOf, noon },
      )
      expect(reads.differences).toEqual([])
    }),
    { numRuns: WIDGETS, ...SEED },
  )
  expect(reads.compared).toBeGreaterThan(WIDGETS)
  if (process.env.ROLLUP_WIDGETS) console.log({ WIDGETS, ...reads })
}, 3_600_000)

interface Clock {
  readonly keyOf: (offset: bigint) => string
  readonly dayOf: (day: number) => string
  readonly noon: number
}

async function take(
  id: string,
  it: typeof step extends fc.Arbitrary<infer Step> ? Step : never,
  { keyOf, dayOf, noon }: Clock,
) {
  if (it.kind === 'push') {
    const rows = it.rows.map(({ offset, value, metric }) => ({ key: keyOf(offset), values: [{ metric, value }] }))
    await send(push, { input: { widgetId: id, onDuplicate: it.onDuplicate, rows } })
  } else if (it.kind === 'delete') {
    await send(remove, { input: { widgetId: id, keys: it.offsets.map(keyOf) } })
  } else if (it.kind === 'clear') {
    await send(remove, { input: { widgetId: id, days: { from: dayOf(it.from), through: dayOf(it.from + it.days) } } })
  } else if (it.kind === 'roll') {
    if (it.isWhole) await rollAll(theApp())
    else await rollUp(theApp().app.gateway, { ...smallSteps, chunkPoints: 5 }, endingSoon())
  } else {
    const before = noon + (it.from + it.days + 1) * DAY_MS - 12_345_678
    const instants = {
      from: new Date(noon + it.from * DAY_MS + 1_234_567).toISOString(),
      before: new Date(before).toISOString(),
    }
    const period = it.isAllTime
      ? { preset: 'ALL_TIME' }
      : it.isInstants
        ? { instants }
        : { days: { from: dayOf(it.from), through: dayOf(it.from + it.days) } }
    const granularity = it.isAllTime && it.granularity === 'HOUR' ? 'DAY' : it.granularity
    await send(report, { id, zone: it.zone, period, granularity, fill: it.fill })
  }
}

const theApp = () => it

/** Ends after the first step or two. */
function endingSoon(): AbortSignal {
  let asked = 0
  const { signal } = new AbortController()
  return new Proxy(signal, { get: (target, name) => (name === 'aborted' ? ++asked > 2 : Reflect.get(target, name)) })
}
