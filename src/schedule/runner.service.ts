// Runs jobs by the clock, each in one gateway at a time.
import { randomUUID } from 'node:crypto'
import { within } from '../base/tracing.ts'
import { isLostConnection } from '../database/failure.ts'
import type { Gateway } from '../request/context.ts'
import type { Job } from './job.ts'
import { endLease, insertLease, updateLease } from './lease.store.ts'

export interface Runner {
  /** Asks the jobs that run now to stop; begins no other. */
  stop(): void
  /** Stops, and waits for the jobs that run. */
  close(): Promise<void>
}

/** Jobs leave connections of the pool for requests. */
const AT_ONCE = 3
/** A gateway that was killed holds its jobs for this long; one that lives renews its lease. */
const LEASE_MS = 10_000
const RENEW_MS = 3_000

/** Runs each job at once and then at its interval, in one gateway at a time: the holder of its lease. */
export function startJobs(gateway: Gateway, jobs: readonly Job[]): Runner {
  const stop = new AbortController()
  const holder = randomUUID()
  const waiting = new Set<Job>()
  const running = new Map<Job, Promise<void>>()
  /** Turns that come when the lease of another gateway has ended. */
  const later = new Map<Job, NodeJS.Timeout>()
  const runNext = () => {
    for (const job of waiting) {
      if (running.size >= AT_ONCE || stop.signal.aborted) return
      if (running.has(job)) continue
      waiting.delete(job)
      const work = runOnce(gateway, job, holder, stop.signal).catch(error => {
        gateway.log.warn({ job: job.name, err: error }, 'a job failed; it runs again at its next time')
        return 0
      })
      const ended = work.then(heldMs => {
        running.delete(job)
        if (heldMs > 0 && !stop.signal.aborted && heldMs < job.everyMs) {
          clearTimeout(later.get(job))
          later.set(job, setTimeout(() => turn(job), heldMs).unref())
        }
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
  const end = () => {
    stop.abort()
    for (const timer of [...timers, ...later.values()]) clearInterval(timer)
  }
  return {
    stop: end,
    async close() {
      end()
      await Promise.all(running.values())
    },
  }
}

/** Resolves to 0, or to the milliseconds for which another gateway holds the job at most. */
async function runOnce(gateway: Gateway, job: Job, holder: string, stop: AbortSignal): Promise<number> {
  const lease = { job: job.name, holder, milliseconds: LEASE_MS }
  const heldMs = await insertLease(gateway.db, lease)
  if (heldMs > 0) return heldMs
  const lost = new AbortController()
  const renewal = setInterval(() => {
    updateLease(gateway.db, lease)
      .then(held => held || lost.abort())
      .catch(error => gateway.log.warn({ job: job.name, err: error }, 'the lease of a job could not be renewed'))
  }, RENEW_MS)
  try {
    await within(gateway.tracing.start(`job ${job.name}`), () => job.run(gateway, AbortSignal.any([stop, lost.signal])))
    gateway.meters.jobs.add({ job_name: job.name, outcome: 'ok' })
  } catch (error) {
    gateway.meters.jobs.add({ job_name: job.name, outcome: 'failed' })
    throw error
  } finally {
    clearInterval(renewal)
    // Without the database nothing can be ended, and the lease ends by itself.
    await endLease(gateway.db, lease).catch(error => {
      if (!isLostConnection(error)) throw error
    })
  }
  return 0
}
