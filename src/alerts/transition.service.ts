// Writes what evaluations changed: states, events and deliveries, all of it or nothing.
import { addAnnotations, noteChanged } from '../annotations/annotation.service.ts'
import { AppError } from '../base/errors.ts'
import type { Id, ProjectId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import { type DeliveryDraft, deliveryLimits } from '../deliveries/delivery.ts'
import { enqueue } from '../deliveries/outbox.service.ts'
import type { Gateway } from '../request/context.ts'
import type { Widget } from '../widgets/widget.ts'
import { alertLimits } from './alert.ts'
import { notedWidgets, notesOf } from './alert-annotation.ts'
import { insertEvents, selectEventsById, updateNotification } from './alert-event.store.ts'
import type { AlertEvent } from './alert-event.ts'
import { type AlertSubject, toAlertMessage } from './alert-message.ts'
import { selectUnchanged, upsertStates } from './alert-state.store.ts'
import type { GroupChange } from './group-change.ts'

/** Changes of one transaction: it holds no lock for long. */
const CHANGES_AT_ONCE = 500
/** Notes of one statement. */
const NOTES_AT_ONCE = 1_000
/** Events of one call of the outbox, each with as many deliveries as an alert has channels. */
const EVENTS_AT_ONCE = Math.floor(deliveryLimits.drafts / alertLimits.channels)

/**
 * Moves states on from the versions that were read. Of several gateways that found the same, one makes the events and the deliveries: what
 * somebody else has moved on, or an alert that was changed meanwhile, is left alone.
 */
export async function writeChanges(
  gateway: Gateway,
  projectId: ProjectId,
  changes: readonly GroupChange[],
  widgetOf: (change: GroupChange) => Widget | null,
): Promise<void> {
  for (let at = 0; at < changes.length; at += CHANGES_AT_ONCE) {
    const some = changes.slice(at, at + CHANGES_AT_ONCE)
    const written = await gateway.db.transaction().execute(trx => writeSome(trx, gateway, projectId, some, widgetOf))
    for (const alertId of new Set(written.map(({ alert }) => alert.alertId)))
      gateway.bus.publish('alert.changed', { projectId, alertId })
    for (const widgetId of notedWidgets(written)) noteChanged(gateway, projectId, widgetId)
  }
}

async function writeSome(
  trx: Database,
  gateway: Gateway,
  projectId: ProjectId,
  changes: readonly GroupChange[],
  widgetOf: (change: GroupChange) => Widget | null,
): Promise<GroupChange[]> {
  const alerts = await selectUnchanged(
    trx,
    projectId,
    changes.map(({ alert }) => alert),
  )
  const current = changes.filter(({ alert }) => alerts.has(alert.alertId))
  if (current.length === 0) return []
  const moved = await upsertStates(
    trx,
    projectId,
    current.map(({ state }) => state),
  )
  const written = current.filter(({ state }) => moved.has(`${state.alertId} ${state.groupKey}`))
  await insertEvents(
    trx,
    written.flatMap(({ events }) => events),
  )
  await annotate(trx, gateway, projectId, written, widgetOf)
  await notify(trx, gateway, projectId, written, widgetOf)
  return written
}

/** Notes in charts, for alerts that ask for them. */
async function annotate(
  trx: Database,
  gateway: Gateway,
  projectId: ProjectId,
  changes: readonly GroupChange[],
  widgetOf: (change: GroupChange) => Widget | null,
): Promise<void> {
  const notes = changes.flatMap(change => {
    const subject = subjectOf(change, widgetOf)
    return subject ? notesOf(subject, change.events, gateway.config.publicUrl) : []
  })
  for (let at = 0; at < notes.length; at += NOTES_AT_ONCE) {
    const some = notes.slice(at, at + NOTES_AT_ONCE)
    if (await addAnnotations(trx, gateway, projectId, some)) continue
    const found = { project: projectId, notes: some.length }
    gateway.log.warn(found, 'alerts left no notes: the project has no room for so many more annotations')
  }
}

async function notify(
  trx: Database,
  gateway: Gateway,
  projectId: ProjectId,
  changes: readonly GroupChange[],
  widgetOf: (change: GroupChange) => Widget | null,
): Promise<void> {
  const held = await heldEvents(trx, projectId, changes)
  const news = changes.flatMap(change => {
    const event = change.heldEventId === null ? undefined : held.get(change.heldEventId)
    const events = [...change.events.filter(({ notification }) => notification === 'SENT'), ...(event ? [event] : [])]
    const subject = subjectOf(change, widgetOf)
    return subject ? events.map(event => ({ subject, event })) : []
  })
  for (let at = 0; at < news.length; at += EVENTS_AT_ONCE)
    await enqueueNews(trx, gateway, projectId, news.slice(at, at + EVENTS_AT_ONCE), held)
}

/** `null`: its widget or its metric was deleted. */
function subjectOf(change: GroupChange, widgetOf: (change: GroupChange) => Widget | null): AlertSubject | null {
  const widget = widgetOf(change)
  const metric = widget?.metrics.find(({ metricId }) => metricId === change.alert.metricId)
  return widget && metric ? { alert: change.alert, widget, metric } : null
}

async function enqueueNews(
  trx: Database,
  gateway: Gateway,
  projectId: ProjectId,
  news: readonly { readonly subject: AlertSubject; readonly event: AlertEvent }[],
  held: ReadonlyMap<Id, AlertEvent>,
): Promise<void> {
  const ids = news.map(({ event }) => event.eventId)
  try {
    await enqueue(
      trx,
      gateway,
      projectId,
      news.flatMap(({ subject, event }) => draftsOf(subject, event)),
    )
    const late = ids.filter(id => held.has(id))
    await updateNotification(trx, projectId, late, 'SENT', new Date(gateway.clock()))
  } catch (error) {
    // The outbox is full: what happened is kept, and says that nobody was notified of it.
    if (!(error instanceof AppError)) throw error
    gateway.log.warn({ project: projectId, err: error }, 'the deliveries of alerts were refused')
    await updateNotification(trx, projectId, ids, 'REFUSED', null)
  }
}

async function heldEvents(
  trx: Database,
  projectId: ProjectId,
  changes: readonly GroupChange[],
): Promise<Map<Id, AlertEvent>> {
  const ids = changes.flatMap(({ heldEventId }) => heldEventId ?? [])
  if (ids.length === 0) return new Map()
  const events = await selectEventsById(trx, projectId, ids)
  return new Map(events.map(event => [event.eventId, event]))
}

function draftsOf(subject: AlertSubject, event: AlertEvent): DeliveryDraft[] {
  const message = toAlertMessage(subject, event)
  return subject.alert.channelIds.map(channelId => ({
    channelId,
    key: `alert ${event.alertId} ${event.eventId}`,
    origin: { kind: 'ALERT', id: event.alertId },
    recipient: null,
    message,
  }))
}
