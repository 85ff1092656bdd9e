// The catalogue for who is limited to some widgets. Every other one is unknown to it, whether or not it exists: nothing is asked for it.
import type { ProjectId, WidgetId } from '../base/id.ts'
import type { DimensionFilter } from '../core/dimension-filter.ts'
import type { Services } from '../request/context.ts'
import type { Restriction } from '../request/restriction.ts'
import type { Catalogue } from './catalogue.service.ts'
import { isWithinPart } from './filters-text.ts'
import type { Metric } from './metric.ts'
import type { Widget } from './widget.ts'

/** All others are the same: they are asked for what the catalogue knows. */
export function restrictServices(services: Services, restriction: Restriction): Services {
  return { ...services, catalogue: restrictCatalogue(services.catalogue, restriction) }
}

function restrictCatalogue(whole: Catalogue, { widgetIds: allowed, where }: Restriction): Catalogue {
  const shown = where.length === 0 ? (widget: Widget) => widget : createPartView(where)
  const toShown = (widget: Widget | null | undefined) => (widget ? shown(widget) : null)
  return {
    visible: allowed,
    part: where,
    async widgets(projectId, widgetIds) {
      const known = widgetIds.filter(id => allowed.has(id))
      const found = known.length === 0 ? [] : await whole.widgets(projectId, known)
      const byId = new Map(known.map((id, at) => [id, toShown(found[at])]))
      return widgetIds.map(id => byId.get(id) ?? null)
    },
    widget: async (projectId: ProjectId, widgetId: WidgetId) =>
      allowed.has(widgetId) ? toShown(await whole.widget(projectId, widgetId)) : null,
    widgetOfPushKey: async pushKey => {
      const widget = await whole.widgetOfPushKey(pushKey)
      return widget && allowed.has(widget.widgetId) ? shown(widget) : null
    },
    operandWidgets: async (projectId, widgetIds) => (await whole.operandWidgets(projectId, widgetIds)).map(toShown),
    changed: (projectId, widgetId) => whole.changed(projectId, widgetId),
  }
}

/** Widgets without the numbers that people set for the whole, or for other parts. The same object each time, as it is without a part. */
function createPartView(where: readonly DimensionFilter[]): (widget: Widget) => Widget {
  const views = new WeakMap<Widget, Widget>()
  const toMetric = (metric: Metric): Metric => ({
    ...metric,
    headlineOverride: null,
    comparisonOverride: null,
    goals: metric.goals.filter(goal => isWithinPart(goal.where, where)),
  })
  return widget => {
    const view = views.get(widget) ?? { ...widget, metrics: widget.metrics.map(toMetric) }
    views.set(widget, view)
    return view
  }
}
