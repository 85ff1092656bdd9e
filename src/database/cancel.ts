import { createConnection } from 'node:net'

/** The number of a CancelRequest: https://www.postgresql.org/docs/current/protocol-message-formats.html */
const CANCEL_REQUEST = 80_877_102
/** A pooler passes it on within this; a silent network never does. */
const TIMEOUT_MS = 500

/**
 * Asks the server to stop what the session does, on a connection of its own, as the protocol wants it. There is no answer: resolves
 * when the server, or the pooler that has passed it on, has closed the connection, or after half a second.
 */
export function cancelStatement(
  server: { host: string; port: number },
  processId: number,
  secretKey: number,
): Promise<void> {
  const { host, port } = server
  const socket = host.startsWith('/')
    ? createConnection(`${host}/.s.PGSQL.${port}`)
    : createConnection({ host, port, noDelay: true })
  const message = Buffer.alloc(16)
  message.writeInt32BE(message.length, 0)
  message.writeInt32BE(CANCEL_REQUEST, 4)
  message.writeInt32BE(processId, 8)
  message.writeInt32BE(secretKey, 12)
  return new Promise(resolve => {
    socket.on('error', () => {})
    socket.on('close', () => resolve())
    socket.setTimeout(TIMEOUT_MS, () => socket.destroy())
    socket.write(message)
    socket.resume()
  })
}
