// What the screens show: four widgets of five metrics each, with points in two years.

import { vi } from 'vitest'
import { ADMIN, type TestApp } from '../_kit/app.ts'
import { widgetMetrics } from '../_kit/operations.ts'

export interface ScreenShop {
  readonly widgets: readonly string[]
  /** 20 metrics, in the order of the widgets. */
  readonly metrics: readonly string[]
  /** An import that was accepted for later. */
  readonly task: string
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
  const { id } = await it.widget({ title: 'Imported', keyKind: 'DATE' })
  const task = await importPoints(it, id)
  // What it reads is not to be counted among the statements of a screen.
  await vi.waitUntil(async () => (await call(it, '/info/task', { id: task })).state === 'DONE', 20_000)
  return { widgets: widgets.map(widget => widget.id), metrics, task }
}

/** Imports 300 points, too many to be answered at once; gives the global id of the task. */
export async function importPoints(it: TestApp, widget: string): Promise<string> {
  const rows = Array.from({ length: 300 }, (_, index) => ['Users', '2026-11-20', index])
  return `${(await call(it, '/import/point', { widget_id: widget, columns: ['metric', 'key', 'value'], rows })).task_id}`
}

async function call(it: TestApp, path: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(`${it.url}/api/external${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify(body),
  })
  return ((await response.json()) as { model: Record<string, unknown> }).model
}
