// Senders that are known: how each of them signs, and where its deliveries have their ids.
import type { HookDelivery, HookSignature } from './hook-options.ts'
import { DEFAULT_TOLERANCE_S } from './hook-options.ts'

export const hookKinds = [
  'OFF',
  'TOKEN',
  'STRIPE',
  'GITHUB',
  'HMAC',
  'SHOPIFY',
  'SLACK',
  'TWILIO',
  'STANDARD_WEBHOOKS',
] as const
/** How a webhook shows that it may push. */
export type HookKind = (typeof hookKinds)[number]

/** Whether a sender signs under a secret that is given. */
export const isSignedKind = (kind: HookKind) => kind !== 'OFF' && kind !== 'TOKEN'

const hmac = (header: string, more: Partial<HookSignature>): HookSignature => ({
  header,
  prefix: '',
  algorithm: 'SHA256',
  encoding: 'HEX',
  signs: '{body}',
  timestampHeader: null,
  toleranceSeconds: DEFAULT_TOLERANCE_S,
  ...more,
})

interface HookPreset {
  /** `null`: another scheme, or one that is declared. */
  readonly signature: HookSignature | null
  /** By which a repeated delivery is known, unless the feed says another. */
  readonly delivery: HookDelivery
}

/** The header that any sender may send; the draft of the IETF's working group calls it so. */
const anySender: HookPreset = { signature: null, delivery: { header: 'idempotency-key' } }

/**
 * From what each of them publishes. Shopify's X-Shopify-Event-Id is the same for all topics of one action: deliveries are told apart by
 * X-Shopify-Webhook-Id.
 */
export const hookPresets: Readonly<Record<HookKind, HookPreset>> = {
  OFF: anySender,
  TOKEN: anySender,
  HMAC: anySender,
  STRIPE: {
    signature: hmac('stripe-signature', { prefix: 'v1=', signs: '{timestamp}.{body}' }),
    delivery: { path: 'id' },
  },
  GITHUB: {
    signature: hmac('x-hub-signature-256', { prefix: 'sha256=' }),
    delivery: { header: 'x-github-delivery' },
  },
  SHOPIFY: {
    signature: hmac('x-shopify-hmac-sha256', { encoding: 'BASE64' }),
    delivery: { header: 'x-shopify-webhook-id' },
  },
  SLACK: {
    signature: hmac('x-slack-signature', {
      prefix: 'v0=',
      signs: 'v0:{timestamp}:{body}',
      timestampHeader: 'x-slack-request-timestamp',
    }),
    delivery: { path: 'event_id' },
  },
  TWILIO: { signature: null, delivery: { header: 'i-twilio-idempotency-token' } },
  STANDARD_WEBHOOKS: {
    signature: hmac('webhook-signature', {
      prefix: 'v1,',
      encoding: 'BASE64',
      signs: '{id}.{timestamp}.{body}',
      timestampHeader: 'webhook-timestamp',
    }),
    delivery: { header: 'webhook-id' },
  },
}
