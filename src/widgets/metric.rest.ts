// The model metric: create, update, delete, info, list.
import { z } from 'zod'
import { badInput } from '../base/errors.ts'
import { idField } from '../http/field.ts'
import type { Principal } from '../request/context.ts'
import { idOf } from '../request/global-id.ts'
import { refusalOf } from '../request/restriction.ts'
import { listOperation } from '../rest/list-operation.ts'
import { type Call, deletedModel, operation } from '../rest/operation.ts'
import { changeFormula, createCalculatedMetric } from './calculated-metric.service.ts'
import { toEventCount } from './event-count.ts'
import { createEventMetric } from './event-metric.service.ts'
import { metricList } from './metric.list.ts'
import type { Metric } from './metric.ts'
import { deleteMetric } from './metric-deletion.service.ts'
import { metricIdsOf } from './metric-id.ts'
import { toMetricChange } from './metric-input.ts'
import { metricModel, metricPatch, newMetric, toMetricModel } from './metric-model.ts'
import { toMetricInput } from './metric-option-model.ts'
import { renameMetric } from './metric-rename.service.ts'
import { setMetricStatus } from './metric-status.service.ts'
import { getMetric, updateMetric } from './widget.service.ts'

const idBody = z.object({ id: idField('metric') })

export const metricOperations = [
  operation({
    method: 'create',
    model: 'metric',
    isRestrictable: true,
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
    isRestrictable: true,
    scopes: ['manage'],
    summary: 'Changes how a metric is read and drawn',
    description: 'Absent is unchanged; null is the default.',
    body: metricPatch,
    reply: { model: metricModel },
    example: { id: 'metric_3w5e11264sg_3w5e11264sh', unit: '%', color: '#52ff7f' },
    async run({ ctx, by, input }) {
      const ids = metricIdsOf(input.id)
      const change = toMetricChange(toMetricInput(input))
      if (input.name !== undefined) await renameMetric(ctx, by.projectId, ids, input.name)
      if (input.formula !== undefined) await changeFormula(ctx, by.projectId, ids, input.formula)
      const metric = await updateMetric(ctx, by.projectId, ids, change)
      return { model: toMetricModel(input.status ? await setMetricStatus(ctx, ids, input.status) : metric) }
    },
  }),
  operation({
    method: 'delete',
    model: 'metric',
    isRestrictable: true,
    scopes: ['manage'],
    summary: 'Deletes a metric: with its points where it is pushed',
    description:
      'Formulas that refer to it stay; their reports say what they have lost. The next push that names it makes a new one.',
    body: idBody,
    reply: { model: deletedModel },
    example: { id: 'metric_3w5e11264sg_3w5e11264sh' },
    async run({ ctx, by, input }) {
      const { eventCount } = await getMetric(ctx, by.projectId, metricIdsOf(input.id))
      if (eventCount) assertWholeProject(by)
      await deleteMetric(ctx, by.projectId, metricIdsOf(input.id))
      return { model: { id: input.id } }
    },
  }),
  operation({
    method: 'info',
    model: 'metric',
    isRestrictable: true,
    isDivisible: true,
    scopes: ['read'],
    summary: 'A metric by its id',
    body: idBody,
    reply: { model: metricModel },
    example: { id: 'metric_3w5e11264sg_3w5e11264sh' },
    run: async ({ ctx, by, input }) => ({
      model: toMetricModel(await getMetric(ctx, by.projectId, metricIdsOf(input.id))),
    }),
  }),
  listOperation(
    {
      model: 'metric',
      scopes: ['read'],
      summary: 'The metrics of the project',
      example: { condition: { operator: 'OR', 0: ['name', '=', 'Users'], 1: ['unit', '=', '%'] }, order: ['name'] },
    },
    metricList,
  ),
]

async function create({ ctx, by, input }: Call<z.output<typeof newMetric>>): Promise<Metric> {
  const { formula, event, name } = input
  const widgetId = idOf('Widget', input.widget_id)
  const change = toMetricChange(toMetricInput(input))
  if (typeof formula === 'string' && typeof event !== 'string')
    return createCalculatedMetric(ctx, by.projectId, { widgetId, name, formula, change })
  if (typeof event !== 'string' || typeof formula === 'string')
    throw badInput('formula', 'Formula cannot be blank, unless event is given; only one of them is.')
  assertWholeProject(by)
  const { aggregate, property = null, where = null, breakdown = null } = input
  const count = toEventCount({ event, aggregate: aggregate ?? 'COUNT', property, where, breakdown })
  return createEventMetric(ctx, by.projectId, { widgetId, name, count, change })
}

/** Events are of the project, not of a widget. */
function assertWholeProject({ restriction }: Principal): void {
  if (restriction) throw refusalOf(restriction)
}
