// What OTLP answers, as protobuf or JSON by the request: a partial success, or a status.
import { BinaryWriter } from '@bufbuild/protobuf/wire'
import { z } from 'zod'
import { type AppError, type ErrorCode, httpStatusOf } from '../../base/errors.ts'
import type { LabelledOutcome } from '../../push/labelled-outcome.ts'

export const PROTOBUF_TYPE = 'application/x-protobuf'

/** Messages that a reply repeats. */
const SHOWN = 3

/** Codes of gRPC, which OTLP's status has. */
const statusCodes: Partial<Record<ErrorCode, number>> = {
  BAD_USER_INPUT: 3,
  UNAUTHENTICATED: 16,
  FORBIDDEN: 7,
  NOT_FOUND: 5,
  PAYLOAD_TOO_LARGE: 3,
  RATE_LIMITED: 8,
  UNAVAILABLE: 14,
}

interface Rejected {
  readonly points: number
  readonly message: string
}

/** `null`: all was written. */
export function rejectedOf(wrong: readonly string[], { refused }: LabelledOutcome): Rejected | null {
  const messages = [...wrong, ...refused.map(({ error }) => error.message)]
  if (messages.length === 0) return null
  const shown = messages.slice(0, SHOWN).join(' ')
  const more = messages.length > SHOWN ? ` And ${messages.length - SHOWN} more.` : ''
  return { points: wrong.length + refused.reduce((sum, { rows }) => sum + rows, 0), message: shown + more }
}

export function successBody(rejected: Rejected | null, isBinary: boolean): Buffer | string {
  if (!isBinary)
    return JSON.stringify(
      rejected
        ? { partialSuccess: { rejectedDataPoints: String(rejected.points), errorMessage: rejected.message } }
        : {},
    )
  const writer = new BinaryWriter()
  if (rejected) writer.uint32(10).fork().uint32(8).int64(rejected.points).uint32(18).string(rejected.message).join()
  return Buffer.from(writer.finish())
}

export function failureBody(error: AppError, isBinary: boolean): Buffer | string {
  const code = statusCodes[error.code] ?? (httpStatusOf[error.code] < 500 ? 3 : 13)
  if (!isBinary) return JSON.stringify({ code, message: error.message })
  return Buffer.from(new BinaryWriter().uint32(8).int32(code).uint32(18).string(error.message).finish())
}

export const successReply = z
  .strictObject({
    partialSuccess: z.strictObject({ rejectedDataPoints: z.string(), errorMessage: z.string() }).optional(),
  })
  .meta({ id: 'OtlpSuccess', description: 'What was written, and what was left out.' })
export const failureReply = z
  .strictObject({ code: z.int().meta({ description: 'The code of gRPC.' }), message: z.string() })
  .meta({ id: 'OtlpFailure', description: 'What failed.' })
