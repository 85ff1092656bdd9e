import { AppError } from '../base/errors.ts'
import type { MetricId } from '../base/id.ts'
import { Issues } from '../base/issues.ts'
import { decimalToText, parseDecimalOrPercent } from '../core/number.ts'
import { type MetricChange, toColor } from './metric.ts'
import { type FormatInput, toMetricFormat } from './metric-format.ts'
import { metricIdsOf } from './metric-id.ts'
import { type MetricInput, type MetricOptionName, metricOptionNames, metricOptions } from './metric-option.ts'
import { MAX_NAME_LENGTH, MAX_TEXT_LENGTH } from './widget.ts'

const MAX_AXIS = 9_999
const lengths: Readonly<Record<string, number>> = { description: MAX_TEXT_LENGTH, unit: MAX_NAME_LENGTH }

/** What of the settings is to be changed. Throws BAD_USER_INPUT that names every wrong one, behind `prefix`. */
export function toMetricChange(input: MetricInput, prefix = ''): MetricChange {
  const issues = new Issues()
  const names = metricOptionNames.filter(name => input[name] !== undefined)
  const noteAt = (name: string) => (message: string, member?: string) =>
    issues.add(`${prefix}${name}${member === undefined ? '' : `.${member}`}`, message)
  const change = names.map(name => [name, toSetting(name, input[name] ?? null, noteAt(name))] as const)
  const unit = unitOfFormat(input, noteAt('format.unit'))
  issues.throwIfAny()
  return { ...Object.fromEntries(change), ...unit }
}

/** Notes what is wrong with a setting, or with a member of it. */
type Note = (message: string, member?: string) => void

/** The unit stands beside the format and in it: it may be set in either place. */
function unitOfFormat({ unit, format }: MetricInput, note: Note): MetricChange {
  if (format?.unit === undefined) return {}
  if (unit !== undefined && unit !== format.unit) note('The unit is given twice, and differs.')
  return { unit: format.unit === null ? null : toShortText(format.unit, 'unit', note) }
}

/** `null` is the default. */
function toSetting(name: MetricOptionName, value: string | number | boolean | FormatInput | null, note: Note) {
  const option = metricOptions[name]
  if (value === null) return option.default
  switch (option.kind) {
    case 'decimal':
      return toDecimalText(String(value))
    case 'text':
      return toShortText(String(value), name, note)
    case 'color':
      return toKnownColor(String(value), note)
    case 'format':
      return toMetricFormat(value as FormatInput, note)
    case 'index':
      return toAxis(Number(value), note)
    case 'metric':
      return toMetricId(String(value), note)
    default:
      return value
  }
}

function toDecimalText(value: string): string | null {
  const decimal = parseDecimalOrPercent(value)
  return decimal && decimalToText(decimal)
}

function toShortText(value: string, name: MetricOptionName, note: Note): string {
  const most = lengths[name] ?? MAX_NAME_LENGTH
  if ([...value].length > most || value.includes('\0') || !value.isWellFormed())
    note(`The ${name} is longer than ${most} characters or holds NUL.`)
  return value
}

function toKnownColor(value: string, note: Note): string | null {
  const color = toColor(value)
  if (color === null) note('A colour is written as #rrggbb.')
  return color
}

function toAxis(value: number, note: Note): number {
  if (!(value >= 0 && value <= MAX_AXIS)) note(`yAxis is 0 to ${MAX_AXIS}.`)
  return value
}

function toMetricId(value: string, note: Note): MetricId | null {
  try {
    return metricIdsOf(value).metricId
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    note(error.message)
    return null
  }
}
