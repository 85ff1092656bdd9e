// What stands in front of a gateway: it sees each request, may answer it itself, or keep it for a while.
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

export interface FrontReply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string
}

export interface Front extends AsyncDisposable {
  readonly url: string
  /** Requests that were not answered yet, and how many of them there were at most. */
  readonly underWay: number
  readonly mostUnderWay: number
}

/** `pass` sends the request on; what `answer` gives is sent back. */
export async function startFront(
  target: string,
  answer: (body: string, pass: () => Promise<FrontReply>) => Promise<FrontReply>,
): Promise<Front> {
  let [underWay, mostUnderWay] = [0, 0]
  const server = createServer(async (incoming, reply) => {
    const body = (await buffer(incoming)).toString()
    mostUnderWay = Math.max(mostUnderWay, ++underWay)
    const {
      status,
      headers,
      body: text,
    } = await answer(body, () => pass(target, incoming.url ?? '/', incoming.headers, body))
    underWay--
    reply.writeHead(status, headers).end(text)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get underWay() {
      return underWay
    },
    get mostUnderWay() {
      return mostUnderWay
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

async function pass(target: string, path: string, headers: IncomingHttpHeaders, body: string): Promise<FrontReply> {
  const { authorization = '' } = headers
  const sent = { 'content-type': 'application/json', authorization }
  const reply = await fetch(new URL(path, target), { method: 'POST', headers: sent, body })
  return { status: reply.status, headers: { 'content-type': 'application/json' }, body: await reply.text() }
}
