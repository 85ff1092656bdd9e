// Errors in InfluxDB's words: `{ code, message }` of version 2, `{ error }` of version 1.
import { z } from 'zod'
import { type AppError, httpStatusOf } from '../../base/errors.ts'
import type { LabelledOutcome } from '../../push/labelled-outcome.ts'

const codes: Readonly<Record<number, string>> = {
  400: 'invalid',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not found',
  405: 'method not allowed',
  413: 'request too large',
  415: 'unsupported media type',
  429: 'too many requests',
  503: 'unavailable',
}

export type Version = 1 | 2

export function toFailure(error: AppError, version: Version): object {
  if (version === 1) return { error: error.message }
  return { code: codes[httpStatusOf[error.code]] ?? 'internal error', message: error.message }
}

/** What was left out, in InfluxDB's words; its clients read the number of dropped points. */
export function partialWrite({ refused }: LabelledOutcome): string {
  const dropped = refused.reduce((sum, { rows }) => sum + rows, 0)
  return `partial write: ${refused[0]?.error.message ?? ''} dropped=${dropped}`
}

export const failureV1 = z
  .strictObject({ error: z.string() })
  .meta({ id: 'InfluxV1Failure', description: 'What failed, as version 1 says it.' })
export const failureV2 = z
  .strictObject({ code: z.string(), message: z.string() })
  .meta({ id: 'InfluxV2Failure', description: 'What failed, as version 2 says it.' })
