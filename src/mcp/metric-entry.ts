// A metric of the catalogue, as agents see it.
import { z } from 'zod'
import { aggregations } from '../core/aggregate.ts'
import { cadences } from '../core/cadence.ts'
import type { Freshness } from '../lineage/freshness.ts'
import { freshnessTexts } from '../lineage/freshness.ts'
import { encodeId } from '../request/global-id.ts'
import { aggregationOf, type Metric } from '../widgets/metric.ts'
import { numberFormatOf } from '../widgets/metric-format.ts'
import { metricStatuses, metricStatusTexts } from '../widgets/metric-status.ts'
import { keyKinds, type Widget } from '../widgets/widget.ts'

const text = (description: string) => z.string().nullable().meta({ description })

export const metricEntry = z.object({
  id: z.string().meta({ description: 'Id of the metric: the surest way to name it.' }),
  name: z.string().meta({ description: 'The name of the metric.' }),
  widget_id: z.string().meta({ description: 'Id of the widget that it is a column of.' }),
  widget: z.string().meta({ description: 'The title of its widget.' }),
  description: text('What it counts.'),
  unit: text('The unit or currency of its numbers; null: a plain number.'),
  keys: z
    .enum(keyKinds)
    .nullable()
    .meta({ description: 'What its points are of: days, instants or names; null: nothing was pushed yet.' }),
  dimensions: z.array(z.string()).meta({ description: 'What `by` and `where` may name.' }),
  aggregation: z.enum(aggregations).meta({ description: 'How its points become one number.' }),
  formula: text('The formula of a calculated metric, which goes before its aggregation.'),
  less_is_better: z.boolean().meta({ description: 'Whether a fall is good.' }),
  status: z.enum(metricStatuses).meta({ description: metricStatusTexts.status }),
  steward: text('Who answers for it.'),
  cadence: z.enum(cadences).nullable().meta({ description: 'How often new data is expected.' }),
  last_data_at: text(freshnessTexts.lastDataAt),
  is_late: z.boolean().meta({ description: 'Whether new data is late by its cadence.' }),
})

export type MetricEntry = z.output<typeof metricEntry>

export function toMetricEntry(metric: Metric, widget: Widget, { lastDataAt, isLate }: Freshness): MetricEntry {
  return {
    id: metricIdOf(metric),
    name: metric.name,
    widget_id: encodeId('Widget', widget.widgetId),
    widget: widget.title,
    description: metric.description ?? widget.description,
    unit: unitOfMetric(metric),
    keys: widget.keyKind,
    dimensions: [...widget.dimensions],
    aggregation: aggregationOf(metric),
    formula: metric.calculation?.text ?? null,
    less_is_better: metric.reverse,
    status: metric.status,
    steward: metric.steward,
    cadence: metric.cadence,
    last_data_at: lastDataAt === null ? null : new Date(lastDataAt).toISOString(),
    is_late: isLate,
  }
}

export const metricIdOf = ({ widgetId, metricId }: Metric) => encodeId('Metric', `${widgetId}/${metricId}`)

/** `EUR`, `%`, `s`, `bytes`, or what people set. */
export function unitOfMetric(metric: Metric): string | null {
  const { style, currency, unit } = numberFormatOf(metric)
  if (style === 'CURRENCY') return currency
  if (style === 'PERCENT') return '%'
  if (style === 'DURATION') return 's'
  return style === 'BYTES' ? 'bytes' : unit
}

/** One line. */
export function lineOf(entry: MetricEntry): string {
  const { name, widget, id, unit, keys, dimensions, status, last_data_at: last } = entry
  const facts = [
    ...(unit === null ? [] : [unit]),
    entry.formula === null ? entry.aggregation : `= ${entry.formula}`,
    `by ${keys === null ? 'nothing yet' : keyWords[keys]}`,
    ...(dimensions.length > 0 ? [`dimensions ${dimensions.join(', ')}`] : []),
    status,
    last === null ? 'no data yet' : `last data ${last}${entry.is_late ? ' (late)' : ''}`,
  ]
  const described = entry.description === null ? '' : ` ${entry.description}`
  return `${name} of "${widget}" (${id}): ${facts.join('; ')}.${described}`
}

const keyWords = { DATE: 'day', TIME: 'instant', CATEGORY: 'name' } as const
