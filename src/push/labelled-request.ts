import { aggregationOf, type MetricChange } from '../widgets/metric.ts'
import { metricNamed, type Widget } from '../widgets/widget.ts'
import {
  DESCRIPTION_LENGTH,
  keyOfMicros,
  type LabelledRow,
  type LabelledValue,
  toDimensions,
  UNIT_LENGTH,
} from './labelled-row.ts'
import { type PushedValue, type PushRequest, whereOf } from './push.ts'

/** What looks like a counter and is not, people say with the aggregation of its metric. */
function asMetricSays(widget: Widget, { counter, ...value }: LabelledValue): PushedValue {
  const metric = counter && metricNamed(widget, value.metric)
  return counter && (!metric || aggregationOf(metric) === 'SUM') ? { ...value, counter } : value
}

/** What is said of a new metric for people is cut to what can be kept: no value is refused for its sake. */
function withCutTexts(change: MetricChange): MetricChange {
  const { description, unit } = change
  return {
    ...change,
    ...(description && { description: cut(description, DESCRIPTION_LENGTH) }),
    ...(unit && { unit: cut(unit, UNIT_LENGTH) }),
  }
}

/** By characters: half of a surrogate pair, as a NUL, is in no text of PostgreSQL. */
function cut(text: string, maxLength: number): string {
  const kept = [...text.slice(0, 2 * maxLength)].slice(0, maxLength).join('')
  return kept.toWellFormed().replaceAll('\0', '\ufffd')
}

/** Rows of one widget as a push: values are replaced, so that what is sent again changes nothing. */
export function toPushRequest(widget: Widget, rows: readonly LabelledRow[], isFirst: boolean): PushRequest {
  const options = new Map<string, MetricChange>()
  for (const { values } of rows)
    for (const { metric, options: change } of values)
      if (!options.has(metric) && !metricNamed(widget, metric)) options.set(metric, withCutTexts(change))
  return {
    rows: rows.map(({ labels, micros, day, values }) => ({
      key: day ?? keyOfMicros(micros),
      dimensions: toDimensions(widget, labels),
      values: values.map(value => asMetricSays(widget, value)),
    })),
    // What is sent by days goes to whatever keys the widget has.
    keyKind: rows.some(({ day }) => day !== undefined) ? null : 'TIME',
    timeZone: null,
    keyColumn: null,
    onDuplicate: 'REPLACE',
    metricOnDuplicate: new Map(),
    pathOfOnDuplicate: () => 'onDuplicate',
    options,
    idempotencyKey: null,
    bodyHash: null,
    pathOf: (row, metric, dimension) => rows[row]?.path ?? whereOf(row, metric, dimension),
    batch: { isFirst },
  }
}
