// How feeds are written down.
import { builder } from '../graphql/builder.ts'
import { globalIdOf } from '../graphql/global-id-argument.ts'
import { NumberFormatInput } from '../widgets/number-format.graphql.ts'
import type { FeedHistory, RunCause, RunState } from './feed.ts'
import { NEW_METRIC_FORMAT } from './feed-metric.ts'
import { HookChallengeInput, HookDeliveryInput, HookSignatureInput } from './hook.graphql.ts'
import type { HookKind } from './hook-kind.ts'

export const FeedHistoryEnum = builder.enumType('FeedHistory', {
  description: 'What a run does to what is there. Rows of one run that share a key are added together first.',
  values: {
    APPEND: { description: 'Adds to what is there.' },
    SNAPSHOT: { description: 'Replaces what is there at its keys; without a key, that of the day of the run.' },
    FULL: { description: 'Replaces everything: points of its metrics at other keys are deleted.' },
  } satisfies Record<FeedHistory, { description: string }>,
})

export const HookKindEnum = builder.enumType('HookKind', {
  description: 'How a webhook knows that a sender may use it.',
  values: {
    OFF: { description: 'There is none.' },
    TOKEN: { description: 'By a token in its URL.' },
    STRIPE: {
      description: "By `Stripe-Signature`: time and HMAC-SHA256, at most five minutes old. An event's id counts once.",
    },
    GITHUB: {
      description: 'By `X-Hub-Signature-256`: HMAC-SHA256. An `X-GitHub-Delivery` counts once.',
    },
    HMAC: { description: 'By an HMAC that `hookSignature` declares.' },
    SHOPIFY: {
      description: 'By `X-Shopify-Hmac-Sha256`: HMAC-SHA256 in base64. An `X-Shopify-Webhook-Id` counts once.',
    },
    SLACK: {
      description:
        "By `X-Slack-Signature` and `X-Slack-Request-Timestamp`, at most five minutes old. An event's `event_id` counts once.",
    },
    TWILIO: {
      description:
        'By `X-Twilio-Signature`: HMAC-SHA1 of the address and the fields of the form. An `I-Twilio-Idempotency-Token` counts once.',
    },
    STANDARD_WEBHOOKS: {
      description:
        'By `webhook-signature`, `webhook-id` and `webhook-timestamp` (or those of Svix), at most five minutes old. A `webhook-id` counts once.',
    },
  } satisfies Record<HookKind, { description: string }>,
})

export const FeedRunCauseEnum = builder.enumType('FeedRunCause', {
  description: 'What a run was begun for.',
  values: {
    SCHEDULE: { description: 'The time of its schedule had come.' },
    MANUAL: { description: 'Somebody asked for it.' },
    HOOK: { description: 'A sender called its webhook.' },
  } satisfies Record<RunCause, { description: string }>,
})

export const FeedRunStateEnum = builder.enumType('FeedRunState', {
  description: 'Where a run stands.',
  values: {
    QUEUED: { description: 'It waits for a gateway.' },
    RUNNING: { description: 'A gateway has it.' },
    SUCCEEDED: { description: 'It has ended, and what it gave is written.' },
    FAILED: { description: 'It has ended, and nothing was written.' },
  } satisfies Record<RunState, { description: string }>,
})

const FeedMetricInput = builder.inputType('FeedMetricInput', {
  description: 'A metric of a feed.',
  fields: t => ({
    name: t.string({
      required: true,
      description: 'The name of the metric in the widget; a new name makes a new metric.',
    }),
    value: t.string({
      required: true,
      description:
        'Where a row holds its value: a path (`total.amount`), or behind `=` JSONata (`= $sum(items.price)`).',
    }),
    format: t.field({ type: NumberFormatInput, description: NEW_METRIC_FORMAT }),
  }),
})

const FeedDimensionInput = builder.inputType('FeedDimensionInput', {
  description: 'A dimension of the widget, and where a row has its value.',
  fields: t => ({
    name: t.string({ required: true, description: 'The name of the dimension, as the widget declares it.' }),
    value: t.string({
      required: true,
      description:
        'Where a row holds its value: a path (`address.country`), or behind `=` JSONata (`= $uppercase(country)`).',
    }),
  }),
})

const expression = 'A path (`data.orders`), or behind `=` an expression of JSONata.'

export const SaveFeedInput = builder.inputType('SaveFeedInput', {
  description: 'A feed to make, or the one of this id or name as it shall be.',
  fields: t => ({
    id: t.id({
      description: 'The feed that it shall be: it gets the name. Default: the one of this name, or a new one.',
    }),
    name: t.string({ required: true, description: 'The name of the feed, 1 to 100 characters.' }),
    source: t.string({ description: 'The name of its source; without one it maps what comes through its webhook.' }),
    widgetId: t.id(globalIdOf('widget that it writes into')),
    rows: t.string({ description: `Where the rows are; without it the data are the list. ${expression}` }),
    filter: t.string({ description: `Rows for which it is not true are left out. ${expression}` }),
    key: t.string({
      description: `The key of a row; without it the day (or the instant) of the run. Instants become days where the widget has days. ${expression}`,
    }),
    metrics: t.field({ type: [FeedMetricInput], required: true, description: '1 to 50 metrics.' }),
    dimensions: t.field({
      type: [FeedDimensionInput],
      description: 'Dimensions of the widget; rows that share a key and all of them are added together. Default: none.',
    }),
    variables: t.field({ type: 'JSON', description: 'Variables of the source; those of a webhook win.' }),
    history: t.field({
      type: FeedHistoryEnum,
      description: 'What a run does to the points that are there. Default: SNAPSHOT.',
    }),
    cron: t.string({ description: 'When it runs: five fields as cron has, or @daily and the like.' }),
    timeZone: t.field({
      type: 'TimeZone',
      description: "The time zone of the schedule and of days. Default: the project's.",
    }),
    hook: t.field({ type: HookKindEnum, description: 'How its webhook knows a sender. Default: OFF.' }),
    hookSecret: t.string({
      description:
        'The secret under which a sender signs (of Twilio its auth token). Stored encrypted and never shown. Default: the one that the feed has for this kind.',
    }),
    hookSignature: t.field({ type: HookSignatureInput, description: 'How the sender signs; of the kind HMAC only.' }),
    hookDelivery: t.field({
      type: HookDeliveryInput,
      description:
        'Where a delivery has its id. Default: as the kind says, else the header `Idempotency-Key` if it is there.',
    }),
    hookChallenge: t.field({
      type: HookChallengeInput,
      description: 'A handshake of the sender besides those that are known. Default: none.',
    }),
  }),
})
