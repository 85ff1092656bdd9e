import type { Id, ProjectId, WidgetId } from '../base/id.ts'
import type { AlertState } from './machine.ts'

export const notifications = ['SENT', 'NONE', 'MUTED', 'SNOOZED', 'REFUSED'] as const
/** What became of the messages of an event. */
export type Notification = (typeof notifications)[number]

/** A change of the state of one group of an alert. */
export interface AlertEvent {
  readonly projectId: ProjectId
  readonly eventId: Id
  readonly alertId: Id
  readonly widgetId: WidgetId
  readonly groupKey: string
  readonly from: AlertState
  readonly to: AlertState
  /** The bucket that led to it. */
  readonly bucketKey: string
  readonly bucketFrom: Date
  readonly bucketBefore: Date
  /** What was measured and the band, as decimal texts. */
  readonly value: string | null
  readonly low: string | null
  readonly high: string | null
  /** When it was found: the report is as of then. */
  readonly at: Date
  /** The arguments of the report that has the bucket. */
  readonly arguments: Readonly<Record<string, unknown>>
  readonly notification: Notification
  readonly notifiedAt: Date | null
  readonly acknowledgedAt: Date | null
  readonly acknowledgedBy: string | null
}
