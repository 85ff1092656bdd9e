// The number of a metric that is asked for, of one range of time.
import { changeOf } from '../core/aggregate.ts'
import { decimalFromNumeric } from '../core/number.ts'
import { divideRatios, type Ratio, ratioOf } from '../core/ratio.ts'
import { type ComparisonReport, comparisonsOf } from '../reports/comparison.ts'
import { comparisonOverrideOf, headlineOverrideOf, type MetricReport, shareOf } from '../reports/metric-report.ts'
import type { MetricView } from '../reports/metric-view.ts'
import { elapsedDays } from './period-refusals.ts'
import type { Statistic } from './question.ts'

const exactOf = (text: string | null | undefined): Ratio | null =>
  text === null || text === undefined ? null : ratioOf(decimalFromNumeric(text))

const perDay = (value: Ratio | null, days: number): Ratio | null =>
  // Parts of a day are of milliseconds.
  value && divideRatios(value, { numerator: BigInt(Math.round(days * 86_400_000)), denominator: 86_400_000n })

function statisticOf(view: MetricView, statistic: Exclude<Statistic, 'SHARE'>, days: number): Ratio | null {
  switch (statistic) {
    case 'VALUE':
      return view.exact()
    case 'TOTAL':
      return view.total ? exactOf(view.total.sum) : view.exact()
    case 'PER_DAY':
      return perDay(view.exact(), days)
    case 'MEAN':
      return (
        view.total &&
        divideRatios(exactOf(view.total.sum) as Ratio, {
          numerator: BigInt(view.total.count),
          denominator: 1n,
        })
      )
    case 'SMALLEST':
      return exactOf(view.total?.minimum)
    case 'LARGEST':
      return exactOf(view.total?.maximum)
    case 'LATEST':
      return exactOf(view.latest)
  }
}

/** Of the period; what was pushed as the headline is what people see. */
export function currentOf(report: MetricReport, statistic: Statistic): Ratio | null {
  if (statistic === 'SHARE') {
    const share = shareOf(report)
    return share === null ? null : toRatio(share)
  }
  const override = statistic === 'VALUE' ? headlineOverrideOf(report) : null
  return exactOf(override) ?? statisticOf(report.current, statistic, elapsedDays(report.plan.period, report.plan))
}

const toRatio = (share: number): Ratio => exactOf(share.toFixed(12)) as Ratio

export interface ComparedNumber {
  readonly comparison: ComparisonReport
  readonly previous: Ratio | null
  readonly change: ReturnType<typeof changeOf>
}

/** Of each period that is compared with. A share is of its own period alone. */
export function comparedOf(report: MetricReport, statistic: Statistic): ComparedNumber[] {
  if (statistic === 'SHARE') return []
  const current = currentOf(report, statistic)
  return comparisonsOf(report).map(comparison => {
    const days = elapsedDays(comparison.period, report.plan)
    const previous = statisticOf(comparison.previous, statistic, days)
    const override = statistic === 'VALUE' ? comparisonOverrideOf(report) : null
    return { comparison, previous, change: changeOf(current, previous, { reverse: report.metric.reverse, override }) }
  })
}
