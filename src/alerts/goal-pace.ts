// How the goal of a metric stood at the end of each bucket of its unit.
import { paceShare } from '../core/goal.ts'
import { decimalFromNumeric } from '../core/number.ts'
import { multiplyRatios, ratioOf } from '../core/ratio.ts'
import { growsWithTime } from '../reports/metric-expression.ts'
import { goalOf, type MetricReport } from '../reports/metric-report.ts'
import type { AlertBucket } from './bucket-clock.ts'
import type { PaceOfBucket } from './evaluate.ts'

/** Of a report over the whole unit of the goal; null in each bucket where there is none. */
export function paceOfBuckets(report: MetricReport, buckets: readonly AlertBucket[]): (PaceOfBucket | null)[] {
  const found = goalOf(report)
  if (!found) return buckets.map(() => null)
  const { goal, period } = found
  const target = ratioOf(decimalFromNumeric(goal.target))
  const isGrowing = growsWithTime(report.expression)
  const soFar = report.current.exactSoFar(buckets.length)
  return buckets.map(({ before }, index) => {
    const share = isGrowing ? paceShare(goal.pace, period, before, report.spec.working) : null
    return {
      attained: soFar[index] ?? null,
      expected: share ? multiplyRatios(target, share) : target,
      direction: goal.direction,
    }
  })
}
