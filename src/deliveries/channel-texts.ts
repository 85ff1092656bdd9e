// What GraphQL and REST say of channels.
import { channelLimits } from './channel.ts'
import { OLD_SECRET_HOURS } from './channel-secrets.ts'

export const channelTexts = {
  name: `The name of the channel, 1 to ${channelLimits.nameLength} characters.`,
  kind: 'What messages are sent as.',
  kindGiven: 'What messages are sent as: needed for a new channel, and it stays.',
  target: 'Where messages go, for people: the host of a URL, addresses, or nothing for a source.',
  url: 'WEBHOOK, SLACK and MATTERMOST: the URL that messages are posted to. It is never shown again.',
  bodyForm: 'How the body of a webhook is written.',
  body: 'WEBHOOK: how the body is written. Default: CLOUDEVENTS.',
  headers: `WEBHOOK: more headers, as \`{ "Authorization": "Bearer ..." }\`, at most ${channelLimits.headers}; they are added to those that are there, null takes one away. Their values are never shown again.`,
  headerNames: 'The names of the headers that a webhook sends besides its own.',
  rotateSecret: `WEBHOOK: makes another signing secret; the one of before goes on signing for ${OLD_SECRET_HOURS} hours. Default: false.`,
  to: `EMAIL: the addresses, 1 to ${channelLimits.addresses}.`,
  source: 'SOURCE: the name of the source that is called for each message.',
  variables:
    'SOURCE: variables of the call, besides `message` and `delivery`; texts in it may name these, as `{{ message.title }}`. Default: none.',
  events: 'Data events of which the channel gets messages.',
  eventsGiven: 'Data events of which the channel gets messages. Default: none.',
  eventWidgets: 'The widgets whose data events it gets; null: all.',
  widgetIds: `Global ids of the widgets whose data events it gets, at most ${channelLimits.eventWidgets}; null: all. Default: all.`,
  pausedGiven: 'Whether nothing is sent. Default: false.',
  createdAt: 'When the channel was first saved.',
  updatedAt: 'When the channel was last saved.',
  order: 'The order of the channels. Default: CREATED_AT, ASC.',
  known: 'The name of the channel.',
  paused: 'Whether nothing is sent: what comes meanwhile is kept, cancelled.',
  signingSecret:
    'The secret under which its webhooks are signed, shown now and never again; null: none was made. Its receiver checks signatures with it, as Standard Webhooks say.',
} as const
