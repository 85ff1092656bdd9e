// Asks the report service, and refuses what is wrong by nature: before a point is read where that is known then.
import type { ProjectId } from '../base/id.ts'
import type { Freshness } from '../lineage/freshness.ts'
import { freshnessLoader } from '../lineage/lineage.loader.ts'
import { reportOf } from '../reports/report.service.ts'
import type { Report } from '../reports/report.ts'
import { inlineSpans, planReports, storedSpans } from '../reports/report-plan.service.ts'
import type { ReportPlan } from '../reports/report-plan.ts'
import type { RequestContext } from '../request/context.ts'
import { argumentRefusals } from './argument-refusals.ts'
import { dataRefusals, extentOf } from './data-refusals.ts'
import type { MetricState, Spans } from './data-state.ts'
import { earlyEndOf, lackingDays } from './early-end.ts'
import { valueRefusals } from './filter-values.loader.ts'
import { findMetric, findWidget } from './find-metric.service.ts'
import { periodRefusals } from './period-refusals.ts'
import { type MetricQuestion, queryOf, type ReportInput } from './question.ts'
import { assertAnswerable, type Refusal, RefusedQuestion } from './refusal.ts'
import { statisticRefusals } from './statistic-refusals.ts'

/** What names and ids stand for; all of one widget. */
export async function toQuestion(
  ctx: RequestContext,
  projectId: ProjectId,
  { metrics: names, widget: widgetName, ...input }: ReportInput,
): Promise<MetricQuestion> {
  const named = widgetName ? await findWidget(ctx, projectId, widgetName) : null
  const found = await Promise.all(names.map(name => findMetric(ctx, projectId, name, named)))
  const [first] = found
  if (!first) throw new Error('a question has at least one metric')
  const others = new Set(found.filter(it => it.widget.widgetId !== first.widget.widgetId).map(it => it.widget.title))
  if (others.size > 0)
    throw new RefusedQuestion([
      {
        code: 'SEVERAL_WIDGETS',
        message: 'The metrics are of several widgets, which may have other keys and dimensions.',
        instead: `once for the metrics of each widget: ${[first.widget.title, ...others].join(', ')}.`,
      },
    ])
  const metrics = [...new Map(found.map(({ metric }) => [metric.metricId, metric])).values()]
  return { widget: first.widget, metrics, input: { ...input, fill: input.fill ?? 'BY_AGGREGATION' } }
}

export interface AskedReport {
  readonly report: Report
  /** One for each metric. */
  readonly states: readonly MetricState[]
  /** What the caller insisted on. */
  readonly insisted: readonly Refusal[]
}

/** Throws RefusedQuestion with every reason of the first kind that there is. */
export async function askReport(ctx: RequestContext, question: MetricQuestion): Promise<AskedReport> {
  const despite = question.input.despite ?? []
  assertAnswerable(argumentRefusals(question), despite)
  const plan = await planOf(ctx, question)
  const known = assertAnswerable([...periodRefusals(question, plan), ...statisticRefusals(question, plan)], despite)
  assertAnswerable(await valueRefusals(ctx, question), despite)
  const [report, freshness] = await Promise.all([
    reportOf(ctx, queryOf(question)),
    Promise.all(question.metrics.map(it => freshnessLoader(ctx).load(it))),
  ])
  const spans = await spansOf(ctx, question, report)
  const states = report.metrics.map((metric, index): MetricState => {
    const extent = extentOf(metric.expression, spans, report.spec)
    const own = freshness[index] as Freshness
    return { freshness: own, extent, isLate: own.isLate, earlyEnd: earlyEndOf(metric, extent) }
  })
  const ofData = report.metrics.flatMap((metric, index) => dataRefusals(question, metric, states[index] as MetricState))
  return { report, states, insisted: [...known, ...assertAnswerable(ofData, despite)] }
}

/** Nothing is read for it, but where a period is ALL_TIME. */
async function planOf(ctx: RequestContext, question: MetricQuestion): Promise<ReportPlan> {
  const [planned] = await planReports(ctx, [queryOf(question)])
  if (planned instanceof Error) throw planned
  if (!planned) throw new Error('a query has a plan')
  return planned.plan
}

/** Where data begin and end is asked where it matters: something is lacking, or is compared, or divided by days. */
async function spansOf(
  ctx: RequestContext,
  { input }: MetricQuestion,
  { metrics, spec, plan }: Report,
): Promise<Spans> {
  const lacks = metrics.some(it => it.current.bucketsWithPoints.size === 0 || lackingDays(it) > 0)
  if (!lacks && plan.comparedPeriods.length === 0 && input.statistic !== 'PER_DAY') return new Map()
  return inlineSpans(spec) ?? storedSpans(ctx, [spec])
}
