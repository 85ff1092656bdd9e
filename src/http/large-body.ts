// Large bodies are read one in each turn of the event loop, projects and addresses in turn: health and small requests answer between them.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AppError } from '../base/errors.ts'
import { FairQueue } from '../base/fair-queue.ts'
import { bodyText } from './body.ts'

declare module 'fastify' {
  interface FastifyInstance {
    largeBodies: LargeBodies
  }
}

/** Reading a body of so many bytes, and checking what it says, takes some milliseconds. */
export const LARGE_BODY_BYTES = 65_536
/** Bodies that wait to be read: of one address, and in all. They have arrived already, a megabyte each at most. */
export const largeBodyLimits = { perOwner: 512, total: 1_024 } as const
export const LARGE_BODY_WAIT_MS = 10_000

interface Waiter {
  readonly start: () => void
}

export class LargeBodies {
  readonly #queue = new FairQueue<string, Waiter>(largeBodyLimits)
  #isScheduled = false

  /** Resolves in a turn of the event loop in which no other large body begins. Throws UNAVAILABLE where too many wait. */
  turn(owner: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        start: () => {
          clearTimeout(timer)
          resolve()
        },
      }
      const timer = setTimeout(() => {
        this.#queue.delete(owner, waiter)
        reject(tooMany())
      }, LARGE_BODY_WAIT_MS)
      if (this.#queue.push(owner, waiter) === 'QUEUED') return this.#schedule()
      clearTimeout(timer)
      reject(tooMany())
    })
  }

  #schedule(): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    setImmediate(() => {
      this.#isScheduled = false
      this.#queue.shift()?.start()
      if (this.#queue.size > 0) this.#schedule()
    })
  }
}

const tooMany = () =>
  new AppError('UNAVAILABLE', 'Too many large requests wait to be read. Try again.', { retryAfter: 1 })

export function takeTurns(server: FastifyInstance): void {
  server.decorate('largeBodies', new LargeBodies())
}

/** The body as text, when it may be read. Throws as `bodyText` does, and UNAVAILABLE. */
export async function bodyInTurn(request: FastifyRequest): Promise<string> {
  const text = bodyText(request)
  if (isLarge(text)) await request.server.largeBodies.turn(request.ip)
  return text
}

/** Another turn, for the work that comes after reading a large body. */
export async function nextTurn(request: FastifyRequest, body: string | Buffer): Promise<void> {
  if (isLarge(body)) await request.server.largeBodies.turn(request.ip)
}

const isLarge = (body: string | Buffer) => body.length >= LARGE_BODY_BYTES
