// The model report: info.
import { z } from 'zod'
import { idField } from '../../http/field.ts'
import { reportOf } from '../../reports/report.service.ts'
import { reportModel, toReportModel } from '../../reports/report-model.ts'
import { reportFields, toReportQuestion } from '../../reports/report-question.ts'
import { operation } from './operation.ts'
import { widgetOf } from './widget-of.service.ts'

export const reportOperations = [
  operation({
    method: 'info',
    model: 'report',
    scopes: ['read'],
    summary: 'Totals, comparisons and series of a widget',
    description: 'What `report` of GraphQL answers.',
    body: z.object({ widget_id: idField('widget'), ...reportFields }),
    reply: { model: reportModel },
    example: { widget_id: 'widget_3w5e11264sg', period: { preset: 'LAST_30_DAYS' }, compare: ['PREVIOUS_PERIOD'] },
    async run(call) {
      const widget = await widgetOf(call, call.input.widget_id)
      return { model: toReportModel(await reportOf(call.ctx, toReportQuestion(widget, call.input))) }
    },
  }),
]
