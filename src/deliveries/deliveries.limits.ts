import { type LimitSection, REFUSED, says } from '../core/limit.ts'
import { channelLimits } from './channel.ts'
import { OLD_SECRET_HOURS } from './channel-secrets.ts'
import { deliveryLimits } from './delivery.ts'
import { MAX_MESSAGE_BYTES } from './message.ts'

export const deliveryLimitSection: LimitSection = {
  title: 'Channels and deliveries',
  limits: [
    ['channels of a project', says`${channelLimits.perProject}`, 'CONFLICT'],
    ['name of a channel', says`${channelLimits.nameLength} characters`, REFUSED],
    ['addresses of an EMAIL channel', says`${channelLimits.addresses}`, REFUSED],
    ['headers of a webhook', says`${channelLimits.headers}`, REFUSED],
    ['widgets whose data events a channel names', says`${channelLimits.eventWidgets}`, REFUSED],
    ['a signing secret that was replaced', says`signs for ${OLD_SECRET_HOURS} hours more`, ''],
    ['a message', says`${MAX_MESSAGE_BYTES} bytes as JSON`, 'PAYLOAD_TOO_LARGE'],
    ['deliveries of a project that wait', says`${deliveryLimits.waiting}`, 'RATE_LIMITED; what asked for them tells'],
  ],
}
