import { badInput } from '../base/errors.ts'
import { decimalToText, parseDecimal } from '../core/number.ts'
import type { ChartType } from './chart-type.ts'
import { type Aggregation, defaultMetricOptions, type MetricChange, toColor } from './metric.ts'
import { MAX_NAME_LENGTH, MAX_TEXT_LENGTH } from './widget.ts'

/** Metric options as GraphQL hands them over: absent is unchanged, null is the default. */
export interface MetricInput {
  readonly description?: string | null | undefined
  readonly unit?: string | null | undefined
  readonly aggregation?: Aggregation | null | undefined
  readonly color?: string | null | undefined
  readonly chartType?: ChartType | null | undefined
  readonly reverse?: boolean | null | undefined
  readonly reverseGraph?: boolean | null | undefined
  readonly yAxis?: number | null | undefined
  readonly yAxisMin?: string | null | undefined
  readonly yAxisMax?: string | null | undefined
  readonly yAxisShow?: boolean | null | undefined
  readonly labelShow?: boolean | null | undefined
  readonly headlineOverride?: string | null | undefined
  readonly comparisonOverride?: string | null | undefined
}

const decimals = ['yAxisMin', 'yAxisMax', 'headlineOverride', 'comparisonOverride'] as const
const plain = ['aggregation', 'chartType', 'reverse', 'reverseGraph', 'yAxisShow', 'labelShow'] as const
const limits = { description: MAX_TEXT_LENGTH, unit: MAX_NAME_LENGTH } as const

/** Throws BAD_USER_INPUT that names the field below `path`. */
export function toMetricChange(input: MetricInput, path: string): MetricChange {
  const change: MetricChange = {}
  for (const name of plain) {
    const value = input[name]
    if (value !== undefined) Object.assign(change, { [name]: value ?? defaultMetricOptions[name] })
  }
  for (const name of decimals) {
    const value = input[name]
    if (value === undefined) continue
    const decimal = value === null ? null : parseDecimal(value)
    change[name] = decimal ? decimalToText(decimal) : null
  }
  for (const name of ['description', 'unit'] as const) {
    const value = input[name]
    if (value === undefined) continue
    if (value !== null && ([...value].length > limits[name] || value.includes('\0') || !value.isWellFormed())) {
      throw badInput(`${path}.${name}`, `The ${name} is longer than ${limits[name]} characters or holds NUL.`)
    }
    change[name] = value
  }
  if (input.color !== undefined) {
    const color = input.color === null ? null : toColor(input.color)
    if (input.color !== null && color === null) throw badInput(`${path}.color`, 'A colour is written as #rrggbb.')
    change.color = color
  }
  if (input.yAxis !== undefined) {
    if (input.yAxis !== null && (input.yAxis < 0 || input.yAxis > 9999))
      throw badInput(`${path}.yAxis`, 'yAxis is 0 to 9999.')
    change.yAxis = input.yAxis
  }
  return change
}
