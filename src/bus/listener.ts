// LISTEN on a connection of its own, which is asked again and again whether messages still arrive on it.
import type pg from 'pg'
import type { Log } from '../base/log.ts'
import { type Connection, connectionSettings } from '../database/client.ts'
import { WatchedClient } from '../database/watched-client.ts'
import { ECHO_WITHIN_MS, Echo } from './echo.ts'
import { PersistentSession, type Session } from './persistent-session.ts'

export const CHANNEL = 'pushgraph'
const WAITS = { connectMs: 3_000, statementMs: ECHO_WITHIN_MS, lockMs: ECHO_WITHIN_MS }

export interface ListenerEvents {
  /** The text of a message. */
  message(text: string): void
  /** Messages may have been missed: it has just been lost. */
  gap(): void
  /** They are read, for the first time or again after some may have been missed. */
  open(): void
}

export interface Listener {
  close(): Promise<void>
}

/**
 * Listens, and goes on for ever. Throws when the first connection cannot be made; resolves to `null` when it can, but nothing is
 *  heard on it: a pooler stands in between. `notifyElsewhere` sends an empty message to the channel on another connection.
 */
export async function startListener(
  connection: Connection,
  events: ListenerEvents,
  notifyElsewhere: () => Promise<void>,
  log: Log,
): Promise<Listener | null> {
  const session = new PersistentSession({
    open: lost => openSession(connection, events, notifyElsewhere, lost),
    onOpen: events.open,
    onLost: events.gap,
    failure: 'cannot listen for changes of other gateways yet',
    log,
  })
  if (!(await session.start())) return null
  return { close: async () => session.close() }
}

/** One connection that listens. `null`: a message did not arrive. `lost` is called once, when it has ended. */
async function openSession(
  connection: Connection,
  events: ListenerEvents,
  notifyElsewhere: () => Promise<void>,
  lost: () => void,
): Promise<Session | null> {
  const watched = new WatchedClient(connectionSettings(connection, WAITS))
  const client: pg.Client = watched
  client.on('error', () => {})
  const destroy = () => watched.destroy(new Error('the listening connection is given up'))
  const echo = new Echo()
  client.on('notification', ({ payload = '' }) => {
    if (payload === '') echo.arrive()
    else events.message(payload)
  })
  try {
    await client.connect()
    await client.query(`LISTEN ${CHANNEL}`)
    // From elsewhere, and while nothing is asked: behind a pooler an idle client has no session that could hear it.
    if (!(await echo.arrives(notifyElsewhere))) {
      destroy()
      return null
    }
  } catch (error) {
    // Without this each try would leave a connection behind.
    destroy()
    throw error
  }
  client.once('end', () => {
    echo.stop()
    lost()
  })
  echo.watch(() => client.query(`NOTIFY ${CHANNEL}`), destroy)
  return { end: () => void client.end().catch(() => {}) }
}
