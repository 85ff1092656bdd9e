// FEED_FAILED: each run that has failed is told once, also where a gateway ended in between.
import type { Gateway } from '../request/context.ts'
import { encodeId } from '../request/global-id.ts'
import { type FailedRun, selectFailedRuns, selectPosition, upsertPosition } from './data-event.store.ts'
import { type Listeners, toDrafts } from './listeners.ts'
import type { Message } from './message.ts'
import { enqueue } from './outbox.service.ts'

/** Runs are dated before they are committed, by the clock of their gateway: what was told in this stretch is known by its key. */
const OVERLAP_MS = 10 * 60_000
/** Nobody is told today what failed long before somebody asked to be told. */
const LONGEST_MS = 3 * 24 * 3_600_000
const BATCH = 200

export async function publishFeedFailures(gateway: Gateway, listeners: Listeners, now: number): Promise<void> {
  const { projectId } = listeners
  await gateway.db.transaction().execute(async trx => {
    const position = await selectPosition(trx, projectId, 'FEED_FAILED')
    const from = Math.max((position?.getTime() ?? now) - OVERLAP_MS, now - LONGEST_MS)
    const since = new Date(Math.max(from, listeners.since))
    const failed = await selectFailedRuns(trx, projectId, since, BATCH)
    const drafts = failed.flatMap(run => toDrafts(listeners, run.widgetId, `feed ${run.runId}`, messageOf(run)))
    await enqueue(trx, gateway, projectId, drafts)
    // Of a full batch only what was read is done.
    const last = failed.length === BATCH ? failed.at(-1)?.finishedAt.getTime() : undefined
    await upsertPosition(trx, projectId, 'FEED_FAILED', new Date(last === undefined ? now : last + OVERLAP_MS))
  })
}

function messageOf({ runId, feedId, feed, widgetId, code, message, finishedAt }: FailedRun): Message {
  const id = encodeId('FeedRun', runId)
  return {
    type: 'pushgraph.feed.failed',
    subject: `feeds/${encodeId('Feed', feedId)}/runs/${id}`,
    time: finishedAt.toISOString(),
    title: `The feed ${feed} has failed`,
    link: '/sources',
    severity: 'WARNING',
    blocks: [{ kind: 'text', text: message }],
    data: {
      feedId: encodeId('Feed', feedId),
      feed,
      runId: id,
      widgetId: encodeId('Widget', widgetId),
      code,
      error: message,
    },
  }
}
