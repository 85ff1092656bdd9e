// What an alert would have done: a column of values, lines and states for each group.
import { ratioText } from '../core/exact.ts'
import type { Ratio } from '../core/ratio.ts'
import type { GroupValues } from '../reports/report-data.ts'
import type { AlertRule } from './alert.ts'
import type { EvaluatedBucket } from './evaluate.ts'
import type { AlertState, Transition } from './machine.ts'

export interface SimulatedGroup {
  readonly values: GroupValues
  /** With the state that each bucket led to. */
  readonly buckets: readonly (EvaluatedBucket & { readonly state: AlertState })[]
  readonly transitions: readonly Transition<EvaluatedBucket>[]
}

export interface Simulation {
  readonly rule: AlertRule
  readonly keys: readonly string[]
  readonly groups: readonly SimulatedGroup[]
  readonly hasMore: boolean
}

export const toDecimal = (ratio: Ratio | null): string | null => ratio && ratioText(ratio)
