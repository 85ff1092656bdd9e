// A channel: where messages go, and what may be seen of it.
import type { Id, ProjectId, WidgetId } from '../base/id.ts'
import type { DataEvent } from './data-event.ts'

export const channelKinds = ['WEBHOOK', 'SLACK', 'MATTERMOST', 'EMAIL', 'SOURCE'] as const
export type ChannelKind = (typeof channelKinds)[number]

export const webhookBodies = ['CLOUDEVENTS', 'PLAIN'] as const
/** How the body of a webhook is written. */
export type WebhookBody = (typeof webhookBodies)[number]

export interface ChannelSettings {
  /** For people: the host of a URL, or addresses. */
  readonly target: string
  readonly body: WebhookBody
  /** In lower case; their values are sealed. */
  readonly headerNames: readonly string[]
  /** Addresses of e-mail. */
  readonly to: readonly string[]
  readonly sourceId: Id | null
  /** Of the source; texts in it may be templates of paths. */
  readonly variables: Readonly<Record<string, unknown>>
}

export interface Channel extends ChannelSettings {
  readonly projectId: ProjectId
  readonly channelId: Id
  readonly name: string
  readonly kind: ChannelKind
  readonly sealed: Buffer | null
  readonly events: readonly DataEvent[]
  /** `null`: data events of all widgets. */
  readonly eventWidgetIds: readonly WidgetId[] | null
  readonly paused: boolean
  readonly createdAt: Date
  readonly updatedAt: Date
}

export const channelLimits = {
  perProject: 100,
  nameLength: 100,
  /** Addresses of an EMAIL channel. */
  addresses: 50,
  headers: 20,
  eventWidgets: 100,
} as const

/** Whether messages go to a URL that the channel has. */
export const hasUrl = (kind: ChannelKind) => kind === 'WEBHOOK' || kind === 'SLACK' || kind === 'MATTERMOST'

/** As the HTML standard reads one: what a mail server would take apart otherwise is none. */
const ADDRESS =
  /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/i

export const isMailAddress = (text: string) => text.length <= 254 && ADDRESS.test(text)
