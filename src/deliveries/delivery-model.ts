import { z } from 'zod'
import { instantOut } from '../http/field.ts'
import { encodeId } from '../request/global-id.ts'
import { type Delivery, deliveryOrigins, deliveryStates } from './delivery.ts'
import { deliveryTexts } from './delivery-texts.ts'

const describe = (description: string) => ({ description })

const attemptModel = z.object({
  at: instantOut(deliveryTexts.at),
  duration_ms: z.int().meta(describe(deliveryTexts.durationMs)),
  status: z.int().nullable().meta(describe(deliveryTexts.status)),
  reply: z.string().nullable().meta(describe(deliveryTexts.reply)),
  error: z.string().nullable(),
})

export const deliveryModel = z.object({
  id: z.string().meta(describe('Id of the delivery.')),
  channel_id: z.string().meta(describe('Id of its channel.')),
  state: z.enum(deliveryStates).meta(describe(deliveryTexts.state)),
  origin: z.enum(deliveryOrigins).meta(describe(deliveryTexts.origin)),
  type: z.string().meta(describe(deliveryTexts.type)),
  title: z.string().meta(describe(deliveryTexts.title)),
  recipient: z.string().nullable().meta(describe(deliveryTexts.recipient)),
  attempts: z.int().meta(describe(deliveryTexts.attempts)),
  tries: z.array(attemptModel).meta(describe(deliveryTexts.tries)),
  error: z.string().nullable().meta(describe(deliveryTexts.error)),
  created_at: instantOut(deliveryTexts.createdAt),
  next_try_at: instantOut(deliveryTexts.nextTryAt).nullable(),
  ended_at: instantOut(deliveryTexts.endedAt).nullable(),
})

export function toDeliveryModel(delivery: Delivery): z.output<typeof deliveryModel> {
  const { state, origin, message, title, recipient, attempts, tries, error } = delivery
  return {
    id: encodeId('Delivery', delivery.deliveryId),
    channel_id: encodeId('Channel', delivery.channelId),
    state,
    origin: origin.kind,
    type: message.type,
    title,
    recipient,
    attempts,
    tries: tries.map(({ at, durationMs, status, reply, error }) => ({
      at,
      duration_ms: durationMs,
      status,
      reply,
      error,
    })),
    error,
    created_at: delivery.createdAt.toISOString(),
    next_try_at: state === 'PENDING' ? (delivery.dueAt?.toISOString() ?? null) : null,
    ended_at: delivery.endedAt?.toISOString() ?? null,
  }
}
