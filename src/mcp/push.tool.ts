import { z } from 'zod'
import {
  keyFields,
  onDuplicateField,
  pointField,
  pointsToRequest,
  toPointOptions,
  toPointText,
} from '../push/point-request.ts'
import { pushRows } from '../push/push.service.ts'
import { MAX_IDEMPOTENCY_KEY_LENGTH, MAX_ROWS_PER_PUSH } from '../push/push.ts'
import { receiptModel, toReceiptModel } from '../push/receipt-model.ts'
import { hashOf } from '../rest/hash.ts'
import { widgetNamedField } from './fields.ts'
import { findWidget } from './find-metric.service.ts'
import { tool } from './tool.ts'

export const pushTool = tool({
  name: 'push',
  title: 'Push points',
  description:
    'Writes points of metrics into a widget: all or nothing, answered after the commit. Ask people before you write. The same idempotency key again writes nothing and gives the first receipt.',
  scope: 'push',
  isChanging: true,
  isRestrictable: true,
  input: z.object({
    widget: widgetNamedField,
    points: z.array(pointField).min(1).max(MAX_ROWS_PER_PUSH).meta({ description: 'The points.' }),
    on_duplicate: onDuplicateField,
    ...keyFields,
    idempotency_key: z
      .string()
      .min(1)
      .max(MAX_IDEMPOTENCY_KEY_LENGTH)
      .meta({
        description: 'A new one for each thing that is to be written, the same one when it is tried again.',
        examples: ['daily-2026-11-20'],
      }),
  }),
  output: receiptModel.extend({
    replayed: z.boolean().meta({ description: 'It was written before, and nothing was written now.' }),
  }),
  async run({ ctx, by, input, members }) {
    const { idempotency_key: idempotencyKey, on_duplicate, points } = input
    const { widgetId } = await findWidget(ctx, by.projectId, input.widget)
    const written = members.get('points')
    const sent = Array.isArray(written) ? written : []
    const texts = points.map((point, index) => toPointText(point, sent[index]))
    const retry = { idempotencyKey, bodyHash: hashOf(members) }
    const options = toPointOptions({ ...input, onduplicate: on_duplicate })
    const request = pointsToRequest(texts, options, 'points', retry)
    const { receipt, replayed } = await pushRows(ctx, widgetId, by.projectId, request)
    const model = { ...toReceiptModel(receipt), replayed }
    const what = replayed ? 'Written before under this idempotency key' : 'Written'
    const warnings = model.warnings.map(it => `! ${it}`)
    const text = `${what}: ${model.points} points (${model.created} new, ${model.changed} changed), receipt ${model.receipt_id}.`
    return { text: [text, ...warnings].join('\n'), structured: model }
  },
})
