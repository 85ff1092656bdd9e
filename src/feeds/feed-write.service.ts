// From data to points: mapping, rows, the push, and what vanished.
import { AppError } from '../base/errors.ts'
import type { Id } from '../base/id.ts'
import { quote } from '../base/quote.ts'
import { sha256 } from '../base/seal.ts'
import { noSpan, type Span } from '../base/tracing.ts'
import { deletePointsExcept } from '../push/delete-points.service.ts'
import type { KeptPoint } from '../push/kept-point.ts'
import { pushRows } from '../push/push.service.ts'
import { createContext, type Gateway } from '../request/context.ts'
import { MappingError, type MappingResult } from '../sources/mapping.ts'
import { type Feed, feedLimits, type RunEnd } from './feed.ts'
import { type FeedMapping, optionsOfNew, periodicNames } from './feed-metric.ts'
import { toFeedRows } from './feed-rows.ts'
import { mapData } from './mapping.service.ts'

export interface FeedInput {
  readonly data: unknown
  /** For expressions: `$variables`. */
  readonly variables: Readonly<Record<string, unknown>>
  /** The same key writes once: a run that is repeated after a crash counts once. */
  readonly idempotencyKey: string
  readonly signal: AbortSignal
  readonly span?: Span
  readonly runId: Id
  /** A delivery of its webhook began the run. */
  readonly isHook: boolean
  /** The data are what a sender delivered: without any of the metrics they say nothing. */
  readonly isDelivery?: boolean
}

/** Throws AppError or MappingError; nothing of the data was written then. */
export async function writeFeed(gateway: Gateway, feed: Feed, input: FeedInput): Promise<RunEnd> {
  const { projectId, widgetId, mapping, timeZone, history } = feed
  const now = gateway.clock()
  const bindings = { variables: input.variables, now: new Date(now).toISOString() }
  const mapped = await mapData(gateway.services.sources.evaluators, projectId, mapping, input.data, bindings)
  if (input.isDelivery) assertMetrics(mapping, mapped)
  const widget = await gateway.services.catalogue.widget(projectId, widgetId)
  const { keyKind: known = null, dimensions = [], blankKeys } = widget ?? {}
  const periodic = widget ? periodicNames(widget, mapping.metrics) : new Set<string>()
  const rules = { keyKind: known, timeZone, now, isKeyed: mapping.key !== null, dimensions, blankKeys, periodic }
  const { rows, keyKind, points, skipped, problems, doubtful } = await toFeedRows(mapped.rows, rules)
  const end = { ...NOTHING_WRITTEN, rows: rows.length, skipped, errorCode: null, errorMessage: null, problems }
  if (rows.length === 0) {
    if (skipped > 0) throw new MappingError(`No row could be used. ${problems[0] ?? ''}`)
    // An upstream that is empty by mistake must not empty the widget.
    if (history === 'FULL') throw new MappingError('There are no rows; a full history is not replaced by nothing.')
    return end
  }
  const { idempotencyKey: requestId, signal, span = noSpan } = input
  const ctx = createContext(gateway, { requestId, principal: null, signal, span })
  const { receipt } = await pushRows(ctx, widgetId, projectId, {
    rows,
    keyKind,
    keyColumn: null,
    timeZone,
    onDuplicate: history === 'APPEND' ? 'ADD' : 'REPLACE',
    isUsual: true,
    metricOnDuplicate: new Map(),
    pathOfOnDuplicate: () => '',
    emptyColumns: new Set(mapping.metrics.map(({ name }) => name)),
    options: optionsOfNew(widget, mapping.metrics),
    idempotencyKey: input.idempotencyKey,
    // What is fetched again after a crash may differ; it is the same run all the same.
    bodyHash: sha256(input.idempotencyKey),
    pathOf: row => `rows.${row}`,
    caller: {
      kind: input.isHook ? 'WEBHOOK' : 'FEED',
      id: feed.feedId,
      runId: input.runId,
      name: `feed ${feed.name}`,
    },
  })
  const deleted = history === 'FULL' ? await deleteVanished(gateway, feed, [...points, ...doubtful]) : 0
  return {
    ...end,
    points: receipt.points,
    deleted,
    problems: [...problems, ...receipt.warnings].slice(0, feedLimits.problems),
  }
}

/** Rows that a filter left out, and a list that is there and empty, are an answer. */
function assertMetrics(mapping: FeedMapping, { rows, filtered, hasRows }: MappingResult): void {
  if (filtered > 0 || (hasRows && rows.length === 0) || rows.some(({ values }) => values.length > 0)) return
  const metrics = mapping.metrics.map(({ name, value }) => `${name} (${quote(value, 80)})`)
  const where =
    rows.length === 0 && mapping.rows !== null ? `There is nothing at ${quote(mapping.rows, 80)}: the` : 'The'
  throw new MappingError(`${where} delivery has none of the metrics ${metrics.join(', ')}.`)
}

function deleteVanished(
  gateway: Gateway,
  { projectId, widgetId, mapping }: Feed,
  points: readonly KeptPoint[],
): Promise<number> {
  return deletePointsExcept(gateway, projectId, widgetId, { points, metrics: mapping.metrics.map(({ name }) => name) })
}

export const NOTHING_WRITTEN = { rows: 0, skipped: 0, points: 0, deleted: 0, truncated: false, problems: [] } as const

/** A failure as the end of a run; `null`: nothing that may be shown. */
export function failedEnd(error: unknown): RunEnd | null {
  if (error instanceof MappingError)
    return { ...NOTHING_WRITTEN, errorCode: 'BAD_USER_INPUT', errorMessage: truncate(error.message) }
  if (error instanceof AppError)
    return { ...NOTHING_WRITTEN, errorCode: error.code, errorMessage: truncate(error.message) }
  return null
}

export const truncate = (text: string) => text.slice(0, 1_000).replaceAll('\0', '\ufffd').toWellFormed()

export function runKey(runId: Id): string {
  return `feed-run/${runId}`
}
