// What has to be said with a number that is right.
import { quote } from '../base/quote.ts'
import { dayToText } from '../core/day.ts'
import { dayAt, MS_PER_DAY } from '../core/zone.ts'
import { comparisonsOf } from '../reports/comparison.ts'
import { missingOf } from '../reports/explanation.ts'
import { headlineOverrideOf, type MetricReport } from '../reports/metric-report.ts'
import { headlineReason, previousReason } from '../reports/number-reason.ts'
import { bucketsOfReport } from '../reports/report-bucket.ts'
import { addsUpOverTime, isMean } from './additivity.ts'
import type { MetricState } from './data-state.ts'
import { isOfNames } from './period-refusals.ts'
import type { MetricQuestion } from './question.ts'
import type { Refusal } from './refusal.ts'

/** Those that are no refusals. */
export const caveatCodes = [
  'CARRIED',
  'CLOCK_CHANGE',
  'CUT_BUCKETS',
  'DATA_END_EARLY',
  'DEPRECATED',
  'MAY_COUNT_TWICE',
  'MISSING_POINTS',
  'NOTHING_COMPARED',
  'NO_DATA',
  'PARTIAL',
  'PUSHED_HEADLINE',
  'TODAY_IS_RUNNING',
  'UNWEIGHTED_MEAN',
] as const

export interface Caveat {
  readonly code: (typeof caveatCodes)[number] | Refusal['code']
  readonly message: string
}

/** Of the report as a whole: `insisted` are refusals that the caller has read. */
export function reportCaveats(
  question: MetricQuestion,
  reports: readonly MetricReport[],
  insisted: readonly Refusal[],
): Caveat[] {
  const [first] = reports
  const despite = insisted.map(({ code, message }) => ({ code, message }))
  return first ? [...despite, ...ofPeriod(first), ...ofBuckets(question, first)] : despite
}

/** Of one metric. */
export function metricCaveats(report: MetricReport, state: MetricState): Caveat[] {
  return [...ofStanding(report, state), ...ofPoints(report), ...ofMeaning(report), ...ofLackingValues(report)]
}

function ofPeriod({ plan, spec }: MetricReport): Caveat[] {
  const { period } = plan
  if (isOfNames(plan)) return []
  const caveats: Caveat[] = []
  if (period.partial)
    caveats.push({
      code: 'PARTIAL',
      message: `${period.label} is still running: its numbers may change until ${new Date(period.before).toISOString()}.`,
    })
  if (spec.keyKind === 'DATE' && period.partial && plan.comparedPeriods.length > 0)
    caveats.push({
      code: 'TODAY_IS_RUNNING',
      message: 'Today counts as a whole day on one side of the comparison, and has not ended.',
    })
  const hours = (period.before - period.from) % MS_PER_DAY
  if (spec.keyKind === 'TIME' && period.wholeDays && hours !== 0)
    caveats.push({
      code: 'CLOCK_CHANGE',
      message: 'The clocks change in this period: one of its days has 23 or 25 hours.',
    })
  return caveats
}

/** The first and the last bucket are shorter than the others where the period cuts them. */
function ofBuckets({ input }: MetricQuestion, report: MetricReport): Caveat[] {
  if (!input.granularity && !input.calendar_granularity) return []
  const cut = bucketsOfReport(report)
    .filter(({ partial }) => partial)
    .map(({ key }) => key)
  if (cut.length === 0) return []
  const message = `${cut.slice(0, 3).join(', ')}: cut by the period, or still running. Do not compare with whole buckets.`
  return [{ code: 'CUT_BUCKETS', message }]
}

function ofStanding(report: MetricReport, { freshness: { isLate, dueBy }, earlyEnd }: MetricState): Caveat[] {
  const { metric } = report
  const name = quote(metric.name)
  const caveats: Caveat[] = []
  if (metric.status === 'DEPRECATED')
    caveats.push({ code: 'DEPRECATED', message: `${name} is deprecated: look for another one with search_metrics.` })
  if (isLate && dueBy !== null)
    caveats.push({
      code: 'LATE_DATA',
      message: `New data of ${name} was due by ${new Date(dueBy).toISOString()} and has not come.`,
    })
  if (earlyEnd !== null)
    caveats.push({
      code: 'DATA_END_EARLY',
      message: `The data of ${name} end on ${dayToText(dayAt(earlyEnd, report.plan.period.timeZone))}, before the period does: its feed may have stopped.`,
    })
  if (headlineOverrideOf(report) !== null)
    caveats.push({ code: 'PUSHED_HEADLINE', message: `The value of ${name} was pushed as it is, and not computed.` })
  return caveats
}

const coarse = ['WEEKLY', 'MONTHLY', 'QUARTERLY', 'YEARLY']

function ofPoints(report: MetricReport): Caveat[] {
  const { metric, current, spec } = report
  const { carriedFrom } = current
  if (carriedFrom !== null && current.total === null)
    return [
      {
        code: 'CARRIED',
        message: `Nothing came for ${quote(metric.name)} in the period: the value is that of ${new Date(carriedFrom).toISOString()}.`,
      },
    ]
  const missing = missingOf(report)
  const isSparse = metric.cadence !== null && coarse.includes(metric.cadence)
  if (!missing || missing.count === 0 || isSparse || current.bucketsWithPoints.size === 0) return []
  const shown = missing.keys.slice(0, 5).join(', ')
  const effect = addsUpOverTime(report.expression) ? ' They count as nothing, not as 0.' : ''
  const days = spec.onlyDays === 'WORKING' ? 'working buckets' : 'buckets'
  return [
    {
      code: 'MISSING_POINTS',
      message: `${quote(metric.name)} has no point in ${missing.count} ${days} that have begun: ${shown}${missing.count > 5 ? ', …' : ''}.${effect}`,
    },
  ]
}

const USERS = /\b(unique|distinct|active users|visitors|dau|wau|mau)\b/i

function ofMeaning({ metric, expression, current }: MetricReport): Caveat[] {
  const name = quote(metric.name)
  const isSummed = addsUpOverTime(expression) && expression.kind === 'PUSHED' && !metric.eventCount
  if (isSummed && USERS.test(`${metric.name} ${metric.description ?? ''}`))
    return [
      {
        code: 'MAY_COUNT_TWICE',
        message: `${name} is added up over days, and its name speaks of users: who came on two days counts twice.`,
      },
    ]
  if (isMean(expression) && metric.weightMetric === null && (current.total?.count ?? 0) > 1)
    return [
      {
        code: 'UNWEIGHTED_MEAN',
        message: `${name} is the plain mean of its points: each counts the same, whatever it stands for.`,
      },
    ]
  return []
}

/** What is compared with may have no value, and the whole of several values of periods has none. */
function ofLackingValues(report: MetricReport): Caveat[] {
  const { metric, plan, current } = report
  const whole = headlineReason(report)
  const isEmpty = !whole && current.exact() === null && current.bucketsWithPoints.size === 0
  const inPeriod = isOfNames(plan) ? '' : ` in ${plan.period.label}`
  return [
    ...(whole ? [{ code: 'NO_VALUE_OF_PERIOD' as const, message: whole.message }] : []),
    ...(isEmpty
      ? [{ code: 'NO_DATA' as const, message: `${quote(metric.name)} has no data${inPeriod}, which is not 0.` }]
      : []),
    ...comparisonsOf(report).flatMap(comparison => {
      if (comparison.previous.exact() !== null) return []
      const why = previousReason(comparison)?.message ?? `There is no value of ${comparison.period.label}.`
      return [{ code: 'NOTHING_COMPARED' as const, message: why }]
    }),
  ]
}
