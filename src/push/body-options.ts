import { JsonNumber, type JsonValue } from '../base/json-text.ts'
import { quote, quoteJson } from '../base/quote.ts'
import { decimalToText, parseDecimalOrPercent } from '../core/number.ts'
import { type ChartType, chartTypes } from '../widgets/chart-type.ts'
import { type MetricChange, toColor } from '../widgets/metric.ts'
import type { OnDuplicate } from '../widgets/on-duplicate.ts'

/** Cyfe's ten chart types; our other four cannot be asked for in its words. */
const cyfeTypes = new Map<string, ChartType>(chartTypes.slice(0, 10).map(type => [type.replaceAll('_', ''), type]))

type Scalar = string | boolean | JsonNumber
/** Reads one value of an option map: the change to remember, or the sentence that says what would be right. */
type OptionReader = (value: Scalar) => MetricChange | string

const flag =
  (toChange: (on: boolean) => MetricChange): OptionReader =>
  value => {
    const text = textOf(value)
    if (text === '1' || text === 'true') return toChange(true)
    return text === '0' || text === 'false' ? toChange(false) : 'has to be 0 or 1'
  }

const decimal =
  (toChange: (value: string) => MetricChange): OptionReader =>
  value => {
    const parsed = typeof value === 'boolean' ? null : parseDecimalOrPercent(textOf(value))
    return parsed ? toChange(decimalToText(parsed)) : 'has to be a number'
  }

/** The thirteen options that are remembered per metric (`onduplicate`, the fourteenth, holds for one push only). */
const options = new Map<string, OptionReader>([
  [
    'color',
    value => {
      const color = typeof value === 'string' ? toColor(inFull(value)) : null
      return color ? { color } : 'has to be a colour written as #rrggbb'
    },
  ],
  [
    'type',
    value => {
      const chartType = cyfeTypes.get(
        textOf(value)
          .replace(/[\s_-]/g, '')
          .toUpperCase(),
      )
      const known = chartTypes.slice(0, 10).map(type => type.toLowerCase().replaceAll('_', ' '))
      return chartType ? { chartType } : `has to be one of ${known.join(', ')}`
    },
  ],
  ['cumulative', flag(cumulative => ({ cumulative }))],
  ['average', flag(average => ({ average }))],
  ['reverse', flag(reverse => ({ reverse }))],
  ['reversegraph', flag(reverseGraph => ({ reverseGraph }))],
  ['yaxisshow', flag(yAxisShow => ({ yAxisShow }))],
  ['labelshow', flag(labelShow => ({ labelShow }))],
  ['total', decimal(headlineOverride => ({ headlineOverride }))],
  ['comparison', decimal(comparisonOverride => ({ comparisonOverride }))],
  [
    'yaxis',
    value => {
      const text = textOf(value)
      return /^\d{1,4}$/.test(text) ? { yAxis: Number(text) } : 'has to be the index of an axis: 0, 1, 2 ...'
    },
  ],
  ['yaxismin', decimal(yAxisMin => ({ yAxisMin }))],
  ['yaxismax', decimal(yAxisMax => ({ yAxisMax }))],
])

/** Colours come without `#`, and of three digits, too. A number is none: it would have lost its zeros. */
function inFull(color: string): string {
  const digits = color.startsWith('#') ? color.slice(1) : color
  return `#${digits.length === 3 ? [...digits].map(digit => digit + digit).join('') : digits}`
}

const onDuplicateWords = new Map<string, OnDuplicate>([
  ['', 'ADD'],
  ['add', 'ADD'],
  ['sum', 'ADD'],
  ['duplicate', 'ADD'],
  ['replace', 'REPLACE'],
])

/** What stands behind them in a path are names of metrics. */
export const bodyOptionNames: readonly string[] = [...options.keys(), 'onduplicate']

export interface BodyOptions {
  readonly options: ReadonlyMap<string, MetricChange>
  readonly onDuplicate: ReadonlyMap<string, OnDuplicate>
  /** `option.metric` -> sentences. */
  readonly issues: ReadonlyMap<string, string>
}

/** Reading ends there. */
const MAX_ISSUES = 100

/** Reads the option maps of a push body; unknown members are none of them and are ignored. */
export function readOptions(body: ReadonlyMap<string, JsonValue>, dimensions: readonly string[]): BodyOptions {
  const changes = new Map<string, MetricChange>()
  const onDuplicate = new Map<string, OnDuplicate>()
  const issues = new Map<string, string>()
  for (const [name, map] of body) {
    const option = name.toLowerCase()
    const read = options.get(option)
    if (!read && option !== 'onduplicate') continue
    if (map === null || (Array.isArray(map) && map.length === 0)) continue
    if (!(map instanceof Map)) {
      issues.set(
        option,
        `"${option}" has to be a map of metrics to values, such as {"${option}":{"Users":${exampleOf(option)}}}.`,
      )
      continue
    }
    for (const [rawMetric, value] of map) {
      if (issues.size >= MAX_ISSUES) return { options: changes, onDuplicate, issues }
      const metric = rawMetric.normalize('NFC')
      if (dimensions.includes(metric.trim())) {
        const message = `Option "${option}" names ${quote(metric)}, which is a dimension of the widget, and no metric.`
        issues.set(`${option}.${metric}`, message)
        continue
      }
      const isAbsent = value === null || (value === '' && option !== 'onduplicate')
      if (isAbsent) continue
      if (value instanceof Map || Array.isArray(value)) {
        issues.set(`${option}.${metric}`, `Option "${option}" of metric ${quote(metric)} has to be one value.`)
        continue
      }
      const text = quoteJson(value)
      if (!read) {
        const how = onDuplicateWords.get(textOf(value).toLowerCase())
        if (how) onDuplicate.set(metric, how)
        else
          issues.set(
            `${option}.${metric}`,
            `Option "${option}" of metric ${quote(metric)} has to be "replace" or "add", not ${text}.`,
          )
      } else {
        const change = read(value)
        if (typeof change === 'string') {
          issues.set(`${option}.${metric}`, `Option "${option}" of metric ${quote(metric)} ${change}, not ${text}.`)
        } else changes.set(metric, { ...changes.get(metric), ...change })
      }
    }
  }
  return { options: changes, onDuplicate, issues }
}

function exampleOf(option: string): string {
  const words: Record<string, string> = { color: '"#ff0000"', type: '"line"', onduplicate: '"replace"' }
  return words[option] ?? '1'
}

function textOf(value: Scalar): string {
  return value instanceof JsonNumber ? value.source : String(value)
}
