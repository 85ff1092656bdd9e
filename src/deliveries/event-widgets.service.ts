// Of which widgets a channel is told what happens to their data.
import type { ProjectId, WidgetId } from '../base/id.ts'
import type { Issues } from '../base/issues.ts'
import { quote } from '../base/quote.ts'
import type { Gateway } from '../request/context.ts'
import { idOf } from '../request/global-id.ts'
import { type Channel, channelLimits } from './channel.ts'

/** `given`: global ids. What is wrong with them is noted. */
export async function eventWidgetsOf(
  { services }: Gateway,
  projectId: ProjectId,
  given: readonly string[] | null | undefined,
  known: Channel | null,
  issues: Issues,
): Promise<readonly WidgetId[] | null> {
  if (given === undefined) return known?.eventWidgetIds ?? null
  if (given === null) return null
  const { eventWidgets } = channelLimits
  if (given.length === 0 || given.length > eventWidgets) {
    issues.add('widgetIds', `Name 1 to ${eventWidgets} widgets, or null: all.`)
    return null
  }
  const ids = given.map(id => idOf('Widget', id))
  const found = await Promise.all(ids.map(id => services.catalogue.widget(projectId, id)))
  const missing = given.filter((_id, at) => !found[at])
  for (const id of missing) issues.add('widgetIds', `There is no widget ${quote(id, 60)}.`)
  return [...new Set(ids)]
}
