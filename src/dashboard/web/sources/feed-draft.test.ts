import { expect, test } from 'vitest'
import type { FeedFieldsFragment } from '../gql/graphql.ts'
import { toFeedDraft, toFeedInput } from './feed-draft.ts'

const digits = { minimumFractionDigits: 2, maximumFractionDigits: 3 }

const saved = {
  id: 'feed_1',
  name: 'orders',
  source: { name: 'shop' },
  widget: { id: 'widget_1', title: 'Orders' },
  rows: 'data.items',
  filter: null,
  key: 'day',
  metrics: [
    { name: 'Revenue', value: '= total / 100', format: { style: 'CURRENCY', currency: 'EUR', unit: null, ...digits } },
    { name: 'Weight', value: 'weight', format: { style: 'NUMBER', currency: null, unit: 'kg', ...digits } },
    { name: 'Orders', value: 'count', format: null },
  ],
  dimensions: [{ name: 'country', value: 'address.country' }],
  history: 'APPEND',
  cron: '0 6 * * *',
  timeZone: 'Europe/Berlin',
  variables: { day: '2026-11-20', pages: 3 },
  hook: 'HMAC',
  hookSignature: {
    header: 'X-Signature',
    algorithm: 'SHA512',
    encoding: 'BASE64',
    prefix: 'v1=',
    signs: '{timestamp}.{body}',
    timestampHeader: 'X-Time',
    toleranceSeconds: 60,
  },
  hookDelivery: { header: null, path: 'event.id' },
  hookChallenge: { from: 'QUERY', name: 'hub.challenge', reply: 'TEXT', replyName: 'hub.challenge' },
} as unknown as FeedFieldsFragment

test('a feed is saved as it was, but for its secret, which is never shown', () => {
  expect(toFeedInput('shop', toFeedDraft(saved))).toEqual({
    id: 'feed_1',
    source: 'shop',
    name: 'orders',
    widgetId: 'widget_1',
    rows: 'data.items',
    key: 'day',
    filter: null,
    metrics: [
      { name: 'Revenue', value: '= total / 100', format: { style: 'CURRENCY', currency: 'EUR', ...digits } },
      { name: 'Weight', value: 'weight', format: { style: 'NUMBER', unit: 'kg', ...digits } },
      { name: 'Orders', value: 'count' },
    ],
    dimensions: saved.dimensions,
    history: 'APPEND',
    cron: '0 6 * * *',
    timeZone: 'Europe/Berlin',
    variables: { day: '2026-11-20', pages: 3 },
    hook: 'HMAC',
    hookSignature: saved.hookSignature,
    hookDelivery: { path: 'event.id' },
    hookChallenge: saved.hookChallenge,
  })
})

test('without a webhook nothing of one is sent; a metric is called as its path where it has no name', () => {
  const draft = { ...toFeedDraft(null), name: ' daily ', widgetId: 'widget_1', hookSecret: 'x', hookDelivery: 'X-Id' }
  const metrics = [
    { id: 0, name: '', value: 'count', style: '', unit: '' } as const,
    { id: 1, name: '', value: '', style: '', unit: '' } as const,
    { id: 2, name: 'Share', value: 'share', style: 'PERCENT', unit: '' } as const,
  ]
  expect(toFeedInput('shop', { ...draft, metrics })).toEqual({
    source: 'shop',
    name: 'daily',
    widgetId: 'widget_1',
    rows: null,
    key: null,
    filter: null,
    metrics: [
      { name: 'count', value: 'count' },
      { name: 'Share', value: 'share', format: { style: 'PERCENT' } },
    ],
    history: 'SNAPSHOT',
    cron: null,
    variables: {},
    hook: 'OFF',
  })
})
