// The model point: delete, list.

import { z } from 'zod'
import { filtersField, toDimensionFilters } from '../auth/dimension-filter-model.ts'
import { badInput } from '../base/errors.ts'
import type { ProjectId, WidgetId } from '../base/id.ts'
import { withPaths } from '../base/issues.ts'
import { dayField, dayOf, idField, zoneField } from '../http/field.ts'
import { idOf } from '../request/global-id.ts'
import { listBody } from '../rest/list.ts'
import { readList } from '../rest/list-table.ts'
import { operation } from '../rest/operation.ts'
import { rowSchema } from '../rest/row.ts'
import { toMetricSelection } from '../widgets/metric-selection.ts'
import { getWidget } from '../widgets/widget.service.ts'
import { deletePoints } from './delete-points.service.ts'
import { pointList } from './point.list.ts'
import { deletionTexts } from './receipt-texts.ts'

/** What every list of points offers, whatever the keys of the widget are. */
const { columns } = pointList(
  { projectId: '0' as ProjectId, widgetId: '0' as WidgetId, keyKind: null, dimensions: [], metrics: [] },
  'UTC',
  [],
)

export const pointOperations = [
  operation({
    method: 'delete',
    model: 'point',
    isRestrictable: true,
    action: 'deletePoints',
    scopes: ['manage'],
    summary: 'Deletes points by days or keys',
    description: 'Give `from` and `through`, or `keys`.',
    body: z.object({
      widget_id: idField('widget'),
      from: dayField('The first day.').nullish(),
      through: dayField('The last day, included.').nullish(),
      keys: z.array(z.string()).nullish().meta({ description: 'Points at these keys, written as in a push.' }),
      time_zone: zoneField(deletionTexts.timeZone).nullish(),
      metrics: z.array(z.string()).nullish().meta({ description: 'Only these metrics, by name. Default: all.' }),
      metric_ids: z
        .array(z.string())
        .nullish()
        .meta({ description: 'Only these metrics, by global id; beside `metrics`: those and these.' }),
      where: filtersField.meta({
        description: 'Only points whose values of dimensions these let pass; several hold together. Default: all.',
      }),
    }),
    reply: { model: z.object({ deleted: z.int().meta({ description: 'How many points went.' }) }) },
    example: { widget_id: 'widget_3w5e11264sg', from: '2026-11-01', through: '2026-11-30' },
    async run({ ctx, by, input }) {
      const { from, through, keys = null, time_zone: timeZone = null } = input
      if (!from !== !through) throw badInput(from ? 'through' : 'from', 'From and through go together.')
      const days = from && through ? { from: dayOf(from), through: dayOf(through) } : null
      if ((days === null) === (keys === null)) throw badInput('keys', 'Give either from and through, or keys.')
      try {
        const metrics = toMetricSelection(input.metrics, input.metric_ids)
        const where = toDimensionFilters(input.where)
        const widgetId = idOf('Widget', input.widget_id)
        return {
          model: { deleted: await deletePoints(ctx, by.projectId, widgetId, { days, keys, timeZone, metrics, where }) },
        }
      } catch (error) {
        throw withPaths(error, path => (path === 'metricIds' ? 'metric_ids' : path))
      }
    },
  }),
  operation({
    method: 'list',
    model: 'point',
    isRestrictable: true,
    isDivisible: true,
    scopes: ['read'],
    summary: 'The points of a widget, by default by metric and key',
    description: 'Keys are days, instants or names, as the widget has them, and are compared as such.',
    body: listBody(columns).extend({ widget_id: idField('widget') }),
    reply: { data: rowSchema(columns) },
    example: {
      widget_id: 'widget_3w5e11264sg',
      condition: [
        ['key', '>=', '2026-11-01'],
        ['metric', 'IN', ['Users', 'Signups']],
      ],
      order: ['key DESC'],
    },
    async run({ ctx, by, input }) {
      const widget = await getWidget(ctx, by.projectId, idOf('Widget', input.widget_id))
      const { timeZone } = await ctx.services.auth.project(by.projectId)
      return { data: await readList(ctx.db, by, pointList(widget, timeZone, ctx.services.catalogue.part), input) }
    },
  }),
]
