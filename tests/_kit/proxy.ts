// A TCP proxy between two processes that can be made to misbehave like a network: silent, refusing, or leading elsewhere.
import { once } from 'node:events'
import { createConnection, createServer, type NetConnectOpts, type Socket } from 'node:net'

/** PASS: as if it were not there. SILENT: connections stay and are taken, nothing comes through. REFUSE: they are reset. */
export type TcpProxyMode = 'PASS' | 'SILENT' | 'REFUSE'

export interface TcpProxy extends AsyncDisposable {
  readonly port: number
  mode: TcpProxyMode
  /** Where the next connections lead. */
  target: NetConnectOpts
  /** Ends every connection, as a route that changes does. */
  cut(): void
  readonly connections: number
}

export async function startProxy(target: NetConnectOpts): Promise<TcpProxy> {
  let mode: TcpProxyMode = 'PASS'
  const pairs = new Set<[Socket, Socket]>()
  const proxy = { target }
  const apply = (sockets: readonly Socket[]) => {
    for (const socket of sockets) {
      if (mode === 'SILENT') socket.pause()
      else if (mode === 'PASS') socket.resume()
      else reset(socket)
    }
  }
  const cut = () => {
    for (const pair of pairs) for (const socket of pair) reset(socket)
  }
  const server = createServer({ noDelay: true }, client => {
    if (mode === 'REFUSE') return reset(client)
    const upstream = createConnection(proxy.target)
    upstream.setNoDelay(true)
    const pair: [Socket, Socket] = [client, upstream]
    pairs.add(pair)
    const end = () => {
      pairs.delete(pair)
      for (const socket of pair) socket.destroy()
    }
    for (const [from, to] of [pair, [upstream, client]] as const) {
      from.on('data', part => to.write(part))
      from.on('end', () => to.end())
      from.on('error', end)
      from.on('close', end)
    }
    apply(pair)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  return {
    port,
    get mode() {
      return mode
    },
    set mode(next) {
      mode = next
      for (const pair of pairs) apply(pair)
    },
    get target() {
      return proxy.target
    },
    set target(next) {
      proxy.target = next
    },
    get connections() {
      return pairs.size
    },
    cut,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close')
      server.close()
      cut()
      await closed
    },
  }
}

function reset(socket: Socket): void {
  // Only TCP has it, not the sockets of files.
  if (socket.remotePort === undefined) socket.destroy()
  else socket.resetAndDestroy()
}
