import { z } from 'zod'
import { withPaths } from '../base/issues.ts'
import { driverSplits } from '../core/driver-form.ts'
import { ratioNumber, subtractRatios } from '../core/ratio.ts'
import { type ComparisonReport, firstComparison } from '../reports/comparison.ts'
import { answerDrivers } from '../reports/drivers.service.ts'
import type { Driver, Drivers } from '../reports/drivers.ts'
import { summaryOf } from '../reports/explanation-summary.ts'
import { bodyPathOf } from '../reports/report-body.ts'
import { periodModel, toPeriodModel } from '../reports/report-model.ts'
import { MAX_DRIVERS } from '../reports/report-query.ts'
import { askReport, toQuestion } from './ask-report.loader.ts'
import { reportCaveats } from './caveats.ts'
import { metricField } from './fields.ts'
import { unitOfMetric } from './metric-entry.ts'
import { questionFields, reportInput } from './question.ts'
import { RefusedQuestion } from './refusal.ts'
import { tool } from './tool.ts'

const DEFAULT_GROUPS = 5
/** Without `by` each dimension is split by itself. */
export const MAX_SPLITS = 5

const describe = (description: string) => ({ description })
const number = (description: string) => z.number().nullable().meta({ description })

const groupAnswer = z.object({
  values: z.record(z.string(), z.string().nullable()).meta(describe('By dimension; null: rows without a value.')),
  is_other: z.boolean().meta(describe('All that is in none of the other groups.')),
  previous: number('Its own number over the compared period.'),
  current: number('Its own number over the period.'),
  contribution: z.number().meta(describe('What it adds to the change of the whole: all of them add up to it.')),
  share_of_change: number('Its part in the change; null where there is none.'),
})

const output = z.object({
  metric: z.string().meta(describe('The name of the metric.')),
  unit: z.string().nullable().meta(describe('The unit or currency of its numbers.')),
  period: periodModel,
  compared_period: periodModel,
  previous: number('Over the compared period.'),
  current: number('Over the period.'),
  difference: number('The current less the previous.'),
  splits: z
    .array(
      z.object({
        by: z.array(z.string()).meta(describe('The dimensions.')),
        method: z.enum(driverSplits).nullable().meta(describe('How the change is split; null: it is not.')),
        reason: z.string().nullable().meta(describe('Why it is not.')),
        groups: z.array(groupAnswer).meta(describe('The largest contributions first, the others last.')),
      }),
    )
    .meta(describe('One for `by`, or one for each dimension.')),
  how_it_is_made: z.array(z.string()).meta(describe('How the number of the period is made, as sentences.')),
  caveats: z.array(z.object({ code: z.string(), message: z.string() })).meta(describe('What has to be said with it.')),
})

type Explained = z.output<typeof output>

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
  output,
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
    const answer = { ...explained, how_it_is_made: summaryOf(own), caveats }
    return { text: explainedText(answer), structured: answer }
  },
})

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

/** Throws RefusedQuestion where no dimension splits the change. */
function toExplained(comparison: ComparisonReport, splits: readonly string[][], found: readonly Drivers[]) {
  const { report, period, previous } = comparison
  const reasons = found.flatMap(it => ('reason' in it ? [it.message] : []))
  if (reasons.length === found.length)
    throw new RefusedQuestion([
      {
        code: 'NO_CONTRIBUTIONS',
        message: reasons[0] ?? 'Nothing can be split.',
        instead: 'report with by and compare: each group has its own change.',
      },
    ])
  const { working } = report.plan.spec
  const [now, before] = [report.current.exact(), previous.exact()]
  return {
    metric: report.metric.name,
    unit: unitOfMetric(report.metric),
    period: toPeriodModel(report.plan.period, working),
    compared_period: toPeriodModel(period, working),
    previous: before && ratioNumber(before),
    current: now && ratioNumber(now),
    difference: now && before && ratioNumber(subtractRatios(now, before)),
    splits: splits.map((by, index) => {
      const own = found[index]
      if (!own || 'reason' in own) return { by, method: null, reason: own?.message ?? null, groups: [] }
      return { by, method: own.split, reason: null, groups: own.groups.map(toGroup) }
    }),
  }
}

function toGroup({ dimensions, values, isOther, previous, current, contribution, share }: Driver) {
  return {
    values: Object.fromEntries(dimensions.map((dimension, index) => [dimension, values[index] ?? null])),
    is_other: isOther,
    previous: previous && ratioNumber(previous),
    current: current && ratioNumber(current),
    contribution: contribution.value,
    share_of_change: share,
  }
}

function explainedText({
  metric,
  unit,
  period,
  compared_period,
  previous,
  current,
  difference,
  ...it
}: Explained): string {
  const behind = unit === null ? '' : ` ${unit}`
  const sign = (value: number) => `${value > 0 ? '+' : ''}${value}${behind}`
  const head = `${metric}: ${previous}${behind} in ${compared_period.label} to ${current}${behind} in ${period.label}, ${sign(difference ?? 0)}.`
  const lines = it.splits.flatMap(({ by, reason, groups }) => [
    reason === null ? `By ${by.join(' and ')}:` : `By ${by.join(' and ')}: ${reason}`,
    ...groups.map(group => {
      const name = group.is_other
        ? 'all others'
        : Object.values(group.values)
            .map(value => value ?? '(none)')
            .join(' / ')
      const share = group.share_of_change === null ? '' : `, ${Math.round(group.share_of_change * 1_000) / 10} % of it`
      return `- ${name}: ${sign(group.contribution)}${share} (${group.previous ?? 'none'} to ${group.current ?? 'none'})`
    }),
  ])
  return [head, ...lines, ...it.how_it_is_made, ...it.caveats.map(({ code, message }) => `! ${code}: ${message}`)].join(
    '\n',
  )
}
