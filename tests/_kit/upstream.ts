// A REST service of somebody else, with the bad habits of real ones. Real HTTP on loopback; opened by SOURCES_ALLOW_HOSTS.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'

export interface Received {
  readonly method: string
  readonly path: string
  /** Path and query as they were written. */
  readonly target: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: string
}

export interface Upstream extends AsyncDisposable {
  readonly url: string
  /** `127.0.0.1:12345`, for SOURCES_ALLOW_HOSTS. */
  readonly host: string
  readonly port: number
  /** Everything that arrived, in order. */
  readonly received: Received[]
  receivedAt(path: string): Received[]
  /** How many requests were cut off by the client before their answer was whole. */
  readonly cutOff: number
  /** Answers of a test's own, before those below. */
  on(path: string, answer: Answer): void
}

export type Answer = (request: Received, reply: ServerResponse, upstream: Upstream) => void | Promise<void>

export const json = (reply: ServerResponse, body: unknown, status = 200, headers: Record<string, string> = {}) => {
  reply.writeHead(status, { 'content-type': 'application/json', ...headers })
  reply.end(typeof body === 'string' ? body : JSON.stringify(body))
}

export async function startUpstream(listen = '127.0.0.1'): Promise<Upstream> {
  const received: Received[] = []
  const answers = new Map<string, Answer>(Object.entries(habits))
  let cutOff = 0
  const server = createServer(async (request, reply) => {
    const url = new URL(request.url ?? '/', 'http://upstream')
    reply.on('close', () => {
      if (!reply.writableFinished) cutOff++
    })
    const it: Received = {
      method: request.method ?? '',
      path: url.pathname,
      target: request.url ?? '',
      query: url.searchParams,
      headers: request.headers as Record<string, string>,
      body: await bodyOf(request),
    }
    received.push(it)
    const answer = answers.get(url.pathname) ?? notFound
    await answer(it, reply, upstream)
  })
  server.listen(0, listen)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const upstream: Upstream = {
    url: `http://${listen}:${port}`,
    host: `${listen}:${port}`,
    port,
    received,
    receivedAt: path => received.filter(it => it.path === path),
    get cutOff() {
      return cutOff
    },
    on: (path, answer) => void answers.set(path, answer),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return upstream
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request.setEncoding('utf8')) text += part
  return text
}

const notFound: Answer = (_request, reply) => json(reply, { error: 'nothing here' }, 404)
const raw = (body: string | Buffer, headers: Record<string, string>, status = 200): Answer => {
  return (_request, reply) => {
    reply.writeHead(status, headers)
    reply.end(body)
  }
}

const habits: Record<string, Answer> = {
  '/echo': ({ method, path, query, headers, body }, reply) =>
    json(reply, { method, path, query: [...query], headers, body }),
  '/numbers': raw('{"id": 9007199254740993, "price": 0.1, "huge": 1e400}', { 'content-type': 'application/json' }),
  '/text-plain': raw('{"a": 1}', { 'content-type': 'text/plain' }),
  '/bom': raw('\ufeff{"a": 1}', { 'content-type': 'application/json; charset=utf-8' }),
  '/empty': raw('', {}),
  '/204': raw('', {}, 204),
  '/html-500': raw('<html><h1>Internal Server Error</h1></html>', { 'content-type': 'text/html' }, 500),
  '/html-200': raw('<html>maintenance</html>', { 'content-type': 'text/html' }),
  '/duplicates': raw('{"a": 1, "a": 2, "items": [{"id": 1, "price": 5}, {"id": 2}]}', {}),
  '/gzip': raw(gzipSync('{"packed": true}'), { 'content-encoding': 'gzip' }),
  '/gzip-bomb': raw(gzipSync(`"${'0'.repeat(64 * 1_048_576)}"`), { 'content-encoding': 'gzip' }),
  '/gzip-broken': raw(gzipSync('{"packed": true}').subarray(0, 20), { 'content-encoding': 'gzip' }),
  '/large': (_request, reply) => {
    reply.writeHead(200, { 'content-type': 'application/json' })
    const part = 'x'.repeat(65_536)
    reply.write('"')
    let parts = 0
    const more = () => {
      while (parts++ < 160) if (!reply.write(part)) return void reply.once('drain', more)
      reply.end('"')
    }
    more()
  },
  '/large-told': (_request, reply) => {
    reply.writeHead(200, { 'content-length': String(10 * 1_048_576) })
    reply.write('"')
  },
  '/drip': (_request, reply) => {
    reply.writeHead(200)
    reply.write('[')
    const timer = setInterval(() => reply.write(' '), 20)
    reply.on('close', () => clearInterval(timer))
  },
  '/silent': () => {},
  '/cut': (_request, reply) => {
    reply.writeHead(200, { 'content-length': '100' })
    reply.write('{"a": ')
    setTimeout(() => reply.destroy(), 20)
  },
  '/truncated': raw('{"items": [1, 2', { 'content-type': 'application/json' }),
  '/deep': raw('['.repeat(100_000), { 'content-type': 'application/json' }),
  '/latin-1': raw(Buffer.from('{"name": "caf\xe9"}', 'latin1'), { 'content-type': 'application/json' }),
  '/redirect': ({ query }, reply) => {
    reply.writeHead(Number(query.get('status') ?? 302), { location: query.get('to') ?? '/echo' })
    reply.end()
  },
  '/redirect-for-ever': (_request, reply) => {
    reply.writeHead(302, { location: '/redirect-for-ever' })
    reply.end()
  },
}
