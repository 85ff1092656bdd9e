// A feed in its form, and as it is saved: what is saved replaces all of it, so all of it is in the draft.
import { type NumberStyle, plainFormat } from '../../../core/number-format.ts'
import type {
  FeedFieldsFragment,
  FeedHistory,
  HookChallengeInput,
  HookKind,
  HookSignatureInput,
  SaveFeedInput,
} from '../gql/graphql.ts'

export interface FeedMetricDraft {
  readonly id: number
  readonly name: string
  readonly value: string
  /** Empty: as the metric is, or plain. */
  readonly style: NumberStyle | ''
  /** The currency of money, the unit of plain numbers. */
  readonly unit: string
  /** Of its format; the form does not show them, and keeps them. */
  readonly digits?: {
    readonly minimumFractionDigits: number | null
    readonly maximumFractionDigits: number | null
  }
}

interface PathDraft {
  readonly name: string
  readonly value: string
}

export interface FeedDraft {
  readonly id: string | null
  readonly name: string
  readonly widgetId: string
  readonly rows: string
  readonly key: string
  readonly filter: string
  readonly metrics: readonly FeedMetricDraft[]
  /** By the names of dimensions: where a row holds the value; empty: none. */
  readonly dimensions: readonly PathDraft[]
  readonly history: FeedHistory
  readonly cron: string
  readonly timeZone: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly hook: HookKind
  readonly hookSecret: string
  readonly hookSignature: HookSignatureInput
  /** A header, or behind `path:` a path in the body; empty: as the kind says. */
  readonly hookDelivery: string
  readonly hookChallenge: HookChallengeInput | null
}

export const emptyMetric: FeedMetricDraft = { id: 0, name: '', value: '', style: '', unit: '' }

const newFeed: FeedDraft = {
  id: null,
  name: '',
  widgetId: '',
  rows: '',
  key: '',
  filter: '',
  metrics: [emptyMetric],
  dimensions: [],
  history: 'SNAPSHOT',
  cron: '',
  timeZone: '',
  variables: {},
  hook: 'OFF',
  hookSecret: '',
  hookSignature: { header: '', algorithm: 'SHA256', encoding: 'HEX', prefix: '', signs: '{body}' },
  hookDelivery: '',
  hookChallenge: null,
}

export function toFeedDraft(feed: FeedFieldsFragment | null): FeedDraft {
  if (feed === null) return newFeed
  const { hookSignature, hookDelivery, hookChallenge } = feed
  return {
    id: feed.id,
    name: feed.name,
    widgetId: feed.widget?.id ?? '',
    rows: feed.rows ?? '',
    key: feed.key ?? '',
    filter: feed.filter ?? '',
    metrics: feed.metrics.map(({ name, value, format }, id) => ({
      id,
      name,
      value,
      style: format?.style ?? '',
      unit: format?.currency ?? format?.unit ?? '',
      ...(format && {
        digits: {
          minimumFractionDigits: format.minimumFractionDigits,
          maximumFractionDigits: format.maximumFractionDigits,
        },
      }),
    })),
    dimensions: feed.dimensions.map(({ name, value }) => ({ name, value })),
    history: feed.history,
    cron: feed.cron ?? '',
    timeZone: feed.timeZone,
    variables: feed.variables as FeedDraft['variables'],
    hook: feed.hook,
    hookSecret: '',
    hookSignature: hookSignature ? { ...hookSignature } : newFeed.hookSignature,
    hookDelivery: hookDelivery?.header ?? (hookDelivery?.path ? `${PATH}${hookDelivery.path}` : ''),
    hookChallenge: hookChallenge ? { ...hookChallenge } : null,
  }
}

export const PATH = 'path:'

export function toFeedInput(source: string, draft: FeedDraft): SaveFeedInput {
  const { hook, hookSecret, hookSignature, hookChallenge } = draft
  const dimensions = draft.dimensions.filter(({ value }) => value.trim() !== '')
  const hasHook = hook !== 'OFF'
  return {
    ...(draft.id !== null && { id: draft.id }),
    source,
    name: draft.name.trim(),
    widgetId: draft.widgetId,
    rows: textOrNull(draft.rows),
    key: textOrNull(draft.key),
    filter: textOrNull(draft.filter),
    metrics: draft.metrics.filter(({ name, value }) => name.trim() || value.trim()).map(toMetric),
    ...(dimensions.length > 0 && { dimensions }),
    history: draft.history,
    cron: textOrNull(draft.cron),
    ...(draft.timeZone.trim() && { timeZone: draft.timeZone.trim() }),
    variables: draft.variables,
    hook,
    ...(hasHook && hookSecret !== '' && { hookSecret }),
    ...(hook === 'HMAC' && { hookSignature }),
    ...(hasHook && draft.hookDelivery.trim() && { hookDelivery: toDelivery(draft.hookDelivery.trim()) }),
    ...(hasHook && hookChallenge && { hookChallenge }),
  }
}

/** A metric without a name is called as the path of its value. */
function toMetric({ name, value, style, unit, digits }: FeedMetricDraft): SaveFeedInput['metrics'][number] {
  const shared = { name: name.trim() || value.trim(), value: value.trim() || name.trim() }
  const written = unit.trim() || null
  if (style === '' && written === null) return shared
  return {
    ...shared,
    format: {
      ...digits,
      style: style || plainFormat.style,
      ...(style === 'CURRENCY' && { currency: written?.toUpperCase() ?? null }),
      ...((style || plainFormat.style) === 'NUMBER' && { unit: written }),
    },
  }
}

const toDelivery = (text: string) =>
  text.startsWith(PATH) ? { path: text.slice(PATH.length).trim() } : { header: text }

const textOrNull = (text: string) => text.trim() || null
