// Messages by way of the database: LISTEN/NOTIFY, and rows where a gateway has no session to listen in.
import { randomUUID } from 'node:crypto'
import type { Log } from '../base/log.ts'
import type { Connection, Pool } from '../database/client.ts'
import { type ListenerEvents, startListener } from './listener.ts'
import { deleteMessages, insertMessage, notify } from './poll.store.ts'
import { KEPT_MS, startPolling } from './poller.service.ts'

export interface DatabaseChannel {
  /** False: it reads rows once a second. */
  readonly isListening: boolean
  /** To those who listen. */
  notify(text: string): Promise<void>
  /** To all. */
  store(text: string): Promise<void>
  /** Deletes rows that nobody reads any more. */
  clean(): Promise<void>
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
  return {
    isListening: listener !== null,
    notify: text => notify(pool, text),
    store: text => insertMessage(pool, randomUUID(), text),
    clean: () => deleteMessages(pool, KEPT_MS),
    close: () => reader.close(),
  }
}
