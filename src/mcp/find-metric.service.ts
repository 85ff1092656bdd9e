// Finds the metric that an agent names, by id or by name; says what it may have meant where there is none, or more than one.
import type { ProjectId } from '../base/id.ts'
import { quote } from '../base/quote.ts'
import type { RequestContext } from '../request/context.ts'
import { encodeId, idOf } from '../request/global-id.ts'
import { OLDEST_FIRST, pageOf } from '../request/page.ts'
import type { Metric } from '../widgets/metric.ts'
import { metricIdsOf } from '../widgets/metric-id.ts'
import { getMetric, getWidget, listMetrics, listWidgets } from '../widgets/widget.service.ts'
import type { Widget } from '../widgets/widget.ts'
import { metricIdOf } from './metric-entry.ts'
import { folded, nearest } from './nearest.ts'
import { RefusedQuestion } from './refusal.ts'

/** Among how many names a wrong one is looked for. */
export const MAX_NAMES_SEARCHED = 500
const MAX_SHOWN = 5

export interface FoundMetric {
  readonly widget: Widget
  readonly metric: Metric
}

const searchOf = (words: readonly string[]) => ({
  ...pageOf({ first: MAX_NAMES_SEARCHED }, OLDEST_FIRST),
  words,
  tag: null,
})
const anyMetric = { widgetId: null, statuses: null, steward: null, isLate: null }

/** Throws RefusedQuestion where none or several have the name, NOT_FOUND for an id that nothing has. */
export async function findMetric(
  ctx: RequestContext,
  projectId: ProjectId,
  name: string,
  widget: Widget | null,
): Promise<FoundMetric> {
  if (/^metric_[0-9a-z]+_[0-9a-z]+$/.test(name)) {
    const metric = await getMetric(ctx, projectId, metricIdsOf(name))
    return { metric, widget: await getWidget(ctx, projectId, metric.widgetId) }
  }
  if (widget) return inWidget(widget, name)
  const wanted = folded(name)
  const named = await metricsOf(ctx, projectId, wordsOf(name))
  const found = named.filter(it => folded(it.metric.name) === wanted)
  const [first, second] = found
  if (!first) throw unknownMetric(name, await metricsOf(ctx, projectId, []))
  if (!second) return first
  const exact = found.filter(it => it.metric.name === name)
  if (exact.length === 1 && exact[0]) return exact[0]
  throw ambiguous(name, found)
}

function inWidget(widget: Widget, name: string): FoundMetric {
  const metric =
    widget.metrics.find(it => it.name === name.normalize('NFC')) ??
    widget.metrics.find(it => folded(it.name) === folded(name))
  if (metric) return { widget, metric }
  throw unknownMetric(
    name,
    widget.metrics.map(it => ({ widget, metric: it })),
  )
}

/** By id, or by title. Throws RefusedQuestion, or NOT_FOUND for an id that nothing has. */
export async function findWidget(ctx: RequestContext, projectId: ProjectId, name: string): Promise<Widget> {
  if (/^widget_[0-9a-z]+$/.test(name)) return getWidget(ctx, projectId, idOf('Widget', name))
  const find = async (words: readonly string[]) => {
    const { entries } = await listWidgets(ctx, projectId, { ...searchOf(words), notPushedSince: null })
    return entries.map(({ node }) => node)
  }
  const found = (await find(wordsOf(name))).filter(it => folded(it.title) === folded(name))
  const exact = found.filter(it => it.title === name)
  const [first, second] = exact.length === 1 ? exact : found
  if (first && !second) return first
  throw unknownWidget(name, found, first ? found : await find([]))
}

function unknownWidget(name: string, found: readonly Widget[], known: readonly Widget[]): RefusedQuestion {
  const near = new Set(nearest(name, [...new Set(known.map(it => it.title))], MAX_SHOWN))
  const shown = known
    .filter(it => near.has(it.title))
    .slice(0, MAX_SHOWN)
    .map(it => `${quote(it.title)} (${encodeId('Widget', it.widgetId)})`)
  const message =
    found.length > 0 ? `${found.length} widgets are called ${quote(name)}.` : `There is no widget ${quote(name)}.`
  const instead =
    shown.length > 0
      ? `name one of these widgets by its id: ${shown.join(', ')}.`
      : 'search_metrics for what it is about, and name the widget by its id.'
  return new RefusedQuestion([{ code: 'UNKNOWN_WIDGET', message, instead }])
}

async function metricsOf(ctx: RequestContext, projectId: ProjectId, words: readonly string[]): Promise<FoundMetric[]> {
  const { entries } = await listMetrics(ctx, projectId, { ...searchOf(words), ...anyMetric })
  const metrics = entries.map(({ node }) => node)
  const widgets = await ctx.services.catalogue.widgets(
    projectId,
    metrics.map(it => it.widgetId),
  )
  return metrics.flatMap((metric, index) => {
    const widget = widgets[index]
    return widget ? [{ metric, widget }] : []
  })
}

/** What the search of the catalogue takes; it has no NUL. */
const wordsOf = (name: string) =>
  name.toWellFormed().replaceAll('\0', '').slice(0, 200).trim().split(/\s+/).filter(Boolean).slice(0, 5)

function unknownMetric(name: string, known: readonly FoundMetric[]): RefusedQuestion {
  const near = nearest(name, [...new Set(known.map(it => it.metric.name))], MAX_SHOWN)
  const shown = known.filter(it => near.includes(it.metric.name)).slice(0, MAX_SHOWN)
  const instead =
    shown.length > 0
      ? `did you mean ${shown.map(labelOf).join(', or ')}?`
      : 'search_metrics for what it counts, and name the metric by its id.'
  return new RefusedQuestion([{ code: 'UNKNOWN_METRIC', message: `There is no metric ${quote(name)}.`, instead }])
}

function ambiguous(name: string, found: readonly FoundMetric[]): RefusedQuestion {
  const message = `${found.length} metrics are called ${quote(name)}.`
  const instead = `name one of them by its id: ${found.slice(0, MAX_SHOWN).map(labelOf).join(', ')}.`
  return new RefusedQuestion([{ code: 'AMBIGUOUS_METRIC', message, instead }])
}

const labelOf = ({ widget, metric }: FoundMetric) =>
  `${quote(metric.name)} of ${quote(widget.title)} (${metricIdOf(metric)})`
