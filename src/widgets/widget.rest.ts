// The model widget: create, update, delete, info, list.
import { z } from 'zod'
import { idField } from '../http/field.ts'
import { idOf } from '../request/global-id.ts'
import { listOperation } from '../rest/list-operation.ts'
import { type Call, deletedModel, operation } from '../rest/operation.ts'
import { namedRetention } from './retention.ts'
import { widgetList } from './widget.list.ts'
import { createWidget, deleteWidget, getWidget, pushUrlOf, updateWidget } from './widget.service.ts'
import type { Widget } from './widget.ts'
import { newWidget, toWidgetModel, widgetModel, widgetPatch } from './widget-model.ts'
import { toWidgetOptions } from './widget-option.ts'

const idBody = z.object({ id: idField('widget') })

function modelOf({ ctx, by }: Call<unknown>, widget: Widget) {
  return toWidgetModel(widget, by.scopes.has('manage') ? pushUrlOf(ctx, widget) : null)
}

export const widgetOperations = [
  operation({
    method: 'create',
    model: 'widget',
    scopes: ['manage'],
    summary: 'Makes a widget',
    body: newWidget,
    reply: { model: widgetModel },
    example: { title: 'Signups', chart_type: 'COLUMN', tags: ['growth'] },
    async run(call) {
      const { input } = call
      const widget = await createWidget(call.ctx, call.by.projectId, {
        title: input.title,
        chartType: input.chart_type ?? null,
        keyKind: input.key_kind ?? null,
        defaultPeriod: input.default_period ?? null,
        ...toWidgetOptions(input),
        tags: input.tags ?? null,
        dimensions: input.dimensions ?? null,
        keepInstantsDays: input.keep_instants_days,
        keepHoursDays: input.keep_hours_days,
      })
      return { model: modelOf(call, widget) }
    },
  }),
  operation({
    method: 'update',
    model: 'widget',
    isRestrictable: true,
    scopes: ['manage'],
    summary: 'Changes a widget',
    description: 'Absent is unchanged; null takes a description or an owner away.',
    body: widgetPatch,
    reply: { model: widgetModel },
    example: { id: 'widget_3w5e11264sg', title: 'Signups by day' },
    async run(call) {
      const { id, title, chart_type, key_kind, default_period, tags, dimensions, ...options } = call.input
      const { keep_instants_days: keepInstantsDays, keep_hours_days: keepHoursDays } = options
      const widget = await updateWidget(call.ctx, call.by.projectId, idOf('Widget', id), {
        ...(title !== undefined && { title }),
        ...(chart_type && { chartType: chart_type }),
        ...(key_kind && { keyKind: key_kind }),
        ...(default_period && { defaultPeriod: default_period }),
        ...toWidgetOptions(options),
        ...namedRetention({ keepInstantsDays, keepHoursDays }),
        ...(tags && { tags }),
        ...(dimensions && { dimensions }),
      })
      return { model: modelOf(call, widget) }
    },
  }),
  operation({
    method: 'delete',
    model: 'widget',
    isRestrictable: true,
    scopes: ['manage'],
    summary: 'Deletes a widget, its metrics and its points',
    body: idBody,
    reply: { model: deletedModel },
    example: { id: 'widget_3w5e11264sg' },
    async run({ ctx, by, input: { id } }) {
      await deleteWidget(ctx, by.projectId, idOf('Widget', id))
      return { model: { id } }
    },
  }),
  operation({
    method: 'info',
    model: 'widget',
    isRestrictable: true,
    isDivisible: true,
    scopes: ['read'],
    summary: 'A widget by its id',
    body: idBody,
    reply: { model: widgetModel },
    example: { id: 'widget_3w5e11264sg' },
    async run(call) {
      const widget = await getWidget(call.ctx, call.by.projectId, idOf('Widget', call.input.id))
      return { model: modelOf(call, widget) }
    },
  }),
  listOperation(
    {
      model: 'widget',
      scopes: ['read'],
      summary: 'The widgets of the project, by default oldest first',
      example: { select: ['id', 'title'], condition: [['title', '=', 'Signups']], order: ['id DESC'], limit: 10 },
    },
    widgetList,
  ),
]
