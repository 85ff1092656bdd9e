// Publishes to channels what happened to data. It is read from tables, from where it was published last: a gateway that ends loses nothing.
import type { Gateway } from '../request/context.ts'
import { selectListeners } from './data-event.store.ts'
import { type DataEvent, dataEvents } from './data-event.ts'
import { type Listeners, listenersOf } from './listeners.ts'
import { publishFeedFailures } from './publish-feed-failures.service.ts'
import { publishGoals } from './publish-goals.service.ts'
import { publishPushes } from './publish-pushes.service.ts'

const publishers: Readonly<
  Record<DataEvent, (gateway: Gateway, listeners: Listeners, now: number, signal: AbortSignal) => Promise<void>>
> = { POINTS_PUSHED: publishPushes, GOAL_REACHED: publishGoals, FEED_FAILED: publishFeedFailures }

/** One project that cannot be published to keeps no other waiting: its events come with the next turn. */
export async function publishDataEvents(gateway: Gateway, signal: AbortSignal): Promise<void> {
  const channels = await selectListeners(gateway.db)
  if (channels.length === 0) return
  const now = await gateway.services.clocks.now()
  for (const event of dataEvents) {
    for (const listeners of listenersOf(channels, event)) {
      if (signal.aborted) return
      try {
        await publishers[event](gateway, listeners, now, signal)
      } catch (error) {
        const about = { project: listeners.projectId, event, err: error }
        gateway.log.warn(about, 'data events could not be published; they are again with the next turn')
      }
    }
  }
}
