// Why a number is what it is, of what was read for its report.
import { decimalFromNumeric } from '../core/number.ts'
import { type Ratio, ratioOf } from '../core/ratio.ts'
import type { Gateway } from '../request/context.ts'
import type { Metric } from '../widgets/metric.ts'
import { issueOf, type MetricExpression } from './metric-expression.ts'
import { headlineOverrideOf, type MetricReport } from './metric-report.ts'
import { headlineReason } from './number-reason.ts'
import { idleBuckets } from './only-days.ts'
import { bucketsOfReport } from './report-bucket.ts'

/** What a name of a formula stood for over the period. */
export interface ExplainedOperand {
  /** As the formula has it. */
  readonly reference: string
  /** `null`: of a widget that cannot be seen. */
  readonly metric: Metric | null
  readonly value: Ratio | null
  /** The number that was pushed as its headline, which formulas do not use. */
  readonly headlineOverride: string | null
  readonly issue: string | null
  readonly operands: readonly ExplainedOperand[] | null
}

/** `null`: the metric is not calculated. `isVisible` says of a metric whether its widget may be seen. */
export function operandsOf(
  { expression, viewOf }: Pick<MetricReport, 'expression' | 'viewOf'>,
  isVisible: (metric: Metric) => boolean,
): readonly ExplainedOperand[] | null {
  if (expression.kind !== 'CALCULATED') return null
  return [...expression.operands].map(([reference, operand]): ExplainedOperand => {
    const { metric } = operand
    if (!isVisible(metric)) return { reference, ...HIDDEN }
    const issue = issueOf(operand)
    const value = issue === null ? viewOf(operand).operand.exact() : null
    const { headlineOverride } = metric
    const operands = operandsOf({ expression: operand, viewOf }, isVisible)
    return { reference, metric, value, headlineOverride, issue, operands }
  })
}

const HIDDEN = { metric: null, value: null, headlineOverride: null, issue: null, operands: null }

/** What stands in a header instead of what was computed. */
export interface ExplainedHeadline {
  readonly pushed: Ratio
  readonly computed: Ratio | null
}

export function headlineOf(report: MetricReport): ExplainedHeadline | null {
  const pushed = headlineOverrideOf(report)
  if (pushed === null) return null
  return { pushed: ratioOf(decimalFromNumeric(pushed)), computed: computedOf(report) }
}

const computedOf = ({ expression, current }: MetricReport) => (issueOf(expression) === null ? current.exact() : null)

/** Keys that have begun and have no point. */
export interface MissingKeys {
  readonly count: number
  /** The first ones. */
  readonly keys: readonly string[]
}

export const MAX_MISSING_KEYS = 20

/** `null` for names, which have nothing to lack. */
export function missingOf(report: MetricReport): MissingKeys | null {
  const { spec, current } = report
  if (spec.keyKind === 'CATEGORY') return null
  const { now } = spec.calendar
  const { bucketsWithPoints } = current
  const isIdle = idleBuckets(report.plan, 0)
  const keys = bucketsOfReport(report).flatMap(({ key, from }, bucket) =>
    bucketsWithPoints.has(bucket) || isIdle?.(bucket) || (from !== null && from > now) ? [] : [key],
  )
  return { count: keys.length, keys: keys.slice(0, MAX_MISSING_KEYS) }
}

/** The metrics whose points it is made of, each once; what is counted from events is of no push. */
export function pushedMetricsIn(expression: MetricExpression): ReadonlySet<Metric> {
  if (expression.kind === 'BROKEN') return new Set()
  if (expression.kind === 'PUSHED') return new Set(expression.metric.eventCount ? [] : [expression.metric])
  return new Set([...expression.operands.values()].flatMap(operand => [...pushedMetricsIn(operand)]))
}

/** Whether the widget of a metric may be seen. */
export const visibleTo =
  ({ services }: Pick<Gateway, 'services'>) =>
  ({ widgetId }: Metric): boolean =>
    services.catalogue.visible?.has(widgetId) !== false

/** What keeps it from having a value: a fault of its formula, or values of other periods; `null`: nothing. */
export const issueOfNumber = (report: MetricReport): string | null =>
  issueOf(report.expression) ?? headlineReason(report)?.message ?? null
