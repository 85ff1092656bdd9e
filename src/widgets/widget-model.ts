import { z } from 'zod'
import { periodPresets } from '../core/preset.ts'
import { instantOut } from '../http/field.ts'
import { encodeId } from '../request/global-id.ts'
import { chartTypes } from './chart-type.ts'
import { keyKinds, type Widget } from './widget.ts'

export const widgetModel = z.object({
  id: z.string().meta({ description: 'Id of the widget.' }),
  title: z.string().meta({ description: 'The title of the widget.' }),
  description: z.string().nullable().meta({ description: 'What it shows, for people.' }),
  owner: z.string().nullable().meta({ description: 'Who answers for its numbers.' }),
  tags: z.array(z.string()).meta({ description: 'Words to find it by.' }),
  chart_type: z.enum(chartTypes).meta({ description: 'How it is drawn.' }),
  key_kind: z.enum(keyKinds).nullable().meta({ description: 'What its keys are; null until the first push.' }),
  key_column: z.string().nullable().meta({ description: 'The name of the key column.' }),
  default_period: z.enum(periodPresets).meta({ description: 'The period of a report that names none.' }),
  created_at: instantOut('When it was made.'),
  push_url: z
    .string()
    .optional()
    .meta({ description: 'Where rows are pushed to: a secret. With the scope manage only.' }),
})

export function toWidgetModel(widget: Widget, pushUrl: string | null): z.output<typeof widgetModel> {
  return {
    id: encodeId('Widget', widget.widgetId),
    title: widget.title,
    description: widget.description,
    owner: widget.owner,
    tags: [...widget.tags],
    chart_type: widget.chartType,
    key_kind: widget.keyKind,
    key_column: widget.keyColumn,
    default_period: widget.defaultPeriod,
    created_at: widget.createdAt.toISOString(),
    ...(pushUrl !== null && { push_url: pushUrl }),
  }
}

const shared = {
  chart_type: z.enum(chartTypes).nullish().meta({ description: 'How it is drawn. Default: LINE.' }),
  default_period: z.enum(periodPresets).nullish().meta({ description: 'The period of a report that names none.' }),
  description: z.string().nullish().meta({ description: 'What it shows, for people.' }),
  owner: z.string().nullish().meta({ description: 'Who answers for its numbers.' }),
  tags: z.array(z.string()).nullish().meta({ description: 'Words to find it by.' }),
}

export const newWidget = z.object({
  title: z
    .string()
    .min(1)
    .meta({ description: 'The title of the widget, at most 200 characters.', examples: ['Signups'] }),
  key_kind: z.enum(keyKinds).nullish().meta({ description: 'What its keys are; else the first push decides.' }),
  ...shared,
})

/** Absent is unchanged; null takes away what may be absent. */
export const widgetPatch = z.object({
  id: z.string().min(1).meta({ description: 'Id of the widget.' }),
  title: z.string().min(1).optional().meta({ description: 'The title of the widget, at most 200 characters.' }),
  ...shared,
})
