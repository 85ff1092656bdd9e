import { NetworkError, PushgraphError, toError, UnavailableError } from './errors.js'
import { eventReader, type LiveMessage } from './event-stream.js'
import { authorizationOf, type Connection, dataOf, endpointOf } from './request.js'

/** One connection: resolves when the operation was completed, rejects when it broke or was refused. */
export type Transport = (
  connection: Connection,
  operation: { readonly query: string; readonly variables: unknown },
  receive: (message: LiveMessage) => void,
  signal: AbortSignal,
) => Promise<void>

export const overEvents: Transport = async (connection, operation, receive, signal) => {
  const authorization = await authorizationOf(connection)
  try {
    const response = await connection.fetch(endpointOf(connection), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream, application/json;q=0.1',
        authorization,
      },
      body: JSON.stringify(operation),
      cache: 'no-store',
      signal,
    })
    if (!response.headers.get('content-type')?.includes('text/event-stream'))
      return void dataOf(response, await response.text())
    const reader = response.body?.getReader()
    const decoder = new TextDecoder()
    const read = eventReader()
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      for (const message of read(decoder.decode(part.value, { stream: true }))) {
        if (message.type === 'complete') return
        receive(message)
      }
    }
  } catch (error) {
    if (error instanceof PushgraphError) throw error
    throw new NetworkError('NETWORK', 'The connection broke.', { cause: error })
  }
  throw new NetworkError('NETWORK', 'The connection ended.')
}

const REFUSED: Readonly<Record<number, string>> = { 4400: 'BAD_USER_INPUT', 4401: 'UNAUTHENTICATED', 4403: 'FORBIDDEN' }
const PING_MS = 10_000

/** `graphql-transport-ws`. */
export function overWebSocket(WebSocketClass: typeof WebSocket = globalThis.WebSocket): Transport {
  if (!WebSocketClass)
    throw new TypeError('There is no WebSocket here: give one as `webSocket`, or use transport: "sse".')
  return async (connection, { query, variables }, receive, signal) => {
    const authorization = await authorizationOf(connection)
    const address = new URL(endpointOf(connection), (globalThis as { location?: { href: string } }).location?.href)
    address.protocol = address.protocol.replace('http', 'ws')
    const socket = new WebSocketClass(address, 'graphql-transport-ws')
    const say = (message: object) => socket.readyState === 1 && socket.send(JSON.stringify(message))
    const pings = setInterval(() => say({ type: 'ping' }), PING_MS)
    const close = () => socket.close(1000)
    signal.addEventListener('abort', close, { once: true })
    try {
      await new Promise<void>((resolve, reject) => {
        // A socket that is silent may not tell that it was closed either.
        signal.addEventListener('abort', () => reject(new NetworkError('NETWORK', 'The connection broke.')), {
          once: true,
        })
        socket.onopen = () => say({ type: 'connection_init', payload: { Authorization: authorization } })
        socket.onclose = ({ code, reason }) => reject(toCloseError(code, reason))
        socket.onmessage = ({ data }) => {
          const message = JSON.parse(String(data))
          if (message.type === 'connection_ack') say({ id: '1', type: 'subscribe', payload: { query, variables } })
          else if (message.type === 'next') receive({ type: 'next', text: JSON.stringify(message.payload) })
          else if (message.type === 'complete') resolve()
          else if (message.type === 'error') reject(toError(message.payload))
          else receive({ type: 'beat' })
          if (message.type === 'ping') say({ type: 'pong' })
        }
      })
    } finally {
      clearInterval(pings)
      signal.removeEventListener('abort', close)
      close()
    }
  }
}

function toCloseError(code: number, reason: string): PushgraphError {
  const refused = REFUSED[code]
  if (refused) return toError([{ message: reason, extensions: { code: refused } }])
  if (code === 4429) return new UnavailableError('RATE_LIMITED', reason)
  return new NetworkError('NETWORK', `The connection ended with ${code}${reason && `: ${reason}`}.`)
}
