// The model driver: info.
import { z } from 'zod'
import { withPaths } from '../base/issues.ts'
import { idField } from '../http/field.ts'
import { idOf } from '../request/global-id.ts'
import { operation } from '../rest/operation.ts'
import { getWidget } from '../widgets/widget.service.ts'
import { comparisonsOf } from './comparison.ts'
import { answerDrivers } from './drivers.service.ts'
import { driversModel, toDriversModel } from './drivers-model.ts'
import { assertComputable } from './metric-report.ts'
import { reportOf } from './report.service.ts'
import { bodyPathOf, reportFields, toReportQuery } from './report-body.ts'
import { DEFAULT_DRIVERS, MAX_DRIVERS, MAX_GROUP_DIMENSIONS } from './report-query.ts'

const { period, compare, fill, time_zone, only_days, where } = reportFields
const texts = {
  by: `The dimensions whose values make the groups, 1 to ${MAX_GROUP_DIMENSIONS}.`,
  top: `The number of groups; all others are one, \`is_other\`. Default: ${DEFAULT_DRIVERS}.`,
}

export const driverOperations = [
  operation({
    method: 'info',
    model: 'driver',
    isRestrictable: true,
    isDivisible: true,
    scopes: ['read'],
    summary: 'Which groups the change of a metric comes from, and what each of them adds to it',
    description: 'What `drivers` of a comparison answers in GraphQL, for each compared period.',
    body: z.object({
      widget_id: idField('widget'),
      metric: z.string().meta({ description: 'The metric whose change is split, by name.' }),
      by: z.array(z.string()).meta({ description: texts.by, examples: [['country']] }),
      top: z.int().min(1).max(MAX_DRIVERS).nullish().meta({ description: texts.top }),
      period,
      compare,
      fill,
      time_zone,
      only_days,
      where,
    }),
    reply: { data: driversModel },
    example: { widget_id: 'widget_3w5e11264sg', metric: 'Users', by: ['country'], period: { preset: 'LAST_30_DAYS' } },
    async run({ ctx, by: principal, input }) {
      const { metric, by, top, widget_id, ...asked } = input
      const widget = await getWidget(ctx, principal.projectId, idOf('Widget', widget_id))
      try {
        const report = await reportOf(ctx, toReportQuery(widget, { ...asked, metrics: [metric] }))
        const comparisons = report.metrics.flatMap(it => comparisonsOf(assertComputable(it)))
        const queries = comparisons.map(comparison => ({ comparison, by, top: top ?? DEFAULT_DRIVERS }))
        const found = await answerDrivers(ctx, queries)
        return {
          data: comparisons.map((comparison, index) => {
            const own = found[index]
            if (own instanceof Error || !own) throw own
            return toDriversModel(comparison, own)
          }),
        }
      } catch (error) {
        throw withPaths(error, bodyPathOf)
      }
    },
  }),
]
