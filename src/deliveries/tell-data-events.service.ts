// Tells channels what happened to data. It is read from tables, from where it was told last: a gateway that ends loses nothing.
import type { Gateway } from '../request/context.ts'
import { selectListeners } from './data-event.store.ts'
import { type DataEvent, dataEvents } from './data-event.ts'
import { type Listeners, listenersOf } from './listeners.ts'
import { tellFeedFailures } from './tell-feed-failures.service.ts'
import { tellGoals } from './tell-goals.service.ts'
import { tellPushes } from './tell-pushes.service.ts'

const tells: Readonly<
  Record<DataEvent, (gateway: Gateway, listeners: Listeners, now: number, signal: AbortSignal) => Promise<void>>
> = { POINTS_PUSHED: tellPushes, GOAL_REACHED: tellGoals, FEED_FAILED: tellFeedFailures }

/** One project that cannot be told keeps no other waiting: its events come with the next turn. */
export async function tellDataEvents(gateway: Gateway, signal: AbortSignal): Promise<void> {
  const channels = await selectListeners(gateway.db)
  if (channels.length === 0) return
  const now = await gateway.services.clocks.now()
  for (const event of dataEvents) {
    for (const listeners of listenersOf(channels, event)) {
      if (signal.aborted) return
      try {
        await tells[event](gateway, listeners, now, signal)
      } catch (error) {
        const about = { project: listeners.projectId, event, err: error }
        gateway.log.warn(about, 'data events could not be told; again with the next turn')
      }
    }
  }
}
