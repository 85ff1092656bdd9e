import { z } from 'zod'
import { annotationsIn } from '../annotations/annotation-window.service.ts'
import { withPaths } from '../base/issues.ts'
import { dayToText } from '../core/day.ts'
import { dayAt } from '../core/zone.ts'
import { type ComparisonReport, firstComparison } from '../reports/comparison.ts'
import { answerDrivers } from '../reports/drivers.service.ts'
import { summaryOf } from '../reports/explanation-summary.ts'
import { bodyPathOf } from '../reports/report-body.ts'
import { MAX_DRIVERS } from '../reports/report-query.ts'
import type { RequestContext } from '../request/context.ts'
import { askReport, toQuestion } from './ask-report.loader.ts'
import { reportCaveats } from './caveats.ts'
import { type ExplainedChange, explainedChange, explainedText, toExplained } from './explained-change.ts'
import { metricField } from './fields.ts'
import { questionFields, reportInput } from './question.ts'
import { RefusedQuestion } from './refusal.ts'
import { tool } from './tool.ts'

const DEFAULT_GROUPS = 5
/** Of both periods together. */
export const MAX_NOTES = 20
/** Without `by` each dimension is split by itself. */
export const MAX_SPLITS = 5

export const explainChange = tool({
  name: 'explain_change',
  title: 'Explain a change',
  description:
    'Which groups the change of a metric between two periods comes from: exact contributions that add up to the change, by one or more dimensions.',
  scope: 'read',
  isRestrictable: true,
  isDivisible: true,
  input: z.object({
    metric: metricField,
    ...questionFields,
    compare: reportInput.shape.compare
      .unwrap()
      .unwrap()
      .element.nullish()
      .meta({ description: 'The period to compare with. Default: PREVIOUS_PERIOD.', examples: ['PREVIOUS_PERIOD'] }),
    by: z.array(z.string()).nullish().meta({
      description: 'The dimensions whose values make groups. Default: each dimension of the widget by itself.',
    }),
    top: z
      .int()
      .min(1)
      .max(MAX_DRIVERS)
      .nullish()
      .meta({ description: `The number of groups; all others are one. Default: ${DEFAULT_GROUPS}.` }),
  }),
  output: explainedChange,
  async run({ ctx, by: principal, input }) {
    const { metric: name, by, top, compare, ...asked } = input
    const question = await toQuestion(ctx, principal.projectId, {
      ...asked,
      metrics: [name],
      compare: [compare ?? 'PREVIOUS_PERIOD'],
    })
    const { report, insisted } = await askReport(ctx, question).catch(error => {
      throw withPaths(error, bodyPathOf)
    })
    const [own] = report.metrics
    const comparison = own && firstComparison(own)
    if (!own || !comparison) throw noComparison(report.plan.missing.length > 0)
    const splits = by && by.length > 0 ? [by] : report.widget.dimensions.slice(0, MAX_SPLITS).map(it => [it])
    if (splits.length === 0) throw noDimensions(report.widget.title)
    const queries = splits.map(dimensions => ({ comparison, by: dimensions, top: top ?? DEFAULT_GROUPS }))
    const found = (await answerDrivers(ctx, queries)).map(it => {
      if (it instanceof Error) throw it
      return it
    })
    const explained = toExplained(comparison, splits, found)
    const caveats = reportCaveats(question, report.metrics, insisted)
    const notes = await notesOf(ctx, comparison)
    const answer = { ...explained, how_it_is_made: summaryOf(own), notes, caveats }
    return { text: explainedText(answer), structured: answer }
  },
})

/** Newest notes of the widget and the project. A text may tell of rows that the principal does not see. */
async function notesOf(ctx: RequestContext, { report, period }: ComparisonReport): Promise<ExplainedChange['notes']> {
  const restriction = ctx.principal?.restriction
  if (restriction && restriction.where.length > 0) return []
  const { projectId, widgetId } = report.metric
  const windows = [period, report.plan.period].map(it => ({ widgetId, period: it }))
  const found = await annotationsIn(ctx.db, projectId, windows, { includesProject: !restriction })
  const distinct = [...new Map(found.flat().map(it => [it.annotationId, it])).values()]
  return distinct.slice(-MAX_NOTES).map(({ time, kind, text }) => {
    const day = 'at' in time ? dayAt(time.at, report.plan.period.timeZone) : time.days.from
    return { first_day: dayToText(day), kind, text }
  })
}

const noComparison = (isMissing: boolean) =>
  new RefusedQuestion([
    {
      code: 'NO_CONTRIBUTIONS',
      message: `There is nothing to compare with${isMissing ? ': the period before does not exist' : ''}.`,
      instead: 'report for the period by itself, with by: the groups of it.',
    },
  ])

const noDimensions = (title: string) =>
  new RefusedQuestion([
    {
      code: 'NO_CONTRIBUTIONS',
      message: `${JSON.stringify(title)} has no dimensions: nothing is known of what its numbers are made of.`,
      instead: 'report with compare and a granularity: on which days the change came.',
    },
  ])
