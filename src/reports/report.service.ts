// Answers reports: resolves their calendars, reads all points in one statement, joins the two.
import { AppError, badInput } from '../base/errors.ts'
import { CalendarError } from '../core/calendar.ts'
import type { ComparisonInput } from '../core/comparison.ts'
import type { Granularity } from '../core/granularity.ts'
import type { PeriodInput, PointExtent } from '../core/period.ts'
import type { Fill } from '../core/series.ts'
import type { RequestContext } from '../request/context.ts'
import type { Metric } from '../widgets/metric.ts'
import { metricNamed, type Widget } from '../widgets/widget.ts'
import { selectKeySpans, selectReportRows } from './report.store.ts'
import {
  DEFAULT_TOP,
  MAX_COMPARISONS,
  MAX_TOP,
  planReport,
  type Report,
  type ReportPlan,
  type ReportRequest,
} from './report.ts'

/** A report as it is asked for, before defaults. */
export interface ReportQuestion {
  readonly widget: Widget
  readonly period: PeriodInput | null
  readonly compare: readonly ComparisonInput[] | null
  readonly granularity: Granularity | null
  readonly fill: Fill
  readonly timeZone: string | null
  /** Metric names; `null`: all. */
  readonly metrics: readonly string[] | null
  readonly top: number | null
}

/** One statement for all; a second one before it only where a period is ALL_TIME. An answer or an error per question. */
export async function summarise(
  ctx: RequestContext,
  questions: readonly ReportQuestion[],
): Promise<(Report | Error)[]> {
  const requests = await Promise.all(questions.map(question => toRequest(ctx, question).catch(toError)))
  const spans = await allTimeSpans(ctx, requests)
  const plans = requests.map(request => (request instanceof Error ? request : planOrError(request, spans)))
  const planned = plans.filter((plan): plan is ReportPlan => !(plan instanceof Error))
  const projectId = planned[0]?.request.widget.projectId
  if (projectId === undefined) return plans as Error[]
  const rows = await selectReportRows(ctx.pool, projectId, planned)
  const reports = new Map(
    planned.map((plan, index) => [plan, toReport(plan, rows.series[index] ?? [], rows.categories[index] ?? [])]),
  )
  return plans.map(plan => (plan instanceof Error ? plan : (reports.get(plan) as Report)))
}

async function toRequest(ctx: RequestContext, question: ReportQuestion): Promise<ReportRequest> {
  const { widget, compare, top } = question
  const project = await ctx.services.auth.project(widget.projectId)
  if (compare && compare.length > MAX_COMPARISONS)
    throw badInput('compare', `A report has at most ${MAX_COMPARISONS} comparisons.`)
  if (top !== null && (top < 1 || top > MAX_TOP)) throw badInput('top', `top is 1 to ${MAX_TOP}.`)
  return {
    widget,
    metrics: metricsOf(widget, question.metrics),
    period: question.period ?? { preset: widget.defaultPeriod },
    compare: compare ?? [{ to: 'PREVIOUS_PERIOD' }],
    granularity: question.granularity,
    fill: question.fill,
    calendar: { now: ctx.now, timeZone: question.timeZone ?? project.timeZone, weekStart: project.weekStart },
    top: top ?? DEFAULT_TOP,
  }
}

function metricsOf(widget: Widget, names: readonly string[] | null): readonly Metric[] {
  if (names === null) return widget.metrics
  return [...new Set(names)].map(name => {
    const metric = metricNamed(widget, name.normalize('NFC'))
    if (!metric) throw badInput('metrics', `The widget has no metric ${JSON.stringify(name.slice(0, 60))}.`)
    return metric
  })
}

async function allTimeSpans(ctx: RequestContext, requests: readonly (ReportRequest | Error)[]) {
  const open = requests.filter(
    (request): request is ReportRequest =>
      !(request instanceof Error) && 'preset' in request.period && request.period.preset === 'ALL_TIME',
  )
  const metrics = open.flatMap(request => request.widget.metrics)
  const projectId = open[0]?.widget.projectId
  return projectId === undefined || metrics.length === 0 ? new Map() : selectKeySpans(ctx.pool, projectId, metrics)
}

type Spans = ReadonlyMap<string, { first: string; last: string }>

function planOrError(request: ReportRequest, spans: Spans): ReportPlan | Error {
  try {
    return planReport(request, allTimeOf(request, spans))
  } catch (error) {
    return toError(error)
  }
}

function allTimeOf({ widget }: ReportRequest, spans: Spans): PointExtent | null {
  const span = spans.get(widget.widgetId)
  if (!span) return null
  if (widget.keyKind === 'DATE') return { firstDay: Number(span.first), lastDay: Number(span.last) }
  const toMs = (microseconds: string) => Math.floor(Number(microseconds) / 1000)
  return { first: toMs(span.first), last: toMs(span.last) }
}

function toReport(
  plan: ReportPlan,
  series: readonly (readonly Report['metrics'][number]['current'][])[],
  categories: readonly string[],
): Report {
  const keys = plan.stretches[0]?.buckets.keys ?? categories
  const metrics = plan.request.metrics.map((metric, index) => {
    const [current = { series: new Map(), total: null, lastKey: null }, ...compared] = series[index] ?? []
    return { metric, current, compared }
  })
  return { plan, keys, metrics }
}

function toError(error: unknown): Error {
  if (error instanceof CalendarError) {
    return new AppError('BAD_USER_INPUT', error.message, { fields: { [error.field]: [error.message] } })
  }
  return error instanceof Error ? error : new Error(String(error))
}
