// What the screens show: four widgets of five metrics each, with points in two years.

import type { TestApp } from '../_kit/app.ts'
import { widgetMetrics } from '../_kit/operations.ts'

export interface ScreenShop {
  readonly widgets: readonly string[]
  /** 20 metrics, in the order of the widgets. */
  readonly metrics: readonly string[]
  readonly pushUrls: readonly string[]
}

const DAYS = ['20251119', '20251120', '20261101', '20261119', '20261120']
const METRICS = ['Orders', 'Visitors', 'Signups', 'Refunds', 'Revenue']

/** The value of a metric at a day: 1 for the first metric, 2 for the second, so that a mix-up is seen. */
export async function openScreenShop(it: TestApp): Promise<ScreenShop> {
  const widgets = await Promise.all([1, 2, 3, 4].map(number => it.widget({ title: `Shop ${number}`, keyKind: 'DATE' })))
  const metrics: string[] = []
  for (const [index, { id, pushUrl }] of widgets.entries()) {
    const values = Object.fromEntries(METRICS.map((name, at) => [name, `${index * METRICS.length + at + 1}`]))
    const { status } = await it.cyfe(pushUrl, { data: DAYS.map(day => ({ Date: day, ...values })) })
    if (status !== 200) throw new Error(`the push of widget ${index} was refused`)
    const { widget } = await it.ask(widgetMetrics, { id })
    metrics.push(...widget.metrics.map(metric => metric.id))
  }
  return { widgets: widgets.map(({ id }) => id), metrics, pushUrls: widgets.map(({ pushUrl }) => pushUrl) }
}
