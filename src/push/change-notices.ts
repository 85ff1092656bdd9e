// Tells the bus which widgets got or lost points, after the commit: once per widget and short while, however many pushes there were.
import type { ProjectId, WidgetId } from '../base/id.ts'
import type { Bus } from '../bus/bus.ts'

/** How long commits gather before they are published together. */
const NOTICE_MS = 50
/** Widgets of one message: two ids of 36 characters each stay below NOTIFY's 8,000 bytes. */
const WIDGETS_PER_MESSAGE = 80

export interface ChangeNotices {
  /** Call it after the commit. */
  changed(projectId: ProjectId, widgetId: WidgetId): void
  /** Tells what waits, at once. */
  flush(): void
}

export function createChangeNotices(bus: Pick<Bus, 'publish'>): ChangeNotices {
  const waiting = new Map<string, readonly [ProjectId, WidgetId]>()
  let timer: NodeJS.Timeout | undefined

  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    const widgets = [...waiting.values()]
    waiting.clear()
    for (let start = 0; start < widgets.length; start += WIDGETS_PER_MESSAGE) {
      bus.publish('points.changed', { widgets: widgets.slice(start, start + WIDGETS_PER_MESSAGE) })
    }
  }
  return {
    changed(projectId, widgetId) {
      waiting.set(`${projectId}/${widgetId}`, [projectId, widgetId])
      timer ??= setTimeout(flush, NOTICE_MS)
    },
    flush,
  }
}
