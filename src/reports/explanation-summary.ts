// How a number is made, in words.
import { quote, quoteJson } from '../base/quote.ts'
import type { Across, Aggregation } from '../core/aggregate.ts'
import { ratioText } from '../core/exact.ts'
import type { Fill } from '../core/series.ts'
import type { EventCount } from '../widgets/event-count.ts'
import { acrossOf, aggregationOf, type Metric } from '../widgets/metric.ts'
import { headlineOf, issueOfNumber, missingOf } from './explanation.ts'
import { coverageOf, type MetricReport } from './metric-report.ts'
import { fillFor } from './report-query.ts'

/** From what it is made of to what it lacks. */
export function summaryOf(report: MetricReport): string[] {
  const texts = [
    makingOf(report),
    weightText(report),
    acrossText(report),
    partText(report),
    daysText(report),
    zoneText(report),
    fillText(report),
  ]
  return [...texts, headlineText(report), carriedText(report), missingText(report), issueOfNumber(report)].filter(
    text => text !== null,
  )
}

const aggregationTexts: Readonly<Record<Aggregation, string>> = {
  SUM: 'It is the sum of its points.',
  AVERAGE: 'It is the mean of its points.',
  LATEST: 'It is the value at the last key.',
  MIN: 'It is the smallest of its points.',
  MAX: 'It is the largest of its points.',
  PERIODIC: 'It is the value that was pushed for exactly this period.',
}

function makingOf({ metric }: MetricReport): string {
  if (metric.calculation)
    return `It is calculated as ${metric.calculation.text}: each operand becomes one number over the period first, then the formula is applied.`
  return metric.eventCount ? eventText(metric.eventCount) : aggregationTexts[aggregationOf(metric)]
}

/** The metric that each point is weighed by, which is of the same widget; `null`: none. */
export function weightIn({ metric, spec }: MetricReport): Metric | null {
  const widget = spec.members.find(it => it.widget.widgetId === metric.widgetId)?.widget
  return widget?.metrics.find(it => it.metricId === metric.weightMetric) ?? null
}

function weightText(report: MetricReport): string | null {
  const weight = weightIn(report)
  if (!weight) return null
  const { pointsWithoutWeight: left } = coverageOf(report)
  const rest = left === 0 ? '' : `, but for ${left === 1 ? 'one that has' : `${left} that have`} none`
  return `Each point is weighed by ${quote(weight.name)} at its key${rest}.`
}

function eventText({ event, aggregate, property, where }: EventCount): string {
  const events = `the events ${quote(event)}${where ? ` whose properties contain ${quoteJson(where)}` : ''}`
  if (aggregate === 'COUNT') return `It is the number of ${events}.`
  if (aggregate === 'UNIQUE_USERS') return `It is the number of users of ${events}, each counted once.`
  const words = { SUM: 'sum', AVERAGE: 'mean', MIN: 'smallest', MAX: 'largest' }
  return `It is the ${words[aggregate]} of ${quote(property?.join('.') ?? '')} over ${events}.`
}

const acrossWords: Readonly<Record<Exclude<Across, 'POOLED'>, string>> = {
  SUM: 'their sum',
  AVERAGE: 'the mean of those that have one',
  MIN: 'the smallest of them',
  MAX: 'the largest of them',
}

/** `null`: it has no series, or is no number of its own points. */
export function acrossIn({ metric, plan }: MetricReport): Across | null {
  const input = plan.spec.inputs.find(it => it.metric === metric)
  return !input || input.dimensions.length === 0 || metric.eventCount ? null : acrossOf(metric)
}

/** `null`: it is calculated. */
export const aggregationIn = ({ metric }: MetricReport): Aggregation | null =>
  metric.calculation ? null : aggregationOf(metric)

function acrossText(report: MetricReport): string | null {
  const across = acrossIn(report)
  if (across === null || across === 'POOLED') return null
  return `Each combination of dimensions becomes a number by itself, and it is ${acrossWords[across]}.`
}

function partText({ spec, group }: MetricReport): string | null {
  if (group?.isOther) return 'It is of all rows that are in none of the other groups.'
  const values = spec.by.map((dimension, index) => [dimension, group?.values[index] ?? null] as const)
  const own = group
    ? values.map(([name, value]) => (value === null ? `without ${quote(name)}` : `with ${quote(name)} ${quote(value)}`))
    : []
  const filtered = spec.where.map(({ dimension }) => `that pass the filter by ${quote(dimension)}`)
  const parts = [...own, ...filtered]
  return parts.length === 0 ? null : `It is of the rows ${parts.join(' and ')}.`
}

const daysText = ({ spec }: MetricReport) => (spec.onlyDays === 'WORKING' ? 'Only working days count.' : null)

function zoneText({ spec, plan }: MetricReport): string | null {
  return spec.keyKind === 'CATEGORY' ? null : `Days begin in ${plan.period.timeZone}.`
}

const fillTexts: Readonly<Record<Fill, string>> = {
  NULL: 'Keys without points have no value.',
  ZERO: 'Keys without points count as 0.',
  PREVIOUS: 'Keys without points have the value of the one before.',
}

function fillText({ spec, metric }: MetricReport): string | null {
  if (spec.keyKind === 'CATEGORY') return null
  if (spec.fill === 'BY_AGGREGATION' && metric.calculation)
    return 'Operands that are levels keep their value where they have no points; others have none there.'
  return fillTexts[fillFor(spec.fill, aggregationOf(metric))]
}

function headlineText(report: MetricReport): string | null {
  const headline = headlineOf(report)
  if (!headline) return null
  const computed = headline.computed === null ? 'nothing' : ratioText(headline.computed)
  return `The headline was pushed as ${ratioText(headline.pushed)}; computed it would be ${computed}.`
}

function carriedText({ current }: MetricReport): string | null {
  if (current.carriedFrom === null) return null
  return `Its first value was carried from a point of ${new Date(current.carriedFrom).toISOString()}, before the period.`
}

function missingText(report: MetricReport): string | null {
  const missing = missingOf(report)
  if (!missing || missing.count === 0) return null
  return `${missing.count} of ${coverageOf(report).buckets} keys have no points.`
}
