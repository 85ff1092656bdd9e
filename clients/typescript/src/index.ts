export { type ClientOptions, createClient, PushgraphClient, type QueryOptions } from './client.js'
export type { Document } from './document.js'
export {
  AccessError,
  InputError,
  NetworkError,
  PendingError,
  PushgraphError,
  type ReplyError,
  UnavailableError,
} from './errors.js'
export type { Live, LiveOptions, LiveState } from './live.js'
export type { BatchOptions } from './push-queue.js'
export type { PushOptions, PushPeriod, PushReceipt, PushRow } from './push-row.js'
export type {
  ChartOptions,
  Comparison,
  ComparisonPreset,
  DimensionFilter,
  Granularity,
  MetricNumbers,
  NumberFormat,
  Period,
  PeriodPreset,
  Report,
  ReportComparison,
  ReportGroup,
  ReportPeriod,
  ReportQuery,
} from './report.js'
export type { RetryOptions } from './retry.js'
export { localStorageStore, memoryStore, type PushStore, type StoredBatch } from './store.js'
