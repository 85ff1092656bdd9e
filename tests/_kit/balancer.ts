// A small TCP balancer, as stands in front of several gateways: it asks each for its readiness and gives new connections to those that are.
import { once } from 'node:events'
import { createConnection, createServer, type Socket } from 'node:net'

const CHECK_MS = 200

export interface Balancer extends AsyncDisposable {
  readonly url: string
  /** `http://127.0.0.1:4000`. */
  add(url: string): Promise<void>
  remove(url: string): void
}

export interface BalancerOptions {
  /** How long a gateway may take to tell its readiness: a busy machine is slow. */
  readonly patienceMs?: number
}

export async function startBalancer({ patienceMs = 1_000 }: BalancerOptions = {}): Promise<Balancer> {
  const ready = new Map<string, boolean>()
  const open = new Set<Socket>()
  let next = 0
  const check = async (url: string) => {
    const isReady = await isReadyAt(url, patienceMs).catch(() => false)
    if (ready.has(url)) ready.set(url, isReady)
  }
  const timer = setInterval(() => {
    for (const url of ready.keys()) void check(url)
  }, CHECK_MS)

  const server = createServer({ noDelay: true }, client => {
    const candidates = [...ready].filter(([, isReady]) => isReady).map(([url]) => url)
    const forward = (left: number) => {
      const url = candidates[next++ % Math.max(1, candidates.length)]
      if (url === undefined || left === 0) return void client.resetAndDestroy()
      const { hostname, port } = new URL(url)
      const upstream = createConnection({ host: hostname, port: Number(port), noDelay: true })
      // Refused before a byte was sent: another one can have it.
      const refused = () => forward(left - 1)
      upstream.once('error', refused)
      upstream.once('connect', () => {
        upstream.off('error', refused)
        for (const socket of [client, upstream]) open.add(socket)
        const end = () => {
          for (const socket of [client, upstream]) {
            open.delete(socket)
            socket.destroy()
          }
        }
        for (const socket of [client, upstream]) socket.on('error', end).on('close', end)
        client.pipe(upstream).pipe(client)
      })
    }
    client.on('error', () => {})
    forward(candidates.length)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return {
    url: `http://127.0.0.1:${port}`,
    async add(url) {
      ready.set(url, false)
      await check(url)
    },
    remove: url => void ready.delete(url),
    async [Symbol.asyncDispose]() {
      clearInterval(timer)
      const closed = once(server, 'close')
      server.close()
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}

async function isReadyAt(url: string, patienceMs: number): Promise<boolean> {
  const reply = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(patienceMs) })
  await reply.text()
  return reply.ok
}
