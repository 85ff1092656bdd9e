// Requests as bytes, for what no client would send.
import { once } from 'node:events'
import { connect } from 'node:net'

export interface RawReply {
  readonly status: number
  readonly headers: string
  readonly body: string
}

/** Bytes as they are, and what came back until the other end closed. */
export async function sendRaw(url: string, text: string | Buffer): Promise<RawReply> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  let reply = ''
  socket.on('data', part => (reply += part))
  socket.on('error', () => {})
  await once(socket, 'connect')
  socket.write(text)
  await once(socket, 'close')
  const [headers = '', body = ''] = reply.split('\r\n\r\n')
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(headers)?.[1]), headers, body }
}

/** A request line and headers, and the end of them. */
export const requestHead = (line: string, ...headers: string[]) =>
  [line, 'Host: x', 'Connection: close', ...headers, '', ''].join('\r\n')
