// From what is asked for to plans: checked, with every series that is needed and the calendar resolved.
import { AppError } from '../base/errors.ts'
import { CalendarError } from '../core/calendar.ts'
import type { PointExtent } from '../core/period.ts'
import { dayAt } from '../core/zone.ts'
import type { RequestContext } from '../request/context.ts'
import type { ReadLog } from '../request/read-log.ts'
import { inlinePointsOf } from './inline-points.ts'
import { type KeySpan, selectKeySpans } from './key-span.store.ts'
import { selectPartSpans } from './part-span.store.ts'
import { joinSpecs } from './report-join.ts'
import { isAllTime, planReport, type ReportPlan, type ReportSpec, type SeriesInput } from './report-plan.ts'
import type { ReportQuery } from './report-query.ts'
import { toReportSpec } from './report-spec.service.ts'
import { assertWorkingSpan } from './working-edges.ts'

/** Reports of one request that are added up here and not by the database. */
export const MAX_INLINE_REPORTS = 10

/** Several queries of one widget may share a plan, which reads more metrics than each of them shows. */
export interface PlannedReport {
  readonly plan: ReportPlan
  readonly spec: ReportSpec
}

/** A plan or an error per query. One statement, and only where a period is ALL_TIME. */
export async function planReports(
  ctx: RequestContext,
  queries: readonly ReportQuery[],
): Promise<(PlannedReport | Error)[]> {
  const specs = await Promise.all(queries.map(query => toReportSpec(ctx, query).catch(toError)))
  if (ctx.reads) for (const spec of specs) if (!(spec instanceof Error)) noteReads(ctx.reads, spec)
  const joined = joinSpecs(specs.filter((spec): spec is ReportSpec => !(spec instanceof Error)))
  const distinct = [...new Set(joined.values())]
  const spans = await allTimeSpans(ctx, distinct)
  const limited = limitInline(distinct)
  const plans = new Map(distinct.map((spec, index) => [spec, planOrError(limited[index] ?? spec, spans)]))
  return specs.map(spec => {
    const plan = spec instanceof Error ? spec : plans.get(joined.get(spec) ?? spec)
    if (!plan) throw new Error('a spec without a plan')
    return spec instanceof Error || plan instanceof Error ? (plan as Error) : { plan, spec }
  })
}

/** What the report depends on besides definitions and settings. */
function noteReads(reads: ReadLog, { inputs, keyKind }: ReportSpec): void {
  for (const { metric } of inputs) {
    reads.addWidget(metric.widgetId)
    // Nobody counts the versions of events.
    if (metric.eventCount) reads.limit('NONE')
  }
  // A period that goes on is compared with the same part of another one, by the instant.
  if (keyKind === 'TIME') reads.limit('SECOND')
}

/** Those beyond the limit are refused, each by itself. */
function limitInline(specs: readonly ReportSpec[]): (ReportSpec | Error)[] {
  let count = 0
  return specs.map(spec => {
    if (!inlinePointsOf(spec) || ++count <= MAX_INLINE_REPORTS) return spec
    return new AppError('QUERY_TOO_COMPLEX', `At most ${MAX_INLINE_REPORTS} reports of queries at once.`)
  })
}

function allTimeSpans(ctx: RequestContext, specs: readonly ReportSpec[]): Promise<Spans> {
  return storedSpans(ctx, specs.filter(isAllTime))
}

/** Where the points of all that these read begin and end, but for those that lie in memory. One statement, or none. */
export async function storedSpans(ctx: RequestContext, specs: readonly ReportSpec[]): Promise<Spans> {
  const open = specs.filter(spec => !inlinePointsOf(spec))
  const inputs = open.flatMap(spec => spec.inputs.filter(isTimed))
  const metrics = new Set(inputs.map(read => read.metric))
  const projectId = open[0]?.projectId
  if (projectId === undefined || metrics.size === 0) return new Map()
  const { part } = ctx.services.catalogue
  if (part.length > 0) return selectPartSpans(ctx.pool, projectId, distinctInputs(inputs), part)
  const withDimensions = new Set(inputs.filter(it => it.dimensions.length > 0).map(({ metric }) => metric.widgetId))
  const withSums = new Set(inputs.filter(it => it.sums).map(({ metric }) => metric.widgetId))
  return selectKeySpans(ctx.pool, projectId, [...metrics], withDimensions, withSums)
}

const distinctInputs = (inputs: readonly SeriesInput[]) => [
  ...new Map(inputs.map(input => [input.metric.metricId, input])).values(),
]

const isTimed = ({ keyKind, metric }: SeriesInput) => keyKind !== 'CATEGORY' || metric.eventCount !== null

/** By metric id. */
export type Spans = ReadonlyMap<string, KeySpan>

function planOrError(spec: ReportSpec | Error, spans: Spans): ReportPlan | Error {
  if (spec instanceof Error) return spec
  try {
    const plan = planReport(spec, allTimeOf(spec, inlineSpans(spec) ?? spans))
    assertWorkingSpan(spec, [plan.period, ...plan.comparedPeriods])
    return plan
  } catch (error) {
    return toError(error)
  }
}

/** Of a spec whose points lie in memory; `null`: they are stored. */
export function inlineSpans(spec: ReportSpec): Spans | null {
  const points = inlinePointsOf(spec)
  if (!points) return null
  const [first, last] = [points.rows[0]?.key, points.rows.at(-1)?.key]
  if (first === undefined || last === undefined) return new Map()
  return new Map(spec.inputs.filter(isTimed).map(({ metric }) => [metric.metricId, { first, last }]))
}

/** From the first to the last point of everything that is read; in days as soon as some of it has days for keys. */
function allTimeOf({ inputs, keyKind, calendar }: ReportSpec, spans: Spans): PointExtent | null {
  const found = inputs.flatMap(read => {
    const span = spans.get(read.metric.metricId)
    return span ? [{ ...span, isDay: read.keyKind === 'DATE' }] : []
  })
  if (found.length === 0) return null
  const toMs = (microseconds: string) => Math.floor(Number(microseconds) / 1000)
  if (keyKind === 'TIME' && found.every(span => !span.isDay)) {
    return {
      first: Math.min(...found.map(span => toMs(span.first))),
      last: Math.max(...found.map(span => toMs(span.last))),
    }
  }
  const toDay = (key: string, isDay: boolean) => (isDay ? Number(key) : dayAt(toMs(key), calendar.timeZone))
  return {
    firstDay: Math.min(...found.map(span => toDay(span.first, span.isDay))),
    lastDay: Math.max(...found.map(span => toDay(span.last, span.isDay))),
  }
}

function toError(error: unknown): Error {
  if (error instanceof CalendarError) {
    return new AppError('BAD_USER_INPUT', error.message, { fields: { [error.field]: [error.message] } })
  }
  return error instanceof Error ? error : new Error(String(error))
}
