// Widgets of every kind with rows of Germany and rows of elsewhere, and what of a reply would be of elsewhere.
import { DEFAULT_PROJECT_ID } from '../../src/auth/project.ts'
import type { TestApp } from './app.ts'
import { createCalculatedMetric, push, setGoal, updateMetric, widgetMetrics } from './operations.ts'
import { createEventMetric } from './query-operations.ts'
import { addEvents } from './tables.ts'

/** Of rows outside: so large that no sum, mean or difference which one is in comes near the numbers inside. */
export const OUTSIDE = 777_700_000
const LIMIT = 100_000

export interface DividedWidgets {
  /** By what they are: with dimensions, without, of names, and counted from events. */
  readonly ids: Readonly<Record<'sales' | 'flat' | 'names' | 'visits' | 'pages', string>>
  /** Ids by `sales.Stock`. */
  readonly metrics: Readonly<Record<string, string>>
}

export async function divideWidgets(it: TestApp): Promise<DividedWidgets> {
  const made = async (title: string, input: object) => (await it.widget({ title, ...input })).id
  const ids = {
    sales: await made('Sales', { keyKind: 'DATE', dimensions: ['country', 'plan'] }),
    flat: await made('Flat', { keyKind: 'DATE' }),
    names: await made('Names', { keyKind: 'CATEGORY' }),
    visits: await made('Visits', { keyKind: 'TIME' }),
    pages: await made('Pages', { keyKind: 'CATEGORY' }),
  }
  const row = (key: string, country: string | null, plan: string, value: number) => ({
    key,
    dimensions: [
      ...(country === null ? [] : [{ dimension: 'country', value: country }]),
      { dimension: 'plan', value: plan },
    ],
    values: ['Sales', 'Stock'].map(metric => ({ metric, value: String(value) })),
  })
  const rows = [
    row('2026-11-18', 'DE', 'Pro', 5),
    row('2026-11-19', 'DE', 'Free', 7),
    row('2026-10-20', 'DE', 'Pro', 3),
    row('2017-07-07', 'Outside', 'Outside plan', OUTSIDE),
    row('2026-11-19', 'Outside', 'Pro', OUTSIDE),
    row('2026-10-20', 'Outside', 'Pro', OUTSIDE),
    row('2026-11-19', null, 'Outside', OUTSIDE),
  ]
  const options = [{ name: 'Stock', aggregation: 'LATEST' as const }]
  await it.ask(push, { input: { widgetId: ids.sales, metrics: options, rows } })
  const monthly = (month: string, country: string | null, value: number) => ({
    period: { month },
    dimensions: country === null ? [] : [{ dimension: 'country', value: country }],
    values: [{ metric: 'Members', value: String(value) }],
  })
  const ofMonths = ['2026-10', '2026-11'].flatMap(month => [
    monthly(month, 'DE', 9),
    monthly(month, 'Outside', OUTSIDE),
    // Of all countries together.
    monthly(month, null, OUTSIDE),
  ])
  ofMonths.push(monthly('2016-01', 'Outside', OUTSIDE), monthly('2016-02', null, OUTSIDE))
  const periodic = [{ name: 'Members', aggregation: 'PERIODIC' as const }]
  await it.ask(push, { input: { widgetId: ids.sales, metrics: periodic, rows: ofMonths } })
  const outside = (key: string) => ({ key, values: [{ metric: 'Users', value: String(OUTSIDE) }] })
  await it.ask(push, { input: { widgetId: ids.flat, rows: ['2017-07-07', '2026-11-19'].map(outside) } })
  await it.ask(push, { input: { widgetId: ids.names, rows: [outside('Outside name')] } })
  const counted = { event: 'visit', aggregate: 'SUM' as const, property: 'spent' }
  await it.ask(createEventMetric, { input: { widgetId: ids.visits, name: 'Spent', ...counted } })
  await it.ask(createEventMetric, { input: { widgetId: ids.pages, name: 'Spent', breakdown: 'page', ...counted } })
  const visit = (at: string, country: string, page: string, spent: number) => ({
    name: 'visit',
    at,
    userId: country,
    properties: { country, page, spent },
  })
  await addEvents(it, DEFAULT_PROJECT_ID, [
    visit('2026-11-18T10:00:00Z', 'DE', 'Home', 2),
    visit('2026-11-19T10:00:00Z', 'Outside', 'Outside page', OUTSIDE),
    visit('2026-11-02T10:00:00Z', 'Outside', 'Home', OUTSIDE),
  ])
  const metrics: Record<string, string> = {}
  for (const [name, id] of Object.entries(ids))
    for (const metric of (await it.ask(widgetMetrics, { id })).widget?.metrics ?? [])
      metrics[`${name}.${metric.name}`] = metric.id
  const calculated = {
    widgetId: ids.sales,
    name: 'Both',
    formula: `[Sales] + [${metrics['flat.Users']}] + [Stock] * 0`,
  }
  await it.ask(createCalculatedMetric, { input: calculated })
  const metricId = metrics['sales.Sales'] ?? ''
  const overrides = { headlineOverride: String(OUTSIDE), comparisonOverride: String(OUTSIDE) }
  await it.ask(updateMetric, { input: { metricId, ...overrides } })
  const goal = (target: number, where: { dimension: string; in: string[] }[]) =>
    it.ask(setGoal, { input: { metricId, period: 'MONTH', target: String(target), where } })
  await goal(OUTSIDE, [])
  await goal(OUTSIDE, [{ dimension: 'country', in: ['Outside'] }])
  await goal(40, [{ dimension: 'country', in: ['DE'] }])
  return { ids, metrics }
}

/** What of a reply is of rows outside: numbers as large as theirs, their values and names, and their days unless they were asked for. */
export function leaks(text: string, isAsked = false): string[] {
  const cells = text.startsWith('{') ? cellsOf(JSON.parse(text)) : text.split(/[,\s]+/)
  const isDay = (cell: string) => /^2026[01]\d[0-3]\d$/.test(cell)
  return cells.filter(
    cell =>
      /Outside|77770|3888|\d[MB]$/.test(cell) ||
      (!isAsked && /2017|Jul/.test(cell)) ||
      (Math.abs(Number(cell)) > LIMIT && !isDay(cell)),
  )
}

/** Every text and number in it; ids, cursors and instants tell no number. */
function cellsOf(value: unknown, name = ''): string[] {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, own]) => cellsOf(own, Array.isArray(value) ? name : key))
  return /^(id|widgetIds|.*_id)$/.test(name) ? [] : [String(value)]
}
