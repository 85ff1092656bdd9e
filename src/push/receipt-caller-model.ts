import { z } from 'zod'
import { encodeId } from '../request/global-id.ts'
import { callerKinds } from './caller.ts'
import { keyOfReceipt } from './key.ts'
import type { PushReceipt } from './push.ts'
import { receiptModel, toReceiptModel } from './receipt-model.ts'
import { receiptTexts } from './receipt-texts.ts'

/** With who pushed, and from which key to which. */
export const receiptWithCallerModel = receiptModel.extend({
  caller: z.string().nullable().meta({ description: receiptTexts.caller }),
  caller_kind: z
    .enum(callerKinds)
    .nullable()
    .meta({ description: `${callerKinds.join(', ')}: ${receiptTexts.callerKind}` }),
  first_key: z.string().nullable().meta({ description: receiptTexts.firstKey }),
  last_key: z.string().nullable().meta({ description: receiptTexts.lastKey }),
  feed_run_id: z.string().nullable().meta({ description: receiptTexts.feedRun }),
})

export function toReceiptWithCallerModel(receipt: PushReceipt): z.output<typeof receiptWithCallerModel> {
  const { caller, origin } = receipt
  return {
    ...toReceiptModel(receipt),
    caller,
    caller_kind: origin?.kind ?? null,
    first_key: keyOfReceipt(receipt, 'first'),
    last_key: keyOfReceipt(receipt, 'last'),
    feed_run_id: origin?.runId ? encodeId('FeedRun', origin.runId) : null,
  }
}
