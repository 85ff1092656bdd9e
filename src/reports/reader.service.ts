// Reads for reports in groups: while statements are under way, the light reads that wait go together in the next one.
import type { Id } from '../base/id.ts'
import type { Gateway } from '../request/context.ts'
import { type ReportRows, selectReportRows } from './report.store.ts'
import type { ReportPlan, Stretch } from './report.ts'

/** Statements under way for the light reads of one project; what comes meanwhile waits for the first of them to end. */
const MAX_UNDER_WAY = 2
/** Series (a metric in a stretch) of one statement: a group is never much slower than the request that waited longest for it. */
const MAX_SERIES = 400
/** A read of more than this goes alone, so that nobody waits for it. */
const LIGHT_SERIES = 40
const LIGHT_BUCKETS = 100

declare module '../request/context.ts' {
  interface Services {
    reportReader: ReportReader
  }
}

export interface ReportReader {
  /** The rows of the plans of one request, in their order. One statement, perhaps shared with other requests of the project. */
  read(projectId: Id, plans: readonly ReportPlan[]): Promise<ReportRows>
}

interface Waiting {
  readonly plans: readonly ReportPlan[]
  readonly series: number
  readonly resolve: (rows: ReportRows) => void
  readonly reject: (error: unknown) => void
}

interface Queue {
  readonly waiting: Waiting[]
  underWay: number
}

export function createReportReader({ pool }: Pick<Gateway, 'pool'>): ReportReader {
  const queues = new Map<Id, Queue>()

  const run = async (projectId: Id, queue: Queue) => {
    queue.underWay++
    while (queue.waiting.length > 0) await answer(projectId, takeGroup(queue.waiting))
    queue.underWay--
    if (queue.underWay === 0 && queue.waiting.length === 0) queues.delete(projectId)
  }

  const answer = async (projectId: Id, group: readonly Waiting[]): Promise<void> => {
    try {
      const rows = await selectReportRows(
        pool,
        projectId,
        group.flatMap(member => member.plans),
      )
      let first = 0
      for (const { plans, resolve } of group) {
        const end = first + plans.length
        resolve({ series: rows.series.slice(first, end), categories: rows.categories.slice(first, end) })
        first = end
      }
    } catch (error) {
      // One of them may be at fault: each alone, so that only it fails.
      if (group.length > 1) for (const member of group) await answer(projectId, [member])
      else group[0]?.reject(error)
    }
  }

  return {
    read(projectId, plans) {
      const series = lightSeriesOf(plans)
      if (series === null) return selectReportRows(pool, projectId, plans)
      const queue = queues.get(projectId) ?? { waiting: [], underWay: 0 }
      queues.set(projectId, queue)
      return new Promise((resolve, reject) => {
        queue.waiting.push({ plans, series, resolve, reject })
        if (queue.underWay < MAX_UNDER_WAY) void run(projectId, queue)
      })
    },
  }
}

/** From the front of the queue, at least one. */
function takeGroup(waiting: Waiting[]): Waiting[] {
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
  for (const { request, stretches, stretchesOf } of plans) {
    // A day may hold any number of events.
    if (request.keyKind === 'CATEGORY' || request.reads.some(read => read.metric.eventCount !== null)) return null
    for (const keyKind of ['DATE', 'TIME'] as const) {
      const isRead = request.reads.some(read => read.keyKind === keyKind)
      if (isRead && !stretchesOf[keyKind].every(stretch => isLight(stretch, LIGHT_SPAN[keyKind]))) return null
    }
    series += request.reads.length * stretches.length
  }
  return series <= LIGHT_SERIES ? series : null
}

function isLight({ from, before, buckets }: Stretch, span: number): boolean {
  return buckets.starts.length <= LIGHT_BUCKETS && Number(before) - Number(from) <= span
}

/** Days, and microseconds of a week: a stretch of more instants than that may hold any number of points. */
const LIGHT_SPAN = { DATE: 400, TIME: 7 * 86_400_000_000 } as const
