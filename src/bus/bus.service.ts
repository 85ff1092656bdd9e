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
  const hearsNats = () => nats?.isOpen === true
  const isListening = () => database?.isListening === true

  const gap = () => subscriptions.gap()
  const sendByDatabase = async (message: Message, asRow: boolean) => {
    const text = JSON.stringify(message)
    await (asRow ? database?.store(text) : database?.notify(text))
  }
  const presence = new Presence({
    reads: () => (isListening() ? 'NOTIFICATIONS' : 'ROWS'),
    hearsNats,
    gap,
    async send(message, mustReachAll) {
      await sendByDatabase({ sender, ...message }, mustReachAll || !isListening() || presence.needsRows)
      // Where nobody polls nobody else deletes it.
      if (mustReachAll) await database?.clean()
    },
  })
  const outbox = new Outbox(
    sender,
    async message => {
      if (nats !== null && !presence.needsDatabase && nats.send(message)) return
      await sendByDatabase(message, !isListening() || presence.needsRows)
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

  database = await openDatabaseChannel(session, pool, { message, gap }, log)
  // Rows are there only while somebody polls.
  if (database.isListening && (await selectMessages(pool, BELIEVED_MS)).length > 0) presence.believeRows()
  if (servers !== null) {
    const lost = () => {
      gap()
      outbox.reportLoss()
      presence.loseNats()
    }
    nats = await openNats({ servers, pool, log }, { message, open: gap, lost })
  }
  await presence.start()

  return {
    publish(topic, payload) {
      subscriptions.deliver(topic, payload)
      outbox.send({ topic, payload })
    },
    subscribe: (topic, subscriber) => subscriptions.add(topic, subscriber),
    onGap: forget => subscriptions.onGap(forget),
    get delayMs() {
      return isListening() || (hearsNats() && !presence.needsDatabase) ? 0 : POLL_MS
    },
    get lacksNats() {
      return servers !== null && !hearsNats()
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

function parseMessage(text: string): Message | null {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
