// Which numbers of a report of values of periods are null by what they are, and why.
import { quote } from '../base/quote.ts'
import type { ComparisonReport } from './comparison.ts'
import { isOfPeriods } from './metric-expression.ts'
import { type MetricReport, toHeadline } from './metric-report.ts'
import type { MetricView, PeriodSource } from './metric-view.ts'
import { bucketsReason, type Reason, type ReasonPlace, wholeReason } from './period-reason-text.ts'

export const reasonNumbers = [
  'HEADLINE',
  'VALUES',
  'SUM',
  'AVERAGE',
  'MINIMUM',
  'MAXIMUM',
  'LATEST',
  'RUNNING_TOTALS',
  'ROLLING',
  'MOVING_AVERAGE',
  'SHARE',
] as const

export interface NumberReason extends Reason {
  readonly number: (typeof reasonNumbers)[number]
}

/** Why there is no headline; null: there is one, or it is not made of values of periods. */
export function headlineReason(report: MetricReport): Reason | null {
  if (!isOfPeriods(report.expression) || toHeadline(report) !== null) return null
  return wholeReasonOf(report, report.current)
}

/** Why nothing is compared with; null: something is, or it is not made of values of periods. */
export function previousReason({ report, previous }: ComparisonReport): Reason | null {
  if (!isOfPeriods(report.expression) || previous.value() !== null) return null
  return wholeReasonOf(report, previous)
}

/** Every number that is null by what is asked; none of other metrics. */
export function numberReasons(report: MetricReport): readonly NumberReason[] {
  if (!isOfPeriods(report.expression)) return []
  const [headline, values] = [headlineReason(report), valuesReason(report)]
  return [
    ...(headline ? [{ number: 'HEADLINE' as const, ...headline }] : []),
    ...(values ? [{ number: 'VALUES' as const, ...values }] : []),
    ...neverJoined(report),
  ]
}

function wholeReasonOf(report: MetricReport, view: MetricView): Reason | null {
  const source = view.periods?.()
  if (!source || source.stored.whole !== null) return null
  return named(source, wholeReason(source.stored, placeOf(report)))
}

function valuesReason(report: MetricReport): Reason | null {
  const { current, keys, plan } = report
  const source = current.periods?.()
  if (!source) return null
  if (plan.spec.profile) {
    const message =
      'A value of a period falls on no weekday and no hour of its own. Ask for `values` of the report without the profile.'
    return { code: 'FOLDED', message }
  }
  const missing = current.exactValues(keys.length).filter(value => value === null).length
  const lacking = keys.length - source.stored.byBucket.size
  if (missing === 0 || lacking === 0) return null
  return named(source, bucketsReason(source.stored, placeOf(report), lacking, keys.length))
}

/** Of an operand its name is told. */
function named({ operand }: PeriodSource, { code, message }: Reason): Reason {
  return operand === null
    ? { code, message }
    : { code, message: `The operand ${quote(operand)} has no value. ${message}` }
}

function placeOf({ plan, expression, group }: MetricReport): ReasonPlace {
  const input = plan.spec.inputs.find(({ metric }) => isOfPeriods({ kind: 'PUSHED', metric }))
  const own = plan.spec.inputs.find(({ metric }) => expression.kind === 'PUSHED' && metric === expression.metric)
  return { plan, dimensions: (own ?? input)?.dimensions ?? [], isGroup: group !== null }
}

const joins: Readonly<Partial<Record<NumberReason['number'], string>>> = {
  SUM: 'A sum adds up',
  AVERAGE: 'A mean joins',
  MINIMUM: 'The smallest of several joins',
  MAXIMUM: 'The largest of several joins',
  LATEST: 'The latest of several joins',
  RUNNING_TOTALS: 'Running totals add up',
  ROLLING: 'A trailing window joins',
  MOVING_AVERAGE: 'A moving average joins',
  SHARE: 'A share is of a total that parts add up to, and would join',
}

/** What joins several values, whatever is stored; of formulas what is left of it. */
function neverJoined({ expression, group }: MetricReport): NumberReason[] {
  const ofAll = ['RUNNING_TOTALS', 'ROLLING', 'MOVING_AVERAGE'] as const
  const ofMetric = ['SUM', 'AVERAGE', 'MINIMUM', 'MAXIMUM', 'LATEST'] as const
  const numbers: readonly NumberReason['number'][] = [
    ...(expression.kind === 'PUSHED' ? ofMetric : []),
    ...ofAll,
    ...(group ? (['SHARE'] as const) : []),
  ]
  return numbers.map(number => ({
    number,
    code: 'NEVER_JOINED',
    message: `${joins[number]} values of periods, which may count the same thing more than once. Ask for \`values\`, or for the \`headline\` of a period that has a value of its own.`,
  }))
}
