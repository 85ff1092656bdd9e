// LISTEN on a connection of its own, which is asked again and again whether messages still arrive on it.
import type pg from 'pg'
import type { Log } from '../base/log.ts'
import { type Connection, connectionSettings } from '../database/client.ts'
import { WatchedClient } from '../database/watched-client.ts'

export const CHANNEL = 'pushgraph'
const RECONNECT_MS = [100, 500, 2_000, 5_000]
/** A message to itself each time, and how long it may take: a way that carries nothing any more is found out by it. */
const ECHO_MS = 10_000
const ECHO_WITHIN_MS = 2_000
const WAITS = { connectMs: 3_000, statementMs: ECHO_WITHIN_MS, lockMs: ECHO_WITHIN_MS }

export interface ListenerEvents {
  /** The text of a message. */
  message(text: string): void
  /** Messages may have been missed. */
  gap(): void
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
  let closed = false
  let current: Session | null = null
  let timer: NodeJS.Timeout | undefined
  let attempts = 0

  const listen = async (): Promise<boolean> => {
    const session = await openSession(connection, events, notifyElsewhere, () => {
      if (current !== session) return
      current = null
      events.gap()
      reconnectLater()
    })
    if (session === null) return false
    if (closed) {
      session.end()
      return true
    }
    current = session
    attempts = 0
    events.gap()
    return true
  }
  const reconnectLater = () => {
    if (closed || timer) return
    const delay = RECONNECT_MS[Math.min(attempts++, RECONNECT_MS.length - 1)]
    timer = setTimeout(() => {
      timer = undefined
      listen().then(
        received => received || reconnectLater(),
        error => {
          log.warn({ err: error }, 'cannot listen for changes of other gateways yet')
          reconnectLater()
        },
      )
    }, delay).unref()
  }

  if (!(await listen())) return null
  return {
    async close() {
      closed = true
      clearTimeout(timer)
      current?.end()
    },
  }
}

interface Session {
  end(): void
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
  let echo: (() => void) | undefined
  let beat: NodeJS.Timeout | undefined
  client.on('notification', ({ payload = '' }) => {
    if (payload === '') echo?.()
    else events.message(payload)
  })
  const receivesEcho = async (notify: () => Promise<unknown>) => {
    const { promise, resolve } = Promise.withResolvers<boolean>()
    echo = () => resolve(true)
    const late = setTimeout(() => resolve(false), ECHO_WITHIN_MS)
    try {
      await notify()
      return await promise
    } finally {
      clearTimeout(late)
    }
  }
  try {
    await client.connect()
    await client.query(`LISTEN ${CHANNEL}`)
    // From elsewhere, and while nothing is asked: behind a pooler an idle client has no session that could hear it.
    if (!(await receivesEcho(notifyElsewhere))) {
      destroy()
      return null
    }
  } catch (error) {
    // Without this each try would leave a connection behind.
    destroy()
    throw error
  }
  client.once('end', () => {
    clearInterval(beat)
    lost()
  })
  beat = setInterval(() => {
    receivesEcho(() => client.query(`NOTIFY ${CHANNEL}`)).then(received => received || destroy(), destroy)
  }, ECHO_MS).unref()
  return { end: () => void client.end().catch(() => {}) }
}
