import { z } from 'zod'
import { instantOut } from '../http/field.ts'
import { encodeId } from '../request/global-id.ts'
import type { PushReceipt } from './push.ts'

export const receiptModel = z.object({
  receipt_id: z.string().meta({ description: 'Id of the receipt.' }),
  accepted_at: instantOut('When it was committed.'),
  rows: z.int().meta({ description: 'Rows that were pushed.' }),
  points: z.int().meta({ description: 'Distinct points written: created and changed.' }),
  created: z.int().meta({ description: 'Points that were not there before.' }),
  changed: z.int().meta({ description: 'Points that were there and were written to.' }),
})

export function toReceiptModel(receipt: PushReceipt): z.output<typeof receiptModel> {
  return {
    receipt_id: encodeId('PushReceipt', receipt.receiptId),
    accepted_at: receipt.acceptedAt.toISOString(),
    rows: receipt.rows,
    points: receipt.points,
    created: receipt.created,
    changed: receipt.changed,
  }
}
