// What metrics are made of.
import type { Id, ProjectId, WidgetId } from '../base/id.ts'
import type { Feed } from '../feeds/feed.ts'
import { feedsOfWidgets } from '../feeds/feed-list.service.ts'
import type { RequestContext } from '../request/context.ts'
import { sourcesById } from '../sources/source.service.ts'
import type { Metric } from '../widgets/metric.ts'
import { pushedMetricName, type Widget } from '../widgets/widget.ts'
import type { LineageEntry } from './lineage.ts'

interface Upstream {
  readonly widgets: ReadonlyMap<WidgetId, Widget>
  readonly feeds: ReadonlyMap<Id, readonly Feed[]>
  /** The names of sources. */
  readonly sources: ReadonlyMap<Id, string>
}

/** Of each metric in its order: a statement for all feeds, and one for their sources. */
export async function originsOf(
  ctx: RequestContext,
  projectId: ProjectId,
  metrics: readonly Metric[],
): Promise<readonly (readonly LineageEntry[])[]> {
  const upstream = await readUpstream(ctx, projectId, metrics)
  return metrics.map(metric => {
    if (metric.calculation) return operandsOf(ctx, metric)
    if (metric.eventCount) return [{ kind: 'EVENT', id: null, name: metric.eventCount.event }]
    const widget = upstream.widgets.get(metric.widgetId)
    if (!widget) return [{ kind: 'QUERY', id: null, name: 'A query' }]
    const pushed: LineageEntry = { kind: 'PUSH', id: null, name: 'Push URL and tokens' }
    return [pushed, ...feedsInto(widget, metric, upstream), ...weightOf(widget, metric)]
  })
}

async function readUpstream(ctx: RequestContext, projectId: ProjectId, metrics: readonly Metric[]): Promise<Upstream> {
  const pushed = metrics.filter(metric => !metric.calculation && !metric.eventCount)
  const ids = [...new Set(pushed.map(({ widgetId }) => widgetId))]
  const found = await ctx.services.catalogue.widgets(projectId, ids)
  const widgets = new Map(found.flatMap(widget => (widget ? [[widget.widgetId, widget] as const] : [])))
  // Feeds and sources are of the project.
  const isWhole = ctx.services.catalogue.visible === null
  const feeds = isWhole && ids.length > 0 ? await feedsOfWidgets(ctx, projectId, ids) : new Map<Id, Feed[]>()
  const sourceIds = [...new Set([...feeds.values()].flat().flatMap(({ sourceId }) => sourceId ?? []))]
  const sources = sourceIds.length === 0 ? [] : await sourcesById(ctx, projectId, sourceIds)
  return {
    widgets,
    feeds,
    sources: new Map(sources.flatMap(source => (source ? [[source.sourceId, source.name] as const] : []))),
  }
}

function feedsInto(widget: Widget, metric: Metric, { feeds, sources }: Upstream): LineageEntry[] {
  const own = (feeds.get(widget.widgetId) ?? []).filter(({ mapping }) =>
    mapping.metrics.some(({ name }) => pushedMetricName(widget, name) === metric.name),
  )
  return own.flatMap((feed): LineageEntry[] => {
    const source = feed.sourceId === null ? undefined : sources.get(feed.sourceId)
    const entry = { kind: 'FEED', id: feed.feedId, name: feed.name } as const
    return source === undefined ? [entry] : [entry, { kind: 'SOURCE', id: feed.sourceId, name: source }]
  })
}

function weightOf({ metrics }: Widget, { weightMetric }: Metric): LineageEntry[] {
  const weight = weightMetric === null ? undefined : metrics.find(({ metricId }) => metricId === weightMetric)
  return weight ? [{ kind: 'METRIC', id: `${weight.widgetId}/${weight.metricId}`, name: weight.name }] : []
}

/** Names of what cannot be seen are not told. */
function operandsOf({ services }: RequestContext, { calculation }: Metric): LineageEntry[] {
  const { visible } = services.catalogue
  const entries = Object.values(calculation?.operands ?? {}).map(
    ({ widgetId, metricId, label }): LineageEntry =>
      visible && !visible.has(widgetId)
        ? { kind: 'METRIC', id: null, name: 'A metric of another widget' }
        : { kind: 'METRIC', id: `${widgetId}/${metricId}`, name: label },
  )
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1))
}
