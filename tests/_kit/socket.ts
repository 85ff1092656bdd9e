// A WebSocket of graphql-transport-ws, message by message.
import { WebSocket } from 'ws'

export interface Talk extends AsyncDisposable {
  readonly socket: WebSocket
  /** Everything heard so far. */
  readonly heard: { type: string; id?: string; payload?: unknown }[]
  say(message: object | string): void
  /** Code and words of the end. */
  readonly ended: Promise<[code: number, reason: string]>
}

interface Manner {
  readonly token?: string | null
  readonly headers?: Record<string, string>
  readonly protocol?: string
}

/** Opens one, and says `connection_init` with the token unless that is `null`. */
export async function talk(
  url: string,
  { token = null, headers = {}, protocol = 'graphql-transport-ws' }: Manner = {},
) {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, protocol, { headers })
  const heard: Talk['heard'] = []
  socket.on('message', data => heard.push(JSON.parse(String(data))))
  const ended = new Promise<[number, string]>(resolve =>
    socket.once('close', (code, reason) => resolve([code, String(reason)])),
  )
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  const say = (message: object | string) => socket.send(typeof message === 'string' ? message : JSON.stringify(message))
  if (token !== null) say({ type: 'connection_init', payload: { Authorization: `Bearer ${token}` } })
  const close = async () => {
    socket.terminate()
    await ended
  }
  return { socket, heard, say, ended, [Symbol.asyncDispose]: close } satisfies Talk
}

/** The status and body of the reply to a handshake that is refused. */
export function refusedHandshake(url: string, headers: Record<string, string>): Promise<[number, string]> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws', { headers })
  return new Promise((resolve, reject) => {
    socket.on('error', () => {})
    socket.once('open', () => reject(new Error('it was opened')))
    socket.once('unexpected-response', async (_request, response) => {
      let text = ''
      for await (const part of response) text += part
      resolve([response.statusCode ?? 0, text])
    })
  })
}
