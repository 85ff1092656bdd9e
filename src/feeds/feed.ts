import type { Id, ProjectId, WidgetId } from '../base/id.ts'
import { lastBefore } from '../schedule/cron.ts'
import type { FeedMapping } from './feed-metric.ts'
import type { HookKind } from './hook-kind.ts'
import type { HookOptions } from './hook-options.ts'

export const feedHistories = ['APPEND', 'SNAPSHOT', 'FULL'] as const
/** What a run does to what is there: adds, replaces at its keys, or replaces everything. */
export type FeedHistory = (typeof feedHistories)[number]

/** A source, how its data becomes rows, and when: it writes into a widget. */
export interface Feed {
  readonly projectId: ProjectId
  readonly feedId: Id
  readonly name: string
  /** `null`: what comes through the webhook is mapped itself. */
  readonly sourceId: Id | null
  readonly widgetId: WidgetId
  readonly mapping: FeedMapping
  readonly variables: Readonly<Record<string, unknown>>
  readonly history: FeedHistory
  readonly cron: string | null
  readonly timeZone: string
  readonly paused: boolean
  readonly hook: HookKind
  readonly hookSealed: Buffer | null
  readonly hookOptions: HookOptions
  readonly nextRunAt: Date | null
  readonly lastSuccessAt: Date | null
  /** The last run that succeeded left pages unread. */
  readonly truncated: boolean
  readonly createdAt: Date
}

const runCauses = ['SCHEDULE', 'MANUAL', 'HOOK'] as const
export type RunCause = (typeof runCauses)[number]
export const runStates = ['QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED'] as const
export type RunState = (typeof runStates)[number]

export interface FeedRun {
  readonly projectId: ProjectId
  readonly runId: Id
  readonly feedId: Id
  readonly cause: RunCause
  readonly scheduledFor: Date | null
  readonly state: RunState
  readonly queuedAt: Date
  readonly startedAt: Date | null
  readonly finishedAt: Date | null
  readonly attempts: number
  /** Rows that were pushed. */
  readonly rows: number
  /** Rows that were left out. */
  readonly skipped: number
  readonly points: number
  /** Points that vanished upstream. */
  readonly deleted: number
  readonly errorCode: string | null
  readonly errorMessage: string | null
  /** Pages of the upstream were left unread: what was written is a part. */
  readonly truncated: boolean
  /** What the data lacked, and why rows were left out, the first ones. */
  readonly problems: readonly string[]
}

/** What a run came to. */
export type RunEnd = Pick<
  FeedRun,
  'rows' | 'skipped' | 'points' | 'deleted' | 'errorCode' | 'errorMessage' | 'truncated' | 'problems'
>

export const feedLimits = {
  nameLength: 100,
  metrics: 50,
  expressionLength: 2_000,
  /** Of one feed at a time; beyond it webhooks are refused. */
  queuedRuns: 1_000,
  problems: 10,
  /** How long the log keeps a run. */
  runDays: 30,
} as const

/** A run may take a while before its widget is called stale. */
const STALE_GRACE_MS = 5 * 60_000

/** Whether a run that should have succeeded by now has not, or the last one read a part; `null`: the feed has no schedule, and read all. */
export function isStale(feed: Feed, now: number): boolean | null {
  if (feed.truncated) return true
  if (feed.cron === null) return null
  const due = lastBefore(feed.cron, feed.timeZone, now - STALE_GRACE_MS)
  return due !== null && due > (feed.lastSuccessAt ?? feed.createdAt).getTime()
}

/** Where the token or the secret of a webhook lies sealed (see base/seal.ts). */
export function hookPlace(projectId: ProjectId, feedId: Id): string {
  return `${projectId}|feeds|${feedId}|hook`
}
