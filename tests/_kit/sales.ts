// Widgets with dimensions as shops have them, made by rule: sales by country and plan, stock by warehouse.
import type { TestApp } from './app.ts'
import { updateMetric, widgetMetrics } from './operations.ts'

const DAYS = 120
const LAST_DAY = Date.UTC(2026, 10, 20)
const dayOf = (back: number) => new Date(LAST_DAY - back * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')

const countries = [
  'Germany',
  'France',
  'United Kingdom',
  'Italy',
  'Spain',
  'Poland',
  'Austria',
  'Sweden',
  'Iceland',
  '',
]
const plans = ['free', 'pro', 'team']
const warehouses = ['Hamburg', 'Lyon', 'Warsaw']

export interface SalesWidgets {
  readonly sales: string
  readonly stock: string
}

export async function openSales(it: Pick<TestApp, 'ask' | 'widget' | 'cyfe'>): Promise<SalesWidgets> {
  const sales = await it.widget({ title: 'Sales', chartType: 'STACKED_AREA', dimensions: ['country', 'plan'] })
  const rows = Array.from({ length: DAYS }, (_, back) => back).flatMap(back =>
    countries.flatMap((country, of) =>
      plans.map((plan, at) => {
        const size = (900 / (of + 1.4)) * (at === 0 ? 0.2 : at === 1 ? 1 : 0.6)
        const value = size * (1 + 0.25 * Math.sin((back * 2 * Math.PI) / 7 + of) + (DAYS - back) / 300)
        const orders = Math.max(1, Math.round(value / 40) + ((back * 37 + of) % 3))
        return { Date: dayOf(back), country, plan, Revenue: value.toFixed(2), Orders: String(orders) }
      }),
    ),
  )
  await it.cyfe(sales.pushUrl, { data: rows, unit: { Revenue: '€' } })
  const stock = await it.widget({ title: 'Stock', chartType: 'LINE', dimensions: ['warehouse'] })
  const counts = Array.from({ length: DAYS }, (_, back) => back).flatMap(back =>
    warehouses
      .filter((_, at) => (back + at) % (3 + at) === 0)
      .map(warehouse => ({
        Date: dayOf(back),
        warehouse,
        Pieces: String(400 + warehouse.length * 31 + Math.round(90 * Math.sin(back / 9 + warehouse.length))),
      })),
  )
  await it.cyfe(stock.pushUrl, { data: counts })
  const { widget } = await it.ask(widgetMetrics, { id: stock.id })
  await it.ask(updateMetric, { input: { metricId: widget?.metrics[0]?.id ?? '', aggregation: 'LATEST' } })
  return { sales: sales.id, stock: stock.id }
}
