// OTLP's metrics as rows: a metric is the widget of its name, attributes are labels.
import { AppError } from '../../base/errors.ts'
import type { ProtoObject } from '../../base/protobuf.ts'
import { quote } from '../../base/quote.ts'
import type { CounterReading } from '../../push/counter.ts'
import type { Label, LabelledRow, LabelledValue } from '../../push/labelled-row.ts'

const DELTA = /^(1|AGGREGATION_TEMPORALITY_DELTA)$/
const CUMULATIVE = /^(2|AGGREGATION_TEMPORALITY_CUMULATIVE)$/
/** Of flags: there is no value, for what sent it has ended. */
const NO_RECORDED_VALUE = 1
/** Of a resource these are labels; the others only tell counters apart. */
const LABELS_OF_RESOURCE = ['service.namespace', 'service.name', 'service.instance.id']
const BEFORE_NANOS = 1n << 63n

const kinds = ['gauge', 'sum', 'histogram', 'exponentialHistogram', 'summary'] as const
type Kind = (typeof kinds)[number]

export interface MetricRows {
  readonly rows: readonly LabelledRow[]
  /** Points that are none, as messages. */
  readonly wrong: readonly string[]
}

/** What the points of a metric have in common. */
interface PointContext {
  readonly kind: Kind
  readonly name: string
  readonly unit: string | null
  readonly description: string | null
  readonly isDelta: boolean
  readonly isCumulative: boolean
  readonly isMonotonic: boolean
  /** Of the resource. */
  readonly labels: readonly Label[]
  /** What made it knows when it began to count. What passes on what others made may not, and says so by a start that is the first time. */
  readonly isOfSdk: boolean
  /** Tells counters of equal labels apart. */
  readonly sender: string
}

export function toMetricRows(request: ProtoObject): MetricRows {
  const rows: LabelledRow[] = []
  const wrong: string[] = []
  for (const { resource, scopeMetrics } of objectsIn(request.resourceMetrics)) {
    const attributes = attributesOf(objectOf(resource).attributes)
    const labels = attributes.filter(([name]) => LABELS_OF_RESOURCE.includes(name))
    const isOfSdk = attributes.some(([name]) => name === 'telemetry.sdk.name')
    for (const { scope, metrics } of objectsIn(scopeMetrics)) {
      const sender = JSON.stringify([textOf(objectOf(scope).name), attributes])
      for (const metric of objectsIn(metrics)) readMetric(metric, { labels, isOfSdk, sender }, rows, wrong)
    }
  }
  return { rows, wrong }
}

/** `By/s` of `By/s`, nothing of `1` and `{request}`: what stands in braces is a remark of UCUM on what is counted, which names say. */
function unitOf(text: string): string | null {
  const unit = text.replace(/\{[^{}]*\}/g, '')
  return unit === '' || unit === '1' ? null : unit
}

function readMetric(
  metric: ProtoObject,
  { labels, isOfSdk, sender }: Pick<PointContext, 'labels' | 'isOfSdk' | 'sender'>,
  rows: LabelledRow[],
  wrong: string[],
): void {
  const name = textOf(metric.name) ?? ''
  const kind = kinds.find(each => metric[each] !== undefined && metric[each] !== null)
  if (!kind) return
  const { dataPoints, aggregationTemporality, isMonotonic } = objectOf(metric[kind])
  const temporality = textOf(aggregationTemporality) ?? ''
  const context = {
    ...{ kind, name, labels, isOfSdk, sender },
    unit: unitOf(textOf(metric.unit) ?? ''),
    description: textOf(metric.description) || null,
    isDelta: DELTA.test(temporality),
    isCumulative: kind === 'summary' || CUMULATIVE.test(temporality),
    isMonotonic: isMonotonic === true,
  }
  for (const point of objectsIn(dataPoints)) {
    if ((Number(textOf(point.flags) ?? 0) & NO_RECORDED_VALUE) !== 0) continue
    const row = toRow(point, context)
    if (typeof row === 'string') wrong.push(`${quote(name)}: ${row}`)
    else if (row.values.length > 0) rows.push(row)
  }
}

/** What is wrong with the point, as a sentence, or its row. */
function toRow(point: ProtoObject, context: PointContext): LabelledRow | string {
  const { kind, name, isDelta, isCumulative } = context
  const time = nanosOf(point.timeUnixNano)
  const startedAt = nanosOf(point.startTimeUnixNano ?? '0')
  if (time === null || time === 0n) return 'timeUnixNano has to say when it was measured, in nanoseconds since 1970.'
  if (startedAt === null) return 'startTimeUnixNano is no time in nanoseconds since 1970.'
  if (kind !== 'gauge' && !isDelta && !isCumulative) return 'aggregationTemporality has to be DELTA or CUMULATIVE.'
  const own = attributesOf(point.attributes)
  const names = new Set(own.map(([label]) => label))
  const labels = [...context.labels.filter(([label]) => !names.has(label)), ...own].sort(byName)
  if (new Set(labels.map(([label]) => label)).size < labels.length) return 'an attribute stands twice.'
  const reading = { stream: JSON.stringify([context.sender, labels]), startedAt, time, countsFirst: context.isOfSdk }
  const values = valuesOf(point, context, reading)
  return { widget: name, labels, micros: time / 1_000n, values, path: `metric ${quote(name)}` }
}

function valuesOf(point: ProtoObject, context: PointContext, reading: CounterReading): LabelledValue[] {
  const { kind, name, unit, description, isCumulative } = context
  const texts = { ...(description !== null && { description }), ...(unit !== null && { unit }) }
  if (kind === 'gauge' || (kind === 'sum' && isCumulative && !context.isMonotonic)) {
    const options = { ...texts, aggregation: 'LATEST' } as const
    return [{ metric: name, value: numberOf(point), options }]
  }
  const options = { ...texts, aggregation: 'SUM' } as const
  const counted = (
    metric: string,
    value: string,
    more: Partial<CounterReading> & { unit?: null } = {},
  ): LabelledValue => ({
    metric,
    value,
    options: 'unit' in more ? { ...options, unit: null } : options,
    ...(isCumulative && { counter: { ...reading, isSigned: more.isSigned ?? false } }),
  })
  if (kind === 'sum') return [counted(name, numberOf(point))]
  const sum = textOf(point.sum)
  const count = counted(`${name}.count`, textOf(point.count) ?? '0', { unit: null })
  return sum === null ? [count] : [count, counted(`${name}.sum`, sum, { isSigned: true })]
}

const numberOf = ({ asInt, asDouble }: ProtoObject) => textOf(asInt) ?? textOf(asDouble) ?? 'no value'

function nanosOf(value: unknown): bigint | null {
  const text = textOf(value)
  if (text === null || !/^\d{1,19}$/.test(text)) return null
  const nanos = BigInt(text)
  return nanos < BEFORE_NANOS ? nanos : null
}

function attributesOf(value: unknown): Label[] {
  return objectsIn(value)
    .map(({ key, value: any }): Label => [textOf(key) ?? '', wordOf(objectOf(any))])
    .filter(([, word]) => word !== '')
    .sort(byName)
}

const byName = ([a]: Label, [b]: Label) => (a < b ? -1 : a > b ? 1 : 0)

/** A value of an attribute as one text; lists and maps as JSON. */
function wordOf(any: ProtoObject): string {
  const plain = plainOf(any)
  return typeof plain === 'object' && plain !== null ? JSON.stringify(plain) : String(plain ?? '')
}

function plainOf(any: ProtoObject): unknown {
  const { stringValue, boolValue, intValue, doubleValue, arrayValue, kvlistValue, bytesValue } = any
  if (arrayValue) return objectsIn(objectOf(arrayValue).values).map(plainOf)
  if (kvlistValue)
    return Object.fromEntries(
      objectsIn(objectOf(kvlistValue).values).map(({ key, value }) => [textOf(key) ?? '', plainOf(objectOf(value))]),
    )
  if (bytesValue instanceof Uint8Array) return Buffer.from(bytesValue).toString('base64')
  return stringValue ?? boolValue ?? intValue ?? doubleValue ?? bytesValue ?? null
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** Throws BAD_USER_INPUT where JSON has something else. */
function objectsIn(value: unknown): ProtoObject[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw new AppError('BAD_USER_INPUT', 'The body is no request of OTLP: a list is none.')
  return value.map(objectOf)
}

function objectOf(value: unknown): ProtoObject {
  if (value === undefined || value === null) return {}
  if (typeof value !== 'object' || Array.isArray(value))
    throw new AppError('BAD_USER_INPUT', 'The body is no request of OTLP: an object is none.')
  return value as ProtoObject
}
