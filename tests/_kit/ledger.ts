// Clients that push through whatever happens, each push until it is acknowledged, and what they were told.
import { setTimeout as sleep } from 'node:timers/promises'

export interface Ledger {
  /** Pushes that were acknowledged; each adds 1. */
  readonly acknowledged: number
  /** Replies by status; `broken`: the connection ended without one. */
  readonly replies: ReadonlyMap<number | 'broken', number>
  /** Replies of 500, in full: there should be none. */
  readonly failures: readonly string[]
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
  let acknowledged = 0
  let over = false
  let number = 0
  let slowestMs = 0
  const replies = new Map<number | 'broken', number>()
  const failures: string[] = []
  const count = (what: number | 'broken') => replies.set(what, (replies.get(what) ?? 0) + 1)

  const send = async (n: number): Promise<boolean> => {
    const startedAt = performance.now()
    try {
      const reply = await fetch(`${url}${paths[n % paths.length]}`, {
        method: 'POST',
        headers: { 'idempotency-key': `push-${n}` },
        body: `{"data":[{"Date":"202611${String((n % 28) + 1).padStart(2, '0')}","m":"1"}]}`,
      })
      const text = await reply.text()
      count(reply.status)
      if (reply.status === 500) failures.push(text)
      return reply.status === 200
    } catch {
      count('broken')
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
    get slowestMs() {
      return slowestMs
    },
    forget() {
      replies.clear()
      slowestMs = 0
    },
    async stop() {
      over = true
      await running
    },
  }
}
