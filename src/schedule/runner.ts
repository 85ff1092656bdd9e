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

/** A job holds a connection for its lock and works on others: as many at once as the pool has would wait for each other. */
const AT_ONCE = 3

/** Runs each job at once and then at its interval, in one gateway at a time: whoever holds its advisory lock. */
export function startJobs(gateway: Gateway, jobs: readonly Job[]): Runner {
  const stop = new AbortController()
  const waiting = new Set<Job>()
  const running = new Map<Job, Promise<void>>()
  const runNext = () => {
    for (const job of waiting) {
      if (running.size >= AT_ONCE || stop.signal.aborted) return
      if (running.has(job)) continue
      waiting.delete(job)
      const work = runOnce(gateway, job, stop.signal).catch(error => {
        gateway.log.warn({ job: job.name, error: String(error) }, 'a job failed; it runs again at its next time')
      })
      const ended = work.finally(() => {
        running.delete(job)
        runNext()
      })
      running.set(job, ended)
    }
  }
  const turn = (job: Job) => {
    waiting.add(job)
    runNext()
  }
  for (const job of jobs) turn(job)
  const timers = jobs.map(job => setInterval(() => turn(job), job.everyMs).unref())
  return {
    async close() {
      stop.abort()
      for (const timer of timers) clearInterval(timer)
      await Promise.all(running.values())
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
