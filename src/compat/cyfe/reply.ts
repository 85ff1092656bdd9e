import { type AppError, httpStatusOf } from '../../base/errors.ts'
import { fieldsOfRefused } from '../../push/body.ts'
import { type PushOutcome, PushRefused } from '../../push/push.ts'

/** Cyfe's words (`status`, `message`) with the envelope's beside them. */
export interface CyfeReply {
  readonly status: 'ok' | 'error'
  readonly message: string
  readonly code: number
  readonly success: boolean
  readonly errors?: Readonly<Record<string, readonly string[]>>
  readonly model?: Readonly<Record<string, string | number>>
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
    },
  }
}

export function toFailure(error: AppError): CyfeReply {
  const fields = error instanceof PushRefused ? fieldsOfRefused(error) : error.fields
  return {
    status: 'error',
    message: error.message,
    code: httpStatusOf[error.code],
    success: false,
    ...(fields && { errors: fields }),
  }
}
