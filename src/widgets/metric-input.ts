import { badInput } from '../base/errors.ts'
import { decimalToText, parseDecimal } from '../core/number.ts'
import { type MetricChange, toColor } from './metric.ts'
import { type FormatInput, toMetricFormat } from './metric-format.ts'
import { type MetricInput, type MetricOptionName, metricOptionNames, metricOptions } from './metric-option.ts'
import { MAX_NAME_LENGTH, MAX_TEXT_LENGTH } from './widget.ts'

const MAX_AXIS = 9_999
const lengths: Readonly<Record<string, number>> = { description: MAX_TEXT_LENGTH, unit: MAX_NAME_LENGTH }

/** What of the settings is to be changed. Throws BAD_USER_INPUT that names the field below `path`. */
export function toMetricChange(input: MetricInput, path: string): MetricChange {
  const names = metricOptionNames.filter(name => input[name] !== undefined)
  const change = Object.fromEntries(names.map(name => [name, toSetting(name, input[name] ?? null, `${path}.${name}`)]))
  return { ...change, ...unitOfFormat(input, path) }
}

/** The unit stands beside the format and in it: it may be set in either place. */
function unitOfFormat({ unit, format }: MetricInput, path: string): MetricChange {
  if (format?.unit === undefined) return {}
  const place = `${path}.format.unit`
  if (unit !== undefined && unit !== format.unit) throw badInput(place, 'The unit is given twice, and differs.')
  return { unit: format.unit === null ? null : toShortText(format.unit, 'unit', place) }
}

/** `null` is the default. */
function toSetting(name: MetricOptionName, value: string | number | boolean | FormatInput | null, path: string) {
  const option = metricOptions[name]
  if (value === null) return option.default
  switch (option.kind) {
    case 'decimal':
      return toDecimalText(String(value))
    case 'text':
      return toShortText(String(value), name, path)
    case 'color':
      return toKnownColor(String(value), path)
    case 'format':
      return toMetricFormat(value as FormatInput, path)
    case 'index':
      return toAxis(Number(value), path)
    default:
      return value
  }
}

function toDecimalText(value: string): string | null {
  const decimal = parseDecimal(value)
  return decimal && decimalToText(decimal)
}

function toShortText(value: string, name: MetricOptionName, path: string): string {
  const most = lengths[name] ?? MAX_NAME_LENGTH
  if ([...value].length <= most && !value.includes('\0') && value.isWellFormed()) return value
  throw badInput(path, `The ${name} is longer than ${most} characters or holds NUL.`)
}

function toKnownColor(value: string, path: string): string {
  const color = toColor(value)
  if (color !== null) return color
  throw badInput(path, 'A colour is written as #rrggbb.')
}

function toAxis(value: number, path: string): number {
  if (value >= 0 && value <= MAX_AXIS) return value
  throw badInput(path, `yAxis is 0 to ${MAX_AXIS}.`)
}
