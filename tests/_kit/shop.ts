// A shop's numbers, made by rule: what the browser tests look at, and the pictures of the README.
import type { TestApp } from './app.ts'
import { createCalculatedMetric, deleteCalculatedMetric, setGoal, updateMetric, widgetMetrics } from './operations.ts'

const DAYS = 75
const LAST_DAY = Date.UTC(2026, 10, 20)

/** `20261120` for 0, the day before for 1. */
const dayOf = (back: number) => new Date(LAST_DAY - back * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
/** A week's rhythm on a slow rise, the same in every run. */
const wave = (back: number, base: number, swing: number, rise: number) =>
  Math.round(base + swing * Math.sin((back * 2 * Math.PI) / 7) + (DAYS - back) * rise + ((back * 37) % 11))

const rows = (valuesOf: (back: number) => Record<string, number>) =>
  Array.from({ length: DAYS }, (_, at) => DAYS - 1 - at).map(back => ({ Date: dayOf(back), ...valuesOf(back) }))

export interface Shop {
  readonly visitors: string
  readonly broken: string
  readonly untouched: string
}

/** With `faultless`, without the widgets that show what goes wrong. */
export async function openShop(it: TestApp, { faultless = false } = {}): Promise<Shop> {
  const visitors = await it.widget({
    title: 'Visitors',
    chartType: 'AREA_SPLINE',
    tags: ['web'],
    description: 'Unique visitors of the shop and those who signed up',
  })
  await it.cyfe(visitors.pushUrl, {
    data: rows(back => ({ Visitors: wave(back, 820, 90, 4), Signups: wave(back, 46, 12, 0.4) })),
    yaxis: { Signups: '1' },
    type: { Signups: 'spline' },
  })
  const revenue = await it.widget({ title: 'Revenue', chartType: 'STACKED_COLUMN', tags: ['sales'] })
  await it.cyfe(revenue.pushUrl, {
    data: rows(back => ({
      Books: wave(back, 540, 120, 2),
      Games: wave(back, 300, 60, 3),
      Music: wave(back, 160, 30, -0.5),
    })),
  })
  const countries = await it.widget({ title: 'Orders by country', chartType: 'DONUT', tags: ['sales'] })
  await it.cyfe(countries.pushUrl, {
    data: Object.entries({ Germany: 412, France: 268, Italy: 171, Spain: 149, Poland: 93 }).map(
      ([Country, Orders]) => ({ Country, Orders }),
    ),
  })
  const latency = await it.widget({ title: 'Response time', chartType: 'SPLINE', tags: ['web'] })
  await it.cyfe(latency.pushUrl, {
    data: rows(back => ({ Median: wave(back, 84, 9, -0.3), Slowest: wave(back, 240, 40, -0.8) })),
    average: { Median: '1', Slowest: '1' },
    reverse: { Median: '1', Slowest: '1' },
  })
  const orders = await it.widget({ title: 'Orders', chartType: 'NUMBER', tags: ['sales'], defaultPeriod: 'THIS_MONTH' })
  await it.cyfe(orders.pushUrl, {
    data: rows(back => ({ Orders: wave(back, 120, 22, 0.8), Returns: wave(back, 9, 3, -0.02) })),
    reverse: { Returns: '1' },
  })
  const plans = await it.widget({ title: 'Subscribers by plan', chartType: 'BAR', tags: ['sales'] })
  await it.cyfe(plans.pushUrl, {
    data: [
      { Plan: 'Free', Subscribers: 930 },
      { Plan: 'Team', Subscribers: 310 },
      { Plan: 'Company', Subscribers: 84 },
    ],
  })
  await decorate(it, { latency: latency.id, orders: orders.id })
  if (faultless) return { visitors: visitors.id, broken: '', untouched: '' }
  const untouched = await it.widget({ title: 'Newsletter' })
  return { visitors: visitors.id, broken: await breakWidget(it), untouched: untouched.id }
}

async function decorate(it: TestApp, { latency, orders }: { latency: string; orders: string }): Promise<void> {
  const metricsOf = async (id: string) => (await it.ask(widgetMetrics, { id })).widget?.metrics ?? []
  for (const metric of await metricsOf(latency))
    await it.ask(updateMetric, { input: { metricId: metric.id, unit: 'ms' } })
  const [first] = await metricsOf(orders)
  if (first) await it.ask(setGoal, { input: { metricId: first.id, period: 'MONTH', target: 5_000 } })
}

/** A widget whose report fails: its formula has lost what it refers to. */
async function breakWidget(it: TestApp): Promise<string> {
  const { id, pushUrl } = await it.widget({ title: 'Conversion', chartType: 'LINE' })
  await it.cyfe(pushUrl, { data: [{ Date: dayOf(0), Visits: '100' }] })
  const calculate = async (name: string, formula: string) =>
    (await it.ask(createCalculatedMetric, { input: { widgetId: id, name, formula } })).createCalculatedMetric.metric.id
  const base = await calculate('Half', '[Visits] / 2')
  await calculate('Rate', '[Half] / [Visits]')
  await it.ask(deleteCalculatedMetric, { id: base })
  return id
}
