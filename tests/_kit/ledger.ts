// Clients that push through whatever happens, each push until it is acknowledged, and what they were told.
import { setTimeout as sleep } from 'node:timers/promises'
import { Agent, fetch } from 'undici'

/** Idle connections are kept for less time than a gateway that ends serves on, as operators are told to have it. */
const IDLE_MS = 500

export interface Ledger {
  /** Pushes that were acknowledged; each adds 1. */
  readonly acknowledged: number
  /** Replies by status; `broken`: the connection ended without one. */
  readonly replies: ReadonlyMap<number | 'broken', number>
  /** Replies of 500, in full: there should be none. */
  readonly failures: readonly string[]
  /** Why requests were left without a reply, each with the state of its connection. */
  readonly broken: readonly string[]
  /** The longest that one reply took, in milliseconds. */
  readonly slowestMs: number
  forget(): void
  /** Ends when every push under way is acknowledged. */
  stop(): Promise<void>
}

export interface LedgerOptions {
  readonly url: string
  /** Paths of push URLs. */
  readonly paths: readonly string[]
  readonly clients: number
}

export function startLedger({ url, paths, clients }: LedgerOptions): Ledger {
  const dispatcher = new Agent({ keepAliveTimeout: IDLE_MS, keepAliveMaxTimeout: IDLE_MS })
  let acknowledged = 0
  let over = false
  let number = 0
  let slowestMs = 0
  const replies = new Map<number | 'broken', number>()
  const failures: string[] = []
  const broken: string[] = []
  const count = (what: number | 'broken') => replies.set(what, (replies.get(what) ?? 0) + 1)

  const send = async (n: number): Promise<boolean> => {
    const startedAt = performance.now()
    try {
      const reply = await fetch(`${url}${paths[n % paths.length]}`, {
        method: 'POST',
        dispatcher,
        headers: { 'idempotency-key': `push-${n}` },
        body: `{"data":[{"Date":"202611${String((n % 28) + 1).padStart(2, '0')}","m":"1"}]}`,
      })
      const text = await reply.text()
      count(reply.status)
      if (reply.status === 500) failures.push(text)
      return reply.status === 200
    } catch (error) {
      count('broken')
      broken.push(reasonOf(error, Math.round(performance.now() - startedAt)))
      return false
    } finally {
      slowestMs = Math.max(slowestMs, performance.now() - startedAt)
    }
  }
  const client = async () => {
    while (!over) {
      const n = number++
      while (!(await send(n))) await sleep(100)
      acknowledged++
    }
  }
  const running = Promise.all(Array.from({ length: clients }, client))
  return {
    get acknowledged() {
      return acknowledged
    },
    replies,
    failures,
    broken,
    get slowestMs() {
      return slowestMs
    },
    forget() {
      replies.clear()
      broken.length = 0
      slowestMs = 0
    },
    async stop() {
      over = true
      await running
      await dispatcher.close()
    },
  }
}

/** `fetch` tells of all that fails by one sentence; the cause says whether the connection was new, or had carried replies before. */
function reasonOf(error: unknown, afterMs: number): string {
  const { code, message, socket } = ((error as Error).cause ?? error) as NodeJS.ErrnoException & {
    socket?: { bytesRead?: number; bytesWritten?: number }
  }
  const connection = socket ? `, ${socket.bytesWritten} bytes sent and ${socket.bytesRead} received before` : ''
  return `${code ?? 'no code'}: ${message}, after ${afterMs} ms${connection}`
}
