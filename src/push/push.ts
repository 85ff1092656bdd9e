import type { NoteInput } from '../annotations/annotation-input.ts'
import { AppError, type FieldErrors } from '../base/errors.ts'
import type { WidgetId } from '../base/id.ts'
import { Issues } from '../base/issues.ts'
import { quote } from '../base/quote.ts'
import type { DaySpan } from '../core/day-span.ts'
import type { MetricChange } from '../widgets/metric.ts'
import type { OnDuplicate } from '../widgets/on-duplicate.ts'
import type { KeyKind } from '../widgets/widget.ts'
import type { PushCaller, PushOrigin } from './caller.ts'
import type { CounterReading } from './counter.ts'
import type { KeyExtent } from './key-extent.ts'

export interface PushedValue {
  readonly metric: string
  /** A decimal as it was written, every digit kept; a trailing `%` makes its metric one of percents. */
  readonly value: string
  /** It is where a counter stood, and adds to the metric what was counted since it was read before. */
  readonly counter?: CounterReading
}

/** The value that a row has in one of the widget's dimensions; an empty one is none. */
export interface PushedDimension {
  readonly dimension: string
  readonly value: string
}

export interface PushedRow {
  /** As it was written: a day, an instant or a category, by the widget's key kind. */
  readonly key: string
  /** What the values are of, where the sender names a period in so many words; `key` is its spelling. */
  readonly period?: DaySpan | null | undefined
  readonly dimensions?: readonly PushedDimension[] | null | undefined
  readonly values: readonly PushedValue[]
}

/** A note on the widget, and what its days are called where it was sent. */
export interface PushedNote extends NoteInput {
  readonly daysPath: string
}

/** What every door makes of its own words before the one push service takes over. */
export interface PushRequest {
  readonly rows: readonly PushedRow[]
  /** What the sender says the keys are; `null`: the widget decides, or the name of the key column, or the keys themselves. */
  readonly keyKind: KeyKind | null
  /** Where clocks showed what keys without an offset say, and where instants have their days; `null`: the project's. */
  readonly timeZone: string | null
  readonly keyColumn: string | null
  /** `null`: as each metric's own default says. */
  readonly onDuplicate: OnDuplicate | null
  /** `onDuplicate` is what its kind of push does unless it says otherwise: periods are replaced all the same. */
  readonly isUsual?: boolean
  readonly metricOnDuplicate: ReadonlyMap<string, OnDuplicate>
  /** Where `metricOnDuplicate` says it of this metric, in what the door was given. */
  readonly pathOfOnDuplicate: (metric: string) => string
  /** Options to remember, by metric name. Names that are no metric after the push are ignored, with a warning. */
  readonly options: ReadonlyMap<string, MetricChange>
  /** Columns that were sent without a value: clients send the same option maps with every push. */
  readonly emptyColumns?: ReadonlySet<string>
  readonly idempotencyKey: string | null
  /** SHA-256 of what was sent: the same idempotency key with another hash is a conflict. */
  readonly bodyHash: Buffer | null
  readonly pathOf: PathOf
  /** It is one of several pushes of one request, which are one push of the quota: the first of them counts. */
  readonly batch?: { readonly isFirst: boolean }
  /** Metrics that have no other values than these afterwards: the commit that writes them deletes what was there. Absent: it stays. */
  readonly replacedMetrics?: readonly string[]
  /** A note on the widget, written with the rows. */
  readonly annotation?: PushedNote | null
  /** Who pushes, where that is no principal: a feed. Absent: the token or client by its name, else the push key. */
  readonly caller?: PushCaller
}

/** Where a row, or the value of a metric or dimension in it, stands in what the door was given: `data.3.Users`. Rows count from 0. */
export type PathOf = (row: number, metric: string | undefined, dimension?: string) => string

/** One way of writing, and the metrics that were written so. */
export interface OnDuplicateUse {
  readonly onDuplicate: OnDuplicate
  readonly metrics: readonly string[]
}

/** The answer to an accepted push; it is stored and can be asked for until it expires. */
export interface PushReceipt {
  readonly receiptId: string
  readonly projectId: string
  readonly widgetId: WidgetId
  readonly acceptedAt: Date
  readonly rows: number
  /** Distinct points written: created + changed. */
  readonly points: number
  readonly created: number
  readonly changed: number
  /** What happened to values that were there, and for which metrics; empty: it was pushed before this was kept. */
  readonly onDuplicate: readonly OnDuplicateUse[]
  /** What was taken and may have been meant otherwise, as sentences. */
  readonly warnings: readonly string[]
  /** Who pushed (see `PushRequest`); `null`: it was pushed before this was kept. */
  readonly caller: string | null
  /** What that is, and its ids; `null`: it was pushed before this was kept. */
  readonly origin: PushOrigin | null
  /** The first and the last key of its rows, as they are stored; `null`: it had none, or it was pushed before this was kept. */
  readonly keys: KeyExtent | null
  /** What the keys of the widget were after it; `null`: it had none yet, or it was pushed before this was kept. */
  readonly keyKind: KeyKind | null
  /** Names of the metrics that it made. */
  readonly newMetrics: readonly string[]
}

export interface PushOutcome {
  readonly receipt: PushReceipt
  /** The receipt of an earlier push with the same idempotency key; nothing was written now. */
  readonly replayed: boolean
}

/** One issue of a push. `row` counts from 0; `metric` and `dimension` are absent for issues of the key. */
export interface PushIssue {
  readonly row: number
  readonly metric?: string
  readonly dimension?: string
  readonly message: string
}

export const MAX_ROWS_PER_PUSH = 10_000
export const MAX_POINTS_PER_PUSH = 100_000
/** Members of a row or of an option map: metrics, and those without a value. */
export const MAX_MEMBERS_PER_ROW = 1_000
/** Beyond, reading ends: who mends so many issues sends again anyway. */
export const MAX_ISSUES_READ = 1_000
export const MAX_IDEMPOTENCY_KEY_LENGTH = 255
const MAX_ISSUES_SHOWN = 20
/** Of one push; what is more is counted in the last one. */
export const MAX_WARNINGS = 20

/** A push with issues: nothing of it was stored. The message names the first; `issues` and `fields` have up to twenty. */
export class PushRefused extends AppError {
  readonly issues: readonly PushIssue[]

  constructor(issues: readonly PushIssue[], pathOf: PathOf) {
    const shown = issues.slice(0, MAX_ISSUES_SHOWN)
    const more = issues.length - 1
    const first = shown[0] ? messageOf(shown[0]) : 'The push was refused.'
    const message = more > 0 ? `${first} (${more} more ${more === 1 ? 'fault' : 'faults'}.)` : first
    super('BAD_USER_INPUT', message, { fields: fieldsOf(shown, pathOf) })
    this.issues = shown
  }
}

/** Messages by path. */
function fieldsOf(issues: readonly PushIssue[], pathOf: PathOf): FieldErrors {
  const collected = new Issues({ perPath: MAX_ISSUES_SHOWN })
  for (const issue of issues) collected.add(pathOf(issue.row, issue.metric, issue.dimension), messageOf(issue))
  return collected.toFields()
}

export function tooManyRows(pathOf: PathOf): PushRefused {
  const issue = { row: MAX_ROWS_PER_PUSH, message: `A push has at most ${MAX_ROWS_PER_PUSH} rows.` }
  return new PushRefused([issue], pathOf)
}

/** `Row 3, metric "Users": "abc" is not a number.` */
function messageOf(issue: PushIssue): string {
  return whereOf(issue.row, issue.metric, issue.dimension) + issue.message
}

/** What stands in front of the message of an issue; rows are counted from 1 for people. */
export function whereOf(row: number, metric: string | undefined, dimension?: string): string {
  if (dimension !== undefined) return `Row ${row + 1}, dimension ${quote(dimension)}: `
  return `Row ${row + 1}${metric === undefined ? '' : `, metric ${quote(metric)}`}: `
}
