import { z } from 'zod'
import { instantOut } from '../http/field.ts'
import { encodeId } from '../request/global-id.ts'
import { onDuplicates } from '../widgets/on-duplicate.ts'
import { keyKinds } from '../widgets/widget.ts'
import type { PushReceipt } from './push.ts'
import { receiptTexts } from './receipt-texts.ts'

export const receiptModel = z.object({
  receipt_id: z.string().meta({ description: 'Id of the receipt.' }),
  accepted_at: instantOut('When it was committed.'),
  rows: z.int().meta({ description: receiptTexts.rows }),
  points: z.int().meta({ description: receiptTexts.written }),
  created: z.int().meta({ description: receiptTexts.created }),
  changed: z.int().meta({ description: receiptTexts.changed }),
  onduplicate: z
    .array(
      z.object({
        way: z.enum(onDuplicates).meta({ description: receiptTexts.way }),
        metrics: z.array(z.string()).meta({ description: receiptTexts.metrics }),
      }),
    )
    .meta({ description: receiptTexts.onDuplicate }),
  warnings: z.array(z.string()).meta({ description: receiptTexts.warnings }),
  key_kind: z.enum(keyKinds).nullable().meta({ description: receiptTexts.keyKind }),
  new_metrics: z.array(z.string()).meta({ description: receiptTexts.newMetrics }),
})

export function toReceiptModel(receipt: PushReceipt): z.output<typeof receiptModel> {
  return {
    receipt_id: encodeId('PushReceipt', receipt.receiptId),
    accepted_at: receipt.acceptedAt.toISOString(),
    rows: receipt.rows,
    points: receipt.points,
    created: receipt.created,
    changed: receipt.changed,
    onduplicate: receipt.onDuplicate.map(({ onDuplicate, metrics }) => ({ way: onDuplicate, metrics: [...metrics] })),
    warnings: [...receipt.warnings],
    key_kind: receipt.keyKind,
    new_metrics: [...receipt.newMetrics],
  }
}
