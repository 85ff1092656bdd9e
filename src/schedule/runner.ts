import { createHash } from 'node:crypto'
import type { Gateway } from '../request/context.ts'

/** Work that comes again and again. It must do no harm when it is cut off or runs twice. */
export interface Job {
  readonly name: string
  readonly everyMs: number
  /** Stops early when the signal is aborted: the gateway is shutting down. */
  run(gateway: Gateway, signal: AbortSignal): Promise<void>
}

export interface Runner {
  /** Waits for the job that runs now. */
  close(): Promise<void>
}

/** Runs each job at once and then at its interval, in one gateway at a time: whoever holds its advisory lock. */
export function startJobs(gateway: Gateway, jobs: readonly Job[]): Runner {
  const stop = new AbortController()
  const running = new Set<Promise<void>>()
  const timers = jobs.map(job => {
    const turn = () => {
      const work = runOnce(gateway, job, stop.signal).catch(error => {
        gateway.log.warn({ job: job.name, error: String(error) }, 'a job failed; it runs again at its next time')
      })
      running.add(work)
      work.finally(() => running.delete(work))
    }
    turn()
    return setInterval(turn, job.everyMs).unref()
  })
  return {
    async close() {
      stop.abort()
      for (const timer of timers) clearInterval(timer)
      await Promise.all(running)
    },
  }
}

async function runOnce(gateway: Gateway, job: Job, signal: AbortSignal): Promise<void> {
  const client = await gateway.pool.connect()
  const key = createHash('sha256').update(`pushgraph job ${job.name}`).digest().readInt32BE(0)
  try {
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1, 0) as held', [key])
    if (!rows[0]?.held) return
    try {
      await job.run(gateway, signal)
    } finally {
      await client.query('select pg_advisory_unlock($1, 0)', [key])
    }
  } finally {
    client.release()
  }
}
