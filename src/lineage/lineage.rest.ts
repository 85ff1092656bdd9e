// The model lineage: info.
import { z } from 'zod'
import { idField } from '../http/field.ts'
import { operation } from '../rest/operation.ts'
import { metricIdsOf } from '../widgets/metric-id.ts'
import { getMetric } from '../widgets/widget.service.ts'
import { freshnessLoader, originLoader, usageLoader } from './lineage.loader.ts'
import { lineageModel, toLineageModel } from './lineage-model.ts'

export const lineageOperations = [
  operation({
    method: 'info',
    model: 'lineage',
    isRestrictable: true,
    isDivisible: true,
    scopes: ['read'],
    summary: 'Where a metric comes from, where it is used, and whether new data is late',
    description: 'What `lineage` and `freshness` of GraphQL answer.',
    body: z.object({ id: idField('metric') }),
    reply: { model: lineageModel },
    example: { id: 'metric_3w5e11264sg_3w5e11264sh' },
    async run({ ctx, by, input }) {
      const metric = await getMetric(ctx, by.projectId, metricIdsOf(input.id))
      const [freshness, origins, usage] = await Promise.all([
        freshnessLoader(ctx).load(metric),
        originLoader(ctx).load(metric),
        usageLoader(ctx).load(metric),
      ])
      return { model: toLineageModel(metric, { freshness, origins, usage }) }
    },
  }),
]
