// Connections over WebSocket: who may open one and how many, what they may send, and how they end.
import { type WebSocket, WebSocketServer } from 'ws'
import { AppError, type ErrorCode } from '../../base/errors.ts'
import type { Log } from '../../base/log.ts'
import { KEEP_ALIVE_MS } from '../../http/events.ts'
import { MAX_BODY_BYTES, toAppError } from '../../http/failure.ts'
import type { Platform } from '../../request/context.ts'
import type { Access } from '../access.ts'
import { SOCKET_LIMITS, type SocketConnection, type SocketOperations } from './socket-operations.ts'

const PROTOCOL = 'graphql-transport-ws'
/** Who sends questions and reads no answers is cut off. */
export const MAX_UNSENT_BYTES = 4 * MAX_BODY_BYTES
/** How long a client may take to answer the end of a connection. */
const CLOSE_MS = 1_000
const RETRY_AFTER = 10
/** What an end of ours says: codes of graphql-transport-ws, and of RFC 6455 where the client should come again. */
const closeCodes: Partial<Record<ErrorCode, number>> = {
  BAD_USER_INPUT: 4400,
  UNAUTHENTICATED: 4401,
  FORBIDDEN: 4403,
  RATE_LIMITED: 4429,
  UNAVAILABLE: 1013,
}
const INTERNAL = 4500
const RESTART = 1012

interface UpgradeRequest {
  readonly ip: string
  readonly headers: {
    readonly authorization?: string | undefined
    readonly origin?: string | undefined
    readonly host?: string | undefined
  }
  readonly log: Pick<Log, 'error'>
}

export interface LiveSockets {
  /** `shake` makes the handshake. Throws FORBIDDEN for a page of another site and UNAVAILABLE when there are too many. */
  accept(request: UpgradeRequest, shake: (server: WebSocketServer) => Promise<WebSocket>): Promise<void>
  /** Ends all: clients connect again, to another gateway. */
  close(): Promise<void>
}

interface OpenSocket {
  readonly socket: WebSocket
  readonly connection: SocketConnection
  /** Whether it has answered since it was asked last. */
  alive: boolean
}

interface SocketDeps {
  readonly platform: Pick<Platform, 'publicUrl'>
  readonly access: Pick<Access, 'takeAddress'>
  readonly operations: SocketOperations
}

export function createLiveSockets(deps: SocketDeps, limits = SOCKET_LIMITS, keepAliveMs = KEEP_ALIVE_MS): LiveSockets {
  return new OpenSockets(deps, limits, keepAliveMs)
}

/** Taking connections, then closing: none is taken any more, and those that are open are ended. */
class OpenSockets implements LiveSockets {
  private readonly deps: SocketDeps
  private readonly limits: typeof SOCKET_LIMITS
  private readonly server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: MAX_BODY_BYTES,
    handleProtocols: offered => (offered.has(PROTOCOL) ? PROTOCOL : false),
  })
  private readonly open = new Set<OpenSocket>()
  private readonly keepAlive: NodeJS.Timeout
  private isClosing = false

  constructor(deps: SocketDeps, limits: typeof SOCKET_LIMITS, keepAliveMs: number) {
    this.deps = deps
    this.limits = limits
    this.keepAlive = setInterval(() => this.askAll(), keepAliveMs).unref()
  }

  async accept(request: UpgradeRequest, shake: (server: WebSocketServer) => Promise<WebSocket>): Promise<void> {
    const { size } = this.open
    this.deps.access.takeAddress(request.ip)
    assertOwnPage(this.deps.platform, request)
    if (this.isClosing || size >= this.limits.sockets)
      throw new AppError('UNAVAILABLE', `This gateway has ${size} WebSockets already. Try again later.`, {
        retryAfter: RETRY_AFTER,
      })
    this.follow(await shake(this.server), request)
  }

  async close(): Promise<void> {
    this.isClosing = true
    clearInterval(this.keepAlive)
    await Promise.all([...this.open].map(({ socket }) => endSocket(socket)))
  }

  /** One that has not answered since it was asked last is gone. */
  private askAll(): void {
    for (const one of this.open) {
      if (!one.alive) one.socket.terminate()
      else {
        one.alive = false
        one.socket.ping()
        one.connection.watch?.recheck()
      }
    }
  }

  private follow(socket: WebSocket, request: UpgradeRequest): void {
    const gone = new AbortController()
    const end = (code: number, reason: string) => socket.close(code, clip(reason))
    const connection: SocketConnection = {
      authorization: request.headers.authorization,
      ip: request.ip,
      principal: null,
      watch: null,
      signal: gone.signal,
      refuse: error => {
        const { code, message } = toAppError(error, request.log)
        end(closeCodes[code] ?? INTERNAL, message)
      },
    }
    const one: OpenSocket = { socket, connection, alive: true }
    this.open.add(one)
    const closed = this.deps.operations.opened(
      {
        protocol: socket.protocol,
        send: text => send(socket, text),
        close: (code, reason) => end(code ?? INTERNAL, reason ?? ''),
        onMessage: listener => socket.on('message', data => this.receive(one, () => listener(String(data)))),
      },
      connection,
    )
    socket.on('pong', () => {
      one.alive = true
    })
    // What breaks the protocol or a limit of the library closes the connection by itself, with a code of RFC 6455.
    socket.on('error', () => {})
    socket.once('close', (code, reason) => {
      this.open.delete(one)
      gone.abort()
      connection.watch?.stop()
      closed(code, String(reason)).catch(error => toAppError(error, request.log))
    })
  }

  private receive({ socket, connection }: OpenSocket, listen: () => Promise<void>): void {
    // A client that was refused may go on talking until it has answered the end.
    if (socket.readyState !== socket.OPEN) return
    if (socket.bufferedAmount > MAX_UNSENT_BYTES) {
      socket.terminate()
      return
    }
    const received = async () => {
      this.deps.access.takeAddress(connection.ip)
      await listen()
    }
    received().catch(error => {
      // A message that could not be sent any more has nobody to be answered.
      if (socket.readyState === socket.OPEN) connection.refuse(error)
    })
  }
}

function endSocket(socket: WebSocket): Promise<void> {
  return new Promise(resolve => {
    const late = setTimeout(() => socket.terminate(), CLOSE_MS)
    socket.once('close', () => {
      clearTimeout(late)
      resolve()
    })
    socket.close(RESTART, 'The gateway is shutting down. Connect again.')
  })
}

/**
 * Browsers let pages of any site open WebSockets. Such a page has no token of ours and there are no cookies; but what it may not ask
 * over HTTP it may not ask here either.
 */
function assertOwnPage({ publicUrl }: Pick<Platform, 'publicUrl'>, { headers }: UpgradeRequest): void {
  const { origin, host } = headers
  if (origin === undefined) return
  const from = URL.canParse(origin) ? new URL(origin).host : null
  if (from === null || (from !== host && from !== new URL(publicUrl()).host))
    throw new AppError('FORBIDDEN', 'Pages of other sites may not connect here.')
}

function send(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve, reject) => socket.send(text, error => (error ? reject(error) : resolve())))
}

/** A reason has at most 123 bytes. */
function clip(reason: string): string {
  const bytes = Buffer.from(reason)
  return bytes.length <= 123 ? reason : new TextDecoder().decode(bytes.subarray(0, 120), { stream: true })
}
