// What is wrong with the number that is asked for, by what each metric is.
import { quote } from '../base/quote.ts'
import { issueOf, type MetricExpression } from '../reports/metric-expression.ts'
import type { ReportPlan } from '../reports/report-plan.ts'
import { aggregationOf, type Metric } from '../widgets/metric.ts'
import { addsUpOverGroups, addsUpOverTime, isMean, mixedUnits, whyNotAdditive } from './additivity.ts'
import type { MetricQuestion, Statistic } from './question.ts'
import type { Refusal } from './refusal.ts'

interface StatisticQuestion {
  readonly question: MetricQuestion
  readonly statistic: Statistic
  readonly metric: Metric
  readonly expression: MetricExpression
}

export function statisticRefusals(question: MetricQuestion, plan: ReportPlan): Refusal[] {
  const statistic = question.input.statistic ?? 'VALUE'
  const each = question.metrics.flatMap((metric): Refusal[] => {
    const expression = plan.spec.expressions.get(metric)
    if (!expression) return []
    const asked = { question, statistic, metric, expression }
    const broken = ofFormula(asked)
    return broken.length > 0 ? broken : [...ofSums(asked), ...ofMeans(asked), ...ofPoints(asked), ...ofShares(asked)]
  })
  return [...each, ...ofTop(question, plan)]
}

function ofFormula({ metric, expression }: StatisticQuestion): Refusal[] {
  const issue = issueOf(expression)
  if (issue !== null)
    return [{ code: 'BROKEN_FORMULA', message: issue, instead: 'another metric, until its formula is mended.' }]
  const mixed = mixedUnits(expression)
  if (!mixed) return []
  return [
    {
      code: 'MIXED_UNITS',
      message: `The formula of ${quote(metric.name)} mixes ${mixed[0]} and ${mixed[1]}: its numbers have no unit, and say nothing.`,
      instead: `each operand by itself, in its own unit; or a metric that was converted to one of them.`,
    },
  ]
}

/** TOTAL and running totals of what does not add up, and parts of days of it. */
function ofSums({ question, statistic, metric, expression }: StatisticQuestion): Refusal[] {
  if (addsUpOverTime(expression)) return []
  const name = quote(metric.name)
  const why = whyNotAdditive(expression)
  if (statistic === 'PER_DAY')
    return [
      {
        code: 'PER_DAY_OF_LEVEL',
        message: `The numbers of ${name} ${why}: they do not grow with the days, and are not divided by them.`,
        instead: 'statistic VALUE: it can be compared as it is, whatever the lengths of the periods.',
      },
    ]
  if (statistic !== 'TOTAL' && !question.input.running_totals) return []
  return [
    {
      code: 'NOT_ADDITIVE',
      message: `The numbers of ${name} ${why}.`,
      instead: 'statistic VALUE for the whole period: it is worked out of the points, not of the days.',
    },
  ]
}

/** The mean of daily rates is not the rate of the month: days of few cases count as much as those of many. */
function ofMeans({ statistic, metric, expression }: StatisticQuestion): Refusal[] {
  if (statistic !== 'MEAN' || !isMean(expression) || metric.weightMetric !== null) return []
  return [
    {
      code: 'MEAN_OF_MEANS',
      message: `The points of ${quote(metric.name)} are means or ratios already, and nothing is known of how many cases each stands for: the mean of them is not the mean of all.`,
      instead:
        'its numerator and denominator, as metrics of their own; or a granularity of DAY, which shows the points as they are. (A weight_metric would make VALUE right.)',
    },
  ]
}

const ofOnePoint: readonly Statistic[] = ['MEAN', 'SMALLEST', 'LARGEST']

/** A point is one row: with dimensions, or instants for keys, a day has several. */
function ofPoints({ question, statistic, metric, expression }: StatisticQuestion): Refusal[] {
  const { widget } = question
  const isAsked = ofOnePoint.includes(statistic) || (statistic === 'LATEST' && widget.keyKind === 'TIME')
  if (!isAsked || expression.kind !== 'PUSHED' || widget.keyKind === 'CATEGORY') return []
  const name = quote(metric.name)
  if (metric.eventCount?.aggregate === 'UNIQUE_USERS')
    return [
      {
        code: 'NO_SUCH_STATISTIC',
        message: `${name} counts users, who are no points: nothing is joined to the statistic ${statistic}.`,
        instead: 'statistic VALUE; or a granularity: the series has the users of each bucket.',
      },
    ]
  if (!['SUM', 'LATEST'].includes(aggregationOf(metric))) return []
  if (widget.keyKind === 'DATE' && widget.dimensions.length === 0) return []
  const several = widget.keyKind === 'TIME' ? 'of instants' : `of each ${widget.dimensions.join(' and ')}`
  const perDay = statistic === 'MEAN' && addsUpOverTime(expression)
  return [
    {
      code: 'POINTS_ARE_NO_DAYS',
      message: `The points of ${name} are ${several}: the ${statistic.toLowerCase()} of them is not that of days.`,
      instead: perDay ? 'statistic PER_DAY.' : 'granularity DAY: the series has the value of each whole day.',
    },
  ]
}

function ofShares({ question, statistic, metric, expression }: StatisticQuestion): Refusal[] {
  if (statistic !== 'SHARE') return []
  const instead = 'statistic VALUE: each group has its own number, which can be compared and not added up.'
  if ((question.input.by?.length ?? 0) === 0)
    return [
      {
        code: 'NO_SHARE',
        message: 'A share is of a group in the whole, and no groups are asked for.',
        instead: 'the same with by: the dimension whose groups have shares.',
      },
    ]
  if (addsUpOverGroups(expression)) return []
  const message = `The numbers of ${quote(metric.name)} ${whyNotAdditive(expression)}: groups are no parts of the whole.`
  return [{ code: 'NO_SHARE', message, instead }]
}

/** The largest means are mostly those of the smallest groups. */
function ofTop({ input, metrics, widget }: MetricQuestion, plan: ReportPlan): Refusal[] {
  if (!input.top || (input.by?.length ?? 0) === 0 || (input.order_by && input.order_by.by !== 'VALUE')) return []
  const ordered = input.order_by?.metric ?? metrics[0]?.name
  const metric = metrics.find(it => it.name === ordered)
  const expression = metric && plan.spec.expressions.get(metric)
  if (!metric || !expression || addsUpOverGroups(expression)) return []
  const others = widget.metrics.filter(it => it !== metric && it.calculation === null && it.aggregation === 'SUM')
  const example = others[0] ?? widget.metrics.find(it => it !== metric)
  const name = example ? quote(example.name) : 'one that adds up'
  return [
    {
      code: 'TOP_OF_NON_ADDITIVE',
      message: `The numbers of ${quote(metric.name)} ${whyNotAdditive(expression)}: the largest of them are often those of the smallest groups, and the others are no rest of a whole.`,
      instead: `the largest groups by what adds up, such as order_by: { by: "VALUE", metric: ${name} }; or no top.`,
    },
  ]
}
