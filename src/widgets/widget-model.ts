import { z } from 'zod'
import { periodPresets } from '../core/preset.ts'
import { instantOut } from '../http/field.ts'
import { encodeId } from '../request/global-id.ts'
import { chartTypes } from './chart-type.ts'
import { keptFrom } from './kept-sums.ts'
import { keyKinds, type Widget } from './widget.ts'
import { optionFields, widgetOptions } from './widget-option.ts'
import { widgetTexts } from './widget-texts.ts'

export const widgetModel = z.object({
  id: z.string().meta({ description: 'Id of the widget.' }),
  title: z.string().meta({ description: widgetTexts.title }),
  ...optionFields(name => z.string().nullable().meta({ description: widgetOptions[name].description })),
  tags: z.array(z.string()).meta({ description: widgetTexts.tags }),
  chart_type: z.enum(chartTypes).meta({ description: widgetTexts.chartType }),
  key_kind: z.enum(keyKinds).nullable().meta({ description: widgetTexts.keyKind }),
  dimensions: z.array(z.string()).meta({ description: widgetTexts.dimensions }),
  keep_instants_days: z.int().nullable().meta({ description: widgetTexts.keepInstantsDays }),
  keep_hours_days: z.int().nullable().meta({ description: widgetTexts.keepHoursDays }),
  instants_from: instantOut(widgetTexts.instantsFrom).nullable(),
  hours_from: instantOut(widgetTexts.hoursFrom).nullable(),
  days_time_zone: z.string().nullable().meta({ description: widgetTexts.daysTimeZone }),
  key_column: z.string().nullable().meta({ description: 'The name of the key column.' }),
  default_period: z.enum(periodPresets).meta({ description: widgetTexts.defaultPeriod }),
  created_at: instantOut('When it was made.'),
  updated_at: instantOut('When its definition changed last: not when rows were pushed.'),
  version: z.int().meta({ description: '1, and one more with each change of its definition.' }),
  push_url: z
    .string()
    .optional()
    .meta({ description: 'Where rows are pushed to: a secret. With the scope manage only.' }),
})

export function toWidgetModel(widget: Widget, pushUrl: string | null): z.output<typeof widgetModel> {
  const { instantsFrom, hoursFrom } = keptFrom(widget.sums)
  const textOf = (at: number | null) => (at === null ? null : new Date(at).toISOString())
  return {
    id: encodeId('Widget', widget.widgetId),
    title: widget.title,
    ...optionFields(name => widget[name]),
    tags: [...widget.tags],
    chart_type: widget.chartType,
    key_kind: widget.keyKind,
    dimensions: [...widget.dimensions],
    keep_instants_days: widget.keepInstantsDays ?? null,
    keep_hours_days: widget.keepHoursDays ?? null,
    instants_from: textOf(instantsFrom),
    hours_from: textOf(hoursFrom),
    days_time_zone: widget.sums?.daysZone ?? null,
    key_column: widget.keyColumn,
    default_period: widget.defaultPeriod,
    created_at: widget.createdAt.toISOString(),
    updated_at: widget.updatedAt.toISOString(),
    version: widget.version,
    ...(pushUrl !== null && { push_url: pushUrl }),
  }
}

const shared = {
  chart_type: z.enum(chartTypes).nullish().meta({ description: widgetTexts.newChartType }),
  default_period: z.enum(periodPresets).nullish().meta({ description: widgetTexts.defaultPeriod }),
  ...optionFields(name => z.string().nullish().meta({ description: widgetOptions[name].description })),
  tags: z.array(z.string()).nullish().meta({ description: widgetTexts.tags }),
  keep_instants_days: z.int().nullish().meta({ description: widgetTexts.keepInstantsDays }),
  keep_hours_days: z.int().nullish().meta({ description: widgetTexts.keepHoursDays }),
}

export const newWidget = z.object({
  title: z
    .string()
    .min(1)
    .meta({ description: widgetTexts.newTitle, examples: ['Signups'] }),
  key_kind: z.enum(keyKinds).nullish().meta({ description: widgetTexts.newKeyKind }),
  dimensions: z.array(z.string()).nullish().meta({ description: widgetTexts.newDimensions }),
  ...shared,
})

/** Absent is unchanged; null takes away what may be absent. */
export const widgetPatch = z.object({
  id: z.string().min(1).meta({ description: 'Id of the widget.' }),
  title: z.string().min(1).optional().meta({ description: widgetTexts.newTitle }),
  key_kind: z.enum(keyKinds).nullish().meta({ description: widgetTexts.otherKeyKind }),
  dimensions: z.array(z.string()).nullish().meta({ description: widgetTexts.moreDimensions }),
  ...shared,
})
