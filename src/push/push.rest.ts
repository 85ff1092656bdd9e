// The method push of widgets, metrics and points.

import { z } from 'zod'
import { type NoteBody, pushedNoteField } from '../annotations/annotation-model.ts'
import type { WidgetId } from '../base/id.ts'
import { decimalField, idField } from '../http/field.ts'
import { idOf } from '../request/global-id.ts'
import { hashOf } from '../rest/hash.ts'
import { type Call, type Outcome, operation } from '../rest/operation.ts'
import { metricIdsOf } from '../widgets/metric-id.ts'
import { getMetric } from '../widgets/widget.service.ts'
import { toPushRequest } from './body.ts'
import {
  dimensionsField,
  keyFields,
  onDuplicateField,
  type PointInput,
  type PointOptions,
  pointField,
  pointsToRequest,
  toPointOptions,
  toPointText,
} from './point-request.ts'
import { pushRows } from './push.service.ts'
import { MAX_ROWS_PER_PUSH } from './push.ts'
import { toPushedNote } from './pushed-annotation.ts'
import { receiptModel, toReceiptModel } from './receipt-model.ts'

/** `list` is the member of the body that holds the points. */
async function pushPoints(
  { ctx, by, members, idempotencyKey }: Call<unknown>,
  target: PointOptions & {
    readonly widgetId: WidgetId
    readonly list: string
    readonly annotation: NoteBody | null | undefined
  },
  points: readonly PointInput[],
): Promise<Outcome> {
  const retry = { idempotencyKey, bodyHash: idempotencyKey === null ? null : hashOf(members) }
  const { widgetId, list, annotation, ...options } = target
  const written = members.get(list)
  const sent = Array.isArray(written) ? written : []
  const texts = points.map((point, index) => toPointText(point, sent[index]))
  const request = { ...pointsToRequest(texts, options, list, retry), annotation: toPushedNote(annotation) }
  const { receipt, replayed } = await pushRows(ctx, widgetId, by.projectId, request)
  return { model: toReceiptModel(receipt), isReplayed: replayed }
}

export const pushOperations = [
  operation({
    method: 'push',
    model: 'widget',
    isRestrictable: true,
    scopes: ['push'],
    summary: "Pushes rows in the shape of Cyfe's Push API",
    description:
      'All or nothing, answered after the commit. The fourteen option maps of Cyfe (`color`, `type`, `onduplicate` ...) stand beside `data`.',
    body: z.looseObject({
      id: idField('widget'),
      data: z.array(z.unknown()).meta({
        description:
          'Rows: the key column (`Date`, else the first that is no dimension), values of dimensions that the widget declares, and a value per metric.',
      }),
      ...keyFields,
      annotation: pushedNoteField,
    }),
    reply: { model: receiptModel },
    example: {
      id: 'widget_3w5e11264sg',
      data: [{ Date: '20261120', Users: '12.5' }],
      onduplicate: { Users: 'replace' },
    },
    async run({ ctx, by, input, members, idempotencyKey }) {
      const widgetId = idOf('Widget', input.id)
      const dimensions = (await ctx.services.catalogue.widget(by.projectId, widgetId))?.dimensions ?? []
      const bodyHash = idempotencyKey === null ? null : hashOf(members)
      const rows = toPushRequest(members, dimensions, { idempotencyKey, bodyHash })
      const request = { ...rows, annotation: toPushedNote(input.annotation) }
      const { receipt, replayed } = await pushRows(ctx, widgetId, by.projectId, request)
      return { model: toReceiptModel(receipt), isReplayed: replayed }
    },
  }),
  operation({
    method: 'push',
    model: 'metric',
    isRestrictable: true,
    scopes: ['push'],
    summary: 'Pushes values of one metric',
    body: z.object({
      id: idField('metric'),
      data: z
        .array(z.object({ key: z.string().min(1), value: decimalField('Kept exactly.'), dimensions: dimensionsField }))
        .max(MAX_ROWS_PER_PUSH)
        .meta({ description: 'A key and a value each: a day, an instant or a category, by the widget.' }),
      onduplicate: onDuplicateField,
      ...keyFields,
      annotation: pushedNoteField,
    }),
    reply: { model: receiptModel },
    example: { id: 'metric_3w5e11264sg_3w5e11264sh', data: [{ key: '2026-11-20', value: 12.5 }] },
    async run(call) {
      const { ctx, by, input } = call
      const { widgetId, metricId } = metricIdsOf(input.id)
      const { name } = await getMetric(ctx, by.projectId, { widgetId, metricId })
      const points = input.data.map(point => ({ ...point, metric: name }))
      return pushPoints(
        call,
        { widgetId, ...toPointOptions(input), list: 'data', annotation: input.annotation },
        points,
      )
    },
  }),
  operation({
    method: 'push',
    model: 'point',
    isRestrictable: true,
    scopes: ['push'],
    summary: 'Pushes points',
    description: 'All or nothing, answered after the commit.',
    body: z.object({
      widget_id: idField('widget'),
      points: z.array(pointField).max(MAX_ROWS_PER_PUSH).meta({ description: 'The points.' }),
      onduplicate: onDuplicateField,
      ...keyFields,
      annotation: pushedNoteField,
    }),
    reply: { model: receiptModel },
    example: { widget_id: 'widget_3w5e11264sg', points: [{ metric: 'Users', key: '2026-11-20', value: '12.5' }] },
    async run(call) {
      const { widget_id, points, annotation } = call.input
      const target = { widgetId: idOf('Widget', widget_id), ...toPointOptions(call.input), list: 'points', annotation }
      return pushPoints(call, target, points)
    },
  }),
]
