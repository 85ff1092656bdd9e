// What is sent to a channel for a delivery, for people: as it is now, without what must not be seen.
import type { Gateway } from '../request/context.ts'
import { scopeOf } from './call-source.service.ts'
import { selectChannelsById } from './channel.store.ts'
import type { Delivery } from './delivery.ts'
import { toPlainText } from './plain-text.ts'
import { bodyOf } from './post.service.ts'
import { viewOf } from './send.service.ts'

export interface DeliveryRequest {
  readonly target: string
  readonly contentType: string
  readonly body: string
}

/** `null`: the channel is gone. */
export async function requestOf(
  gateway: Gateway,
  delivery: Delivery,
  signal: AbortSignal,
): Promise<DeliveryRequest | null> {
  const [channel] = await selectChannelsById(gateway.db, delivery.projectId, [delivery.channelId])
  if (!channel) return null
  const view = await viewOf(gateway, delivery, { draws: false, signal })
  const target = delivery.recipient ?? channel.target
  if (channel.kind === 'EMAIL') return { target, contentType: 'text/plain', body: toPlainText(view) }
  if (channel.kind === 'SOURCE') return { target, contentType: 'application/json', body: JSON.stringify(scopeOf(view)) }
  return { target, ...bodyOf(channel, view) }
}
