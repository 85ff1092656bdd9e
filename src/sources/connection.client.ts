// Connections to upstreams: the one place where an address is chosen, and nothing goes around it.
import { isIP, type LookupFunction, type Socket } from 'node:net'
import { Agent, buildConnector, type Dispatcher, request } from 'undici'
import { type HostRules, mayConnect, portOf } from './host.ts'
import { CONNECT_TIMEOUT_MS, type Resolver, systemResolver } from './resolver.ts'
import { tookTooLong, UpstreamError } from './upstream-error.ts'

/** Connections to one origin. */
const MAX_CONNECTIONS = 32

export interface Upstreams {
  request(url: URL, options: Omit<Dispatcher.RequestOptions, 'origin' | 'path'>): Promise<Dispatcher.ResponseData>
  close(): Promise<void>
}

export function openUpstreams(rules: HostRules, resolve: Resolver = systemResolver): Upstreams {
  const dispatcher = createAgent(rules, resolve)
  return {
    request: (url, options) => request(url, { ...options, dispatcher }),
    close: () => dispatcher.destroy(),
  }
}

/**
 * Looks a name up once per connection, refuses the whole answer if any of its addresses may not be called, and connects to exactly
 * these addresses: whatever a resolver says later (DNS rebinding) is not asked for. Literal addresses go through the same check.
 */
function createAgent(rules: HostRules, resolve: Resolver): Agent {
  const connect: buildConnector.connector = (options, callback) => {
    const { hostname } = options
    const port = portOf(options)
    addressesOf(hostname, port, rules, resolve).then(
      addresses => {
        const connector = buildConnector({
          timeout: CONNECT_TIMEOUT_MS,
          allowH2: false,
          lookup: pinned(addresses),
        } as buildConnector.BuildOptions)
        connector({ ...options, hostname: hostname.replace(/^\[|\]$/g, '') }, (...result) => {
          const [error, socket] = result
          if (!error && socket && !isPeer(socket as Socket, addresses)) {
            socket.destroy()
            callback(notAllowed(), null)
          } else callback(...result)
        })
      },
      (error: Error) => callback(error, null),
    )
  }
  return new Agent({
    connect,
    connections: MAX_CONNECTIONS,
    pipelining: 1,
    maxHeaderSize: 16_384,
    keepAliveTimeout: 4_000,
    keepAliveMaxTimeout: 30_000,
  })
}

async function addressesOf(hostname: string, port: number, rules: HostRules, resolve: Resolver): Promise<string[]> {
  const literal = hostname.replace(/^\[|\]$/g, '')
  const addresses = isIP(literal) === 0 ? await inTime(resolve(hostname), hostname) : [literal]
  if (!mayConnect(hostname, port, addresses, rules)) throw notAllowed()
  return [...addresses]
}

/** The same sentence for every address: who asks learns nothing of the network that the gateway stands in. */
const notAllowed = () => new UpstreamError('BAD_USER_INPUT', 'The host leads to an address that may not be called.')

async function inTime<T>(work: Promise<T>, hostname: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(tookTooLong(hostname, CONNECT_TIMEOUT_MS)), CONNECT_TIMEOUT_MS)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

function pinned(addresses: readonly string[]): LookupFunction {
  const all = addresses.map(address => ({ address, family: isIP(address) }))
  return (_hostname, options, callback) => {
    const first = all[0] as { address: string; family: number }
    if (options.all) callback(null, all)
    else callback(null, first.address, first.family)
  }
}

/** What the socket says for itself after it is connected. */
function isPeer({ remoteAddress }: Socket, addresses: readonly string[]): boolean {
  if (remoteAddress === undefined) return false
  return addresses.some(address => sameAddress(address, remoteAddress))
}

function sameAddress(a: string, b: string): boolean {
  if (a === b) return true
  const host = (address: string) => URL.parse(`http://${address.includes(':') ? `[${address}]` : address}`)?.hostname
  return host(a) === host(b)
}
