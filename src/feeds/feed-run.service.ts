// Runs feeds: by their schedule, by hand and by webhook, each run in one gateway at a time, and again where a gateway ended in the middle.
import { AppError } from '../base/errors.ts'
import type { Id, ProjectId } from '../base/id.ts'
import { type Span, within } from '../base/tracing.ts'
import { toAppError } from '../http/failure.ts'
import type { Gateway, Platform } from '../request/context.ts'
import { nextAfter } from '../schedule/cron.ts'
import { FEED_CALL_TIMEOUT_MS, runChain } from '../sources/call.service.ts'
import { type SourceService, sourceToCall } from '../sources/source.service.ts'
import type { Source } from '../sources/source.ts'
import {
  selectDueFeeds,
  selectFeedsById,
  selectFeedsOfSources,
  updateLastSuccess,
  updateNextRun,
} from './feed.store.ts'
import { type Feed, type FeedRun, feedLimits, type RunEnd } from './feed.ts'
import {
  countQueuedRuns,
  endRun,
  extendLease,
  insertQueuedRun,
  type QueuedRun,
  type RunKey,
  requeueDelivery,
  requeueRun,
  selectOpenRuns,
  selectRun,
  type TakenRun,
  takeRun,
} from './feed-run.store.ts'
import { failedEnd, NOTHING_WRITTEN, runKey, truncate, writeFeed } from './feed-write.service.ts'

declare module '../request/context.ts' {
  interface Services {
    feeds: FeedService
  }
}

/** A gateway holds a run for so long without a sign of life. */
const LEASE_MS = 60_000
const HEARTBEAT_MS = 20_000
/** Runs that one gateway has under way, and those of one project. */
export const MAX_RUNNING = 10
export const MAX_RUNNING_OF_PROJECT = 5
export const MAX_ATTEMPTS = 3
const MAX_DUE = 100

interface ActiveRun {
  readonly projectId: ProjectId
  readonly work: Promise<void>
}

export interface FeedService {
  /** Runs under way here. */
  readonly running: Map<Id, ActiveRun>
  readonly closing: AbortController
  /** Gives back what is under way. */
  close(): Promise<void>
}

export function createFeedService({ meters }: Pick<Platform, 'meters'>, sources: SourceService): FeedService {
  sources.beforeDeletion.push(assertNoFeedUses)
  const running = new Map<Id, ActiveRun>()
  meters.gauge('feed_runs_running', 'Runs of feeds under way here.', () => running.size)
  const closing = new AbortController()
  return {
    running,
    closing,
    async close() {
      closing.abort()
      await Promise.all([...running.values()].map(({ work }) => work))
    },
  }
}

async function assertNoFeedUses({ db }: Gateway, source: Source): Promise<void> {
  const [user] = await selectFeedsOfSources(db, source.projectId, [source.sourceId])
  if (user) throw new AppError('CONFLICT', `The feed ${JSON.stringify(user.name)} uses the source. Delete it first.`)
}

/** What the clock asks for: queues runs whose time has come, and takes runs that wait. */
export async function runDueFeeds(gateway: Gateway): Promise<void> {
  const now = new Date(gateway.clock())
  for (const feed of await selectDueFeeds(gateway.db, now, MAX_DUE)) await queueScheduled(gateway, feed)
  const free = MAX_RUNNING - gateway.services.feeds.running.size
  if (free <= 0) return
  for (const key of await selectOpenRuns(gateway.db, now, free)) await startRun(gateway, key)
}

/** However many times were missed: one run catches up. A run of the same time is there at most once, however often it is queued. */
async function queueScheduled(gateway: Gateway, feed: Feed): Promise<void> {
  const now = gateway.clock()
  if (feed.cron === null || feed.nextRunAt === null) return
  // A feed that takes longer than its schedule leaves times out instead of piling them up.
  if ((await countQueuedRuns(gateway.db, feed.projectId, feed.feedId)) === 0)
    await queueRun(gateway, feed, { cause: 'SCHEDULE', scheduledFor: feed.nextRunAt, variables: {}, delivery: null })
  const next = nextAfter(feed.cron, feed.timeZone, now)
  await updateNextRun(gateway.db, feed, next === null ? null : new Date(next))
}

/** `null`: the run is there already. Throws RATE_LIMITED where too many runs of the feed wait. */
export async function queueRun(
  gateway: Gateway,
  feed: Feed,
  run: Pick<QueuedRun, 'cause' | 'scheduledFor' | 'variables' | 'delivery'>,
): Promise<RunKey | null> {
  if ((await countQueuedRuns(gateway.db, feed.projectId, feed.feedId)) >= feedLimits.queuedRuns) {
    const message = `More than ${feedLimits.queuedRuns} runs of the feed wait. Try again later.`
    throw new AppError('RATE_LIMITED', message, { retryAfter: 60 })
  }
  const key = { projectId: feed.projectId, runId: gateway.makeId() }
  const queued = { ...key, feedId: feed.feedId, ...run }
  const now = new Date(gateway.clock())
  if (await insertQueuedRun(gateway.db, queued, now)) return key
  const runId = run.delivery === null ? null : await requeueDelivery(gateway.db, queued, now)
  return runId === null ? null : { projectId: feed.projectId, runId }
}

/** Begins a queued run here, if it is to be had; resolves when it has begun. */
export async function startRun(gateway: Gateway, key: RunKey): Promise<void> {
  const { running, closing } = gateway.services.feeds
  if (closing.signal.aborted || running.has(key.runId) || !hasRoom(running, key.projectId)) return
  // Its place here is taken first: others may ask for it while the database is asked.
  const { promise, resolve } = Promise.withResolvers<void>()
  running.set(key.runId, { projectId: key.projectId, work: promise })
  const release = () => {
    running.delete(key.runId)
    resolve()
  }
  const now = gateway.clock()
  const taken = await takeRun(gateway.db, key, new Date(now), new Date(now + LEASE_MS)).catch(error => {
    release()
    throw error
  })
  if (!taken) return release()
  gateway.bus.publish('run.changed', key)
  perform(gateway, taken)
    .catch(error => gateway.log.warn({ err: error }, 'a run of a feed could not be ended; it runs again'))
    .finally(release)
}

/** Runs of one project release places to those of others. */
function hasRoom(running: ReadonlyMap<Id, ActiveRun>, projectId: ProjectId): boolean {
  const ofProject = [...running.values()].filter(each => each.projectId === projectId)
  return running.size < MAX_RUNNING && ofProject.length < MAX_RUNNING_OF_PROJECT
}

/** Queues a run, begins it, and waits for its end for a while. */
export async function runFeedNow(gateway: Gateway, feed: Feed, waitMs: number): Promise<FeedRun> {
  const manual = { cause: 'MANUAL', scheduledFor: null, variables: {}, delivery: null } as const
  const key = await queueRun(gateway, feed, manual)
  if (key === null) throw new Error('a run by hand is a new one')
  await startRun(gateway, key)
  let timer: NodeJS.Timeout | undefined
  const enough = new Promise<void>(resolve => {
    timer = setTimeout(resolve, waitMs)
  })
  await Promise.race([gateway.services.feeds.running.get(key.runId)?.work, enough])
  clearTimeout(timer)
  const run = await selectRun(gateway.db, key)
  if (!run) throw new Error('a run has gone in the middle')
  return run
}

/** Throws NOT_FOUND. */
export async function getRun(gateway: Gateway, projectId: ProjectId, runId: Id): Promise<FeedRun> {
  const run = await selectRun(gateway.db, { projectId, runId })
  if (!run) throw new AppError('NOT_FOUND', 'The run does not exist.')
  return run
}

/** A run that is gone has ended, too. */
export async function isRunEnded(gateway: Gateway, key: RunKey): Promise<boolean> {
  const run = await selectRun(gateway.db, key)
  return !run || run.finishedAt !== null
}

async function perform(gateway: Gateway, { run, variables }: TakenRun): Promise<void> {
  const { closing } = gateway.services.feeds
  const lost = new AbortController()
  const signal = AbortSignal.any([closing.signal, lost.signal])
  const heartbeat = setInterval(() => {
    extendLease(gateway.db, run, new Date(gateway.clock() + LEASE_MS)).then(
      held => {
        if (!held) lost.abort()
      },
      // The database is away: the lease says how long it may be.
      () => {},
    )
  }, HEARTBEAT_MS)
  try {
    const startedAt = gateway.clock()
    const span = gateway.tracing.start('feed run', { attributes: { 'pushgraph.cause': run.cause } })
    const end = await within(span, async () => {
      const ended = await endOf(gateway, run, variables, { signal, span })
      if (ended.errorCode !== null) span.fail(ended.errorCode)
      return ended
    })
    if (closing.signal.aborted && end.errorCode !== null) return await requeueRun(gateway.db, run)
    await endRun(gateway.db, run, end, new Date(gateway.clock()))
    gateway.meters.feedRuns.add({ outcome: end.errorCode === null ? 'succeeded' : 'failed' })
    gateway.bus.publish('run.changed', { projectId: run.projectId, runId: run.runId })
    if (end.errorCode === null) await updateLastSuccess(gateway.db, run, new Date(startedAt), end.truncated)
  } finally {
    clearInterval(heartbeat)
  }
}

/** What a run goes on with. */
interface RunIO {
  readonly signal: AbortSignal
  readonly span: Span
}

async function endOf(
  gateway: Gateway,
  run: FeedRun,
  variables: Readonly<Record<string, unknown>>,
  io: RunIO,
): Promise<RunEnd> {
  try {
    if (run.attempts > MAX_ATTEMPTS)
      return failed('UNAVAILABLE', `The gateways that ran it ended in the middle, ${MAX_ATTEMPTS} times.`)
    const [feed] = await selectFeedsById(gateway.db, run.projectId, [run.feedId])
    if (!feed) return failed('NOT_FOUND', 'The feed was deleted.')
    return await fetchAndWrite(gateway, feed, run, variables, io)
  } catch (error) {
    const end = failedEnd(error)
    if (end) return end
    const { code, message } = toAppError(error, gateway.log)
    return failed(code, message)
  }
}

async function fetchAndWrite(
  gateway: Gateway,
  feed: Feed,
  run: FeedRun,
  overrides: Readonly<Record<string, unknown>>,
  io: RunIO,
): Promise<RunEnd> {
  const callable = feed.sourceId === null ? null : await sourceToCall(gateway, feed.projectId, feed.sourceId)
  if (!callable) return failed('NOT_FOUND', 'The source of the feed was deleted.')
  const variables = { ...feed.variables, ...overrides }
  const { source, secrets } = callable
  const result = await runChain(gateway, {
    sourceId: callable.source.sourceId,
    projectId: feed.projectId,
    sourceName: source.name,
    requests: source.requests,
    secrets,
    variables,
    ...io,
    timeoutMs: FEED_CALL_TIMEOUT_MS,
  })
  if (!result.ok) return failed(result.error?.code ?? 'UPSTREAM_FAILED', result.error?.message ?? 'A request failed.')
  const truncated = result.requests.some(request => request.truncated)
  const problems = result.requests.flatMap(request => request.problems)
  if (feed.history === 'FULL' && truncated) {
    const message = 'Not all pages were read; a full history is not replaced by a part.'
    return failed('UPSTREAM_FAILED', [message, ...problems].join(' '))
  }
  const input = {
    data: result.data,
    variables,
    idempotencyKey: runKey(run.runId),
    ...io,
    runId: run.runId,
    isHook: run.cause === 'HOOK',
  }
  const end = await writeFeed(gateway, feed, input)
  return { ...end, truncated, problems: [...problems.map(truncate), ...end.problems].slice(0, feedLimits.problems) }
}

function failed(errorCode: string, errorMessage: string): RunEnd {
  return { ...NOTHING_WRITTEN, errorCode, errorMessage: truncate(errorMessage) }
}
