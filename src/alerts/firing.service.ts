// What a report that follows an alert is told of it.
import type { Id, ProjectId } from '../base/id.ts'
import type { JsonObject } from '../deliveries/message.ts'
import type { Gateway } from '../request/context.ts'
import { selectAlertsById } from './alert.store.ts'
import { selectEventsById, selectLastFiring } from './alert-event.store.ts'
import { toAlertMessage } from './alert-message.ts'

interface FollowedFiring {
  /** `null`: the last one at which the alert began to fire. */
  readonly eventId: Id | null
  readonly alertId: Id | null
}

/** An event with the words that people are sent of it. `null`: it has not fired yet, or was deleted. */
export async function describeFiring(
  { db, services }: Gateway,
  projectId: ProjectId,
  { eventId, alertId }: FollowedFiring,
): Promise<JsonObject | null> {
  const [event] =
    eventId !== null
      ? await selectEventsById(db, projectId, [eventId])
      : alertId !== null
        ? await selectLastFiring(db, projectId, alertId)
        : []
  if (!event) return null
  const [alert] = await selectAlertsById(db, projectId, [event.alertId])
  const widget = alert && (await services.catalogue.widget(projectId, alert.widgetId))
  const metric = widget?.metrics.find(({ metricId }) => metricId === alert?.metricId)
  if (!alert || !widget || !metric) return null
  const { title, blocks, data } = toAlertMessage({ alert, widget, metric }, event)
  const text = blocks.find(block => block.kind === 'text')?.text ?? ''
  const { alert: named, ...measured } = data
  return { ...(named as JsonObject), ...measured, title, text }
}
