// What dialects of time series push: rows of labels, a time and values, each for the widget of a name.
import { quote } from '../base/quote.ts'
import { microsToText } from '../core/key-time.ts'
import { MAX_DIMENSION_NAME_LENGTH, MAX_DIMENSION_VALUE_LENGTH, MAX_DIMENSIONS } from '../widgets/dimension.ts'
import type { MetricChange } from '../widgets/metric.ts'
import { nameIssue } from '../widgets/name.ts'
import { MAX_NAME_LENGTH, MAX_TEXT_LENGTH, type Widget } from '../widgets/widget.ts'
import { type CounterReading, isCounterTime } from './counter.ts'
import type { PushedDimension } from './push.ts'
import { valueIssue } from './value-issue.ts'

export type Label = readonly [name: string, value: string]

export interface LabelledValue {
  readonly metric: string
  /** A decimal, every digit kept. */
  readonly value: string
  readonly counter?: CounterReading
  /** What the metric is made with, where it is new; what people set afterwards stays. */
  readonly options: MetricChange
}

/** Values of one series at one time. The same series and time again replaces them: a repeated batch changes nothing. */
export interface LabelledRow {
  /** The push name of the widget that it is for. */
  readonly widget: string
  /** Each name once; empty values are none. */
  readonly labels: readonly Label[]
  readonly micros: bigint
  /** Where the values are of a day and of no time in it: `2026-11-20`. */
  readonly day?: string
  readonly values: readonly LabelledValue[]
  /** Where it stood in what was sent, for people: `line 3`. */
  readonly path: string
}

/** Characters of the unit, and of the description, that a new metric takes over. */
export const UNIT_LENGTH = 20
export const DESCRIPTION_LENGTH = MAX_TEXT_LENGTH

/** Widgets that one request may write to. */
export const MAX_WIDGETS_PER_REQUEST = 1_000

/** The dimension that holds the labels for which there is no other one: `zone=a,rack=7`. */
const OTHER_LABELS = 'other labels'

/** What is wrong with a row by itself, as a sentence; null if nothing. Only it is refused, and not the rows beside it. */
export function labelledRowIssue({ widget, labels, values }: LabelledRow): string | null {
  const name = nameOf(widget, MAX_NAME_LENGTH)
  if (name) return `The name ${quote(widget)} ${name}`
  for (const [label, value] of labels) {
    const issue = nameOf(label, MAX_DIMENSION_NAME_LENGTH)
    if (issue) return `The label ${quote(label)} ${issue}`
    const inValue = nameIssue(value, MAX_DIMENSION_VALUE_LENGTH)
    if (inValue) return `The value of the label ${quote(label)} ${inValue}`
  }
  for (const { metric, value, counter } of values) {
    const issue = nameOf(metric, MAX_NAME_LENGTH)
    if (issue) return `The metric ${quote(metric)} ${issue}`
    const inValue = valueIssue(value)
    if (inValue) return `${quote(metric)}: ${inValue}`
    if (counter && !(isCounterTime(counter.time) && isCounterTime(counter.startedAt)))
      return `${quote(metric)}: a counter has times from 1678 until 2262.`
  }
  return null
}

const nameOf = (text: string, maxLength: number) => (text.trim() === '' ? 'is blank.' : nameIssue(text, maxLength))

/**
 * Dimensions that the widget lacks for these labels, in the order in which they come. The last one that a widget can have is for all labels
 * that come later: none is left out, and series stay apart.
 */
export function missingDimensions(declared: readonly string[], labels: Iterable<string>): readonly string[] {
  const known = new Set(declared)
  const missing = new Set([...labels].filter(name => !known.has(name)))
  if (missing.size === 0 || known.has(OTHER_LABELS)) return []
  const room = Math.max(0, MAX_DIMENSIONS - 1 - declared.length)
  return missing.size <= room ? [...missing] : [...[...missing].slice(0, room), OTHER_LABELS]
}

/** The labels as values of the widget's dimensions. */
export function toDimensions({ dimensions }: Pick<Widget, 'dimensions'>, labels: readonly Label[]): PushedDimension[] {
  const own: PushedDimension[] = []
  const other: string[] = []
  for (const [dimension, value] of labels) {
    if (value === '') continue
    if (dimensions.includes(dimension)) own.push({ dimension, value })
    else other.push(`${escaped(dimension)}=${escaped(value)}`)
  }
  if (other.length > 0) own.push({ dimension: OTHER_LABELS, value: other.sort().join(',') })
  return own
}

const escaped = (text: string) => text.replace(/[\\=,]/g, '\\$&')

/** Names of all labels of the rows, in the order in which they come. */
export const labelsOf = (rows: readonly LabelledRow[]): ReadonlySet<string> =>
  new Set(rows.flatMap(({ labels }) => labels.map(([name]) => name)))

/** A key as pushes read it: numbers of 15 and 16 digits are microseconds. */
export function keyOfMicros(micros: bigint): string {
  const text = String(micros)
  return /^\d{15,16}$/.test(text) ? text : microsToText(micros)
}
