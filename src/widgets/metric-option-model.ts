// The options of a metric in the words of REST.
import { z } from 'zod'
import { type SnakeCase, toSnakeCase } from '../base/snake-case.ts'
import { acrosses, aggregations } from '../core/aggregate.ts'
import { cadences } from '../core/cadence.ts'
import { decimalField, decimalText, numberOut, toNumberOut } from '../http/field.ts'
import { encodeId } from '../request/global-id.ts'
import { chartTypes } from './chart-type.ts'
import { acrossOf, aggregationOf, defaultOnDuplicateOf, type Metric } from './metric.ts'
import { numberFormatOf } from './metric-format.ts'
import { type MetricInput, type MetricOptionName, metricOptionNames, metricOptions } from './metric-option.ts'
import { formatAnswer, formatField, toFormatAnswer, toFormatInput } from './number-format-model.ts'
import { onDuplicates } from './on-duplicate.ts'

type FieldName = SnakeCase<MetricOptionName>

/** The schema of each option in an input: absent is unchanged, null is the default. */
export const metricOptionFields = fieldsOf(name => fieldOf(name).nullish())

/** Kinds that are derived where nothing was set. */
const alwaysThere: ReadonlySet<string> = new Set(['flag', 'aggregation', 'across', 'onDuplicate', 'format'])

/** The schema of each option in an answer. */
export const metricOptionAnswers = fieldsOf(name => {
  const { kind } = metricOptions[name]
  return alwaysThere.has(kind) ? answerOf(name) : answerOf(name).nullable()
})

function fieldsOf(toSchema: (name: MetricOptionName) => z.ZodType) {
  const fields = metricOptionNames.map(name => [toSnakeCase(name), toSchema(name)])
  return Object.fromEntries(fields) as Record<FieldName, z.ZodType>
}

function fieldOf(name: MetricOptionName): z.ZodType {
  const { kind, description } = metricOptions[name]
  switch (kind) {
    case 'flag':
      return z.boolean().meta({ description })
    case 'index':
      return z.int().meta({ description })
    case 'decimal':
      return decimalField(description)
    case 'aggregation':
      return z.enum(aggregations).meta({ description })
    case 'across':
      return z.enum(acrosses).meta({ description })
    case 'onDuplicate':
      return z.enum(onDuplicates).meta({ description })
    case 'chartType':
      return z.enum(chartTypes).meta({ description })
    case 'cadence':
      return z.enum(cadences).meta({ description })
    case 'format':
      return formatField(description)
    case 'color':
      return z.string().meta({ description, examples: ['#52ff7f'] })
    default:
      return z.string().meta({ description })
  }
}

function answerOf(name: MetricOptionName): z.ZodType {
  const { kind, answer } = metricOptions[name]
  if (kind === 'format') return formatAnswer(answer)
  return kind === 'decimal' ? numberOut(answer) : fieldOf(name).meta({ description: answer })
}

export function toOptionAnswers(metric: Metric): Record<FieldName, unknown> {
  const answers = metricOptionNames.map(name => {
    const { kind } = metricOptions[name]
    if (kind === 'format') return [name, toFormatAnswer(numberFormatOf(metric))]
    if (kind === 'aggregation') return [name, aggregationOf(metric)]
    if (kind === 'across') return [name, acrossOf(metric)]
    if (kind === 'metric')
      return [toSnakeCase(name), metric.weightMetric && encodeId('Metric', `${metric.widgetId}/${metric.weightMetric}`)]
    if (kind === 'onDuplicate') return [toSnakeCase(name), defaultOnDuplicateOf(metric)]
    const value = metric[name]
    return [toSnakeCase(name), kind === 'decimal' ? toNumberOut(value as string | null) : value]
  })
  return Object.fromEntries(answers) as Record<FieldName, unknown>
}

/** The options that a body names, as the service takes them. */
export function toMetricInput(body: Partial<Record<FieldName, unknown>>): MetricInput {
  const entries = metricOptionNames.flatMap(name => {
    const value = body[toSnakeCase(name) as FieldName]
    if (value === undefined) return []
    return [[name, value === null ? null : toOptionInput(name, value)] as const]
  })
  return Object.fromEntries(entries) as MetricInput
}

function toOptionInput(name: MetricOptionName, value: unknown): unknown {
  const { kind } = metricOptions[name]
  if (kind === 'format') return toFormatInput(value as Parameters<typeof toFormatInput>[0])
  return kind === 'decimal' ? decimalText(value) : value
}
