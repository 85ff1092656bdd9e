// Queues runs of reports: by their time, by hand and after alerts.
import { AppError } from '../base/errors.ts'
import type { Gateway } from '../request/context.ts'
import { nextAfter } from '../schedule/cron.ts'
import { selectFollowedEvents } from './after-alert.store.ts'
import { selectDueSchedules, updateNextTime } from './report-schedule.store.ts'
import { type ReportSchedule, scheduleLimits } from './report-schedule.ts'
import { insertQueuedRun, type QueuedRun, type RunKey, selectOpenCount } from './run-lease.store.ts'

const MAX_DUE = 100

/** Runs whose time has come, and those of alerts that fire. Each is there once, however often it is queued, and by however many gateways. */
export async function queueDueRuns(gateway: Gateway): Promise<void> {
  const now = gateway.clock()
  for (const schedule of await selectDueSchedules(gateway.db, new Date(now), MAX_DUE))
    await queueScheduled(gateway, schedule)
  const earliest = new Date(now - scheduleLimits.alertHours * 3_600_000)
  for (const { schedule, eventId, at } of await selectFollowedEvents(gateway.db, earliest, MAX_DUE))
    await insertRun(gateway, schedule, { cause: 'ALERT', alertEventId: eventId, asOf: at })
}

/** However many times were missed: one run catches up. */
async function queueScheduled(gateway: Gateway, schedule: ReportSchedule): Promise<void> {
  const { cron, timeZone, nextRunAt } = schedule
  if (cron === null || nextRunAt === null) return
  // A report that takes longer than its schedule leaves times out instead of piling them up; runs by hand and of alerts take none of them.
  if ((await selectOpenCount(gateway.db, schedule, { most: 1, cause: 'SCHEDULE' })) === 0)
    await insertRun(gateway, schedule, { cause: 'SCHEDULE', scheduledFor: nextRunAt, asOf: nextRunAt })
  const next = nextAfter(cron, timeZone, gateway.clock())
  await updateNextTime(gateway.db, schedule, next === null ? null : new Date(next))
}

/** Throws RATE_LIMITED where too many runs of the report have not ended. */
export async function queueByHand(gateway: Gateway, schedule: ReportSchedule): Promise<RunKey> {
  const most = scheduleLimits.openRuns
  if ((await selectOpenCount(gateway.db, schedule, { most, cause: null })) >= most)
    throw new AppError('RATE_LIMITED', `${most} runs of the report wait. Try again later.`, { retryAfter: 60 })
  const key = await insertRun(gateway, schedule, { cause: 'MANUAL', asOf: new Date(gateway.clock()) })
  if (key === null) throw new Error('a run by hand is a new one')
  return key
}

/** `null`: the run is there already. */
async function insertRun(
  gateway: Gateway,
  schedule: ReportSchedule,
  run: Pick<QueuedRun, 'cause' | 'asOf'> & Partial<Pick<QueuedRun, 'scheduledFor' | 'alertEventId'>>,
): Promise<RunKey | null> {
  const { projectId, scheduleId, document, channelIds, merge, skipIfEmpty } = schedule
  const key = { projectId, runId: gateway.makeId() }
  const spec = { document, channelIds, merge, skipIfEmpty }
  const queued = { scheduledFor: null, alertEventId: null, ...run, ...key, scheduleId, spec }
  return (await insertQueuedRun(gateway.db, queued, new Date(gateway.clock()))) ? key : null
}
