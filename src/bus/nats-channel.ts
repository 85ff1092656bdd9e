// Messages of gateways that can all reach NATS: one subject for each topic of each project.
import { createHash } from 'node:crypto'
import { AppError } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import type { BusServers } from '../config/bus-url.ts'
import { messageSubject, type NatsMessage, openNatsSession } from './nats-session.ts'
import type { Message } from './outbox.ts'
import { PersistentSession } from './persistent-session.ts'
import { byProject } from './topics.ts'

export interface NatsChannelEvents {
  message(text: string): void
  /** It works, for the first time or again. */
  open(): void
  /** What was sent lately may not have arrived, and nothing comes any more. */
  lost(): void
}

/** What a message says of its sender, or of a loss, goes through the database alone: it must be read whatever NATS does. */
type TopicMessage = Required<Pick<Message, 'sender' | 'topic' | 'payload'>>

export interface NatsChannel {
  /** Which NATS is heard; `null`: none now. */
  readonly natsId: string | null
  /** Whether it was sent; false where there is no connection, or the message is too large for the server. */
  send(message: TopicMessage): boolean
  close(): Promise<void>
}

export interface NatsChannelOptions {
  readonly servers: BusServers
  readonly prefix: string
  readonly log: Log
}

/** Subjects of one installation: another one may use the same NATS. A name of a database may have any character. */
export const subjectPrefix = (installationId: string, database: string) =>
  `pushgraph.${createHash('sha256').update(`${installationId}\n${database}`).digest('hex').slice(0, 20)}`

/**
 * Connects, and goes on for ever. Where NATS cannot be reached it is tried again and again; a login that is refused throws FORBIDDEN:
 * it does not mend itself.
 */
export async function openNatsChannel(options: NatsChannelOptions, events: NatsChannelEvents): Promise<NatsChannel> {
  const { prefix, log } = options
  const session = new PersistentSession({
    open: lost => openNatsSession({ ...options, onText: events.message }, lost),
    onOpen: events.open,
    onLost: events.lost,
    failure: 'NATS cannot be reached yet: messages between gateways go through the database',
    log,
  })
  try {
    if (!(await session.start())) session.startLater()
  } catch (error) {
    if (error instanceof AppError && error.code === 'FORBIDDEN') throw error
    log.warn({ err: error }, 'NATS cannot be reached: messages between gateways go through the database')
    session.startLater()
  }
  return {
    get natsId() {
      return session.current?.natsId ?? null
    },
    send: message => session.current?.publish(toNatsMessages(prefix, message)) ?? false,
    async close() {
      await session.current?.flush()
      session.close()
    },
  }
}

/** One for each project that it is about. What is about none stands under the project `all`. */
function toNatsMessages(prefix: string, { sender, topic, payload }: TopicMessage): NatsMessage[] {
  return byProject(payload).map(part => ({
    subject: messageSubject(prefix, topic, part.projectId ?? 'all'),
    text: JSON.stringify({ sender, topic, payload: part.payload }),
  }))
}
