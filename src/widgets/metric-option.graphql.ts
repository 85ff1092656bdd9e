import type { InputFieldRef } from '@pothos/core'
import type { MetricId } from '../base/id.ts'
import { decimalFromNumeric, decimalToText } from '../core/number.ts'
import { builder, type SchemaTypes } from '../graphql/builder.ts'
import { AcrossEnum, AggregationEnum, CadenceEnum, ChartTypeEnum, OnDuplicateEnum } from './enums.graphql.ts'
import { findMetric } from './metric.loader.ts'
import { acrossOf, aggregationOf, defaultOnDuplicateOf, type Metric } from './metric.ts'
import { numberFormatOf } from './metric-format.ts'
import { type MetricInput, type MetricOptionName, metricOptionNames, metricOptions } from './metric-option.ts'
import { NumberFormatInput, NumberFormatRef } from './number-format.graphql.ts'
import { MetricRef } from './refs.graphql.ts'

type Types = PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>
type InputFields = Parameters<Parameters<typeof builder.inputType>[1]['fields']>[0]
type OptionInputs = { [Name in MetricOptionName]: InputFieldRef<Types, MetricInput[Name]> }

/** A nullable field for each option, for the inputs that set them. */
export function metricOptionInputs(t: InputFields): OptionInputs {
  const field = (name: MetricOptionName) => {
    const { kind, description } = metricOptions[name]
    switch (kind) {
      case 'flag':
        return t.boolean({ description })
      case 'index':
        return t.int({ description })
      case 'decimal':
        return t.field({ type: 'Decimal', description })
      case 'aggregation':
        return t.field({ type: AggregationEnum, description })
      case 'across':
        return t.field({ type: AcrossEnum, description })
      case 'metric':
        return t.id({ description })
      case 'onDuplicate':
        return t.field({ type: OnDuplicateEnum, description })
      case 'chartType':
        return t.field({ type: ChartTypeEnum, description })
      case 'cadence':
        return t.field({ type: CadenceEnum, description })
      case 'format':
        return t.field({ type: NumberFormatInput, description })
      default:
        return t.string({ description })
    }
  }
  return Object.fromEntries(metricOptionNames.map(name => [name, field(name)])) as unknown as OptionInputs
}

builder.objectFields(MetricRef, t => {
  const field = (name: MetricOptionName) => {
    const { kind, answer: description } = metricOptions[name]
    const read = <Value>(metric: Metric) => metric[name] as Value
    switch (kind) {
      case 'flag':
        return t.boolean({ description, resolve: read<boolean> })
      case 'index':
        return t.int({ nullable: true, description, resolve: read<number | null> })
      case 'decimal':
        return t.float({ nullable: true, description, resolve: metric => toNumber(read<string | null>(metric)) })
      case 'aggregation':
        return t.field({ type: AggregationEnum, description, resolve: aggregationOf })
      case 'across':
        return t.field({ type: AcrossEnum, description, resolve: acrossOf })
      case 'metric':
        return t.field({
          type: MetricRef,
          nullable: true,
          description,
          resolve: (metric, _args, ctx) => {
            const metricId = read<MetricId | null>(metric)
            return metricId && findMetric(ctx, { widgetId: metric.widgetId, metricId })
          },
        })
      case 'onDuplicate':
        return t.field({ type: OnDuplicateEnum, description, resolve: defaultOnDuplicateOf })
      case 'chartType':
        return t.field({ type: ChartTypeEnum, nullable: true, description, resolve: read<Metric['chartType']> })
      case 'cadence':
        return t.field({ type: CadenceEnum, nullable: true, description, resolve: read<Metric['cadence']> })
      case 'format':
        return t.field({ type: NumberFormatRef, description, resolve: numberFormatOf })
      default:
        return t.string({ nullable: true, description, resolve: read<string | null> })
    }
  }
  return Object.fromEntries(metricOptionNames.map(name => [name, field(name)]))
})

const toNumber = (text: string | null) => (text === null ? null : Number(text))

const ExactMetricOptionsRef = builder.objectRef<Metric>('ExactMetricOptions').implement({
  description: 'Options of a metric that are numbers, with all their digits: what a form reads that saves them again.',
  fields: t => {
    const names = metricOptionNames.filter(name => metricOptions[name].kind === 'decimal')
    const field = (name: MetricOptionName) =>
      t.field({
        type: 'Decimal',
        nullable: true,
        description: metricOptions[name].answer,
        resolve: metric => toExact(metric[name] as string | null),
      })
    return Object.fromEntries(names.map(name => [name, field(name)]))
  },
})

builder.objectField(MetricRef, 'exact', t =>
  t.field({
    type: ExactMetricOptionsRef,
    description: 'Overrides and ends of the axis with all their digits, as texts.',
    resolve: metric => metric,
  }),
)

const toExact = (text: string | null) => (text === null ? null : decimalToText(decimalFromNumeric(text)))
