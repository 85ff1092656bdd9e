// Reports of working days alone, held against twins: widgets to which nothing but points of working days was pushed.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEFAULT_PROJECT_ID } from '../../src/auth/project.ts'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { numbersFrom, shopOf } from '../_kit/event-reports.ts'
import { createCalculatedMetric, push } from '../_kit/operations.ts'
import { addEvents, type StoredEvent } from '../_kit/tables.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
  const holidays = '[{ day: "2026-11-11", name: "Carnival" }, { day: "2026-10-03" }, { day: "2025-12-25" }]'
  await ask(`mutation { updateProject(input: { holidays: ${holidays} }) { project { id } } }`)
  await pushDays()
})
afterAll(() => it?.[Symbol.asyncDispose]())

async function ask<Data = Record<string, never>>(query: string): Promise<Data> {
  const reply = await it.send(query as never, {} as never)
  if (reply.errors) throw new Error(JSON.stringify(reply.errors))
  return reply.data as Data
}
const fieldsOf = async (query: string) =>
  (await it.send(query as never, {} as never)).errors?.[0]?.extensions.fields as Record<string, string[]>

const isWorking = (day: string) =>
  Temporal.PlainDate.from(day).dayOfWeek <= 5 && !['2026-11-11', '2026-10-03', '2025-12-25'].includes(day)
const dayIn = (at: string, timeZone: string) => Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate()

let twins: readonly [string, string]
let plain: readonly [string, string]

/** By country, and of one alone without it. */
async function pushDays(): Promise<void> {
  const next = numbersFrom(11)
  const countries = ['DE', 'FR', '']
  const rows = Array.from({ length: 110 }, (_, back) => {
    const date = new Date(NOON_2026_11_20 - back * 86_400_000).toISOString().slice(0, 10)
    return countries
      .filter(() => next(4) > 0)
      .map(country => ({ date, country, sales: next(1_000) / 10, stock: next(50), rate: next(100) / 7 }))
  }).flat()
  const pushed = async (worked: boolean, dimensions: string[]) => {
    const { id, pushUrl } = await it.widget({ title: 'Sales', dimensions })
    const data = rows
      .filter(({ date, country }) => (!worked || isWorking(date)) && (dimensions.length > 0 || country === 'DE'))
      .map(({ date, country, sales, stock, rate }) => ({
        Date: date.replaceAll('-', ''),
        ...(dimensions.length > 0 && { country }),
        Sales: String(sales),
        Stock: String(stock),
        'Rate %': String(rate),
      }))
    expect((await it.cyfe(pushUrl, { data, cumulative: { Stock: '1' } })).status).toBe(200)
    await it.ask(createCalculatedMetric, { input: { widgetId: id, name: 'Turn', formula: '[Sales] / [Stock]' } })
    return id
  }

  twins = [await pushed(false, ['country']), await pushed(true, ['country'])]
  plain = [await pushed(false, []), await pushed(true, [])]
}

interface Bucket {
  readonly from: string
  readonly before: string
}
interface Numbers {
  readonly values: (number | null)[]
  readonly comparisons: { readonly values: (number | null)[]; readonly buckets: (Bucket | null)[] }[]
}
interface Report {
  readonly buckets: Bucket[]
  readonly metrics: Numbers[]
  readonly groups: { readonly metrics: Numbers[] }[]
}

const numbers = `headline sum average minimum maximum latest count values runningTotals
  coverage { bucketsWithData lastPointAt carriedFrom } comparisons { previous values undrawn buckets { from before } }
  exact { headline sum values }`

async function reportOf(id: string, args: string): Promise<Report> {
  const { widget } = await ask<{ widget: { report: Report } }>(`{ widget(id: "${id}") { report(${args}) {
    buckets { from before } metrics { ${numbers} } groups { isOther values { value } metrics { ${numbers} } } } } }`)
  return widget.report
}

/** As the twin would say it, if it knew which of its buckets no working day lies in. */
function withHoles(report: Report, timeZone: string): Report {
  const isIdle = (bucket: Bucket | null | undefined) => {
    if (!bucket) return false
    const last = dayIn(new Date(Date.parse(bucket.before) - 1).toISOString(), timeZone)
    for (let day = dayIn(bucket.from, timeZone); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 }))
      if (isWorking(day.toString())) return false
    return true
  }
  const holes = <Value>(values: readonly Value[], buckets: readonly (Bucket | null)[]) =>
    values.map((value, index) => (isIdle(buckets[index]) ? null : value))
  const numbersWithHoles = (own: Numbers & { exact?: { values: unknown[] } }) => ({
    ...own,
    values: holes(own.values, report.buckets),
    exact: { ...own.exact, values: holes(own.exact?.values ?? [], report.buckets) },
    comparisons: own.comparisons.map(it => ({ ...it, values: holes(it.values, it.buckets) })),
  })
  return {
    ...report,
    metrics: report.metrics.map(numbersWithHoles),
    groups: report.groups.map(group => ({ ...group, metrics: group.metrics.map(numbersWithHoles) })),
  }
}

async function expectTwins(ids: readonly [string, string], args: string, timeZone: string): Promise<void> {
  const [all, worked] = ids
  const expected = withHoles(await reportOf(worked, args), timeZone)
  expect(await reportOf(all, `${args}, onlyDays: WORKING`), args).toEqual(expected)
}

const fills = ['NULL', 'ZERO', 'PREVIOUS']
const compare = '[{ to: PREVIOUS_PERIOD }, { shift: { count: 1, unit: MONTH } }, { shift: { count: 53, unit: DAY } }]'
const autumn = 'period: { days: { from: "2026-10-03", through: "2026-11-17" } }'

describe('days', () => {
  test.each(fills)('filled with %s, alone and in groups, by day, week and month', async fill => {
    for (const granularity of ['DAY', 'WEEK', 'MONTH'])
      for (const [ids, by] of [
        [plain, ''],
        [twins, ''],
        [twins, ', by: ["country"], top: 2'],
      ] as const)
        await expectTwins(ids, `${autumn}, fill: ${fill}, granularity: ${granularity}, compare: ${compare}${by}`, 'UTC')
  })

  test('all others are null by what they are, and count in no total', async () => {
    const { metrics, buckets } = await reportOf(
      twins[0],
      'period: { days: { from: "2026-11-09", through: "2026-11-15" } }, onlyDays: WORKING, fill: ZERO, metrics: ["Sales"]',
    )
    expect(buckets).toHaveLength(7)
    // The 11th, a Wednesday, is a holiday.
    expect(metrics[0]?.values.map(value => value !== null)).toEqual([true, true, false, true, true, false, false])
  })

  test('profiles count how often a weekday was worked', async () => {
    const { widget } = await ask<{ widget: { profile: Record<string, unknown> } }>(`{ widget(id: "${twins[0]}") {
      profile(by: WEEKDAY, ${autumn}, onlyDays: WORKING, metrics: ["Sales"]) { occurrences metrics { values } } } }`)
    const { widget: twin } = await ask<{ widget: { profile: Record<string, unknown> } }>(`{ widget(id: "${twins[1]}") {
      profile(by: WEEKDAY, ${autumn}, metrics: ["Sales"]) { metrics { values } } } }`)
    expect(widget.profile).toEqual({ ...twin.profile, occurrences: [7, 7, 5, 6, 6, 0, 0] })
  })

  test('weigh means by what was pushed on them alone', async () => {
    for (const id of twins) {
      const { widget } = await ask<{ widget: { metrics: { id: string; name: string }[] } }>(
        `{ widget(id: "${id}") { metrics { id name } } }`,
      )
      const idOf = (name: string) => widget.metrics.find(metric => metric.name === name)?.id
      await ask(
        `mutation { updateMetric(input: { metricId: "${idOf('Rate %')}", weightMetric: "${idOf('Sales')}" }) { metric { id } } }`,
      )
    }
    for (const by of ['', ', by: ["country"], top: 2'])
      await expectTwins(twins, `${autumn}, granularity: WEEK, compare: ${compare}, metrics: ["Rate %"]${by}`, 'UTC')
  })

  test('a report of them has an id of its own, and no goal and no number that was pushed for all days', async () => {
    const { id, pushUrl } = await it.widget({ title: 'Sales' })
    const data = [
      { Date: '20261105', Sales: '5' },
      { Date: '20261107', Sales: '7' },
    ]
    expect((await it.cyfe(pushUrl, { data, total: { Sales: '99' } })).status).toBe(200)
    const { widget } = await ask<{ widget: { metrics: { id: string }[] } }>(
      `{ widget(id: "${id}") { metrics { id } } }`,
    )
    await ask(
      `mutation { setGoal(input: { metricId: "${widget.metrics[0]?.id}", period: MONTH, target: 10 }) { metric { id } } }`,
    )
    const month = (more: string) =>
      ask<{ widget: { report: { id: string; metrics: Record<string, unknown>[] } } }>(
        `{ widget(id: "${id}") { report(period: { preset: THIS_MONTH }${more}) { id metrics { headline headlineSource goal { target } } } } }`,
      )
    const [all, worked] = [await month(''), await month(', onlyDays: WORKING')].map(reply => reply.widget.report)
    expect(all?.metrics).toEqual([{ headline: 99, headlineSource: 'PUSHED', goal: { target: 10 } }])
    expect(worked?.metrics).toEqual([{ headline: 5, headlineSource: 'COMPUTED', goal: null }])
    expect(worked?.id).not.toBe(all?.id)
    expect((await month(', onlyDays: ALL')).widget.report.id).toBe(all?.id)
  })

  test('reports of all days and of working days go together in one request', async () => {
    const args = `${autumn}, metrics: ["Sales"]`
    const [own, worked] = [await reportOf(twins[0], args), await reportOf(twins[0], `${args}, onlyDays: WORKING`)]
    const together = await ask(`{ widget(id: "${twins[0]}") {
      all: report(${args}) { metrics { values } } worked: report(${args}, onlyDays: WORKING) { metrics { values } }
      zoned: report(${args}, onlyDays: WORKING, timeZone: "Asia/Tokyo") { metrics { values } } } }`)
    const valuesOf = ({ metrics }: Report) => ({ metrics: metrics.map(({ values }) => ({ values })) })
    expect(together).toEqual({ widget: { all: valuesOf(own), worked: valuesOf(worked), zoned: valuesOf(worked) } })
  })

  test('are drawn, at addresses that say so', async () => {
    const drawing = async (id: string, more: string) => {
      const days = 'days: { from: "2026-11-09", through: "2026-11-15" }'
      const { widget } = await ask<{ widget: { chartUrl: string } }>(
        `{ widget(id: "${id}") { chartUrl(${days}${more}) } }`,
      )
      const reply = await fetch(widget.chartUrl.replace(/^https?:\/\/[^/]+/, it.url))
      expect(reply.status).toBe(200)
      return {
        query: new URL(widget.chartUrl).searchParams.get('only_days'),
        text: (await reply.text()).replace(/zr\d+-\w+(-\d+)?/g, ''),
      }
    }
    const [all, worked] = [await drawing(twins[0], ''), await drawing(twins[0], ', onlyDays: WORKING')]
    expect([all.query, worked.query]).toEqual([null, 'working'])
    expect(worked.text).not.toBe(all.text)
    expect(worked.text).toBe((await drawing(twins[1], ', onlyDays: WORKING')).text)
    const { id } = await it.widget({ title: 'Names', keyKind: 'CATEGORY' })
    expect(await fieldsOf(`{ widget(id: "${id}") { chartUrl(onlyDays: WORKING) } }`)).toEqual({
      onlyDays: [expect.stringContaining('Names have no days')],
    })
  })

  test('over more than a century are refused, and names have none', async () => {
    const long = 'period: { days: { from: "1900-01-01", through: "2026-11-20" } }, onlyDays: WORKING'
    expect(await fieldsOf(`{ widget(id: "${twins[0]}") { report(${long}) { id } } }`)).toEqual({
      onlyDays: [expect.stringContaining('lie within 36,600 days; these are 92,')],
    })
    const { id } = await it.widget({ title: 'Names', keyKind: 'CATEGORY' })
    expect(await fieldsOf(`{ widget(id: "${id}") { report(onlyDays: WORKING) { id } } }`)).toEqual({
      onlyDays: [expect.stringContaining('Names have no days')],
    })
  })
})

describe('instants', () => {
  const zones = ['America/New_York', 'Pacific/Auckland']

  test.each(zones)('are of the day that it was in %s', async timeZone => {
    const next = numbersFrom(5)
    const rows = Array.from({ length: 300 }, () => ({
      key: new Date(NOON_2026_11_20 - next(80 * 86_400) * 1_000).toISOString(),
      values: [{ metric: 'Load', value: String(next(100)) }],
    }))
    const pushed = async (worked: boolean) => {
      const { id } = await it.widget({ title: 'Load', keyKind: 'TIME' })
      const own = rows.filter(({ key }) => !worked || isWorking(dayIn(key, timeZone).toString()))
      await it.ask(push, { input: { widgetId: id, rows: own } })
      return id
    }
    const loads = [await pushed(false), await pushed(true)] as const
    const zoned = `timeZone: "${timeZone}", compare: ${compare}`
    for (const fill of fills)
      for (const granularity of ['DAY', 'WEEK'])
        await expectTwins(loads, `${autumn}, ${zoned}, fill: ${fill}, granularity: ${granularity}`, timeZone)
    // Days and instants in one chart, each by its own edges.
    const chart = async (ids: readonly string[], more: string) => {
      const args = `${autumn}, ${zoned}, granularity: DAY, metrics: ["Sales", "Load"]${more}`
      const { reports } = await ask<{ reports: { metrics: { headline: number }[] }[] }>(
        `{ reports(widgetIds: ["${ids.join('", "')}"], ${args}) { metrics { headline values comparisons { values previous } } } }`,
      )
      return reports
    }
    const [all, worked] = [0, 1].map(at => [plain[at], loads[at]] as string[])
    expect(await chart(all ?? [], ', onlyDays: WORKING')).toEqual(await chart(worked ?? [], ''))
    const hours = 'period: { days: { from: "2026-10-30", through: "2026-11-02" } }, granularity: HOUR'
    await expectTwins(loads, `${hours}, ${zoned}, fill: ZERO`, timeZone)
  })

  test('of events count, and users count once, also in groups', async () => {
    const timeZone = 'America/New_York'
    const next = numbersFrom(9)
    const events = Array.from({ length: 250 }, (): StoredEvent => {
      const at = new Date(NOON_2026_11_20 - next(19 * 86_400) * 1_000).toISOString()
      const properties = {
        cart: { price: next(1_000) / 10 },
        country: ['DE', 'FR', 'IT'][next(3)],
        paid: next(2) === 0,
      }
      return { name: 'order', at, userId: `user-${next(25)}`, properties }
    })
    const worked = events
      .filter(({ at = '' }) => isWorking(dayIn(at, timeZone).toString()))
      .map(event => ({ ...event, name: 'worked order' }))
    await addEvents(it, DEFAULT_PROJECT_ID, [...events, ...worked])
    const shops = [await shopOf(it, 'order'), await shopOf(it, 'worked order')] as const
    for (const granularity of ['DAY', 'WEEK'])
      for (const by of ['', ', by: ["country"], top: 2', ', where: [{ dimension: "country", in: ["DE"] }]']) {
        const week = 'period: { days: { from: "2026-11-08", through: "2026-11-17" } }'
        const args = `${week}, timeZone: "${timeZone}", granularity: ${granularity}, compare: ${compare}${by}`
        await expectTwins(shops, args, timeZone)
      }
  })
})
