// How REST writes the declarations of a webhook.
import { z } from 'zod'
import { hookFields as say } from './hook-fields.ts'
import {
  challengePlaces,
  challengeReplies,
  type HookOptions,
  hookAlgorithms,
  hookEncodings,
  toHookOptions,
} from './hook-options.ts'

const described = <T extends z.ZodType>(type: T, description: string) => type.nullish().meta({ description })

const signatureField = z.object({
  header: z.string().meta({ description: say.header }),
  prefix: described(z.string(), say.prefix),
  algorithm: described(z.enum(hookAlgorithms), say.algorithm),
  encoding: described(z.enum(hookEncodings), say.encoding),
  signs: described(z.string(), say.signs),
  timestamp_header: described(z.string(), say.timestampHeader),
  tolerance_seconds: described(z.int(), say.toleranceSeconds),
})
const deliveryField = z.object({
  header: described(z.string(), say.deliveryHeader),
  path: described(z.string(), say.deliveryPath),
})
const challengeField = z.object({
  from: z.enum(challengePlaces).meta({ description: say.challengeFrom }),
  name: z.string().meta({ description: say.challengeName }),
  reply: described(z.enum(challengeReplies), say.challengeReply),
  reply_name: described(z.string(), say.challengeReplyName),
})

export const hookInputs = {
  hook_signature: described(signatureField, 'How the sender signs; of the kind HMAC only.'),
  hook_delivery: described(
    deliveryField,
    'Where a delivery has its id: a header or a path. Default: as the kind says.',
  ),
  hook_challenge: described(challengeField, 'A handshake of the sender besides those that are known.'),
}

export const hookOutputs = {
  hook_signature: z
    .object({
      header: z.string(),
      prefix: z.string(),
      algorithm: z.enum(hookAlgorithms),
      encoding: z.enum(hookEncodings),
      signs: z.string(),
      timestamp_header: z.string().nullable(),
      tolerance_seconds: z.int(),
    })
    .nullable(),
  hook_delivery: z.object({ header: z.string().nullable(), path: z.string().nullable() }).nullable(),
  hook_challenge: z
    .object({
      from: z.enum(challengePlaces),
      name: z.string(),
      reply: z.enum(challengeReplies),
      reply_name: z.string(),
    })
    .nullable(),
}

export function toHookModel({ signature, delivery, challenge }: HookOptions) {
  return {
    hook_signature: signature && {
      header: signature.header,
      prefix: signature.prefix,
      algorithm: signature.algorithm,
      encoding: signature.encoding,
      signs: signature.signs,
      timestamp_header: signature.timestampHeader,
      tolerance_seconds: signature.toleranceSeconds,
    },
    hook_delivery: delivery && {
      header: 'header' in delivery ? delivery.header : null,
      path: 'path' in delivery ? delivery.path : null,
    },
    hook_challenge: challenge && {
      from: challenge.from,
      name: challenge.name,
      reply: challenge.reply,
      reply_name: challenge.replyName,
    },
  }
}

type HookBody = z.output<z.ZodObject<typeof hookInputs>>

/** Absent is as before; null takes it away. */
export function toHookDraft(body: HookBody, before: HookOptions): HookOptions {
  const { hook_signature: signature, hook_delivery: delivery, hook_challenge: challenge } = body
  const draft = toHookOptions(
    signature && {
      ...signature,
      timestampHeader: signature.timestamp_header,
      toleranceSeconds: signature.tolerance_seconds,
    },
    delivery,
    challenge && { ...challenge, replyName: challenge.reply_name },
  )
  return {
    signature: signature === undefined ? before.signature : draft.signature,
    delivery: delivery === undefined ? before.delivery : draft.delivery,
    challenge: challenge === undefined ? before.challenge : draft.challenge,
  }
}
