// An alert as it is asked for, before it is checked.
import type { Id, MetricId, WidgetId } from '../base/id.ts'
import type { AlertRule } from './alert.ts'
import type { MuteWindow } from './mute.ts'

export interface AlertDraft {
  readonly name: string
  readonly widgetId: WidgetId
  readonly metricId: MetricId
  readonly rule: AlertRule
  readonly cron: string | null
  readonly onPush: boolean
  /** `null`: the project's. */
  readonly timeZone: string | null
  readonly channelIds: readonly Id[]
  readonly mute: readonly MuteWindow[]
  readonly annotate: boolean
  readonly paused: boolean
}
