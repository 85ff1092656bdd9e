// The model metric: create, update, delete, info, list, push.
import { z } from 'zod'
import { AppError, badInput } from '../../base/errors.ts'
import { encodeId, idOf, idsOf } from '../../graphql/global-id.ts'
import { decimalField, idField } from '../../http/field.ts'
import { MAX_ROWS_PER_PUSH } from '../../push/push.ts'
import {
  changeFormula,
  createCalculatedMetric,
  deleteCalculatedMetric,
} from '../../widgets/calculated-metric.service.ts'
import { toEventCount } from '../../widgets/event-count.ts'
import { createEventMetric, deleteEventMetric } from '../../widgets/event-metric.service.ts'
import type { Metric } from '../../widgets/metric.ts'
import { toMetricChange } from '../../widgets/metric-input.ts'
import { updateMetric } from '../../widgets/widget.service.ts'
import { metricColumns } from './columns.ts'
import { metricSource, selectList } from './list.store.ts'
import { listBody, toListRequest } from './list.ts'
import { metricModel, metricPatch, newMetric, toMetricInput, toMetricModel } from './metric.ts'
import { type Call, operation } from './operation.ts'
import { onDuplicateField, pushPoints } from './point.service.ts'
import { receiptModel, toReceiptModel } from './receipt.ts'
import { rowSchema, toRow } from './row.ts'

const idBody = z.object({ id: idField('metric') })

function idsIn(globalId: string) {
  const [widgetId = '', metricId = ''] = idsOf('Metric', globalId, 2)
  return { widgetId, metricId }
}

async function metricOf({ ctx, by }: Call<unknown>, globalId: string): Promise<Metric> {
  const { widgetId, metricId } = idsIn(globalId)
  const widget = await ctx.services.catalogue.widget(by.projectId, widgetId)
  const metric = widget?.metrics.find(it => it.metricId === metricId)
  if (!metric) throw new AppError('NOT_FOUND', 'The metric does not exist.')
  return metric
}

export const metricOperations = [
  operation({
    method: 'create',
    model: 'metric',
    scopes: ['manage'],
    summary: 'Makes a metric that is calculated by a formula, or counted from events',
    description: 'Give `formula` or `event`. Pushed metrics are made by the first push that names them.',
    body: newMetric,
    reply: { model: metricModel },
    example: { widget_id: 'widget_3w5e11264sg', name: 'Signup rate', formula: '[Signups] / [Users] * 100', unit: '%' },
    run: async call => ({ model: toMetricModel(await create(call)) }),
  }),
  operation({
    method: 'update',
    model: 'metric',
    scopes: ['manage'],
    summary: 'Changes how a metric is read and drawn',
    description: 'Absent is unchanged; null is the default.',
    body: metricPatch,
    reply: { model: metricModel },
    example: { id: 'metric_3w5e11264sg_3w5e11264sh', unit: '%', color: '#52ff7f' },
    async run({ ctx, by, input }) {
      const ids = idsIn(input.id)
      const change = toMetricChange(toMetricInput(input), 'input')
      if (input.formula !== undefined) await changeFormula(ctx, by.projectId, ids, input.formula)
      return { model: toMetricModel(await updateMetric(ctx, by.projectId, ids, change)) }
    },
  }),
  operation({
    method: 'delete',
    model: 'metric',
    scopes: ['manage'],
    summary: 'Deletes a metric that is calculated or counted from events',
    body: idBody,
    reply: { model: z.object({ id: z.string().meta({ description: 'Id of what was deleted.' }) }) },
    example: { id: 'metric_3w5e11264sg_3w5e11264sh' },
    async run(call) {
      const { ctx, by, input } = call
      const remove = (await metricOf(call, input.id)).eventCount ? deleteEventMetric : deleteCalculatedMetric
      await remove(ctx, by.projectId, idsIn(input.id))
      return { model: { id: input.id } }
    },
  }),
  operation({
    method: 'info',
    model: 'metric',
    scopes: ['read'],
    summary: 'A metric by its id',
    body: idBody,
    reply: { model: metricModel },
    example: { id: 'metric_3w5e11264sg_3w5e11264sh' },
    run: async call => ({ model: toMetricModel(await metricOf(call, call.input.id)) }),
  }),
  operation({
    method: 'list',
    model: 'metric',
    scopes: ['read'],
    summary: 'The metrics of the project',
    body: listBody(metricColumns),
    reply: { data: rowSchema(metricColumns) },
    example: { condition: { operator: 'OR', 0: ['name', '=', 'Users'], 1: ['unit', '=', '%'] }, order: ['name'] },
    async run({ ctx, by, input }) {
      const request = toListRequest(metricColumns, input)
      const rows = await selectList(ctx.db, metricSource(by.projectId), metricColumns, request)
      return { data: rows.map(row => toRow(metricColumns, row)) }
    },
  }),
  operation({
    method: 'push',
    model: 'metric',
    scopes: ['push'],
    summary: 'Pushes values of one metric',
    body: z.object({
      id: idField('metric'),
      data: z
        .array(z.object({ key: z.string().min(1), value: decimalField('Kept exactly.') }))
        .max(MAX_ROWS_PER_PUSH)
        .meta({ description: 'A key and a value each: a day, an instant or a category, by the widget.' }),
      onduplicate: onDuplicateField,
    }),
    reply: { model: receiptModel },
    example: { id: 'metric_3w5e11264sg_3w5e11264sh', data: [{ key: '2026-11-20', value: 12.5 }] },
    async run(call) {
      const { input } = call
      const { name, widgetId } = await metricOf(call, input.id)
      const points = input.data.map(({ key, value }) => ({ metric: name, key, value }))
      const target = { widgetId: encodeId('Widget', widgetId), onDuplicate: input.onduplicate ?? 'ADD', place: 'data' }
      const { receipt, replayed } = await pushPoints(call, target, points)
      return { model: toReceiptModel(receipt), isReplayed: replayed }
    },
  }),
]

async function create({ ctx, by, input }: Call<z.output<typeof newMetric>>): Promise<Metric> {
  const { formula, event, name } = input
  const widgetId = idOf('Widget', input.widget_id)
  const change = toMetricChange(toMetricInput(input), 'input')
  if (typeof formula === 'string' && typeof event !== 'string')
    return createCalculatedMetric(ctx, by.projectId, { widgetId, name, formula, change })
  if (typeof event !== 'string' || typeof formula === 'string')
    throw badInput('formula', 'Formula cannot be blank, unless event is given; only one of them is.')
  const { aggregate, property = null, where = null, breakdown = null } = input
  const count = toEventCount({ event, aggregate: aggregate ?? 'COUNT', property, where, breakdown })
  return createEventMetric(ctx, by.projectId, { widgetId, name, count, change })
}
