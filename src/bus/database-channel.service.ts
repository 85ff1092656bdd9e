// Messages by way of the database: LISTEN/NOTIFY, and rows where a gateway has no session to listen in.
import { randomUUID } from 'node:crypto'
import type { Log } from '../base/log.ts'
import type { Connection, Pool } from '../database/client.ts'
import { type ListenerEvents, startListener } from './listener.ts'
import { deleteMessages, insertMessage, notify } from './poll.store.ts'
import { KEPT_MS, startPolling } from './poller.service.ts'

/** The first of the rows is old enough then. */
const CLEAN_AFTER_MS = KEPT_MS + 1_000

export interface DatabaseChannel {
  /** False: it reads rows once a second. */
  readonly isListening: boolean
  /** To those who listen. */
  notify(text: string): Promise<void>
  /** To all; the row is deleted when nobody reads it any more. */
  store(text: string): Promise<void>
  close(): Promise<void>
}

/** `session`: a connection that keeps its session; null where there is none. Throws when it cannot be made. */
export async function openDatabaseChannel(
  session: Connection | null,
  pool: Pool,
  events: ListenerEvents,
  log: Log,
): Promise<DatabaseChannel> {
  const listener = session && (await startListener(session, events, () => notify(pool, ''), log))
  const reader = listener ?? startPolling(pool, events, log)
  let cleaning: NodeJS.Timeout | undefined
  // Where nobody polls nobody else does it.
  const clean = () => {
    cleaning = undefined
    deleteMessages(pool, KEPT_MS).catch(error => log.warn({ err: error }, 'old messages could not be deleted'))
  }
  return {
    isListening: listener !== null,
    notify: text => notify(pool, text),
    async store(text) {
      await insertMessage(pool, randomUUID(), text)
      cleaning ??= setTimeout(clean, CLEAN_AFTER_MS).unref()
    },
    close() {
      clearTimeout(cleaning)
      return reader.close()
    },
  }
}
