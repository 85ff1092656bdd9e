import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { Log } from '../base/log.ts'
import { type Connection, connectionSettings } from '../database/client.ts'
import type { Topic, Topics } from './topics.ts'

const CHANNEL = 'pushgraph'
const RECONNECT_MS = [100, 500, 2_000, 5_000]

export type Subscriber<T extends Topic> = (payload: Topics[T]) => void

/** Tells subscribers here at once, and those of other gateways by LISTEN/NOTIFY. Delivery is at most once. */
export interface Bus {
  publish<T extends Topic>(topic: T, payload: Topics[T]): void
  subscribe<T extends Topic>(topic: T, subscriber: Subscriber<T>): () => void
  /** Called when messages of other gateways may have been missed: whoever keeps copies must drop them all. */
  onGap(forget: () => void): () => void
  close(): Promise<void>
}

/** `notify` sends a message to the channel on a connection of the caller's pool. */
export async function createBus(connection: Connection, pool: pg.Pool, log: Log): Promise<Bus> {
  const sender = randomBytes(6).toString('base64url')
  const subscribers = new Map<Topic, Set<Subscriber<Topic>>>()
  const gapHandlers = new Set<() => void>()
  let closed = false
  let listener: pg.Client | null = null
  let timer: NodeJS.Timeout | undefined
  let attempts = 0

  const tell = (topic: Topic, payload: Topics[Topic]) => {
    for (const subscriber of subscribers.get(topic) ?? []) subscriber(payload)
  }
  const reconnectLater = () => {
    if (closed || timer) return
    const delay = RECONNECT_MS[Math.min(attempts++, RECONNECT_MS.length - 1)]
    timer = setTimeout(() => {
      timer = undefined
      listen().catch(error => {
        log.warn({ error: String(error) }, 'cannot listen for changes of other gateways yet')
        reconnectLater()
      })
    }, delay)
  }
  const listen = async () => {
    const client = new pg.Client(connectionSettings(connection))
    client.on('error', () => {})
    client.on('end', () => {
      if (listener === client) {
        listener = null
        for (const forget of gapHandlers) forget()
        reconnectLater()
      }
    })
    client.on('notification', message => {
      const parsed = parseMessage(message.payload)
      if (parsed && parsed.sender !== sender) tell(parsed.topic, parsed.payload)
    })
    await client.connect()
    await client.query(`LISTEN ${CHANNEL}`)
    if (closed) return client.end()
    listener = client
    attempts = 0
    for (const forget of gapHandlers) forget()
  }
  await listen()

  return {
    publish(topic, payload) {
      tell(topic, payload)
      const text = JSON.stringify({ sender, topic, payload })
      pool.query('SELECT pg_notify($1, $2)', [CHANNEL, text]).catch(error => {
        log.warn({ topic, error: String(error) }, 'other gateways could not be told of a change')
      })
    },
    subscribe(topic, subscriber) {
      const set = subscribers.get(topic) ?? new Set()
      subscribers.set(topic, set)
      set.add(subscriber as Subscriber<Topic>)
      return () => set.delete(subscriber as Subscriber<Topic>)
    },
    onGap(forget) {
      gapHandlers.add(forget)
      return () => gapHandlers.delete(forget)
    },
    async close() {
      closed = true
      clearTimeout(timer)
      await listener?.end().catch(() => {})
    },
  }
}

function parseMessage(text: string | undefined): { sender: string; topic: Topic; payload: Topics[Topic] } | null {
  try {
    return text ? JSON.parse(text) : null
  } catch {
    return null
  }
}
