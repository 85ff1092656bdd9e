// What is wrong with the periods of a question, before a point is read.
import { quote } from '../base/quote.ts'
import type { Period } from '../core/period.ts'
import { countWorkingDays } from '../core/working-days.ts'
import { dayAt, MS_PER_DAY } from '../core/zone.ts'
import type { ReportPlan } from '../reports/report-plan.ts'
import { addsUpOverTime } from './additivity.ts'
import { hoursOfDays } from './argument-refusals.ts'
import type { MetricQuestion } from './question.ts'
import type { Refusal } from './refusal.ts'

export function periodRefusals(question: MetricQuestion, plan: ReportPlan): Refusal[] {
  const { period, spec, comparedPeriods } = plan
  const { widget } = question
  if (isOfNames(plan)) return []
  if (period.from > spec.calendar.now) return [future(period)]
  if (widget.keyKind === 'DATE' && !period.wholeDays) return [hoursOfDays(widget)]
  return comparedPeriods.flatMap(compared => ofComparison(question, plan, compared))
}

const future = ({ label }: Period): Refusal => ({
  code: 'FUTURE_PERIOD',
  message: `The period (${label}) has not begun: nothing is known of it, and nothing is forecast here.`,
  instead: 'a period that has begun, such as { preset: "THIS_MONTH" }.',
})

function ofComparison(question: MetricQuestion, plan: ReportPlan, compared: Period): Refusal[] {
  const { period } = plan
  if (compared.from < period.before && period.from < compared.before)
    return [
      {
        code: 'OVERLAPPING_PERIODS',
        message: `${period.label} and ${compared.label} share days, which count on both sides: the change is too small.`,
        instead: 'compare: ["PREVIOUS_PERIOD"], or days that end before the period begins.',
      },
    ]
  const statistic = question.input.statistic ?? 'VALUE'
  if (statistic !== 'VALUE' && statistic !== 'TOTAL') return []
  const growing = question.metrics.filter(it => {
    const expression = plan.spec.expressions.get(it)
    return expression && addsUpOverTime(expression)
  })
  return growing.length === 0 ? [] : ofLengths(plan, compared, growing.map(it => quote(it.name)).join(', '))
}

/** Totals of periods of unequal lengths differ by their lengths alone. */
function ofLengths(plan: ReportPlan, compared: Period, names: string): Refusal[] {
  const { period } = plan
  const [own, other] = [elapsedDays(period, plan), elapsedDays(compared, plan)]
  if (isUnfinishedDay(plan, compared)) return [partial(period, compared, plan)]
  if (isAsLong(own, other)) return []
  if (period.partial !== compared.partial) return [partial(period, compared, plan)]
  const what = plan.spec.onlyDays === 'WORKING' ? 'working days' : 'days'
  const longer = Math.abs((own / other - 1) * 100)
  return [
    {
      code: 'UNEQUAL_LENGTHS',
      message: `${period.label} has ${daysText(own)} ${what}, ${compared.label} has ${daysText(other)}: totals of ${names} differ by ${longer.toFixed(1)} % by their lengths alone.`,
      instead:
        'periods of as many days, such as { last: { count: 28, unit: "DAY" } } with compare: ["PREVIOUS_PERIOD"]; or report with statistic PER_DAY.',
      ...(longer <= MINOR_PERCENT && { isMinor: true }),
    },
  ]
}

/** Quarters of 91 and 92 days, years of 365 and 366: months differ by more. */
const MINOR_PERCENT = 2

/** Days are counted; what begins or ends within a day may differ by an hour of the clock. */
const isAsLong = (own: number, other: number) =>
  Number.isInteger(own) && Number.isInteger(other) ? own === other : Math.abs(own - other) <= other * HOUR_OF_A_DAY
const HOUR_OF_A_DAY = 0.05
const daysText = (days: number) => (Number.isInteger(days) ? String(days) : days.toFixed(2))

function partial(period: Period, compared: Period, plan: ReportPlan): Refusal {
  const [running, whole] = period.partial ? [period, compared] : [compared, period]
  const days = Math.ceil(elapsedDays(running, plan))
  return {
    code: 'PARTIAL_AGAINST_WHOLE',
    message: `${running.label} is still running, in its day ${days}; ${whole.label} is over: what is not there yet looks like a fall.`,
    instead:
      'compare: ["PREVIOUS_PERIOD"], which ends at the same day; a period that is over, such as LAST_MONTH; or report with statistic PER_DAY.',
  }
}

/** Today by itself, of day keys, against a day that is over: they have one day each, and one of them has not ended. */
function isUnfinishedDay({ period, spec }: ReportPlan, compared: Period): boolean {
  if (spec.keyKind !== 'DATE' || period.partial === compared.partial) return false
  const running = period.partial ? period : compared
  return dayAt(spec.calendar.now, running.timeZone) === running.firstDay
}

/** What was pushed under a name belongs to no time; what is counted from events does. */
export const isOfNames = ({ spec }: Pick<ReportPlan, 'spec'>): boolean =>
  spec.keyKind === 'CATEGORY' && !spec.inputs.some(it => it.metric.eventCount)

/** Days that have begun; of instants, how long they are. */
export function elapsedDays(period: Period, { spec }: Pick<ReportPlan, 'spec'>): number {
  const { now } = spec.calendar
  const last = period.partial ? dayAt(now, period.timeZone) : period.lastDay
  if (spec.onlyDays === 'WORKING') return countWorkingDays(period.firstDay, last, spec.working)
  const isOfDays = period.wholeDays && !(spec.keyKind === 'TIME' && period.partial)
  return isOfDays ? last - period.firstDay + 1 : (Math.min(period.before, now) - period.from) / MS_PER_DAY
}
