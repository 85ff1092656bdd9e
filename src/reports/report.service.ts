// Answers reports: resolves their calendars, reads all points in one statement, joins the two.
import { AppError, badInput } from '../base/errors.ts'
import { CalendarError } from '../core/calendar.ts'
import type { PointExtent } from '../core/period.ts'
import { foldProfile } from '../core/profile.ts'
import type { SparseSeries } from '../core/series.ts'
import { dayAt, startOfDay } from '../core/zone.ts'
import type { RequestContext } from '../request/context.ts'
import { aggregationOf, type Metric } from '../widgets/metric.ts'
import { type KeyKind, metricNamed, type Widget } from '../widgets/widget.ts'
import { givenPointsOf, readGiven } from './given-points.ts'
import type { Report } from './metric-report.ts'
import { type MetricView, viewOfFormula, viewOfPoints } from './metric-view.ts'
import { resolveReadings } from './reading.service.ts'
import type { Reading } from './reading.ts'
import { type KeySpan, selectKeySpans } from './report.store.ts'
import {
  DEFAULT_TOP,
  emptySeries,
  MAX_COMPARISONS,
  MAX_TOP,
  planReport,
  type Read,
  type ReportPlan,
  type ReportQuestion,
  type ReportRequest,
  type SeriesData,
} from './report.ts'

/** Reports that are added up here and not by the database. */
const MAX_GIVEN = 10

/** One per widget of the question. */
export type Answer = readonly Report[]

/** One statement for all that is stored; a second one before it only where a period is ALL_TIME. An answer or an error per question. */
export async function summarise(
  ctx: RequestContext,
  questions: readonly ReportQuestion[],
): Promise<(Answer | Error)[]> {
  const requests = await Promise.all(questions.map(question => toRequest(ctx, question).catch(toError)))
  const spans = await allTimeSpans(ctx, requests)
  const plans = withinGiven(requests).map(request => (request instanceof Error ? request : planOrError(request, spans)))
  const planned = plans.filter((plan): plan is ReportPlan => !(plan instanceof Error))
  const projectId = planned[0]?.request.projectId
  if (projectId === undefined) return plans as Error[]
  const answers = new Map<ReportPlan, Answer>()
  const stored: ReportPlan[] = []
  for (const plan of planned) {
    const points = givenPointsOf(plan.request)
    const found = points && readGiven(plan, points)
    if (found) answers.set(plan, toAnswer(plan, found.series, found.categories))
    else stored.push(plan)
  }
  if (stored.length > 0) {
    const rows = await ctx.services.reportReader.read(projectId, stored)
    for (const [index, plan] of stored.entries())
      answers.set(plan, toAnswer(plan, rows.series[index] ?? [], rows.categories[index] ?? []))
  }
  return plans.map(plan => (plan instanceof Error ? plan : (answers.get(plan) as Answer)))
}

/** Those beyond the limit are refused, each by itself. */
function withinGiven(requests: readonly (ReportRequest | Error)[]): (ReportRequest | Error)[] {
  let given = 0
  return requests.map(request => {
    if (request instanceof Error || !givenPointsOf(request) || ++given <= MAX_GIVEN) return request
    return new AppError('QUERY_TOO_COMPLEX', `At most ${MAX_GIVEN} reports of queries at once.`)
  })
}

async function toRequest(ctx: RequestContext, question: ReportQuestion): Promise<ReportRequest> {
  const { widgets, compare, top } = question
  const [first] = widgets
  if (!first) throw badInput('widgetIds', 'Name at least one widget.')
  const { projectId } = first
  const project = await ctx.services.auth.project(projectId)
  if (compare && compare.length > MAX_COMPARISONS)
    throw badInput('compare', `A report has at most ${MAX_COMPARISONS} comparisons.`)
  if (top !== null && (top < 1 || top > MAX_TOP)) throw badInput('top', `top is 1 to ${MAX_TOP}.`)
  const keyKind = keyKindOf(widgets)
  if (question.profile && keyKind === 'CATEGORY') throw badInput('by', 'Names have no weekdays and no hours.')
  const members = widgets.map(widget => ({ widget, metrics: metricsOf(widget, question.metrics, widgets) }))
  const { readings, reads } = await resolveReadings(ctx, projectId, keyKind, members)
  return {
    projectId,
    members,
    keyKind,
    reads,
    readings,
    period: question.period ?? { preset: first.defaultPeriod },
    compare: compare ?? [{ to: 'PREVIOUS_PERIOD' }],
    granularity: question.granularity,
    fill: question.fill,
    profile: question.profile,
    calendar: { now: ctx.now, timeZone: question.timeZone ?? project.timeZone, weekStart: project.weekStart },
    top: top ?? DEFAULT_TOP,
  }
}

/** Days and instants share a calendar, names do not. Widgets that were never pushed to go along with the others. */
function keyKindOf(widgets: readonly Widget[]): KeyKind {
  const kinds = new Set(widgets.map(widget => widget.keyKind).filter(kind => kind !== null))
  if (kinds.has('CATEGORY') && kinds.size > 1) {
    const named = widgets.find(widget => widget.keyKind === 'CATEGORY')
    const sentence = `The keys of ${JSON.stringify(named?.title)} are names, those of others days or instants: they share no chart.`
    throw badInput('widgetIds', sentence)
  }
  return kinds.has('DATE') ? 'DATE' : ([...kinds][0] ?? 'DATE')
}

function metricsOf(widget: Widget, names: readonly string[] | null, widgets: readonly Widget[]): readonly Metric[] {
  if (names === null) return widget.metrics
  const found = [...new Set(names)].map(name => {
    const metric = metricNamed(widget, name.normalize('NFC'))
    const elsewhere = metric ?? widgets.some(it => metricNamed(it, name.normalize('NFC')))
    if (!elsewhere) {
      const whose = widgets.length === 1 ? 'The widget has no' : 'None of the widgets has a'
      throw badInput('metrics', `${whose} metric ${JSON.stringify(name.slice(0, 60))}.`)
    }
    return metric
  })
  return found.filter(metric => metric !== undefined)
}

async function allTimeSpans(ctx: RequestContext, requests: readonly (ReportRequest | Error)[]): Promise<Spans> {
  const open = requests.filter(
    (request): request is ReportRequest =>
      !(request instanceof Error) &&
      !givenPointsOf(request) &&
      'preset' in request.period &&
      request.period.preset === 'ALL_TIME',
  )
  const metrics = new Set(open.flatMap(request => request.reads.filter(isTimed).map(read => read.metric)))
  const projectId = open[0]?.projectId
  return projectId === undefined || metrics.size === 0 ? new Map() : selectKeySpans(ctx.pool, projectId, [...metrics])
}

const isTimed = ({ keyKind, metric }: Read) => keyKind !== 'CATEGORY' || metric.eventCount !== null

/** By metric id. */
type Spans = ReadonlyMap<string, KeySpan>

function planOrError(request: ReportRequest, spans: Spans): ReportPlan | Error {
  try {
    return planReport(request, allTimeOf(request, givenSpans(request) ?? spans))
  } catch (error) {
    return toError(error)
  }
}

function givenSpans(request: ReportRequest): Spans | null {
  const points = givenPointsOf(request)
  if (!points) return null
  const [first, last] = [points.rows[0]?.key, points.rows.at(-1)?.key]
  if (first === undefined || last === undefined) return new Map()
  return new Map(request.reads.filter(isTimed).map(({ metric }) => [metric.metricId, { first, last }]))
}

/** From the first to the last point of everything that is read; in days as soon as some of it has days for keys. */
function allTimeOf({ reads, keyKind, calendar }: ReportRequest, spans: Spans): PointExtent | null {
  const found = reads.flatMap(read => {
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

function toAnswer(plan: ReportPlan, found: readonly (readonly SeriesData[])[], categories: readonly string[]): Answer {
  const { members, reads, readings, keyKind } = plan.request
  const fold = foldOf(plan)
  const keys = fold?.keys ?? plan.stretches[0]?.buckets.keys ?? categories
  const dataOf = new Map(reads.map((read, index) => [read.metric, { read, data: found[index] ?? [] }]))
  const viewIn = (reading: Reading, stretch: number): MetricView => {
    if (reading.kind === 'CALCULATED') {
      const operands = [...reading.operands].map(([name, operand]) => [name, viewIn(operand, stretch)] as const)
      return viewOfFormula(reading.formula, new Map(operands))
    }
    const place = dataOf.get(reading.metric)
    const data = place?.data[stretch] ?? emptySeries
    const shown = fold ? { ...data, series: fold.fold(data.series) } : data
    return viewOfPoints(shown, aggregationOf(reading.metric), lastPointAt(data, place?.read.keyKind ?? keyKind, plan))
  }
  return members.map(({ widget, metrics }) => ({
    plan,
    widget,
    keys,
    occurrences: fold?.occurrences ?? null,
    metrics: metrics.map(metric => {
      const reading = readings.get(metric) as Reading
      const current = viewIn(reading, 0)
      const compared = plan.comparedPeriods.map((_, index) => viewIn(reading, index + 1))
      return { plan, keys, metric, reading, current, compared }
    }),
  }))
}

/** How the buckets of a profile fall together; `null` where the report is none. */
function foldOf(plan: ReportPlan) {
  const { profile, calendar } = plan.request
  const buckets = plan.stretches[0]?.buckets
  if (!profile || !buckets) return null
  const { keys, occurrences } = foldProfile(profile, buckets, new Map(), calendar)
  const fold = (series: SparseSeries) => foldProfile(profile, buckets, series, calendar).series
  return { keys, occurrences, fold }
}

function lastPointAt({ lastKey }: SeriesData, keyKind: KeyKind, plan: ReportPlan): number | null {
  if (lastKey === null || keyKind === 'CATEGORY') return null
  return keyKind === 'TIME' ? Math.floor(Number(lastKey) / 1000) : startOfDay(Number(lastKey), plan.period.timeZone)
}

function toError(error: unknown): Error {
  if (error instanceof CalendarError) {
    return new AppError('BAD_USER_INPUT', error.message, { fields: { [error.field]: [error.message] } })
  }
  return error instanceof Error ? error : new Error(String(error))
}
