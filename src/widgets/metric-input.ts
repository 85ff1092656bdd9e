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
const texts = ['description', 'unit'] as const
const limits = { description: MAX_TEXT_LENGTH, unit: MAX_NAME_LENGTH } as const
const MAX_AXIS = 9_999

/** Throws BAD_USER_INPUT that names the field below `path`. */
export function toMetricChange(input: MetricInput, path: string): MetricChange {
  const change: MetricChange = {}
  for (const name of plain) {
    const value = input[name]
    if (value !== undefined) Object.assign(change, { [name]: value ?? defaultMetricOptions[name] })
  }
  for (const name of decimals) {
    const value = input[name]
    if (value !== undefined) change[name] = toDecimalText(value)
  }
  for (const name of texts) {
    const value = input[name]
    if (value !== undefined) change[name] = toShortText(value, name, path)
  }
  if (input.color !== undefined) change.color = toKnownColor(input.color, path)
  if (input.yAxis !== undefined) change.yAxis = toAxis(input.yAxis, path)
  return change
}

function toDecimalText(value: string | null): string | null {
  const decimal = value === null ? null : parseDecimal(value)
  return decimal ? decimalToText(decimal) : null
}

function toShortText(value: string | null, name: (typeof texts)[number], path: string): string | null {
  if (value === null) return null
  if ([...value].length <= limits[name] && !value.includes('\0') && value.isWellFormed()) return value
  throw badInput(`${path}.${name}`, `The ${name} is longer than ${limits[name]} characters or holds NUL.`)
}

function toKnownColor(value: string | null, path: string): string | null {
  const color = value === null ? null : toColor(value)
  if (value !== null && color === null) throw badInput(`${path}.color`, 'A colour is written as #rrggbb.')
  return color
}

function toAxis(value: number | null, path: string): number | null {
  if (value !== null && (value < 0 || value > MAX_AXIS)) throw badInput(`${path}.yAxis`, `yAxis is 0 to ${MAX_AXIS}.`)
  return value
}
