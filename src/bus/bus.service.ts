// Messages within the process, and between gateways on one database.
import { randomBytes, randomUUID } from 'node:crypto'
import type { Log } from '../base/log.ts'
import type { Connection, Pool } from '../database/client.ts'
import type { Bus, Subscriber } from './bus.ts'
import { startListener } from './listener.ts'
import { type Message, Outbox } from './outbox.ts'
import { insertMessage, notify, selectMessages } from './poll.store.ts'
import { POLL_MS, startPolling } from './poller.service.ts'
import type { Topic, Topics } from './topics.ts'

/** How often a gateway that polls says so, and how long those that listen write for it after that. */
const ANNOUNCE_MS = 30_000
const BELIEVED_MS = 3 * ANNOUNCE_MS

/**
 * `session`: a connection that keeps its session; null where there is none. Messages go out on connections of the pool.
 * Throws when the session's connection cannot be made.
 */
export async function createBus(session: Connection | null, pool: Pool, log: Log): Promise<Bus> {
  const sender = randomBytes(6).toString('base64url')
  const subscribers = new Map<Topic, Set<Subscriber<Topic>>>()
  const gapHandlers = new Set<() => void>()
  /** When a gateway that polls was heard of last. */
  let pollerAt = Number.NEGATIVE_INFINITY

  const deliver = (topic: Topic, payload: Topics[Topic]) => {
    for (const subscriber of subscribers.get(topic) ?? []) subscriber(payload)
  }
  const events = {
    message(text: string) {
      const message = parseMessage(text)
      if (message === null || message.sender === sender) return
      if (message.isLossy) events.gap()
      else if (message.topic === undefined) pollerAt = performance.now()
      else deliver(message.topic, message.payload as Topics[Topic])
    },
    gap() {
      for (const forget of gapHandlers) forget()
    },
  }
  const listener = session && (await startListener(session, events, () => notify(pool, ''), log))
  const poller = listener ? null : startPolling(pool, events, log)
  // Rows are there only while somebody polls.
  if (listener && (await selectMessages(pool, BELIEVED_MS)).length > 0) pollerAt = performance.now()

  const send = (text: string) => {
    const isPolled = poller !== null || performance.now() - pollerAt < BELIEVED_MS
    return isPolled ? insertMessage(pool, randomUUID(), text) : notify(pool, text)
  }
  const outbox = new Outbox(sender, send, log)
  const announce = () => outbox.send({})
  if (poller) announce()
  const announcing = poller && setInterval(announce, ANNOUNCE_MS).unref()

  return {
    publish(topic, payload) {
      deliver(topic, payload)
      outbox.send({ topic, payload })
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
    delayMs: poller ? POLL_MS : 0,
    async close() {
      if (announcing) clearInterval(announcing)
      outbox.close()
      await Promise.all([listener?.close(), poller?.close()])
    },
  }
}

function parseMessage(text: string): Message | null {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
