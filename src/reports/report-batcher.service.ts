// Reads for reports in groups: while statements are under way, the light reads that wait go together in the next one.
import { AppError } from '../base/errors.ts'
import { FairSemaphore, type Refusal } from '../base/fair-semaphore.ts'
import type { Id, ProjectId } from '../base/id.ts'
import { noSpan, type Span, within } from '../base/tracing.ts'
import type { Gateway } from '../request/context.ts'
import type { FoundGroup } from './group-join.ts'
import { selectFoundGroups, selectPlanData, selectUsersByDays } from './plan-data.store.ts'
import type { ReportData } from './report-data.ts'
import { type ReportPlan, readsSeries } from './report-plan.ts'
import type { TimeRange } from './report-range.ts'
import type { WindowUsers } from './window-users.store.ts'

/** Statements under way for the light reads of one project; what comes meanwhile waits for the first of them to end. */
const MAX_UNDER_WAY = 2
/** Series (a metric in a range) of one statement: a group is never much slower than the request that waited longest for it. */
const MAX_SERIES = 400
/** A read of more than this goes alone, so that nobody waits for it. */
const LIGHT_SERIES = 40
const LIGHT_BUCKETS = 100
/** Reads that go alone release connections of the pool to everything else, and those of a project release some to other projects. */
export const ALONE_LIMITS = { atOnce: 8, atOncePerOwner: 6, waiting: 1_000, waitingPerOwner: 500, waitMs: 5_000 }

declare module '../request/context.ts' {
  interface Services {
    reportBatcher: ReportBatcher
  }
}

export interface ReportBatcher {
  /** The data of the plans of one request, in their order. One statement, perhaps shared with other requests of the project. */
  read(projectId: ProjectId, plans: readonly ReportPlan[], span?: Span): Promise<readonly ReportData[]>
  /** The groups that each of the plans finds in its period; `null`: too many to choose from. */
  readGroups(projectId: ProjectId, plans: readonly ReportPlan[]): Promise<readonly (readonly FoundGroup[] | null)[]>
  /** The users of trailing windows. */
  readWindowUsers(projectId: ProjectId, windows: readonly WindowUsers[]): Promise<readonly ReportData[]>
}

interface PendingReports {
  readonly plans: readonly ReportPlan[]
  readonly series: number
  readonly span: Span
  readonly resolve: (data: readonly ReportData[]) => void
  readonly reject: (error: unknown) => void
}

interface Queue {
  readonly waiting: PendingReports[]
  underWay: number
}

export function createReportBatcher({ pool }: Pick<Gateway, 'pool'>): ReportBatcher {
  const queues = new Map<Id, Queue>()
  const places = new FairSemaphore<Id>(ALONE_LIMITS, refused)

  const alone = async <Result>(projectId: ProjectId, read: () => Promise<Result>): Promise<Result> => {
    const release = await places.acquire(projectId)
    try {
      return await read()
    } finally {
      release()
    }
  }

  const run = async (projectId: ProjectId, queue: Queue) => {
    queue.underWay++
    while (queue.waiting.length > 0) await answer(projectId, takeGroup(queue.waiting))
    queue.underWay--
    if (queue.underWay === 0 && queue.waiting.length === 0) queues.delete(projectId)
  }

  const answer = async (projectId: ProjectId, group: readonly PendingReports[]): Promise<void> => {
    try {
      const plans = group.flatMap(member => member.plans)
      const data = await within(startStatement(group), () => selectPlanData(pool, projectId, plans))
      let first = 0
      for (const { plans, resolve } of group) {
        const end = first + plans.length
        resolve(data.slice(first, end))
        first = end
      }
    } catch (error) {
      // One of them may be at fault: each alone, so that only it fails.
      if (group.length > 1) for (const member of group) await answer(projectId, [member])
      else group[0]?.reject(error)
    }
  }

  return {
    read(projectId, plans, span = noSpan) {
      const series = lightSeriesOf(plans)
      if (series === null) {
        const statement = () => startStatement([{ plans, span }])
        return alone(projectId, () => within(statement(), () => selectPlanData(pool, projectId, plans)))
      }
      const queue = queues.get(projectId) ?? { waiting: [], underWay: 0 }
      queues.set(projectId, queue)
      return new Promise((resolve, reject) => {
        queue.waiting.push({ plans, series, span, resolve, reject })
        if (queue.underWay < MAX_UNDER_WAY) void run(projectId, queue)
      })
    },
    readGroups: (projectId, plans) => alone(projectId, () => selectFoundGroups(pool, projectId, plans)),
    readWindowUsers: (projectId, windows) => alone(projectId, () => selectUsersByDays(pool, projectId, windows)),
  }
}

/** Of the first that is followed; the others and it name each other. */
function startStatement(group: readonly Pick<PendingReports, 'plans' | 'span'>[]): Span {
  const [first, ...others] = group.filter(({ span }) => span.isRecording)
  if (!first) return noSpan
  const attributes = {
    'db.system.name': 'postgresql',
    'db.operation.name': 'SELECT',
    'pushgraph.reports': group.reduce((sum, { plans }) => sum + plans.length, 0),
  }
  const links = others.map(({ span }) => span)
  const statement = first.span.child('report statement', { kind: 'CLIENT', links, attributes })
  for (const { span } of others) span.link(statement)
  return statement
}

function refused(refusal: Refusal): AppError {
  const { waiting, waitingPerOwner, waitMs } = ALONE_LIMITS
  const messages: Record<Refusal, string> = {
    OWNER_FULL: `More than ${waitingPerOwner} large reports of this project wait. Try again.`,
    FULL: `More than ${waiting} large reports wait. Try again.`,
    LATE: `The report waited ${waitMs / 1_000} s for others to end. Try again.`,
    ABORTED: 'The report was stopped: nobody waits for it any more.',
  }
  return new AppError('UNAVAILABLE', messages[refusal], { retryAfter: 1 })
}

/** From the front of the queue, at least one. */
function takeGroup(waiting: PendingReports[]): PendingReports[] {
  let count = 0
  let series = 0
  while (count < waiting.length && (count === 0 || series + (waiting[count]?.series ?? 0) <= MAX_SERIES)) {
    series += waiting[count]?.series ?? 0
    count++
  }
  return waiting.splice(0, count)
}

/** How many series a request of light reads has; `null` where some of it is not light. */
function lightSeriesOf(plans: readonly ReportPlan[]): number | null {
  let series = 0
  for (const { spec, ranges, rangesOf } of plans) {
    // A day may hold any number of events, and of series.
    if (spec.keyKind === 'CATEGORY') return null
    if (spec.inputs.some(input => input.metric.eventCount !== null || readsSeries(spec, input))) return null
    if (spec.by.length > 0) return null
    for (const keyKind of ['DATE', 'TIME'] as const) {
      const isRead = spec.inputs.some(input => input.keyKind === keyKind)
      if (isRead && !rangesOf[keyKind].every(range => isLight(range, LIGHT_SPAN[keyKind]))) return null
    }
    series += spec.inputs.length * ranges.length
  }
  return series <= LIGHT_SERIES ? series : null
}

function isLight({ from, before, buckets }: TimeRange, span: number): boolean {
  return buckets.starts.length <= LIGHT_BUCKETS && Number(before) - Number(from) <= span
}

/** Days, and microseconds of a week: a range of more instants than that may hold any number of points. */
const LIGHT_SPAN = { DATE: 400, TIME: 7 * 86_400_000_000 } as const
