// Where a change comes from: groups whose contributions add up to it.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEFAULT_PROJECT_ID } from '../../src/auth/project.ts'
import { addDecimalTexts } from '../../src/core/number.ts'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { declareDimensions } from '../_kit/dimensions.ts'
import { askDrivers, contributions, type Drivers, driversFrom, type MetricAnswer } from '../_kit/driver-reports.ts'
import { made, shopOf } from '../_kit/event-reports.ts'
import { createCalculatedMetric, push } from '../_kit/operations.ts'
import { addEvents } from '../_kit/tables.ts'

let it: TestApp
let id: string
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
  id = await shop([
    ['2026-11-02', 'DE', 'pro', { Revenue: '100.1', Visits: '1000', Orders: '10' }],
    ['2026-11-03', 'FR', 'pro', { Revenue: '50', Visits: '500', Orders: '20' }],
    ['2026-11-04', 'IT', null, { Revenue: '7', Visits: '100', Orders: '1' }],
    ['2026-11-04', null, null, { Revenue: '3', Visits: '10' }],
    ['2026-11-09', 'DE', 'pro', { Revenue: '140.3', Visits: '900', Orders: '18' }],
    ['2026-11-10', 'FR', 'free', { Revenue: '20', Visits: '1100', Orders: '22' }],
    ['2026-11-11', 'ES', null, { Revenue: '1', Visits: '5', Orders: '1' }],
  ])
  const formulas = {
    Rate: '[Orders] / [Visits]',
    Profit: '[Revenue] - 2 * [Orders]',
    Product: '[Orders] * [Visits]',
    Odd: '[Orders] / ([Visits] + 1)',
    Nested: '100 * [Rate]',
    Signed: '([Orders] - [Visits]) * [Revenue]',
  }
  for (const [name, formula] of Object.entries(formulas))
    await it.ask(createCalculatedMetric, { input: { widgetId: id, name, formula } })
})
afterAll(() => it?.[Symbol.asyncDispose]())

type Row = readonly [key: string, country: string | null, plan: string | null, values: Record<string, string>]

async function shop(rows: readonly Row[]): Promise<string> {
  const widget = await it.widget({ title: 'Shop', keyKind: 'DATE' })
  await declareDimensions(it, widget.id, ['country', 'plan'])
  const dimensionsOf = (country: string | null, plan: string | null) =>
    Object.entries({ country, plan }).flatMap(([dimension, value]) => (value === null ? [] : [{ dimension, value }]))
  await it.ask(push, {
    input: {
      widgetId: widget.id,
      rows: rows.map(([key, country, plan, values]) => ({
        key,
        dimensions: dimensionsOf(country, plan),
        values: Object.entries(values).map(([metric, value]) => ({ metric, value })),
      })),
    },
  })
  return widget.id
}

test('groups of a sum contribute their own changes, also those that were only there before, and add up with the others', async () => {
  const all = await driversFrom(it, { id, metrics: ['Revenue'], by: ['country'] })
  expect(all).toMatchObject({
    split: 'DIFFERENCE',
    reason: null,
    message: null,
    previous: 160.1,
    current: 161.3,
    difference: 1.2,
  })
  expect(contributions(all)).toEqual(['DE: 40.2', 'FR: -30', 'IT: -7', '-: -3', 'ES: 1'])
  expect(all.groups?.[0]).toMatchObject({ share: 33.5, mix: null, rate: null, previous: 100.1, current: 140.3 })
  expect(all.groups?.[2]).toMatchObject({
    previous: 7,
    current: null,
    values: [{ dimension: 'country', value: 'IT' }],
  })
  const two = await driversFrom(it, { id, metrics: ['Revenue'], by: ['country'], top: 2 })
  expect(contributions(two)).toEqual(['DE: 40.2', 'FR: -30', '*: -9'])
  expect(two.groups?.[2]).toMatchObject({ isOther: true, previous: 10, current: 1 })
  const where = [{ dimension: 'plan', in: ['pro', 'free'] }]
  const both = await driversFrom(it, { id, metrics: ['Profit'], by: ['country', 'plan'], where })
  expect(contributions(both)).toEqual(['FR/free: -24', 'DE/pro: 24.2', 'FR/pro: -10'].sort(bySize))
  expect(both).toMatchObject({ split: 'DIFFERENCE', difference: -9.8 })
})

const driversOfFirst = (metrics: readonly MetricAnswer[] | undefined) => {
  const drivers = metrics?.[0]?.comparison?.drivers
  if (!drivers) throw new Error('the metric has no drivers')
  return drivers
}
/** Of exact contributions, with every digit. */
const sumOf = ({ groups }: Drivers) => {
  const texts = (groups ?? []).map(({ exact }) => exact.contribution ?? '')
  return texts.reduce((sum, text) => addDecimalTexts(sum, text), '0')
}
const total = ({ groups }: Drivers) => (groups ?? []).reduce((sum, { contribution }) => sum + contribution, 0)
const bySize = (a: string, b: string) => Math.abs(Number(b.split(' ')[1])) - Math.abs(Number(a.split(' ')[1]))

test('groups of a ratio contribute by mix and by rate, each named, and a formula over it by the same', async () => {
  const found = await driversFrom(it, { id, metrics: ['Rate'], by: ['country'] })
  expect(found).toMatchObject({ split: 'MIX_AND_RATE', previous: 31 / 1610, current: 41 / 2005 })
  const { groups: drivers } = found
  const sum = (read: (driver: NonNullable<typeof drivers>[number]) => number | null) =>
    (drivers ?? []).reduce((total, driver) => total + (read(driver) ?? Number.NaN), 0)
  expect(sum(it => it.contribution)).toBeCloseTo(41 / 2005 - 31 / 1610, 14)
  expect(sum(it => it.share)).toBeCloseTo(1, 10)
  for (const { mix, rate, contribution } of drivers ?? [])
    expect((mix ?? 0) + (rate ?? 0)).toBeCloseTo(contribution, 14)
  const germany = drivers?.find(({ values }) => values[0]?.value === 'DE')
  const weight = (1000 / 1610 + 900 / 2005) / 2
  expect(germany).toMatchObject({ previous: 0.01, current: 0.02, rate: expect.closeTo(weight * 0.01, 14) })
  const nested = await driversFrom(it, { id, metrics: ['Nested'], by: ['country'], top: 2 })
  expect(nested.split).toBe('MIX_AND_RATE')
  expect(nested.groups?.[0]?.contribution).toBeCloseTo(100 * (drivers?.[0]?.contribution ?? 0), 12)
})

test('groups of a product contribute by logarithmic means, up to the rounding of doubles', async () => {
  const found = await driversFrom(it, { id, metrics: ['Product'], by: ['country'] })
  expect(found).toMatchObject({ split: 'LOG_MEAN', previous: 31 * 1610, current: 41 * 2005 })
  expect((found.groups ?? []).reduce((total, it) => total + it.contribution, 0)).toBeCloseTo(41 * 2005 - 31 * 1610, 6)
  expect(found.groups?.[0]).toMatchObject({ exact: { contribution: null }, mix: null, rate: null })
})

test('what does not add up says why, and what to ask instead', async () => {
  const levels = await shop([
    ['2026-11-02', 'DE', null, { 'Share %': '1', Sum: '1', Late: '1' }],
    ['2026-11-10', 'DE', null, { 'Share %': '2', Sum: '2' }],
  ])
  const events = await shopOf(it, 'named')
  const reasonOf = async (widget: string, metric: string, by = ['country']) => {
    const { reason, message, groups } = await driversFrom(it, { id: widget, metrics: [metric], by })
    expect([message?.endsWith('.'), groups]).toEqual([true, null])
    return reason
  }
  const reasons = [
    await reasonOf(levels, 'Share %'),
    await reasonOf(levels, 'Late'),
    await reasonOf(id, 'Odd'),
    await reasonOf(id, 'Signed'),
    await reasonOf(events, 'Buyers'),
  ]
  const additive = 'NOT_ADDITIVE'
  expect(reasons).toEqual([additive, 'NO_DIFFERENCE', 'UNSUPPORTED_FORMULA', 'NOT_POSITIVE', additive])
  const { message } = await driversFrom(it, { id: levels, metrics: ['Share %'], by: ['country'] })
  expect(message).toBe(
    '"Share %" does not add up from groups, as means, extremes, levels and unique users do not: calculate it as a quotient of two sums, or ask for the groups themselves with `by`.',
  )
})

test('a headline that was pushed has no groups', async () => {
  const { id: pushed, pushUrl } = await it.widget({ keyKind: 'DATE' })
  await declareDimensions(it, pushed, ['country'])
  const data = [
    { Date: '20261102', Sum: '1' },
    { Date: '20261110', Sum: '2' },
  ]
  await it.cyfe(pushUrl, { data, total: { Sum: '99' } })
  const question = { id: pushed, metrics: ['Sum'], by: ['country'] }
  expect(await driversFrom(it, question)).toMatchObject({ reason: 'PUSHED_HEADLINE' })
  // It is the number of the whole, and not that of a part.
  const where = [{ dimension: 'country', isSet: false }]
  expect(contributions(await driversFrom(it, { ...question, where }))).toEqual(['-: 1'])
})

test('a dimension that is not there, none, too many and too large a number of groups are refused by their argument', async () => {
  const fieldsOf = async (by: string[], top?: number) => {
    const { errors } = await askDrivers(it, { id, metrics: ['Revenue'], by, ...(top !== undefined && { top }) })
    return errors[0]?.extensions.fields
  }
  expect(await fieldsOf([])).toEqual({ by: ['Name at least one dimension.'] })
  expect(await fieldsOf(['city'])).toEqual({
    'by.0': ['There is no dimension "city". The dimensions are "country", "plan".'],
  })
  expect(await fieldsOf(['country', 'country'])).toEqual({ by: ['A dimension is named twice.'] })
  for (const top of [0, 101]) expect(await fieldsOf(['country'], top)).toEqual({ top: ['top is 1 to 100.'] })
})

test('a group has drivers of its own, and the others as a group have none', async () => {
  const question = { id, metrics: ['Revenue'], by: ['plan'], groups: ['country'] }
  const { groups, metrics } = await askDrivers(it, question)
  expect(contributions(driversOfFirst(metrics))).toEqual(['pro: -9.8', '-: -9', 'free: 20'].sort(bySize))
  const germany = groups.find(({ values }) => values[0]?.value === 'FR')
  expect(contributions(driversOfFirst(germany?.metrics))).toEqual(['pro: -50', 'free: 20'])
  expect(groups.find(({ isOther }) => isOther)?.metrics[0]?.comparison?.drivers).toMatchObject({
    reason: 'OTHER_GROUP',
  })
})

test('all that a request asks for is read in one more statement, and nothing where nobody asks', async () => {
  const readsOf = async (fields: string) => {
    const query = `{ widget(id: "${id}") { report(period: { days: { from: "2026-11-08", through: "2026-11-14" } }) { metrics { headline comparison { ${fields} } } } } }`
    await fetch(`${it.url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    }).then(response => response.json())
    return it.statements().filter(text => text.includes('series_points')).length
  }
  await readsOf('previous')
  expect(await readsOf('previous')).toBe(1)
  const two = 'country: drivers(by: ["country"]) { split } plan: drivers(by: ["plan", "country"]) { split }'
  expect(await readsOf(two)).toBe(2)
})

test('events by their properties have drivers as pushed rows have', async () => {
  await addEvents(it, DEFAULT_PROJECT_ID, made)
  const events = await shopOf(it, 'order')
  const period = { days: { from: '2026-11-14', through: '2026-11-17' } }
  for (const metric of ['Orders', 'Revenue']) {
    const { metrics } = await askDrivers(it, { id: events, metrics: [metric], by: ['cart.plan'], period })
    const difference = metrics[0]?.comparison?.exact.difference
    expect(sumOf(driversOfFirst(metrics))).toBe(difference)
    expect(Number(difference)).not.toBe(0)
  }
})

test('contributions of random sums and ratios are the change of the report, to the last digit', async () => {
  const country = fc.constantFrom('DE', 'FR', 'IT', null)
  const plan = fc.constantFrom('pro', 'free', null)
  const cents = fc.integer({ min: -100_000, max: 100_000 }).map(value => String(value / 100))
  const counts = fc.integer({ min: 1, max: 1_000 }).map(String)
  const day = fc.integer({ min: 1, max: 14 }).map(number => `2026-11-${String(number).padStart(2, '0')}`)
  const values = fc.record({ Revenue: cents, Visits: counts })
  const row: fc.Arbitrary<Row> = fc.tuple(day, country, plan, values)
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), fc.nat(3), async (rows, more) => {
      const own = await shop(rows)
      const input = { widgetId: own, name: 'Mean', formula: '[Revenue] / [Visits] * 16 - 3' }
      await it.ask(createCalculatedMetric, { input })
      const by = more % 2 === 0 ? ['country'] : ['plan', 'country']
      const { metrics } = await askDrivers(it, { id: own, metrics: ['Revenue', 'Mean'], by, top: more + 1 })
      for (const [index, metric] of metrics.entries()) {
        const difference = metric.comparison?.exact.difference ?? null
        const drivers = driversOfFirst([metric])
        if (difference === null) expect(drivers.reason).toBe('NO_DIFFERENCE')
        else if (index === 0) expect(sumOf(drivers)).toBe(difference)
        else expect(total(drivers)).toBeCloseTo(Number(difference), 8)
      }
    }),
    { numRuns: 10, seed: 7 },
  )
}, 60_000)
