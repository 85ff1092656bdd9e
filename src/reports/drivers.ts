// Which groups the change of a metric comes from, of numbers that were read for groups.
import type { DriverSplit } from '../core/driver-form.ts'
import { type Contribution, type Contributions, contributionsOf } from '../core/drivers.ts'
import { divideRatios, type Ratio, ratioNumber, subtractRatios } from '../core/ratio.ts'
import type { Metric } from '../widgets/metric.ts'
import { formOf } from './driver-expression.ts'
import { joinParts, type Part, pairsOf, partOf, valuesOf } from './driver-parts.ts'
import { compareValues } from './group-choice.ts'
import type { FoundGroup } from './group-join.ts'
import type { MetricExpression } from './metric-expression.ts'
import { type NoDrivers, noDifference } from './no-drivers.ts'
import type { GroupValues } from './report-data.ts'
import type { ReportPlan } from './report-plan.ts'

/** One group, and what the change owes to it. */
export interface Driver {
  readonly dimensions: readonly string[]
  readonly values: GroupValues
  /** All that is in none of the other groups. */
  readonly isOther: boolean
  readonly previous: Ratio | null
  readonly current: Ratio | null
  readonly contribution: Contribution
  /** Of the change; null where there is none. */
  readonly share: number | null
}

/** The groups of a change, or why there are none. */
export type Drivers =
  | {
      readonly split: DriverSplit
      readonly previous: Ratio
      readonly current: Ratio
      readonly groups: readonly Driver[]
    }
  | NoDrivers

/** Of a plan whose first range is the period and whose second one is that compared with. */
export function driversOf(plan: ReportPlan, found: readonly FoundGroup[], metric: Metric, top: number): Drivers {
  const expression = plan.spec.expressions.get(metric)
  const form = expression && formOf(expression)
  if (!expression || !form) throw new Error('a metric that has no drivers was read for them')
  const parts = found.map(group => partOf(plan, group, expression))
  const whole = joinParts(parts)
  const { previous = null, current = null } = valuesOf(expression, whole)
  const split = previous && current ? contributionsOf(form, pairsOf(whole)) : 'NO_VALUE'
  if (split === 'NO_VALUE' || !previous || !current) return noDifference
  if (split === 'NOT_POSITIVE') {
    const message = 'Products are split by logarithms, and in one of the periods a factor is 0 or below.'
    return { reason: 'NOT_POSITIVE', message }
  }
  const context = { dimensions: plan.spec.by, expression, split, difference: subtractRatios(current, previous) }
  const sized = parts.map(part => ({ part, size: Math.abs(split.of(pairsOf(part)).value) }))
  sized.sort((a, b) => b.size - a.size || compareValues(a.part.values, b.part.values, 1))
  const shown = sized.slice(0, top).map(({ part }) => toDriver(context, part, false))
  const rest = sized.slice(top).map(({ part }) => part)
  const others = rest.length > 0 ? [toDriver(context, joinParts(rest, plan.spec.by), true)] : []
  return { split: split.split, previous, current, groups: [...shown, ...others] }
}

interface DriverContext {
  readonly dimensions: readonly string[]
  readonly expression: MetricExpression
  readonly split: Contributions
  readonly difference: Ratio
}

function toDriver({ dimensions, expression, split, difference }: DriverContext, part: Part, isOther: boolean): Driver {
  const { previous = null, current = null } = valuesOf(expression, part)
  const contribution = split.of(pairsOf(part))
  return {
    dimensions,
    values: part.values,
    isOther,
    previous,
    current,
    contribution,
    share: shareOf(contribution, difference),
  }
}

function shareOf({ value, exact }: Contribution, difference: Ratio): number | null {
  if (difference.numerator === 0n) return null
  if (!exact) return value / ratioNumber(difference)
  const share = divideRatios(exact, difference)
  return share && ratioNumber(share)
}
