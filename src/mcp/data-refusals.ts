// What is wrong with a question by what is stored: nothing in the period, or only a part of what it is compared with.
import { quote } from '../base/quote.ts'
import { dayToText } from '../core/day.ts'
import { dayAt, startOfDay } from '../core/zone.ts'
import { type ComparisonReport, comparisonsOf } from '../reports/comparison.ts'
import type { MetricExpression } from '../reports/metric-expression.ts'
import type { MetricReport } from '../reports/metric-report.ts'
import { headlineReason } from '../reports/number-reason.ts'
import type { ReportSpec } from '../reports/report-plan.ts'
import type { Metric } from '../widgets/metric.ts'
import { addsUpOverTime } from './additivity.ts'
import type { Spans, StoredExtent, StoredState } from './data-state.ts'
import { endsHere, lackingDays } from './early-end.ts'
import type { MetricQuestion } from './question.ts'
import type { Refusal } from './refusal.ts'
import { currentOf } from './statistic.ts'

export function extentOf(expression: MetricExpression, spans: Spans, spec: ReportSpec): StoredExtent | null {
  const found = leavesOf(expression).map(metric => {
    const span = spans.get(metric.metricId)
    const keyKind = spec.inputs.find(it => it.metric === metric)?.keyKind
    if (!span) return null
    const at = (key: string) =>
      keyKind === 'DATE' ? startOfDay(Number(key), spec.calendar.timeZone) : Math.floor(Number(key) / 1_000)
    return { first: at(span.first), last: at(span.last) }
  })
  const all = found.filter(it => it !== null)
  if (all.length === 0 || all.length < found.length) return null
  return { first: Math.max(...all.map(it => it.first)), last: Math.min(...all.map(it => it.last)) }
}

const leavesOf = (expression: MetricExpression): readonly Metric[] =>
  expression.kind === 'CALCULATED'
    ? [...expression.operands.values()].flatMap(leavesOf)
    : expression.kind === 'PUSHED'
      ? [expression.metric]
      : []

/** Of one metric. */
export function dataRefusals(question: MetricQuestion, report: MetricReport, stored: StoredState): Refusal[] {
  const { extent } = stored
  if (report.spec.keyKind === 'CATEGORY') return []
  const missing = ofNothing(question, report, extent)
  return missing.length > 0 ? missing : [...ofDays(question, report, stored), ...ofComparisons(report, stored)]
}

function ofNothing(question: MetricQuestion, report: MetricReport, extent: StoredExtent | null): Refusal[] {
  const { metric, plan, current, keys } = report
  const { period } = plan
  const name = quote(metric.name)
  const reason = headlineReason(report)
  const hasSeries = question.input.granularity && current.values(keys.length).some(value => value !== null)
  if (reason) {
    if (hasSeries) return []
    return [noValueOf(reason.message)]
  }
  if (current.exact() !== null) return ofStatistic(question, report)
  if (current.bucketsWithPoints.size > 0) return []
  if (question.input.where?.length) return []
  if (!extent) {
    const message = `${name} has no data at all.`
    return [{ code: 'NEVER_PUSHED', message, instead: 'search_metrics with is_late, or another metric.' }]
  }
  const [first, last] = [dayTextOf(extent.first, report), dayTextOf(extent.last, report)]
  if (period.before <= extent.first)
    return [
      {
        code: 'BEFORE_FIRST_POINT',
        message: `The data of ${name} begin on ${first}: nothing is known of ${period.label}, and it is not 0.`,
        instead: `a period from ${first} on, such as { days: { from: "${first}", through: "${last}" } }.`,
      },
    ]
  if (period.from > extent.last)
    return [
      {
        code: 'AFTER_LAST_POINT',
        message: `The data of ${name} end on ${last}: nothing came for ${period.label}, and it is not 0.`,
        instead: `a period through ${last}, and whether its feed has stopped.`,
      },
    ]
  return []
}

/** The metric has a number, and not the one that is asked for. */
function ofStatistic(question: MetricQuestion, report: MetricReport): Refusal[] {
  const statistic = question.input.statistic ?? 'VALUE'
  if (statistic === 'SHARE' || currentOf(report, statistic) !== null) return []
  const name = quote(report.metric.name)
  const why = report.expression.kind === 'CALCULATED' ? `${name} is of a formula, and` : `${name}`
  return [
    {
      code: 'NO_SUCH_STATISTIC',
      message: `${why} has no points of its own that could be joined to the statistic ${statistic}.`,
      instead: 'statistic VALUE; or a granularity: the series has its value in each bucket.',
    },
  ]
}

/** The sentence that says what to ask stands by itself. */
function noValueOf(message: string): Refusal {
  const parts = message.split(/(?<=\.) (?=[A-Z])/)
  const ask = parts.find(it => it.startsWith('Ask for '))
  const why = parts.filter(it => it !== ask).join(' ')
  const instead =
    ask?.replace(/^Ask for /, '') ?? 'a period that has a value of its own: describe_metric says since when.'
  return { code: 'NO_VALUE_OF_PERIOD', message: why, instead }
}

/** A value per day is too small where days without data are counted. */
function ofDays(question: MetricQuestion, report: MetricReport, { extent }: StoredState): Refusal[] {
  if (question.input.statistic !== 'PER_DAY' || !extent) return []
  const { period } = report.plan
  const [first, last] = [extent.first, extent.last].map(at => dayAt(at, period.timeZone)) as [number, number]
  const lacksEnd = lackingDays(report) > 0 && endsHere(report, extent)
  if (first <= period.firstDay && !lacksEnd) return []
  const [from, through] = [Math.max(first, period.firstDay), lacksEnd ? last : period.lastDay].map(dayToText)
  return [
    {
      code: 'DAYS_WITHOUT_DATA',
      message: `The data of ${quote(report.metric.name)} begin on ${dayToText(first)} and end on ${dayToText(last)}: divided by days outside of these the value is too small.`,
      instead: `the days that have data: { days: { from: "${from}", through: "${through}" } }.`,
    },
  ]
}

/** Totals that lack a part of one side. */
function ofComparisons(report: MetricReport, { extent, isLate, earlyEnd }: StoredState): Refusal[] {
  const comparisons = comparisonsOf(report)
  if (comparisons.length === 0 || !addsUpOverTime(report.expression)) return []
  const name = quote(report.metric.name)
  const refusals: Refusal[] = []
  if ((isLate && report.plan.period.partial) || earlyEnd !== null) {
    const last = extent ? dayTextOf(earlyEnd ?? extent.last, report) : null
    refusals.push({
      code: 'LATE_DATA',
      message: `New data of ${name} has not come${last === null ? '' : `: the last is of ${last}`}. What is missing looks like a fall.`,
      instead: `a period that ends with the last data${last === null ? '' : `: through ${last}`}.`,
    })
  } else if (report.spec.keyKind === 'DATE' && lacksMore(report, comparisons) && endsHere(report, extent)) {
    const { firstDay, label } = report.plan.period
    const last = dayTextOf(report.current.lastPointAt as number, report)
    refusals.push({
      code: 'PARTIAL_AGAINST_WHOLE',
      message: `The data of ${name} end on ${last}, and days after it count in ${label}: what it is compared with has data of more days.`,
      instead: `a period through ${last}, such as { days: { from: "${dayToText(firstDay)}", through: "${last}" } }.`,
    })
  }
  for (const { period } of comparisons)
    if (extent && period.from < extent.first)
      refusals.push({
        code: 'COMPARED_BEFORE_FIRST_POINT',
        message: `The data of ${name} begin on ${dayTextOf(extent.first, report)}, after the beginning of ${period.label}: what is compared with is not whole, and the change is too large.`,
        instead: `a later period, so that what it is compared with begins on ${dayTextOf(extent.first, report)} or later; or no comparison.`,
      })
  return refusals
}

/** Whether days are lacking at the end that one of the compared periods has: who is closed on Sundays lacks them in each week. */
const lacksMore = (report: MetricReport, comparisons: readonly ComparisonReport[]) =>
  comparisons.some(({ period, previous: { lastPointAt } }) => {
    const usual = lastPointAt === null ? Number.POSITIVE_INFINITY : period.lastDay - dayAt(lastPointAt, period.timeZone)
    return lackingDays(report) > usual
  })

const dayTextOf = (at: number, { plan }: MetricReport) => dayToText(dayAt(at, plan.period.timeZone))
