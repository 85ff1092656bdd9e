// One connection to NATS. The library is loaded where BUS_URL is set, and nowhere else.
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect as connectSocket, type Socket } from 'node:net'
import type { NatsConnection, TlsOptions } from '@nats-io/transport-node'
import { AppError } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import type { BusServers } from '../config/bus-url.ts'
import { Echo } from './echo.ts'
import { natsIdOf } from './nats-id.ts'
import type { Session } from './persistent-session.ts'

const CONNECT_WITHIN_MS = 3_000
/** How long what was published last may take to leave when the gateway ends. */
const FLUSH_WITHIN_MS = 500

export interface NatsMessage {
  readonly subject: string
  readonly text: string
}

export interface NatsSession extends Session {
  /** Of the server, or of its cluster: who has another one does not hear what is published. */
  readonly natsId: string
  /** Hands all of them on, or none: false where one is larger than the server takes, or the connection has just ended. */
  publish(messages: readonly NatsMessage[]): boolean
  /** Resolves when the server has what was published, or after half a second. */
  flush(): Promise<void>
}

export interface NatsSessionOptions {
  readonly servers: BusServers
  /** Begins every subject of the installation. */
  readonly prefix: string
  readonly onText: (text: string) => void
  readonly log: Log
}

/** Of messages between gateways. */
export const messageSubject = (prefix: string, topic: string, projectId: string) =>
  `${prefix}.message.${topic}.${projectId}`

/**
 * Connects to the first server that answers, and listens. `null`: what it sends to itself does not arrive. `lost` is called once, when
 * the connection has ended. Throws UNAVAILABLE where no server can be reached, FORBIDDEN where one refuses the login or the subjects.
 */
export async function openNatsSession(options: NatsSessionOptions, lost: () => void): Promise<NatsSession | null> {
  const { servers, prefix, onText, log } = options
  const connection = await connectTo(servers)
  // It is set once connected.
  const natsId = natsIdOf(servers, connection.info ?? { server_id: randomUUID() })
  const echo = new Echo()
  const echoSubject = `${prefix}.echo.${randomUUID()}`
  const refusal = Promise.withResolvers<never>()
  refusal.promise.catch(() => {})
  watchErrors(connection, error => {
    log.warn({ err: error }, 'NATS reports an error: the connection is made anew')
    refusal.reject(refused(servers, error))
    void connection.close()
  })
  const decoder = new TextDecoder()
  // What is thrown here would end the reading of the library without a word.
  const handle = (text: string) => {
    try {
      onText(text)
    } catch (error) {
      log.warn({ err: error }, 'a message of another gateway could not be handled')
    }
  }
  connection.subscribe(`${prefix}.message.>`, {
    callback(error, { data }) {
      if (!error) handle(decoder.decode(data))
    },
  })
  connection.subscribe(echoSubject, {
    callback(error) {
      if (!error) echo.arrive()
    },
  })
  const sendEcho = () => connection.publish(echoSubject)
  // A way that swallows everything: it does not even take the end of the connection.
  const giveUp = () => void connection.close()
  try {
    if (!(await Promise.race([echo.arrives(sendEcho), refusal.promise]))) {
      giveUp()
      return null
    }
  } catch (error) {
    giveUp()
    throw error
  }
  connection.closed().then(() => {
    echo.stop()
    lost()
  })
  echo.watch(sendEcho, giveUp)
  return {
    natsId,
    publish: messages => publish(connection, messages),
    flush: () => flush(connection),
    end: giveUp,
  }
}

function publish(connection: NatsConnection, messages: readonly NatsMessage[]): boolean {
  const most = connection.info?.max_payload ?? 0
  if (connection.isClosed() || messages.some(({ text }) => Buffer.byteLength(text) > most)) return false
  for (const { subject, text } of messages) connection.publish(subject, text)
  return true
}

async function flush(connection: NatsConnection): Promise<void> {
  if (connection.isClosed()) return
  const { promise: late, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, FLUSH_WITHIN_MS)
  await Promise.race([connection.flush().catch(() => {}), late])
  clearTimeout(timer)
}

/** What the server says between messages: a subject that the login may not use, a reader that is too slow. */
async function watchErrors(connection: NatsConnection, onError: (error: Error) => void): Promise<void> {
  for await (const status of connection.status()) if (status.type === 'error') onError(status.error)
}

async function connectTo(servers: BusServers): Promise<NatsConnection> {
  const host = await findServer(servers.hosts)
  const { connect } = await import('@nats-io/transport-node')
  const { isTls, user, password, token } = servers
  try {
    return await connect({
      servers: [host],
      name: 'pushgraph gateway',
      timeout: CONNECT_WITHIN_MS,
      // A connection that was lost is made anew by us, who know what to do about what was missed.
      reconnect: false,
      ignoreClusterUpdates: true,
      // Without the host a certificate of an address would be held against the name `localhost`.
      ...(isTls && { tls: { host: addressOf(host).host } as TlsOptions }),
      ...(user !== undefined && { user, pass: password ?? '' }),
      ...(token !== undefined && { token }),
    })
  } catch (error) {
    if (isRefusal(error)) throw refused(servers, error)
    throw unreachable([host], error)
  }
}

/** The greeting did not come in time. */
class SilenceError extends Error {}
const SILENCE_ADVICE =
  'correct the URL, or, where the server begins with TLS (handshake_first: true), set handshake_first: "auto" there: the greeting is read first.'

const isRefusal = (error: unknown) => error instanceof Error && error.name === 'AuthorizationError'

const refused = ({ hosts }: BusServers, error: unknown) =>
  new AppError(
    'FORBIDDEN',
    `BUS_URL: NATS at ${hosts.join(', ')} refuses the gateway (${reasonOf(error)}): put the right user and password or token into the URL, and permit it the subjects pushgraph.>.`,
    { cause: error },
  )

const unreachable = (hosts: readonly string[], error: unknown) =>
  new AppError(
    'UNAVAILABLE',
    `BUS_URL: NATS at ${hosts.join(', ')} cannot be reached (${reasonOf(error)}): ${error instanceof SilenceError ? SILENCE_ADVICE : 'start it there, or correct the URL.'}`,
    { cause: error },
  )

function reasonOf(error: unknown): string {
  const first = error instanceof AggregateError ? error.errors[0] : error
  return first instanceof Error && first.message !== '' ? first.message.replaceAll(/\s+/g, ' ') : 'no reason was given'
}

/**
 * The first that greets. The library leaves the connection to a server that says nothing open for ever: such a server is found
 * out before the library is asked.
 */
async function findServer(hosts: readonly string[]): Promise<string> {
  let failure: unknown
  for (const host of hosts) {
    try {
      await awaitGreeting(host)
      return host
    } catch (error) {
      failure = error
    }
  }
  throw unreachable(hosts, failure)
}

function addressOf(host: string): { host: string; port: number } {
  const colon = host.lastIndexOf(':')
  return { host: host.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(host.slice(colon + 1)) }
}

async function awaitGreeting(host: string): Promise<void> {
  const socket: Socket = connectSocket(addressOf(host))
  try {
    const [part] = (await once(socket, 'data', { signal: AbortSignal.timeout(CONNECT_WITHIN_MS) })) as [Buffer]
    if (!part.toString('latin1').startsWith('INFO ')) throw new Error('what listens there is not NATS')
  } catch (error) {
    if ((error as Error).name === 'AbortError') throw new SilenceError('it says nothing')
    throw error
  } finally {
    socket.destroy()
  }
}
