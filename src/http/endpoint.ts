// What a REST route says of itself, beside the code that serves it; `/openapi.json` is made of these declarations and of nothing else.
import { z } from 'zod'
import type { FieldErrors } from '../base/errors.ts'

/** Where a caller's credential stands. */
export type Credential = 'none' | 'bearer' | 'foreign' | 'bearer-or-apptoken' | 'path' | 'client'

export interface ReplyDeclaration {
  readonly description: string
  /** Media type -> schema; `null`: text or bytes that are described in words. None: no body. */
  readonly content?: Readonly<Record<string, z.ZodType | null>>
  /** Header -> description, besides those that every reply may have. */
  readonly headers?: Readonly<Record<string, string>>
}

export interface Endpoint {
  /** Unique. */
  readonly id: string
  readonly tag: string
  readonly summary: string
  readonly description?: string
  readonly credential: Credential
  readonly path?: z.ZodObject
  readonly query?: z.ZodObject
  readonly headers?: z.ZodObject
  readonly body?: {
    readonly schema: z.ZodType
    readonly types: readonly string[]
    readonly example: unknown
  }
  /** Status -> reply. */
  readonly replies: Readonly<Record<number, ReplyDeclaration>>
}

/** A route as it was registered. */
export interface RegisteredEndpoint {
  readonly method: string
  /** As OpenAPI writes it: `/metrics/query/{id}`. */
  readonly path: string
  readonly endpoint: Endpoint
}

export const JSON_TYPE = 'application/json'
export const FORM_TYPE = 'application/x-www-form-urlencoded'
export const MULTIPART_TYPE = 'multipart/form-data'

const fieldErrors = z
  .record(z.string(), z.array(z.string()))
  .meta({ description: 'What was wrong, by field, as sentences.' }) satisfies z.ZodType<unknown, FieldErrors>

/** The envelope of what failed. */
const failureSchema = z
  .strictObject({
    code: z.int().meta({ description: 'The HTTP status.' }),
    success: z.literal(false),
    message: z.string().meta({ description: 'A sentence.' }),
    errors: fieldErrors.optional(),
  })
  .meta({ id: 'Failure', description: 'What failed, in the envelope.' })

const meanings: Readonly<Record<number, string>> = {
  400: 'The request is wrong, or has no credential.',
  401: 'The credential is wrong, has expired or was revoked.',
  403: 'The credential may not do this, or not from this address.',
  404: 'There is no such object.',
  405: 'The method is not allowed here; `Allow` says which are.',
  409: 'It conflicts with what is there.',
  413: 'The body is too large.',
  415: 'The content type or encoding is not accepted here.',
  429: 'A limit over time was reached; `Retry-After` says when to go on.',
  500: 'Something went wrong here; the message holds the id under which the operator finds it.',
  502: 'An upstream service failed.',
  503: 'Not at the moment; `Retry-After` says when to try again.',
  504: 'An upstream service took too long.',
}

/** Replies that any endpoint may give, in the envelope or another schema. */
export function failures(
  statuses: readonly number[],
  schema: z.ZodType = failureSchema,
): Readonly<Record<number, ReplyDeclaration>> {
  return Object.fromEntries(
    [...statuses, 413, 500, 503].map(status => [
      status,
      { description: meanings[status] ?? 'It failed.', content: { [JSON_TYPE]: schema } },
    ]),
  )
}

/** The same as text, in dialects whose clients show the body as it is. */
export const textFailures = (statuses: readonly number[]): Readonly<Record<number, ReplyDeclaration>> =>
  Object.fromEntries(
    [...statuses, 413, 500, 503].map(status => [
      status,
      { description: meanings[status] ?? 'It failed.', content: { 'text/plain': null } },
    ]),
  )

/** Of replies that have an `ETag`. */
export const conditionalHeaders = z.object({
  'if-none-match': z.string().optional().meta({ description: 'The `ETag` of a reply that you have.' }),
})

export const notModified: ReplyDeclaration = {
  description: 'As you have it.',
  headers: { ETag: 'The validator of the reply that you have.' },
}

/** The envelope of what succeeded. */
export function successSchema(
  status: number,
  members: { readonly model?: z.ZodType; readonly data?: z.ZodType; readonly hasMessage?: boolean },
) {
  return z.strictObject({
    code: z.literal(status),
    success: z.literal(true),
    ...(members.hasMessage && { message: z.string().meta({ description: 'A sentence.' }) }),
    ...(members.data && { data: z.array(members.data) }),
    ...(members.model && { model: members.model }),
  })
}
