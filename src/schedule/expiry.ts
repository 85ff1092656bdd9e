// Deletes what has ended, a batch at a time: each is a transaction of its own, so that nobody waits long for a lock.
import type { Gateway } from '../request/context.ts'
import type { Job } from './job.ts'

/** Deletes at most `limit` of what ended before that instant; resolves to how many it deleted. */
type DeleteBatch = (gateway: Gateway, before: Date, limit: number) => Promise<number>

export interface Expiry {
  readonly name: string
  readonly everyMs: number
  /** How much one statement deletes. */
  readonly batch: number
  /** How long things are kept, in milliseconds; `null`: for ever. */
  keptMs(gateway: Gateway): number | null
  /** One after the other, each until nothing is left. */
  readonly deletions: readonly DeleteBatch[]
}

/** A job that goes by the database's clock, and refuses while the gateway's differs much from it. */
export function expiryJob({ name, everyMs, batch, keptMs, deletions }: Expiry): Job {
  return {
    name,
    everyMs,
    async run(gateway, signal) {
      const kept = keptMs(gateway)
      if (kept === null) return
      const before = new Date((await gateway.services.clocks.now()) - kept)
      for (const deleteBatch of deletions) {
        for (let deleted = 1; deleted > 0 && !signal.aborted; ) deleted = await deleteBatch(gateway, before, batch)
      }
    },
  }
}
