// The one way out: every request of a source, with its checks before each request and its limits on time, size and redirects.
import { pipeline, type Readable, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip } from 'node:zlib'
import type { Dispatcher } from 'undici'
import type { TraceContext } from '../base/tracing.ts'
import { writeTraceContext } from '../telemetry/trace-context.ts'
import type { Upstreams } from './connection.client.ts'
import { checkUrl, type HostRules } from './host.ts'
import { inflate } from './inflate.ts'
import { requoteUrl } from './pairs.ts'
import { nextRequest } from './redirect.ts'
import type { Resolver } from './resolver.ts'
import { refusedUrl, stopped, tookTooLong, toUpstreamError, UpstreamError } from './upstream-error.ts'

/** Of one reply, after decompression. */
export const MAX_REPLY_BYTES = 5 * 1_048_576
export const MAX_REDIRECTS = 5

export interface Outbound {
  readonly method: string
  readonly url: string
  /** Configured ones, in lower case; they do not follow to another origin. */
  readonly headers: Readonly<Record<string, string>>
  /** Names of the headers of our own that are left out. */
  readonly without?: readonly string[]
  readonly body: string | null
  readonly cookies?: CookieStore
  /** False: a redirect is the reply. */
  readonly follows?: boolean
  /** Sent on, so that the upstream's part is in the same trace; `null`: tracing is off. */
  readonly trace?: TraceContext | null
  /** For everything: connecting, redirects, headers and body. */
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

/** What is sent to an origin, and what it gives. */
export interface CookieStore {
  headerFor(url: string): string
  keep(url: string, texts: readonly string[]): void
}

export interface Inbound {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  /** Of the last request. */
  readonly url: string
}

/** Throws UpstreamError, and nothing else. */
export interface SafeFetch {
  send(outbound: Outbound): Promise<Inbound>
  close(): Promise<void>
}

const OWN_HEADERS = {
  accept: 'application/json, */*;q=0.5',
  'accept-encoding': 'gzip, deflate, br',
  'user-agent': 'pushgraph/0.1',
}

function ownHeaders({ without = [], trace }: Outbound): Record<string, string> {
  const own = { ...OWN_HEADERS, ...(trace && writeTraceContext(trace)) }
  return Object.fromEntries(Object.entries(own).filter(([name]) => !without.includes(name)))
}

/** What connects is loaded when something is sent: most gateways call nobody, and would hold it for nothing. */
export function createSafeFetch(rules: HostRules, resolve?: Resolver): SafeFetch {
  let upstreams: Promise<Upstreams> | undefined
  const connect = async () => (await import('./connection.client.ts')).openUpstreams(rules, resolve)
  return {
    async send(outbound) {
      const late = AbortSignal.timeout(outbound.timeoutMs)
      const signal = AbortSignal.any([outbound.signal, late])
      let host = 'The host'
      try {
        let current = outbound
        for (let redirects = 0; ; redirects++) {
          const check = checkUrl(current.url, rules)
          if ('issue' in check) throw refusedUrl(check.issue)
          host = check.url.hostname
          // A redirect is written as others write it.
          const url = new URL(requoteUrl(check.url.href))
          upstreams ??= connect()
          const reply = await sendOnce(await upstreams, current, url, signal)
          keepCookies(current, url, reply)
          if (outbound.follows === false) return await toInbound(reply, current, check.url.href)
          const next = nextRequest(current, check.url, reply.statusCode, firstOf(reply.headers.location))
          if (next === null) return await toInbound(reply, current, check.url.href)
          drop(reply.body)
          if (redirects === MAX_REDIRECTS)
            throw new UpstreamError('UPSTREAM_FAILED', `${host} redirects more than ${MAX_REDIRECTS} times.`)
          current = next
        }
      } catch (error) {
        if (outbound.signal.aborted) throw stopped()
        if (late.aborted) throw tookTooLong(host, outbound.timeoutMs)
        throw toUpstreamError(error, host)
      }
    },
    close: async () => (await upstreams)?.close(),
  }
}

/** A header that was configured wins. */
function cookieHeader({ cookies }: Outbound, url: URL): Record<string, string> {
  const cookie = cookies?.headerFor(url.href) ?? ''
  return cookie === '' ? {} : { cookie }
}

function keepCookies({ cookies }: Outbound, url: URL, { headers }: Dispatcher.ResponseData): void {
  const texts = headers['set-cookie'] ?? []
  cookies?.keep(url.href, Array.isArray(texts) ? texts : [texts])
}

function sendOnce(
  upstreams: Upstreams,
  outbound: Outbound,
  url: URL,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData> {
  return upstreams.request(url, {
    method: outbound.method as Dispatcher.HttpMethod,
    headers: { ...ownHeaders(outbound), ...cookieHeader(outbound, url), ...outbound.headers },
    body: outbound.body,
    signal,
    headersTimeout: outbound.timeoutMs,
    bodyTimeout: outbound.timeoutMs,
  })
}

async function toInbound(reply: Dispatcher.ResponseData, outbound: Outbound, url: string): Promise<Inbound> {
  const headers = Object.fromEntries(
    Object.entries(reply.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  )
  const isEmpty = outbound.method === 'HEAD' || reply.statusCode === 204 || reply.statusCode === 304
  if (isEmpty) drop(reply.body)
  return { status: reply.statusCode, headers, url, body: isEmpty ? Buffer.alloc(0) : await readBody(reply) }
}

async function readBody({ body, headers }: Dispatcher.ResponseData): Promise<Buffer> {
  if (Number(firstOf(headers['content-length'])) > MAX_REPLY_BYTES) {
    drop(body)
    throw tooLarge()
  }
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of decoded(body, firstOf(headers['content-encoding']))) {
    bytes += (chunk as Buffer).length
    // Leaving the loop destroys the stream, and with it the connection.
    if (bytes > MAX_REPLY_BYTES) throw tooLarge()
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

const tooLarge = () =>
  new UpstreamError('UPSTREAM_FAILED', `The reply is larger than ${MAX_REPLY_BYTES} bytes (5 MiB) when it is unpacked.`)

const decoders: ReadonlyMap<string, () => Transform> = new Map<string, () => Transform>([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['br', createBrotliDecompress],
])

function decoded(body: Readable, encoding: string | undefined): Readable {
  const name = encoding?.trim().toLowerCase() ?? ''
  if (name === '' || name === 'identity') return body
  if (name === 'deflate') return inflate(body)
  const make = decoders.get(name)
  if (!make) {
    drop(body)
    throw new UpstreamError('UPSTREAM_FAILED', 'The reply is packed in a way that was not asked for.')
  }
  // An error of either ends both, and comes out of the iteration.
  return pipeline(body, make(), () => {}) as Transform
}

/** Ends a body that nobody reads; without the listener its end would be an error of the process. */
function drop(body: Readable): void {
  body.on('error', () => {})
  body.destroy()
}

function firstOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}
