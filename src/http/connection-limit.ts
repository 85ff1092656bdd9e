// No client may hold so many connections that others, and health, get none.
import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { callerOf, isInNetworks, parseNetwork } from '../base/address.ts'
import type { Log } from '../base/log.ts'
import { rawReply } from './raw-reply.ts'

export interface ConnectionLimits {
  /** Of all clients together. */
  readonly most: number
  /** Of one client: an IPv4 address, or the /64 of an IPv6 one; 0: no limit. */
  readonly perAddress: number
  /** Networks of proxies, which hold the connections of all their clients: the limit of an address is not theirs. */
  readonly proxies: readonly string[]
}

/** One line in the log for refusals of so long a time. */
const LOG_EVERY_MS = 10_000

/** Connections beyond the limit of their address get 503 with `Retry-After` before they have said anything, and are closed. */
export class ConnectionLimit {
  readonly #perAddress: number
  readonly #proxies: ReturnType<typeof toNetworks>
  readonly #log: Log
  readonly #open = new Map<string, number>()
  #loggedAt = Number.NEGATIVE_INFINITY

  constructor({ perAddress, proxies }: ConnectionLimits, log: Log) {
    this.#perAddress = perAddress
    this.#proxies = toNetworks(proxies)
    this.#log = log
  }

  /** Whether the connection may go on. It counts until it is closed. */
  admit(socket: Socket): boolean {
    // A socket of the file system, or a client that has gone, has none.
    const address = socket.remoteAddress
    if (this.#perAddress === 0 || address === undefined || isInNetworks(address, this.#proxies)) return true
    const client = callerOf(address)
    const open = this.#open.get(client) ?? 0
    if (open >= this.#perAddress) {
      this.#refuse(socket, client)
      return false
    }
    this.#open.set(client, open + 1)
    socket.once('close', () => this.#release(client))
    return true
  }

  #release(client: string): void {
    const left = (this.#open.get(client) ?? 1) - 1
    if (left > 0) this.#open.set(client, left)
    else this.#open.delete(client)
  }

  #refuse(socket: Socket, client: string): void {
    const now = performance.now()
    if (now - this.#loggedAt > LOG_EVERY_MS) {
      this.#loggedAt = now
      this.#log.warn(
        { address: client, limit: this.#perAddress },
        'an address has too many connections: more are refused',
      )
    }
    socket.on('error', () => {})
    const message = `Your address has ${this.#perAddress} connections open, which is the limit. Try again.`
    socket.write(rawReply(503, message, { 'Retry-After': '1' }))
    socket.destroySoon()
  }
}

/** Puts the limits before whatever the server does with a connection. */
export function limitConnections(server: Server, limits: ConnectionLimits, log: Log): void {
  server.maxConnections = limits.most
  const limit = new ConnectionLimit(limits, log)
  const listeners = server.listeners('connection') as ((socket: Socket) => void)[]
  server.removeAllListeners('connection')
  server.on('connection', (socket: Socket) => {
    if (!limit.admit(socket)) return
    for (const listener of listeners) listener.call(server, socket)
  })
}

function toNetworks(texts: readonly string[]) {
  return texts.map(parseNetwork).filter(network => network !== null)
}
