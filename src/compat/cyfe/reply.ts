import { z } from 'zod'
import { type AppError, httpStatusOf } from '../../base/errors.ts'
import type { PushOutcome } from '../../push/push.ts'
import { receiptModel } from '../../push/receipt-model.ts'

/** Cyfe's words (`status`, `message`) with the envelope's beside them. */
export interface CyfeReply {
  readonly status: 'ok' | 'error'
  readonly message: string
  readonly code: number
  readonly success: boolean
  readonly errors?: Readonly<Record<string, readonly string[]>>
  readonly model?: Readonly<Record<string, string | number | null | readonly string[]>>
  readonly warnings?: readonly string[]
}

/** A replayed push gets the same body as the push that was made: only a header tells them apart. */
export function toSuccess({ receipt }: PushOutcome): CyfeReply {
  return {
    status: 'ok',
    message: 'Data pushed',
    code: 200,
    success: true,
    model: {
      receipt_id: receipt.receiptId,
      accepted_at: receipt.acceptedAt.toISOString(),
      rows: receipt.rows,
      points: receipt.points,
      created: receipt.created,
      changed: receipt.changed,
      key_kind: receipt.keyKind,
      new_metrics: receipt.newMetrics,
    },
    ...(receipt.warnings.length > 0 && { warnings: receipt.warnings }),
  }
}

export function toFailure(error: AppError): CyfeReply {
  const { fields } = error
  return {
    status: 'error',
    message: error.message,
    code: httpStatusOf[error.code],
    success: false,
    ...(fields && { errors: fields }),
  }
}

/** The same as schemas, for the document. */
export const successReply = z
  .strictObject({
    status: z.literal('ok'),
    message: z.literal('Data pushed'),
    code: z.literal(200),
    success: z.literal(true),
    model: z.strictObject({
      receipt_id: z.string(),
      accepted_at: z.string().meta({ format: 'date-time' }),
      rows: z.int(),
      points: z.int(),
      created: z.int(),
      changed: z.int(),
      key_kind: receiptModel.shape.key_kind,
      new_metrics: receiptModel.shape.new_metrics,
    }),
    warnings: z.array(z.string()).optional(),
  })
  .meta({ id: 'CyfeSuccess', description: "Cyfe's words with the envelope's beside them." })

export const failureReply = z
  .strictObject({
    status: z.literal('error'),
    message: z.string(),
    code: z.int(),
    success: z.literal(false),
    errors: z.record(z.string(), z.array(z.string())).optional(),
  })
  .meta({ id: 'CyfeFailure', description: 'What failed, in both words.' })
