import type { Id, MetricId, ProjectId, WidgetId } from '../base/id.ts'
import type { DimensionFilter } from '../core/dimension-filter.ts'
import type { Granularity } from '../core/granularity.ts'
import type { AlertCondition } from './condition.ts'
import type { MuteWindow } from './mute.ts'

export const missingChoices = ['NO_DATA', 'KEEP', 'ZERO'] as const
/** What a bucket without data means: the state NO_DATA, nothing at all, or a 0. */
export type MissingChoice = (typeof missingChoices)[number]

/** What is judged, and by what: a change of it is judged anew. */
export interface AlertRule {
  readonly granularity: Granularity
  /** The running bucket is judged, too, again and again. */
  readonly includeRunning: boolean
  readonly where: readonly DimensionFilter[]
  /** Dimensions whose values have a state each; empty: there is one state. */
  readonly by: readonly string[]
  readonly condition: AlertCondition
  readonly forBuckets: number
  /** A firing alert goes on until the value, or the change, has come back to this. */
  readonly recoverAt: string | null
  readonly whenMissing: MissingChoice
}

/** A rule over the report of one metric, and who is told. */
export interface Alert {
  readonly projectId: ProjectId
  readonly alertId: Id
  readonly name: string
  readonly widgetId: WidgetId
  readonly metricId: MetricId
  readonly rule: AlertRule
  /** When it is judged; null: only on pushes. */
  readonly cron: string | null
  readonly onPush: boolean
  /** Of the schedule, of its buckets and of mute windows. */
  readonly timeZone: string
  readonly channelIds: readonly Id[]
  readonly mute: readonly MuteWindow[]
  readonly snoozedUntil: Date | null
  /** A firing leaves a note in charts. */
  readonly annotate: boolean
  readonly paused: boolean
  /** The widgets whose points it reads, its own among them. */
  readonly watches: readonly WidgetId[]
  /** It reads a metric that is counted from events. */
  readonly countsEvents: boolean
  readonly nextEvaluationAt: Date | null
  readonly evaluatedAt: Date | null
  /** Why it could not be judged the last time; null: it could. */
  readonly problem: string | null
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

export const alertLimits = {
  alerts: 1_000,
  nameLength: 100,
  channels: 10,
  muteWindows: 20,
  forBuckets: 100,
  silence: 1_000,
  /** The states that one alert has by its dimensions. */
  groups: 100,
  /** Buckets that were missed and are judged later; earlier ones are left out. */
  catchUp: 48,
  /** Buckets that are read before the first one that is judged. */
  lookBack: 10_000 - 48 - 24,
  simulatedBuckets: 1_000,
  eventDays: 90,
  snoozeDays: 90,
  /** Pushes are gathered for so long. */
  pushSeconds: 5,
} as const
