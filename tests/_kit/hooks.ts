// Feeds that are called from outside, and what they counted on one day.
import { createWidget, report } from './operations.ts'
import { saveFeed } from './source-operations.ts'
import { type SourcesKit, startSourcesKit } from './sources.ts'

export interface HooksKit extends SourcesKit {
  /** The widget that feeds write into. */
  widgetId: string
  newWidget(): Promise<string>
  /** Saves a feed of purchases and gives the address of its webhook. */
  save(name: string, more?: object): Promise<string>
  sums(id?: string): Promise<Record<string, unknown>>
}

export const HOOKS_NOW = Date.UTC(2026, 10, 20, 12)

export const purchases = {
  metrics: [
    { name: 'Purchases', value: '= 1' },
    { name: 'Revenue', value: 'amount' },
  ],
  history: 'APPEND',
}

export async function startHooksKit(): Promise<HooksKit> {
  const sources = await startSourcesKit({}, { clock: () => HOOKS_NOW })
  const { it } = sources
  const kit: HooksKit = Object.assign(sources, {
    widgetId: '',
    newWidget: async () =>
      (await it.ask(createWidget, { input: { title: 'w', keyKind: 'DATE' } })).createWidget.widget.id,
    save: async (name: string, more: object = {}) => {
      const input = { name, widgetId: kit.widgetId, ...purchases, hook: 'TOKEN', ...more }
      const { hookUrl } = (await it.ask(saveFeed, { input: input as never })).saveFeed.feed
      return (hookUrl ?? '').replace(/^http:\/\/[^/]+/, it.url)
    },
    sums: async (id = kit.widgetId) => {
      const { widget } = await it.ask(report, { id, period: { days: { from: '2026-11-20', through: '2026-11-20' } } })
      return Object.fromEntries(widget?.report.metrics.map(({ metric, sum }) => [metric.name, sum]) ?? [])
    },
  })
  kit.widgetId = await kit.newWidget()
  return kit
}

/** The reply to a call of a webhook. */
export async function callHook(
  url: string,
  body: string,
  headers: Record<string, string> = {},
  method = 'POST',
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(url, { method, headers, ...(method === 'POST' && { body }) })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
