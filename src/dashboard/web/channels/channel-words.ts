// Channels and deliveries in words for people.
import type { ChannelKind, DataEvent, DeliveryState, WebhookBody } from '../gql/graphql.ts'

export const kindNames: Readonly<Record<ChannelKind, string>> = {
  WEBHOOK: 'Webhook',
  SLACK: 'Slack',
  MATTERMOST: 'Mattermost',
  EMAIL: 'E-mail',
  SOURCE: 'Source',
}

export const bodyNames: Readonly<Record<WebhookBody, string>> = {
  CLOUDEVENTS: 'CloudEvents',
  PLAIN: 'plain JSON',
}

export const eventNames: Readonly<Record<DataEvent, string>> = {
  POINTS_PUSHED: 'points were pushed',
  GOAL_REACHED: 'a goal was reached',
  FEED_FAILED: 'a feed has failed',
}

export const stateNames: Readonly<Record<DeliveryState, string>> = {
  PENDING: 'waits',
  SENDING: 'is sent',
  SENT: 'sent',
  FAILED: 'failed',
  CANCELLED: 'cancelled',
}
