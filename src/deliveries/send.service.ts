// One try of a delivery: the message in the words of its channel, and what came of it.
import type { AppError } from '../base/errors.ts'
import { toAppError } from '../http/failure.ts'
import type { Gateway } from '../request/context.ts'
import { encodeId } from '../request/global-id.ts'
import { callSource } from './call-source.service.ts'
import { selectChannelsById, updateChannelPaused } from './channel.store.ts'
import type { Channel } from './channel.ts'
import { openSecrets } from './channel-secrets.ts'
import type { Delivery } from './delivery.ts'
import { toMail } from './mail.ts'
import type { MessageView } from './message-view.ts'
import type { Outcome } from './outcome.ts'
import { picturesOf } from './pictures.service.ts'
import { post } from './post.service.ts'

export async function viewOf(
  gateway: Gateway,
  { projectId, deliveryId, message }: Delivery,
  drawing: { readonly draws: boolean; readonly signal: AbortSignal },
): Promise<MessageView> {
  const origin = gateway.publicUrl()
  return {
    id: encodeId('Delivery', deliveryId),
    message,
    link: message.link === null ? null : `${origin}/#${message.link}`,
    origin,
    pictures: await picturesOf(gateway, projectId, message, drawing),
  }
}

/** `null`: the channel is paused, and nobody has asked for this one since. Never throws. */
export async function send(gateway: Gateway, delivery: Delivery, signal: AbortSignal): Promise<Outcome | null> {
  try {
    const [channel] = await selectChannelsById(gateway.db, delivery.projectId, [delivery.channelId])
    if (!channel) return refused('The channel was deleted.')
    if (channel.paused && delivery.replayedAt === null) return null
    const outcome = await sendTo(gateway, channel, delivery, signal)
    if (outcome.kind === 'REFUSED' && outcome.isGone)
      await updateChannelPaused(gateway.db, channel, new Date(gateway.clock()))
    return outcome
  } catch (error) {
    return outcomeOfError(toAppError(error, gateway.log))
  }
}

async function sendTo(gateway: Gateway, channel: Channel, delivery: Delivery, signal: AbortSignal): Promise<Outcome> {
  const isMail = channel.kind === 'EMAIL'
  const view = await viewOf(gateway, delivery, { draws: isMail, signal })
  if (channel.kind === 'SOURCE') return callSource(gateway, channel, view, signal)
  if (!isMail) return post(gateway, channel, openSecrets(gateway.sealer, channel), view, signal)
  const { mails } = gateway.services.deliveries
  if (mails === null || gateway.config.mailFrom === null)
    return { ...later('This gateway sends no mails: SMTP_URL and MAIL_FROM are not set.'), waitMs: null }
  const to = delivery.recipient === null ? channel.to : [delivery.recipient]
  return mails.send(toMail(view, to, gateway.config.mailFrom), signal)
}

/** What may pass is tried again: a database that is away, a key that is missing, a thread that has too much to draw. */
function outcomeOfError({ code, message, retryAfter }: AppError): Outcome {
  if (code === 'UNAVAILABLE' || code === 'INTERNAL' || code === 'RATE_LIMITED')
    return { ...later(message), waitMs: retryAfter === undefined ? null : retryAfter * 1_000 }
  return refused(message)
}

const later = (error: string) => ({ kind: 'LATER', status: null, reply: null, error }) as const
const refused = (error: string): Outcome => ({ kind: 'REFUSED', status: null, reply: null, error })
