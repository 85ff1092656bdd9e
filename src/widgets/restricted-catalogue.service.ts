// The catalogue for who is limited to some widgets. Every other one is unknown to it, whether or not it exists: nothing is asked for it.
import type { ProjectId, WidgetId } from '../base/id.ts'
import type { Services } from '../request/context.ts'
import type { Restriction } from '../request/restriction.ts'
import type { Catalogue } from './catalogue.service.ts'

/** All others are the same: they are asked for what the catalogue knows. */
export function restrictServices(services: Services, restriction: Restriction): Services {
  return { ...services, catalogue: restrictCatalogue(services.catalogue, restriction) }
}

function restrictCatalogue(whole: Catalogue, { widgetIds: allowed }: Restriction): Catalogue {
  return {
    visible: allowed,
    async widgets(projectId, widgetIds) {
      const known = widgetIds.filter(id => allowed.has(id))
      const found = known.length === 0 ? [] : await whole.widgets(projectId, known)
      const byId = new Map(known.map((id, at) => [id, found[at] ?? null]))
      return widgetIds.map(id => byId.get(id) ?? null)
    },
    widget: async (projectId: ProjectId, widgetId: WidgetId) =>
      allowed.has(widgetId) ? whole.widget(projectId, widgetId) : null,
    widgetOfPushKey: async pushKey => {
      const widget = await whole.widgetOfPushKey(pushKey)
      return widget && allowed.has(widget.widgetId) ? widget : null
    },
    operandWidgets: (projectId, widgetIds) => whole.operandWidgets(projectId, widgetIds),
    changed: (projectId, widgetId) => whole.changed(projectId, widgetId),
  }
}
