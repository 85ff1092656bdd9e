// Tells live reports when what they show may have changed, here or in another gateway.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Id } from '../base/id.ts'
import type { Platform } from '../request/context.ts'
import type { Catalogue } from '../widgets/catalogue.service.ts'
import type { Widget } from '../widgets/widget.ts'

/** With the 50 ms of the push's notices: changes within 200 ms are gathered. */
const GATHER_MS = 150
/** "Today" goes on without a push, and a message between gateways can be lost: then this makes the report right again. */
const REFRESH_MS = 60_000

declare module '../request/context.ts' {
  interface Services {
    live: LiveService
  }
}

export interface LiveService {
  /** Yields once after each time one of the widgets, its points or its project may have changed. Ends with the signal. */
  changes(projectId: Id, widgetIds: readonly Id[], signal: AbortSignal): AsyncGenerator<true>
}

export function createLiveService({ bus }: Pick<Platform, 'bus'>, catalogue: Pick<Catalogue, 'widgets'>): LiveService {
  const wakers = new Map<string, Set<() => void>>()
  const wake = (key: string) => {
    for (const waker of wakers.get(key) ?? []) waker()
  }
  const wakeAll = (prefix: string) => {
    for (const key of wakers.keys()) if (key.startsWith(prefix)) wake(key)
  }
  /** Only widgets that count events of these names; where that is not known, all of them. */
  const wakeCounting = async (projectId: Id, names: ReadonlySet<string | null>, widgetIds: readonly Id[]) => {
    const widgets = await catalogue.widgets(projectId, widgetIds).catch(() => null)
    for (const [index, widgetId] of widgetIds.entries()) {
      if (!widgets || countsEvents(widgets[index] ?? null, names)) wake(`${projectId}/${widgetId}`)
    }
  }
  bus.subscribe('points.changed', ({ widgets }) => {
    for (const [projectId, widgetId] of widgets) wake(`${projectId}/${widgetId}`)
  })
  bus.subscribe('events.changed', ({ events }) => {
    for (const [projectId, changes] of Map.groupBy(events, ([projectId]) => projectId)) {
      const prefix = `${projectId}/`
      const keys = [...wakers.keys()].filter(key => key.startsWith(prefix))
      const names = new Set(changes.map(([, name]) => name))
      if (keys.length > 0)
        void wakeCounting(
          projectId,
          names,
          keys.map(key => key.slice(prefix.length)),
        )
    }
  })
  bus.subscribe('widget.changed', ({ projectId, widgetId }) => wake(`${projectId}/${widgetId}`))
  bus.subscribe('project.changed', ({ projectId }) => wakeAll(`${projectId}/`))
  bus.onGap(() => wakeAll(''))

  return {
    async *changes(projectId, widgetIds, signal) {
      const keys = widgetIds.map(widgetId => `${projectId}/${widgetId}`)
      let changed = false
      let resume = () => {}
      const waker = () => {
        changed = true
        resume()
      }
      for (const key of keys) wakers.set(key, (wakers.get(key) ?? new Set()).add(waker))
      signal.addEventListener('abort', waker, { once: true })
      try {
        while (!signal.aborted) {
          if (!changed) await untilWoken(next => (resume = next))
          if (changed) await sleep(GATHER_MS, undefined, { signal }).catch(() => {})
          if (signal.aborted) return
          // What comes from here on may be missed by the computation that this starts: another follows.
          changed = false
          yield true
        }
      } finally {
        for (const key of keys) {
          const set = wakers.get(key)
          if (set?.delete(waker) && set.size === 0) wakers.delete(key)
        }
        signal.removeEventListener('abort', waker)
      }
    },
  }
}

/** `null` among the names: any. */
function countsEvents(widget: Widget | null, names: ReadonlySet<string | null>): boolean {
  return (widget?.metrics ?? []).some(
    ({ eventCount }) => eventCount && (names.has(null) || names.has(eventCount.event)),
  )
}

function untilWoken(whenHeld: (resume: () => void) => void): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, REFRESH_MS)
    whenHeld(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}
