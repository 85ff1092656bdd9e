import { type LimitSection, REFUSED, says } from '../core/limit.ts'
import { channelLimits } from './channel.ts'
import { OLD_SECRET_HOURS } from './channel-secrets.ts'
import { deliveryLimits, MAX_REPLY } from './delivery.ts'
import { MAX_MESSAGE_BYTES } from './message.ts'
import { GIVE_UP_HOURS, MAX_TRIES } from './outcome.ts'
import { PICTURE_DAYS } from './pictures.service.ts'
import { POST_SECONDS } from './post.service.ts'
import { GOALS_EVERY_MS } from './publish-goals.service.ts'
import { PUSH_WINDOW_MS } from './publish-pushes.service.ts'

const { all, project, channel } = deliveryLimits.atOnce

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
    [
      'deliveries that are tried at once',
      says`${all} in a gateway, ${project} of a project, ${channel} to a channel`,
      'they wait',
    ],
    ['a try of a webhook or a chat', says`${POST_SECONDS} seconds`, 'it is tried again'],
    [
      'points that were pushed',
      says`one message for each widget in ${PUSH_WINDOW_MS / 1_000} seconds`,
      'they are told together',
    ],
    ['goals', says`looked at every ${GOALS_EVERY_MS / 1_000} seconds`, ''],
    ['tries of a delivery', says`${MAX_TRIES} within ${GIVE_UP_HOURS} hours`, 'FAILED; it can be sent again'],
    ['an answer that is kept', says`${MAX_REPLY} characters of each of the last ${deliveryLimits.tries} tries`, ''],
    ['addresses of pictures in messages', says`${PICTURE_DAYS} days`, '404'],
    ['log of deliveries', says`${deliveryLimits.days} days after their end`, ''],
  ],
}
