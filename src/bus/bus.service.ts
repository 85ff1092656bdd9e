// Messages within the process, and between gateways on one database.
import { randomBytes, randomUUID } from 'node:crypto'
import type { Log } from '../base/log.ts'
import type { BusServers } from '../config/bus-url.ts'
import type { Connection, Pool } from '../database/client.ts'
import type { Bus } from './bus.ts'
import { type DatabaseChannel, openDatabaseChannel } from './database-channel.service.ts'
import { upsertInstallation } from './installation.store.ts'
import { type NatsChannel, type NatsChannelEvents, openNatsChannel, subjectPrefix } from './nats-channel.ts'
import { type Message, Outbox } from './outbox.ts'
import { selectMessages } from './poll.store.ts'
import { POLL_MS } from './poller.service.ts'
import { BELIEVED_MS, Presence } from './presence.ts'
import { Subscriptions } from './subscriptions.ts'
import type { Topic, Topics } from './topics.ts'

/**
 * NATS can be in two parts that each look whole to those who are connected there. What must not be missed goes both ways, and whoever gets
 * it twice forgets twice.
 */
const ALWAYS_BY_DATABASE: ReadonlySet<Topic> = new Set(['token.changed'])

export interface BusDeps {
  /** A connection that keeps its session; null where there is none. */
  readonly session: Connection | null
  /** What goes through the database goes out on its connections. */
  readonly pool: Pool
  readonly log: Log
}

/**
 * Every gateway reads messages from the database. With `servers` it reads those of NATS, too, and sends there instead, unless some gateway would
 * not get them, or NATS is away. Throws when the session's connection cannot be made, and FORBIDDEN when NATS refuses the login.
 */
export async function createBus({ session, pool, log }: BusDeps, servers: BusServers | null = null): Promise<Bus> {
  const sender = randomBytes(6).toString('base64url')
  const subscriptions = new Subscriptions()
  let database: DatabaseChannel | undefined
  let nats: NatsChannel | null = null
  const natsId = () => nats?.natsId ?? null
  const isListening = () => database?.isListening === true

  const gap = () => subscriptions.gap()
  const sendByDatabase = async (message: Message) => {
    const text = JSON.stringify(message)
    await (!isListening() || presence.needsRows ? database?.store(text) : database?.notify(text))
  }
  const presence: Presence = new Presence({
    reads: () => (isListening() ? 'NOTIFICATIONS' : 'ROWS'),
    natsId,
    gap,
    send: message => sendByDatabase({ sender, ...message }),
  })
  const outbox = new Outbox(
    sender,
    async message => {
      const { topic, payload } = message
      const isByNats = topic && payload && !presence.needsDatabase && nats?.send({ sender, topic, payload })
      if (!isByNats || ALWAYS_BY_DATABASE.has(topic)) await sendByDatabase(message)
    },
    log,
  )
  const message = (text: string) => {
    const message = parseMessage(text)
    if (message === null || message.sender === sender) return
    if (message.isLossy) gap()
    else if (message.topic === undefined) presence.receive(message)
    else subscriptions.deliver(message.topic, message.payload as Topics[Topic])
  }

  let isStarted = false
  const open = () => {
    gap()
    if (isStarted) presence.comeBack()
  }
  database = await openDatabaseChannel(session, pool, { message, gap, open }, log)
  if (await hasReaders(pool)) presence.believeRows()
  if (servers !== null) {
    const lost = () => {
      gap()
      outbox.reportLoss()
      presence.loseNats()
    }
    nats = await openNats({ servers, pool, log }, { message, open, lost })
  }
  isStarted = true
  await presence.start()

  return {
    publish(topic, payload) {
      subscriptions.deliver(topic, payload)
      outbox.send({ topic, payload })
    },
    subscribe: (topic, subscriber) => subscriptions.add(topic, subscriber),
    onGap: forget => subscriptions.onGap(forget),
    get delayMs() {
      return isListening() || (natsId() !== null && !presence.needsDatabase) ? 0 : POLL_MS
    },
    get lacksNats() {
      return servers !== null && natsId() === null
    },
    async close() {
      presence.close()
      outbox.close()
      await Promise.all([nats?.close(), database?.close()])
    },
  }
}

async function openNats(
  { servers, pool, log }: Omit<BusDeps, 'session'> & { readonly servers: BusServers },
  events: NatsChannelEvents,
): Promise<NatsChannel> {
  const { installationId, database } = await upsertInstallation(pool, randomUUID())
  return openNatsChannel({ servers, prefix: subjectPrefix(installationId, database), log }, events)
}

/** Whether somebody who reads rows has said so lately: gateways of the release before are not asked. */
async function hasReaders(pool: Pool): Promise<boolean> {
  const messages = (await selectMessages(pool, BELIEVED_MS)).map(({ text }) => parseMessage(text))
  return messages.some(it => it !== null && it.topic === undefined && !it.isLossy && it.reads !== 'NOTIFICATIONS')
}

function parseMessage(text: string): Message | null {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
