// Tells live operations when what they show may have changed, here or in another gateway.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Id, ProjectId, WidgetId } from '../base/id.ts'
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
  /** Yields at first, and after each time one of the widgets, its points or its project may have changed. Ends with the signal. */
  changes(projectId: ProjectId, widgetIds: readonly WidgetId[], signal: AbortSignal): AsyncGenerator<true>
  /** The ids of all widgets at first, then of each that may have changed. Ends with the signal. */
  changedWidgets(projectId: ProjectId, widgetIds: readonly WidgetId[], signal: AbortSignal): AsyncGenerator<Id>
  /** Yields at first, and after each change of one of the alerts, or of where it stands. Ends with the signal. */
  alerts(projectId: ProjectId, alertIds: readonly Id[], signal: AbortSignal): AsyncGenerator<true>
  /** Yields at first, and after each change of the task or of the run of a feed; for the last time when it has ended. */
  progress(thing: Progressing, isEnded: () => Promise<boolean>, signal: AbortSignal): AsyncGenerator<true>
}

interface Progressing {
  readonly kind: 'task' | 'run'
  readonly projectId: ProjectId
  readonly id: Id
}

const progressKey = ({ kind, projectId, id }: Progressing) => `${kind} ${projectId}/${id}`

const alertKey = (projectId: ProjectId, alertId: Id) => `alert ${projectId}/${alertId}`

export function createLiveService({ bus }: Pick<Platform, 'bus'>, catalogue: Pick<Catalogue, 'widgets'>): LiveService {
  const wakers = new Wakers()
  /** Only widgets that count events of these names; where that is not known, all of them. */
  const wakeCounting = async (
    projectId: ProjectId,
    names: ReadonlySet<string | null>,
    widgetIds: readonly WidgetId[],
  ) => {
    const widgets = await catalogue.widgets(projectId, widgetIds).catch(() => null)
    for (const [index, widgetId] of widgetIds.entries()) {
      if (!widgets || countsEvents(widgets[index] ?? null, names)) wakers.wake(`${projectId}/${widgetId}`)
    }
  }
  bus.subscribe('points.changed', ({ widgets }) => {
    for (const [projectId, widgetId] of widgets) wakers.wake(`${projectId}/${widgetId}`)
  })
  bus.subscribe('events.changed', ({ events }) => {
    for (const [projectId, changes] of Map.groupBy(events, ([projectId]) => projectId)) {
      const prefix = `${projectId}/`
      const keys = wakers.keys().filter(key => key.startsWith(prefix))
      const names = new Set(changes.map(([, name]) => name))
      if (keys.length > 0)
        void wakeCounting(
          projectId,
          names,
          keys.map(key => key.slice(prefix.length) as WidgetId),
        )
    }
  })
  bus.subscribe('widget.changed', ({ projectId, widgetId }) => wakers.wake(`${projectId}/${widgetId}`))
  bus.subscribe('project.changed', ({ projectId }) => wakers.wakeAll(`${projectId}/`))
  bus.subscribe('task.changed', ({ projectId, taskId }) =>
    wakers.wake(progressKey({ kind: 'task', projectId, id: taskId })),
  )
  bus.subscribe('run.changed', ({ projectId, runId }) =>
    wakers.wake(progressKey({ kind: 'run', projectId, id: runId })),
  )
  bus.subscribe('alert.changed', ({ projectId, alertId }) => wakers.wake(alertKey(projectId, alertId)))
  bus.onGap(() => wakers.wakeAll(''))

  const keysOf = (projectId: ProjectId, widgetIds: readonly WidgetId[]) =>
    widgetIds.map(widgetId => `${projectId}/${widgetId}`)
  return {
    async *changes(projectId, widgetIds, signal) {
      for await (const _keys of wakers.follow(keysOf(projectId, widgetIds), signal)) yield true
    },
    async *changedWidgets(projectId, widgetIds, signal) {
      const prefix = `${projectId}/`.length
      for await (const keys of wakers.follow(keysOf(projectId, widgetIds), signal))
        for (const key of keys) yield key.slice(prefix)
    },
    async *alerts(projectId, alertIds, signal) {
      const keys = alertIds.map(id => alertKey(projectId, id))
      for await (const _keys of wakers.follow(keys, signal)) yield true
    },
    async *progress(thing, isEnded, signal) {
      for await (const _keys of wakers.follow([progressKey(thing)], signal)) {
        // Asked before what is shown is read: that may be newer, and then there is one message more.
        const isLast = await isEnded()
        yield true
        if (isLast) return
      }
    },
  }
}

/** Who waits for changes of what. */
class Wakers {
  private readonly byKey = new Map<string, Set<(key: string) => void>>()

  keys(): string[] {
    return [...this.byKey.keys()]
  }

  wake(key: string): void {
    for (const waker of this.byKey.get(key) ?? []) waker(key)
  }

  wakeAll(prefix: string): void {
    for (const key of this.byKey.keys()) if (key.startsWith(prefix)) this.wake(key)
  }

  /** All keys at first, then those that were woken, gathered for a moment, and all again when nothing was heard for long. */
  async *follow(keys: readonly string[], signal: AbortSignal): AsyncGenerator<readonly string[]> {
    const woken = new Set<string>()
    let resume = () => {}
    const waker = (key: string) => {
      woken.add(key)
      resume()
    }
    const onAbort = () => resume()
    for (const key of keys) this.byKey.set(key, (this.byKey.get(key) ?? new Set()).add(waker))
    signal.addEventListener('abort', onAbort, { once: true })
    try {
      if (!signal.aborted) yield keys
      while (!signal.aborted) {
        if (woken.size === 0) await untilWoken(next => (resume = next))
        if (woken.size > 0) await sleep(GATHER_MS, undefined, { signal }).catch(() => {})
        if (signal.aborted) return
        // What comes from here on may be missed by the computation that this starts: another follows.
        const changed = woken.size > 0 ? [...woken] : keys
        woken.clear()
        yield changed
      }
    } finally {
      for (const key of keys) {
        const set = this.byKey.get(key)
        if (set?.delete(waker) && set.size === 0) this.byKey.delete(key)
      }
      signal.removeEventListener('abort', onAbort)
    }
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
