// The model report: info.
import { z } from 'zod'
import { withPaths } from '../base/issues.ts'
import { idField } from '../http/field.ts'
import { idOf } from '../request/global-id.ts'
import { operation } from '../rest/operation.ts'
import { getWidget } from '../widgets/widget.service.ts'
import { reportOf } from './report.service.ts'
import { bodyPathOf, reportFields, toReportQuery } from './report-body.ts'
import { reportModel } from './report-model.ts'
import { reportWithWindows } from './rolling-reply.loader.ts'

export const reportOperations = [
  operation({
    method: 'info',
    model: 'report',
    isRestrictable: true,
    isDivisible: true,
    scopes: ['read'],
    summary: 'Totals, comparisons and series of a widget',
    description: 'What `report` of GraphQL answers.',
    body: z.object({ widget_id: idField('widget'), ...reportFields }),
    reply: { model: reportModel },
    example: { widget_id: 'widget_3w5e11264sg', period: { preset: 'LAST_30_DAYS' }, compare: ['PREVIOUS_PERIOD'] },
    async run({ ctx, by, input }) {
      const widget = await getWidget(ctx, by.projectId, idOf('Widget', input.widget_id))
      try {
        const report = await reportOf(ctx, toReportQuery(widget, input))
        return { model: await reportWithWindows(ctx, report, input) }
      } catch (error) {
        throw withPaths(error, bodyPathOf)
      }
    },
  }),
]
