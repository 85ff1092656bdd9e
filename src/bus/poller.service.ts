// Reads once a second what other gateways wrote: for gateways that reach PostgreSQL only through a pooler without sessions.
import type { Log } from '../base/log.ts'
import type { Pool } from '../database/client.ts'
import type { ListenerEvents } from './listener.ts'
import { deleteMessages, selectMessages } from './poll.store.ts'

/** How late a message of another gateway may come. */
export const POLL_MS = 1_000
/** A message is visible when its transaction is committed, which may be this much later than it was sent. */
const OVERLAP_MS = 10_000
/** How long messages are kept. A gateway that could not read for nearly as long has missed some. */
export const KEPT_MS = 60_000
const MISSED_AFTER_MS = KEPT_MS - OVERLAP_MS
/** Polls between two cleanings. */
const CLEAN_EVERY = 30

export interface Poller {
  close(): Promise<void>
}

export function startPolling(pool: Pool, events: ListenerEvents, log: Log): Poller {
  let seen = new Set<string>()
  let readAt = performance.now()
  let polls = 0
  let failing = false
  let working: Promise<void> | null = null

  const poll = async () => {
    const startedAt = performance.now()
    const hasMissed = startedAt - readAt > MISSED_AFTER_MS
    if (hasMissed) events.gap()
    const messages = await selectMessages(pool, Math.min(KEPT_MS, startedAt - readAt + OVERLAP_MS))
    readAt = startedAt
    const known = seen
    // What is no longer read again need not be remembered.
    seen = new Set(messages.map(message => message.messageId))
    if (hasMissed) events.open()
    for (const { messageId, text } of messages) if (!known.has(messageId)) events.message(text)
    if (++polls % CLEAN_EVERY === 0) await deleteMessages(pool, KEPT_MS)
    failing = false
  }
  const timer = setInterval(() => {
    working ??= poll()
      .catch(error => {
        if (!failing) log.warn({ err: error }, 'changes of other gateways cannot be read')
        failing = true
      })
      .finally(() => {
        working = null
      })
  }, POLL_MS).unref()
  return {
    async close() {
      clearInterval(timer)
      await working
    },
  }
}
