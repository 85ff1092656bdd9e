// The channels of a project that are told of one kind of data event.
import type { ProjectId, WidgetId } from '../base/id.ts'
import type { Channel } from './channel.ts'
import type { DataEvent } from './data-event.ts'
import type { DeliveryDraft } from './delivery.ts'
import type { Message } from './message.ts'

export interface Listeners {
  readonly projectId: ProjectId
  readonly channels: readonly Channel[]
  /** Milliseconds: what happened before the first of them was made is told to none. */
  readonly since: number
}

/** By project. */
export function listenersOf(channels: readonly Channel[], event: DataEvent): Listeners[] {
  const listening = Map.groupBy(
    channels.filter(({ events }) => events.includes(event)),
    ({ projectId }) => projectId,
  )
  return [...listening].map(([projectId, channels]) => ({
    projectId,
    channels,
    since: Math.min(...channels.map(({ createdAt }) => createdAt.getTime())),
  }))
}

/** One for each channel that is told of this widget. */
export function toDrafts(listeners: Listeners, widgetId: WidgetId, key: string, message: Message): DeliveryDraft[] {
  return listeners.channels
    .filter(({ eventWidgetIds }) => eventWidgetIds === null || eventWidgetIds.includes(widgetId))
    .map(({ channelId }) => ({ channelId, key, origin: { kind: 'DATA', id: null }, recipient: null, message }))
}
