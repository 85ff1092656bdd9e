// Whether a host can be reached at all: by its addresses and a connection, without a request.
import { connect } from 'node:net'
import { type HostRules, mayConnect } from './host.ts'
import { CONNECT_TIMEOUT_MS, type Resolver } from './resolver.ts'

/** Resolves to null, or to what keeps sources from calling it. Only what may be called is connected to. */
export async function probeHost(
  hostname: string,
  port: number,
  rules: HostRules,
  resolve: Resolver,
): Promise<string | null> {
  const literal = hostname.replace(/^\[|\]$/g, '')
  try {
    const addresses = await resolve(literal)
    if (!mayConnect(hostname, port, addresses, rules)) return 'it leads to an address that may not be called'
    return await tryToConnect(addresses[0] ?? literal, port)
  } catch (error) {
    return `its name is not found (${(error as NodeJS.ErrnoException).code ?? 'no reason was given'})`
  }
}

function tryToConnect(host: string, port: number): Promise<string | null> {
  return new Promise(resolve => {
    const socket = connect({ host, port })
    const end = (issue: string | null) => {
      socket.destroy()
      resolve(issue)
    }
    socket.setTimeout(CONNECT_TIMEOUT_MS, () => end(`it did not answer within ${CONNECT_TIMEOUT_MS / 1_000} s`))
    socket.on('connect', () => end(null))
    socket.on('error', (error: NodeJS.ErrnoException) => end(`it refuses connections (${error.code})`))
  })
}
