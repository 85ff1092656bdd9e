import type { MetricId } from '../base/id.ts'
import type { MetricChange } from './metric.ts'
import type { KeyKind } from './widget.ts'

/** How the definition of a widget has to grow before points can be written. */
export interface DefinitionChange {
  /** The key as it will be; `null`: as it is. */
  readonly key: { readonly keyKind: KeyKind; readonly keyColumn: string | null } | null
  readonly newMetrics: readonly { readonly name: string; readonly change: MetricChange }[]
  readonly changes: readonly { readonly metricId: MetricId; readonly change: MetricChange }[]
}
