// The outbox: what happened and the deliveries that tell of it are committed together, and sent afterwards.

import { AppError } from '../base/errors.ts'
import type { ProjectId } from '../base/id.ts'
import { countText } from '../core/number-format.ts'
import type { Database } from '../database/client.ts'
import type { Gateway } from '../request/context.ts'
import { MAX_DIFFERENCE_MS } from '../schedule/clock-check.service.ts'
import { type DeliveryDraft, deliveryLimits } from './delivery.ts'
import { MAX_MESSAGE_BYTES } from './message.ts'
import { messageToText, readable } from './message-text.ts'
import { insertDeliveries, type NewDelivery, selectTargets, selectWaitingCount } from './outbox.store.ts'

/** What lists show of a title. */
const MAX_TITLE = 300

/**
 * Makes deliveries inside the transaction of what they tell of, and resolves to how many are new: those of channels that are gone and those
 * of known keys are none. A channel that is paused gets cancelled ones, which can be sent later. Throws RATE_LIMITED where too many of the
 * project wait, and PAYLOAD_TOO_LARGE; nothing is written then, and the transaction can go on.
 */
export async function enqueue(
  trx: Database,
  gateway: Gateway,
  projectId: ProjectId,
  drafts: readonly DeliveryDraft[],
): Promise<number> {
  if (drafts.length === 0) return 0
  if (drafts.length > deliveryLimits.drafts)
    throw new RangeError(`more than ${deliveryLimits.drafts} deliveries at once`)
  const texts = drafts.map(textOf)
  const targets = await selectTargets(trx, projectId, [...new Set(drafts.map(({ channelId }) => channelId))])
  const deliveries = drafts.flatMap((draft, index): NewDelivery[] => {
    const target = targets.get(draft.channelId)
    return target ? [toDelivery(gateway, draft, texts[index] ?? '', target)] : []
  })
  if (deliveries.length === 0) return 0
  await assertRoom(trx, projectId, deliveries.filter(({ state }) => state === 'PENDING').length)
  const now = gateway.clock()
  // Due at once by the clock of the database, which the gateway's may be ahead of.
  const times = { createdAt: new Date(now), dueAt: new Date(now - MAX_DIFFERENCE_MS) }
  const made = await insertDeliveries(trx, projectId, deliveries, times)
  gateway.services.deliveries.soon()
  return made
}

function textOf({ key, recipient, message }: DeliveryDraft): string {
  if (key.length > deliveryLimits.keyLength) throw new RangeError('the key of a delivery is too long')
  if (recipient !== null && recipient.length > deliveryLimits.recipientLength)
    throw new RangeError('the recipient of a delivery is too long')
  const text = messageToText(message)
  const bytes = Buffer.byteLength(text)
  if (bytes <= MAX_MESSAGE_BYTES) return text
  const most = countText(MAX_MESSAGE_BYTES)
  throw new AppError('PAYLOAD_TOO_LARGE', `The message has ${countText(bytes)} bytes; ${most} at most are sent.`)
}

function toDelivery(
  gateway: Gateway,
  { channelId, key, origin, recipient, message }: DeliveryDraft,
  text: string,
  { paused }: { readonly paused: boolean },
): NewDelivery {
  const what = { channelId, key, origin, recipient, title: readable(message.title.slice(0, MAX_TITLE)), message: text }
  const state = paused
    ? ({ state: 'CANCELLED', error: 'The channel was paused.' } as const)
    : ({ state: 'PENDING', error: null } as const)
  return { deliveryId: gateway.makeId(), ...what, ...state }
}

async function assertRoom(trx: Database, projectId: ProjectId, more: number): Promise<void> {
  const { waiting } = deliveryLimits
  if (more === 0 || (await selectWaitingCount(trx, projectId, waiting)) + more <= waiting) return
  const message = `More than ${countText(waiting)} deliveries of the project would wait. Look at its channels: one of them may not answer.`
  throw new AppError('RATE_LIMITED', message, { retryAfter: 60 })
}
