// What is said of metrics, in words.
import type { Cadence, LineageKind, MetricStatus } from '../gql/graphql.ts'

export const statusNames: Readonly<Record<MetricStatus, string>> = {
  DRAFT: 'Draft',
  APPROVED: 'Approved',
  DEPRECATED: 'Deprecated',
}

export const cadenceNames: Readonly<Record<Cadence, string>> = {
  HOURLY: 'Each hour',
  DAILY: 'Each day',
  WORKING_DAILY: 'Each working day',
  WEEKLY: 'Each week',
  MONTHLY: 'Each month',
  QUARTERLY: 'Each quarter',
  YEARLY: 'Each year',
}

export const lineageNames: Readonly<Record<LineageKind, string>> = {
  PUSH: 'Push',
  FEED: 'Feed',
  SOURCE: 'Source',
  EVENT: 'Event',
  METRIC: 'Metric',
  QUERY: 'Query',
  BOARD: 'Board',
  SHARE: 'Link',
  SAVED_QUERY: 'Saved query',
}
