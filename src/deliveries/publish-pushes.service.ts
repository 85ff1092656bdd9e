// POINTS_PUSHED: what was pushed in a stretch of ten seconds or more is one message for each widget.

import { idAt } from '../base/id.ts'
import { countText } from '../core/number-format.ts'
import type { Gateway } from '../request/context.ts'
import { encodeId } from '../request/global-id.ts'
import { type PushedPoints, selectPosition, selectPushed, upsertPosition } from './data-event.store.ts'
import { type Listeners, toDrafts } from './listeners.ts'
import type { Message } from './message.ts'
import { enqueue } from './outbox.service.ts'

export const PUSH_WINDOW_MS = 10_000
/** A push has its id before it is committed: by then it is, or its statement was ended. */
const SETTLED_MS = 10_000

/** Nobody is told today what was pushed long before somebody asked to be told. */
const LONGEST_MS = 24 * 3_600_000

export async function publishPushes(gateway: Gateway, listeners: Listeners, now: number): Promise<void> {
  const { projectId } = listeners
  const until = Math.floor((now - SETTLED_MS) / PUSH_WINDOW_MS) * PUSH_WINDOW_MS
  await gateway.db.transaction().execute(async trx => {
    const position = await selectPosition(trx, projectId, 'POINTS_PUSHED')
    const from = Math.max(position?.getTime() ?? until, until - LONGEST_MS)
    if (position !== null && from >= until) return
    const pushed = from < until ? await selectPushed(trx, projectId, idAt(from), idAt(until)) : []
    const titles = await titlesOf(gateway, listeners, pushed)
    const drafts = pushed.flatMap(points => {
      const title = titles.get(points.widgetId)
      if (title === undefined) return []
      const key = `points ${points.widgetId} ${until}`
      return toDrafts(listeners, points.widgetId, key, messageOf(points, title, until))
    })
    await enqueue(trx, gateway, projectId, drafts)
    await upsertPosition(trx, projectId, 'POINTS_PUSHED', new Date(until))
  })
}

/** Widgets that were deleted meanwhile have none. */
async function titlesOf({ services }: Gateway, { projectId }: Listeners, pushed: readonly PushedPoints[]) {
  const widgets = await services.catalogue.widgets(
    projectId,
    pushed.map(({ widgetId }) => widgetId),
  )
  return new Map(widgets.flatMap(widget => (widget ? [[widget.widgetId, widget.title]] : [])))
}

function messageOf({ widgetId, pushes, rows, created, changed }: PushedPoints, title: string, at: number): Message {
  const id = encodeId('Widget', widgetId)
  return {
    type: 'pushgraph.points.pushed',
    subject: `widgets/${id}`,
    time: new Date(at).toISOString(),
    title: `New points in ${title}`,
    link: `/widgets/${id}`,
    severity: 'INFO',
    blocks: [
      {
        kind: 'text',
        text: `${pushes === 1 ? '1 push' : `${countText(pushes)} pushes`} of ${rows === 1 ? '1 row' : `${countText(rows)} rows`}.`,
      },
      {
        kind: 'metrics',
        items: [
          { label: 'New points', value: countText(created), change: null },
          { label: 'Changed points', value: countText(changed), change: null },
        ],
      },
    ],
    data: { widgetId: id, widget: title, pushes, rows, created, changed },
  }
}
