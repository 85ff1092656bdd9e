// A business as agents are asked about it, made by rule: every number can be worked out again from the rows that are kept here.
import { NOON_2026_11_20, startTestApp, type TestApp } from './app.ts'
import { createCalculatedMetric, setGoal, updateMetric, updateProject, widgetMetrics } from './operations.ts'
import { pushRows } from './periods.ts'
import { createEventMetric, saveQuery, trackEvents } from './query-operations.ts'

const DAY_MS = 86_400_000
export const FIRST_DAY = '2026-02-10'
export const LAST_DAY = '2026-11-20'

/** Every day from one to another, both included. */
export function daysBetween(first: string, last: string): string[] {
  const [from, to] = [Date.parse(first), Date.parse(last)]
  return Array.from({ length: (to - from) / DAY_MS + 1 }, (_, index) =>
    new Date(from + index * DAY_MS).toISOString().slice(0, 10),
  )
}

const numberOf = (day: string) => Date.parse(day) / DAY_MS
const weekend = (day: string) => [0, 6].includes(new Date(day).getUTCDay())

export interface SalesRow {
  readonly day: string
  readonly country: string
  readonly plan: string
  readonly revenue: number
  readonly orders: number
  readonly rate: number
}

/** Germany grows in November, France falls. */
export const sales: readonly SalesRow[] = daysBetween(FIRST_DAY, LAST_DAY).flatMap(day =>
  ['Germany', 'France', 'Austria'].flatMap((country, at) =>
    ['pro', 'free'].map((plan, of) => {
      const n = numberOf(day)
      const isNovember = day >= '2026-11-01'
      const trend = country === 'Germany' && isNovember ? 60 : country === 'France' && isNovember ? -15 : 0
      const base = (3 - at) * 100 + of * -20 + trend + (weekend(day) ? -40 : 0)
      const orders = 4 + ((n + at) % 3) + of
      return { day, country, plan, revenue: base + (n % 7) * 5, orders, rate: 2 + ((n + at + of) % 5) }
    }),
  ),
)

/** Costs stop on 12 November; none on two days of October. */
export const costs = daysBetween('2026-09-01', '2026-11-12')
  .filter(day => day !== '2026-10-11' && day !== '2026-10-12')
  .map(day => ({ day, costs: 300 + (numberOf(day) % 5) * 10, users: 50 + (numberOf(day) % 4) }))

/** Counted in the night: those of today come tomorrow. */
export const signups = daysBetween('2026-09-01', '2026-11-19').map(day => ({ day, signups: 20 + (numberOf(day) % 9) }))

/** Closed on Sundays; the shop was sold after a Saturday. */
export const deliveries = daysBetween('2026-10-05', '2026-11-14')
  .filter(day => new Date(day).getUTCDay() !== 0)
  .map(day => ({ day, deliveries: 3 + (numberOf(day) % 4) }))

/** One value an hour until noon of the last day, around the end of summer time in Berlin. */
export const visits = Array.from({ length: 24 * 31 + 12 }, (_, index) => {
  const at = Date.UTC(2026, 9, 20) + index * 3_600_000
  return { at: new Date(at).toISOString(), visits: 10 + (index % 24) }
})

/** Levels, not every day. */
export const stock = daysBetween('2026-10-01', '2026-11-18')
  .filter((_, index) => index % 3 === 0)
  .flatMap((day, index) => [
    { day, warehouse: 'Hamburg', pieces: 400 - index * 5 },
    { day, warehouse: 'Lyon', pieces: 150 + index },
  ])

export const ratings = daysBetween('2026-11-01', '2026-11-20').map((day, index) => ({
  day,
  rating: index % 2 === 0 ? 5 : 2,
  votes: index % 2 === 0 ? 10 : 90,
}))

export const campaigns = { Summer: 120, Autumn: 300, Winter: 45 } as const

/** Who ordered when: some of them on several days. */
export const buyers = daysBetween('2026-10-01', '2026-11-20').flatMap(day =>
  [0, 1, 2].map(of => ({ day, user: `user-${(numberOf(day) * 3 + of * 7) % 40}` })),
)

export interface Business {
  /** Ids of metrics by `Widget.Metric`. */
  readonly ids: Readonly<Record<string, string>>
  readonly widgets: Readonly<Record<string, string>>
  readonly queryId: string
}

/** A gateway with it, at noon of the last day; costs came last a week before. */
export async function startBusiness(env: Record<string, string> = {}): Promise<{ it: TestApp; business: Business }> {
  let now = Date.UTC(2026, 10, 13, 6)
  const it = await startTestApp(env, { clock: () => now })
  const business = await openBusiness(it, () => {
    now = NOON_2026_11_20
  })
  return { it, business }
}

async function openBusiness(it: TestApp, becomesToday: () => void): Promise<Business> {
  await it.ask(updateProject, { input: { name: 'Default', timeZone: 'UTC' } })
  const widgets: Record<string, string> = {}
  const ids: Record<string, string> = {}
  const open = async (title: string, more: object, data: readonly object[]) => {
    const { id, pushUrl } = await it.widget({ title, ...more })
    widgets[title] = id
    if (data.length > 0) {
      const { status, body } = await it.cyfe(pushUrl, { data })
      if (status !== 200) throw new Error(JSON.stringify(body))
    }
  }
  const learn = async () => {
    for (const [title, id] of Object.entries(widgets)) {
      const { widget } = await it.ask(widgetMetrics, { id })
      for (const metric of widget?.metrics ?? []) ids[`${title}.${metric.name}`] = metric.id
    }
  }
  const change = async (name: string, input: object) =>
    it.ask(updateMetric, { input: { metricId: ids[name] ?? name, ...input } })
  const compact = (day: string) => day.replaceAll('-', '')

  await open(
    'Costs',
    {},
    costs.map(it => ({ Date: compact(it.day), Costs: it.costs, 'Active users': it.users })),
  )
  becomesToday()
  await open(
    'Sales',
    { dimensions: ['country', 'plan'] },
    sales.map(it => ({
      Date: compact(it.day),
      country: it.country,
      plan: it.plan,
      Revenue: it.revenue,
      Orders: it.orders,
      'Conversion rate': it.rate,
    })),
  )
  await open(
    'Signups',
    {},
    signups.map(it => ({ Date: compact(it.day), Signups: it.signups })),
  )
  await open(
    'Deliveries',
    {},
    deliveries.map(it => ({ Date: compact(it.day), Deliveries: it.deliveries })),
  )
  await open(
    'Traffic',
    { keyKind: 'TIME' },
    visits.map(it => ({ Time: it.at, Visits: it.visits })),
  )
  await open(
    'Stock',
    { dimensions: ['warehouse'] },
    stock.map(it => ({ Date: compact(it.day), warehouse: it.warehouse, Pieces: it.pieces })),
  )
  await open(
    'Ratings',
    {},
    ratings.map(it => ({ Date: compact(it.day), Rating: it.rating, Votes: it.votes })),
  )
  await open(
    'Campaigns',
    { keyKind: 'CATEGORY' },
    Object.entries(campaigns).map(([name, clicks]) => ({ Campaign: name, Clicks: clicks })),
  )
  await open(
    'Plans',
    {},
    ['20260901', '20261001', '20261101'].map((day, index) => ({ Date: day, Target: 1_000 + index * 100, Revenue: 5 })),
  )
  await open('Empty', { keyKind: 'DATE' }, [])
  await open('Shop', { keyKind: 'TIME' }, [])
  await open('Audience', { keyKind: 'DATE' }, [])
  await learn()

  const periodic = { metrics: [{ name: 'Users', aggregation: 'PERIODIC' }] }
  await pushRows(
    it,
    widgets.Audience ?? '',
    [
      { period: { month: '2026-09' }, values: [{ metric: 'Users', value: '900' }] },
      { period: { month: '2026-10' }, values: [{ metric: 'Users', value: '1000' }] },
    ],
    periodic,
  )
  const shop = widgets.Shop ?? ''
  await it.ask(createEventMetric, {
    input: { widgetId: shop, name: 'Buyers', event: 'order', aggregate: 'UNIQUE_USERS' },
  })
  await it.ask(createEventMetric, { input: { widgetId: shop, name: 'Purchases', event: 'order', aggregate: 'COUNT' } })
  const events = buyers.map(({ day, user }) => ({ name: 'order', timestamp: `${day}T10:00:00Z`, userId: user }))
  await it.ask(trackEvents, { events })

  const eur = { format: { style: 'CURRENCY', currency: 'EUR' } }
  await change('Sales.Revenue', {
    ...eur,
    status: 'APPROVED',
    description: 'Money from sales',
    cadence: 'DAILY',
    steward: 'Finance',
  })
  await change('Sales.Orders', { status: 'APPROVED' })
  await change('Sales.Conversion rate', { aggregation: 'AVERAGE', unit: '%' })
  await change('Costs.Costs', { format: { style: 'CURRENCY', currency: 'USD' }, cadence: 'DAILY', reverse: true })
  await change('Stock.Pieces', { aggregation: 'LATEST' })
  await change('Ratings.Rating', { aggregation: 'AVERAGE', weightMetric: ids['Ratings.Votes'] })
  await change('Plans.Target', { cadence: 'MONTHLY', status: 'DEPRECATED', aggregation: 'LATEST' })
  const calculated = (name: string, formula: string) =>
    it.ask(createCalculatedMetric, { input: { widgetId: widgets.Sales ?? '', name, formula } })
  await calculated('Margin', `[Revenue] - [${ids['Costs.Costs']}]`)
  await calculated('Average order', '[Revenue] / [Orders]')
  await calculated('Return on costs', `[Revenue] / [${ids['Costs.Costs']}]`)
  await it.ask(setGoal, { input: { metricId: ids['Sales.Revenue'] ?? '', period: 'MONTH', target: '40000' } } as never)
  await learn()

  const sql = `select metric, count(*) as points from points where metric = @{name} group by metric`
  const saved = await it.ask(saveQuery, {
    input: {
      name: 'points of a metric',
      description: 'How many points a metric has',
      sql,
      variables: [{ name: 'name', type: 'STRING' }],
    } as never,
  })
  return { ids, widgets, queryId: saved.saveQuery.savedQuery.id }
}

export const sumOf = <Row>(rows: readonly Row[], value: (row: Row) => number) =>
  rows.reduce((sum, row) => sum + value(row), 0)
