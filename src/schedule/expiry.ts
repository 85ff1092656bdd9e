// Deletes what has ended, a batch at a time: each is a transaction of its own, so that nobody waits long for a lock.
import type { Gateway } from '../request/context.ts'
import type { Job } from './job.ts'

export interface ExpiryRule {
  readonly name: string
  readonly everyMs: number
  /** How much one statement deletes. */
  readonly batch: number
  /** How long things are kept, in milliseconds; `null`: for ever. */
  keptMs(gateway: Gateway): number | null
}

/** Deletes at most `limit` of what ended before that instant; resolves to how many it deleted. */
type DeleteBatch = (gateway: Gateway, before: Date, limit: number) => Promise<number>

export interface Expiry extends ExpiryRule {
  /** One after the other, each until nothing is left. */
  readonly deletions: readonly DeleteBatch[]
}

/** A job that goes by the database's clock, and refuses while the gateway's differs much from it. */
export function expiryJob({ deletions, ...rule }: Expiry): Job {
  return jobOf(rule, async (gateway, before, signal) => {
    for (const deletion of deletions) await deleteAll(limit => deletion(gateway, before, limit), rule.batch, signal)
  })
}

type Deletion = (gateway: Gateway, before: Date, signal: AbortSignal) => Promise<void>

/** The job of a rule: `deleteBefore` gets the instant before which things have ended. */
export function jobOf({ name, everyMs, keptMs }: ExpiryRule, deleteBefore: Deletion): Job {
  return {
    name,
    everyMs,
    async run(gateway, signal) {
      const kept = keptMs(gateway)
      if (kept === null) return
      await deleteBefore(gateway, new Date((await gateway.services.clocks.now()) - kept), signal)
    },
  }
}

/** A batch that was not full was the last one. */
export async function deleteAll(
  deleteBatch: (limit: number) => Promise<number>,
  batch: number,
  signal: AbortSignal,
): Promise<void> {
  for (let deleted = batch; deleted >= batch && !signal.aborted; ) deleted = await deleteBatch(batch)
}
