// The model widget: create, update, delete, info, list, push.
import { z } from 'zod'
import { idOf } from '../../graphql/global-id.ts'
import { idField } from '../../http/field.ts'
import { toPushRequest } from '../../push/body.ts'
import { pushRows } from '../../push/push.service.ts'
import { createWidget, deleteWidget, pushUrlOf, updateWidget } from '../../widgets/widget.service.ts'
import type { Widget } from '../../widgets/widget.ts'
import { widgetColumns } from './columns.ts'
import { hashOf } from './hash.ts'
import { selectList, widgetSource } from './list.store.ts'
import { listBody, toListRequest } from './list.ts'
import { type Call, operation } from './operation.ts'
import { receiptModel, toReceiptModel } from './receipt.ts'
import { rowSchema, toRow } from './row.ts'
import { newWidget, toWidgetModel, widgetModel, widgetPatch } from './widget.ts'
import { widgetOf } from './widget-of.service.ts'

const idBody = z.object({ id: idField('widget') })
const deletedModel = z.object({ id: z.string().meta({ description: 'Id of what was deleted.' }) })

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
        description: input.description ?? null,
        owner: input.owner ?? null,
        tags: input.tags ?? null,
      })
      return { model: modelOf(call, widget) }
    },
  }),
  operation({
    method: 'update',
    model: 'widget',
    scopes: ['manage'],
    summary: 'Changes a widget',
    description: 'Absent is unchanged; null takes a description or an owner away.',
    body: widgetPatch,
    reply: { model: widgetModel },
    example: { id: 'widget_3w5e11264sg', title: 'Signups by day' },
    async run(call) {
      const { id, title, chart_type, default_period, description, owner, tags } = call.input
      const widget = await updateWidget(call.ctx, call.by.projectId, idOf('Widget', id), {
        ...(title !== undefined && { title }),
        ...(chart_type && { chartType: chart_type }),
        ...(default_period && { defaultPeriod: default_period }),
        ...(description !== undefined && { description }),
        ...(owner !== undefined && { owner }),
        ...(tags && { tags }),
      })
      return { model: modelOf(call, widget) }
    },
  }),
  operation({
    method: 'delete',
    model: 'widget',
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
    scopes: ['read'],
    summary: 'A widget by its id',
    body: idBody,
    reply: { model: widgetModel },
    example: { id: 'widget_3w5e11264sg' },
    run: async call => ({ model: modelOf(call, await widgetOf(call, call.input.id)) }),
  }),
  operation({
    method: 'list',
    model: 'widget',
    scopes: ['read'],
    summary: 'The widgets of the project, by default oldest first',
    body: listBody(widgetColumns),
    reply: { data: rowSchema(widgetColumns) },
    example: { select: ['id', 'title'], condition: [['title', '=', 'Signups']], order: ['id DESC'], limit: 10 },
    async run({ ctx, by, input }) {
      const request = toListRequest(widgetColumns, input)
      const rows = await selectList(ctx.db, widgetSource(by.projectId), widgetColumns, request)
      return { data: rows.map(row => toRow(widgetColumns, row)) }
    },
  }),
  operation({
    method: 'push',
    model: 'widget',
    scopes: ['push'],
    summary: "Pushes rows in the shape of Cyfe's Push API",
    description:
      'All or nothing, answered after the commit. The fourteen option maps of Cyfe (`color`, `type`, `onduplicate` ...) stand beside `data`.',
    body: z.looseObject({
      id: idField('widget'),
      data: z
        .array(z.unknown())
        .meta({ description: 'Rows: the key column (`Date`, else the first), then a value per metric.' }),
    }),
    reply: { model: receiptModel },
    example: {
      id: 'widget_3w5e11264sg',
      data: [{ Date: '20261120', Users: '12.5' }],
      onduplicate: { Users: 'replace' },
    },
    async run({ ctx, by, input, members, idempotencyKey }) {
      const widgetId = idOf('Widget', input.id)
      const request = toPushRequest(members, idempotencyKey, idempotencyKey === null ? null : hashOf(members))
      const { receipt, replayed } = await pushRows(ctx, widgetId, by.projectId, request)
      return { model: toReceiptModel(receipt), isReplayed: replayed }
    },
  }),
]
