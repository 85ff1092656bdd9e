// GraphQL over server-sent events: one operation per connection, as the "distinct connections mode" of graphql-sse.
// https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Comments between messages: proxies close connections that say nothing, and a client that is gone shows. */
export const KEEP_ALIVE_MS = 12_000
/** A reader that takes nothing for this long is cut off. */
const STALLED_MS = 60_000

/** No key of a result: it comes after them. */
const COMPLETE = 'event: complete'

export function wantsEvents(request: FastifyRequest): boolean {
  return /(^|[\s,])text\/event-stream\b/i.test(request.headers.accept ?? '')
}

export interface EventConnection {
  /** The client went away. */
  readonly gone: boolean
  /** Sends a result; while the client does not read, only the newest of each key is kept. */
  next(text: string, key?: string): void
  complete(): void
  /** Sends the headers, and what came until now. */
  start(): void
}

/** `kept` is called at every keep-alive, `closed` once, by whichever side ended the connection. */
export function createEventConnection(
  request: FastifyRequest,
  reply: FastifyReply,
  on: { kept: () => void; closed: () => void },
): EventConnection {
  const { raw } = reply
  let blockedSince: number | null = Date.now()
  let started = false
  const pending = new Map<string, string>()
  let finished = false
  let timer: NodeJS.Timeout | undefined

  const write = (text: string) => {
    if (raw.write(text)) return
    blockedSince = Date.now()
  }
  const takePending = () => {
    const text = [...pending.values()].join('')
    pending.clear()
    return text
  }
  const unblock = () => {
    blockedSince = null
    const text = takePending()
    if (finished) raw.end(text)
    else if (text !== '') write(text)
  }
  const keepAlive = () => {
    if (blockedSince === null) write(':\n\n')
    else if (Date.now() - blockedSince > STALLED_MS) raw.destroy()
    on.kept()
  }
  raw.once('close', () => {
    clearInterval(timer)
    on.closed()
  })
  raw.on('drain', unblock)

  return {
    get gone() {
      return raw.destroyed
    },
    start() {
      started = true
      reply.hijack()
      raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-cache, no-transform',
        'x-accel-buffering': 'no',
        'x-content-type-options': 'nosniff',
        'x-request-id': request.id,
      })
      raw.flushHeaders()
      write(':\n\n')
      if (!raw.writableNeedDrain) unblock()
      timer = setInterval(keepAlive, KEEP_ALIVE_MS)
    },
    next(text, key = '') {
      if (finished) return
      const event = `event: next\ndata: ${text}\n\n`
      if (blockedSince === null) write(event)
      else pending.set(key, event)
    },
    complete() {
      if (finished) return
      finished = true
      const event = 'event: complete\ndata:\n\n'
      if (started && blockedSince === null) raw.end(`${takePending()}${event}`)
      else pending.set(COMPLETE, event)
    },
  }
}
