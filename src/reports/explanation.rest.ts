// The model explanation: info.
import { z } from 'zod'
import { withPaths } from '../base/issues.ts'
import { idField } from '../http/field.ts'
import { idOf } from '../request/global-id.ts'
import { operation } from '../rest/operation.ts'
import { getWidget } from '../widgets/widget.service.ts'
import { receiptsOf } from './explanation.loader.ts'
import { visibleTo } from './explanation.ts'
import { explanationModel, toExplanationModel } from './explanation-model.ts'
import { reportOf } from './report.service.ts'
import { bodyPathOf, reportFields, toReportQuery } from './report-body.ts'

const { period, fill, time_zone, only_days, where } = reportFields

export const explanationOperations = [
  operation({
    method: 'info',
    model: 'explanation',
    isRestrictable: true,
    isDivisible: true,
    scopes: ['read'],
    summary: 'Why the number of a metric is what it is',
    description: 'What `explain` of a metric answers in GraphQL.',
    body: z.object({
      widget_id: idField('widget'),
      metric: z.string().meta({ description: 'The metric to explain, by name.' }),
      period,
      fill,
      time_zone,
      only_days,
      where,
    }),
    reply: { model: explanationModel },
    example: { widget_id: 'widget_3w5e11264sg', metric: 'Users', period: { preset: 'LAST_30_DAYS' } },
    async run({ ctx, by, input }) {
      const { metric: name, widget_id, ...asked } = input
      const widget = await getWidget(ctx, by.projectId, idOf('Widget', widget_id))
      try {
        const { metrics } = await reportOf(ctx, toReportQuery(widget, { ...asked, metrics: [name], compare: [] }))
        const [report] = metrics
        if (!report) throw new Error('a metric that was named has a report')
        return { model: toExplanationModel(report, await receiptsOf(ctx, report), visibleTo(ctx)) }
      } catch (error) {
        throw withPaths(error, bodyPathOf)
      }
    },
  }),
]
