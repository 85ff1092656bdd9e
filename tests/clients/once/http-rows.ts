// What is sent by no client of its own: HTTP as its documentation has it.
import { prometheusMessages } from '../../_kit/dialect-messages.ts'
import { push } from '../../_kit/operations.ts'
import { HTTP, type Message, type OnceRow, type Place, posted } from './row.ts'

const KEY = 'the header `Idempotency-Key`'
const keyOf = (name: string, nth: number) => ({ 'idempotency-key': `${name}-${nth}` })

/** Of a widget that has the name. */
const toWidget =
  (
    make: (
      widget: { id: string; path: string },
      name: string,
      nth: number,
    ) => { path: string; body: string; headers?: Record<string, string> },
  ): OnceRow['messages'] =>
  async place => {
    const { id, pushUrl } = await place.it.widget({ title: place.name, pushName: place.name })
    return posted((_, nth) => make({ id, path: new URL(pushUrl).pathname }, place.name, nth))(place)
  }

const cyfe = (way: string, nth: number) =>
  JSON.stringify({ data: [{ Date: '20261120', Sales: 3 * nth }], onduplicate: { Sales: way } })

const cyfeRows: readonly OnceRow[] = [
  {
    ...{ dialect: 'cyfe', sent: 'rows that add, with a key', by: HTTP, identity: KEY, counts: 'exactly once' },
    messages: toWidget(({ path }, name, nth) => ({ path, body: cyfe('add', nth), headers: keyOf(name, nth) })),
  },
  {
    ...{ dialect: 'cyfe', sent: 'rows that replace', by: HTTP, identity: 'metric and date', counts: 'exactly once' },
    messages: toWidget(({ path }, _, nth) => ({ path, body: cyfe('replace', nth) })),
  },
  {
    ...{ dialect: 'cyfe', sent: 'rows that add, without a key', by: HTTP, identity: null, counts: 'at least once' },
    messages: toWidget(({ path }, _, nth) => ({ path, body: cyfe('add', nth) })),
  },
]

const graphqlMessages =
  (onDuplicate: 'ADD' | 'REPLACE', hasKey: boolean): OnceRow['messages'] =>
  async place => {
    const { id: widgetId } = await place.it.widget({ title: place.name, pushName: place.name })
    return posted(({ name }, nth) => {
      const rows = [{ key: '2026-11-20', values: [{ metric: 'Sales', value: String(3 * nth) }] }]
      const input = { widgetId, onDuplicate, rows, ...(hasKey && { idempotencyKey: `${name}-${nth}` }) }
      return { path: '/graphql', body: JSON.stringify({ query: push.toString(), variables: { input } }) }
    })(place)
  }

const graphqlRows: readonly OnceRow[] = [
  {
    ...{ dialect: 'graphql', sent: '`push` that adds, with a key', by: HTTP, identity: '`idempotencyKey`' },
    counts: 'exactly once',
    messages: graphqlMessages('ADD', true),
  },
  {
    ...{ dialect: 'graphql', sent: '`push` that replaces', by: HTTP, identity: 'metric, key and dimensions' },
    counts: 'exactly once',
    messages: graphqlMessages('REPLACE', false),
  },
  {
    ...{ dialect: 'graphql', sent: '`push` that adds, without a key', by: HTTP, identity: null },
    counts: 'at least once',
    messages: graphqlMessages('ADD', false),
  },
]

const userfluxEvent = (hasId: boolean) =>
  posted(({ name }, nth) => ({
    path: '/event/ingest/batch',
    body: JSON.stringify({ events: [{ name, userId: 'ada', ...(hasId && { id: `${name}-${nth}` }) }] }),
  }))

const xtremepushEvent = (hasId: boolean) =>
  posted(({ name }, nth) => ({
    path: '/api/external/hit/event',
    body: JSON.stringify({ event: name, user_id: 'ada', ...(hasId && { id: `${name}-${nth}` }) }),
  }))

const importBody = (widget_id: string, nth: number) =>
  JSON.stringify({
    widget_id,
    onduplicate: 'ADD',
    columns: ['metric', 'key', 'value'],
    rows: [['Sales', '2026-11-20', 3 * nth]],
  })

const eventRows: readonly OnceRow[] = [
  {
    ...{ dialect: 'userflux', sent: 'an event with an id', by: HTTP, identity: 'the id', counts: 'exactly once' },
    ...{ stores: 'events', messages: userfluxEvent(true) },
  },
  {
    ...{ dialect: 'userflux', sent: 'an event without an id', by: HTTP, identity: null, counts: 'at least once' },
    ...{ stores: 'events', messages: userfluxEvent(false) },
  },
  {
    ...{ dialect: 'xtremepush', sent: 'an event with an id', by: HTTP, identity: 'the id', counts: 'exactly once' },
    ...{ stores: 'events', messages: xtremepushEvent(true) },
  },
  {
    ...{ dialect: 'xtremepush', sent: 'an event without an id', by: HTTP, identity: null, counts: 'at least once' },
    ...{ stores: 'events', messages: xtremepushEvent(false) },
  },
  {
    ...{ dialect: 'xtremepush', sent: 'an import that adds, with a key', by: HTTP, identity: KEY },
    counts: 'exactly once',
    messages: toWidget(({ id }, name, nth) => ({
      path: '/api/external/import/point',
      body: importBody(id, nth),
      headers: keyOf(name, nth),
    })),
  },
  {
    ...{ dialect: 'xtremepush', sent: 'an import that adds, without a key', by: HTTP, identity: null },
    counts: 'at least once',
    messages: toWidget(({ id }, _, nth) => ({ path: '/api/external/import/point', body: importBody(id, nth) })),
  },
]

/** What Prometheus sends of a series; the first sample of a counter is what others are measured by. */
async function remoteWrite({ it, url, name }: Place): Promise<readonly [Message, Message]> {
  const [base, first, second] = prometheusMessages(name, [[5, 300, 700]])
  if (!base || !first || !second) throw new Error('three samples are three messages')
  await base(it.url)
  return [() => first(url), () => second(url)]
}

const remoteWriteRows: readonly OnceRow[] = [
  {
    ...{ dialect: 'prometheus', sent: 'remote write, a counter (`..._total`)', by: HTTP, identity: 'series and time' },
    ...{ counts: 'exactly once', suffix: '_total' },
    messages: remoteWrite,
  },
  {
    ...{ dialect: 'prometheus', sent: 'remote write, a gauge', by: HTTP, identity: 'series and time' },
    counts: 'exactly once',
    messages: remoteWrite,
  },
]

export const httpRows: readonly OnceRow[] = [...graphqlRows, ...cyfeRows, ...eventRows, ...remoteWriteRows]
