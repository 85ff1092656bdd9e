// The numbers of a report with all their digits, as decimal texts.
import { exactValue } from '../core/aggregate.ts'
import { ratioText } from '../core/exact.ts'
import { decimalFromNumeric, decimalToText } from '../core/number.ts'
import { type Ratio, ratioOf, subtractRatios } from '../core/ratio.ts'
import { type GoalReport, headlineOverrideOf, type MetricReport } from './metric-report.ts'
import type { MetricView } from './metric-view.ts'

/** As PostgreSQL prints it, without zeros at the end. */
export function toExactText(numeric: string | null | undefined): string | null {
  return numeric === undefined || numeric === null ? null : decimalToText(decimalFromNumeric(numeric))
}

export function toExactRatio(ratio: Ratio | null): string | null {
  return ratio && ratioText(ratio)
}

/** The override, else the aggregation over the period. */
export function exactHeadline(report: MetricReport): Ratio | null {
  const override = headlineOverrideOf(report)
  return override === null ? report.current.exact() : ratioOf(decimalFromNumeric(override))
}

export function exactAverage({ current }: MetricReport): Ratio | null {
  return exactValue(current.total, 'AVERAGE')
}

/** One per key; buckets without points by `fill`. */
export function exactValues({ current, keys }: MetricReport): (string | null)[] {
  return current.exactValues(keys.length).map(toExactRatio)
}

export function exactDifference(report: MetricReport, previous: MetricView): Ratio | null {
  const [now, before] = [exactHeadline(report), previous.exact()]
  return now && before && subtractRatios(now, before)
}

/** The goal of a report, with the metric's own number over the period. */
export interface ExactGoal {
  readonly target: string
  readonly attained: string | null
}

export function toExactGoal({ goal, exactAttained }: GoalReport): ExactGoal {
  return { target: decimalToText(decimalFromNumeric(goal.target)), attained: toExactRatio(exactAttained) }
}
