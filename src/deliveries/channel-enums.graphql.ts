import { builder } from '../graphql/builder.ts'
import type { ChannelKind, WebhookBody } from './channel.ts'
import { channelTexts } from './channel-texts.ts'
import type { DataEvent } from './data-event.ts'

export const ChannelKindEnum = builder.enumType('ChannelKind', {
  description: channelTexts.kind,
  values: {
    WEBHOOK: { description: 'A POST that is signed as Standard Webhooks are.' },
    SLACK: { description: 'An incoming webhook of Slack, or of what takes its Block Kit.' },
    MATTERMOST: { description: 'An incoming webhook of Mattermost.' },
    EMAIL: { description: 'A mail with HTML, text and pictures, through the SMTP server of the gateway.' },
    SOURCE: { description: 'A call of a source: any REST API, with its secrets.' },
  } satisfies Record<ChannelKind, object>,
})

export const WebhookBodyEnum = builder.enumType('WebhookBody', {
  description: channelTexts.bodyForm,
  values: {
    CLOUDEVENTS: { description: 'A CloudEvent 1.0 in structured mode: `application/cloudevents+json`.' },
    PLAIN: { description: 'An object with `id`, `type`, `timestamp` and `data`: `application/json`.' },
  } satisfies Record<WebhookBody, object>,
})

export const DataEventEnum = builder.enumType('DataEvent', {
  description: 'Something that happens to data, of which a channel may get messages.',
  values: {
    POINTS_PUSHED: { description: 'Points were pushed into a widget: at most one message for each widget in 10 s.' },
    GOAL_REACHED: { description: 'A metric has reached its goal: once for each metric and goal period.' },
    FEED_FAILED: { description: 'A run of a feed has failed: once for each run.' },
  } satisfies Record<DataEvent, object>,
})
