// Runs of reports, each in one gateway at a time.
import { AppError } from '../base/errors.ts'
import type { Id, ProjectId } from '../base/id.ts'
import type { Gateway, Platform } from '../request/context.ts'
import { performRun } from './perform-run.service.ts'
import { queueByHand, queueDueRuns } from './queue-run.service.ts'
import { selectRun } from './report-run.store.ts'
import type { ReportRun, ReportSchedule } from './report-schedule.ts'
import { extendLease, type RunKey, requeueRun, selectOpenRuns, type TakenRun, takeRun } from './run-lease.store.ts'

declare module '../request/context.ts' {
  interface Services {
    reportSchedules: ReportScheduleService
  }
}

/** A gateway holds a run for so long without a sign of life. */
const LEASE_MS = 20_000
const HEARTBEAT_MS = 5_000
/** Runs that one gateway has under way. */
export const MAX_RUNNING = 4

export interface ReportScheduleService {
  /** Runs under way here. */
  readonly running: Map<Id, Promise<void>>
  readonly closing: AbortController
  /** Gives back what is under way. */
  close(): Promise<void>
}

export function createReportScheduleService({ meters }: Pick<Platform, 'meters'>): ReportScheduleService {
  const running = new Map<Id, Promise<void>>()
  meters.gauge('report_runs_running', 'Runs of reports under way here.', () => running.size)
  const closing = new AbortController()
  return {
    running,
    closing,
    async close() {
      closing.abort()
      await Promise.all(running.values())
    },
  }
}

/** What the clock asks for: queues runs whose time has come, or whose alert fires, and takes runs that wait. */
export async function runDueReports(gateway: Gateway): Promise<void> {
  await queueDueRuns(gateway)
  const free = MAX_RUNNING - gateway.services.reportSchedules.running.size
  if (free <= 0) return
  for (const key of await selectOpenRuns(gateway.db, free)) await startRun(gateway, key)
}

/** Begins a queued run here, if it is to be had; resolves when it has begun. */
async function startRun(gateway: Gateway, key: RunKey): Promise<void> {
  const { running, closing } = gateway.services.reportSchedules
  if (closing.signal.aborted || running.has(key.runId) || running.size >= MAX_RUNNING) return
  // Its place here is taken first: others may ask for it while the database is asked.
  const { promise, resolve } = Promise.withResolvers<void>()
  running.set(key.runId, promise)
  const release = () => {
    running.delete(key.runId)
    resolve()
  }
  const taken = await takeRun(gateway.db, key, LEASE_MS).catch(error => {
    release()
    throw error
  })
  if (!taken) return release()
  hold(gateway, taken)
    .catch(error => gateway.log.warn({ err: error }, 'a run of a report could not be ended; it goes on later'))
    .finally(release)
}

/** Queues a run, begins it, and waits for its end for a while. */
export async function runReportNow(gateway: Gateway, schedule: ReportSchedule, waitMs: number): Promise<ReportRun> {
  const key = await queueByHand(gateway, schedule)
  await startRun(gateway, key)
  let timer: NodeJS.Timeout | undefined
  const enough = new Promise<void>(resolve => {
    timer = setTimeout(resolve, waitMs)
  })
  await Promise.race([gateway.services.reportSchedules.running.get(key.runId), enough])
  clearTimeout(timer)
  const run = await selectRun(gateway.db, key)
  if (!run) throw new Error('a run has gone in the middle')
  return run
}

/** Performs a run under its lease, and gives it back where it is not at its end. */
async function hold(gateway: Gateway, taken: TakenRun): Promise<void> {
  const { closing } = gateway.services.reportSchedules
  const lost = new AbortController()
  const heartbeat = setInterval(() => {
    extendLease(gateway.db, taken.run, LEASE_MS).then(
      isHeld => isHeld || lost.abort(),
      // The database is away: the lease says how long it may be.
      () => {},
    )
  }, HEARTBEAT_MS)
  try {
    const performed = await performRun(gateway, taken, AbortSignal.any([closing.signal, lost.signal]))
    if (performed.kind === 'LATER') await requeueRun(gateway.db, taken.run, performed.afterMs)
    else if (performed.kind !== 'LOST') gateway.meters.reportRuns.add({ outcome: performed.kind.toLowerCase() })
  } finally {
    clearInterval(heartbeat)
  }
}

/** Whether a run of the project is there. Throws NOT_FOUND. */
export async function getRun(gateway: Gateway, projectId: ProjectId, runId: Id): Promise<ReportRun> {
  const run = await selectRun(gateway.db, { projectId, runId })
  if (!run) throw new AppError('NOT_FOUND', 'The run does not exist.')
  return run
}
