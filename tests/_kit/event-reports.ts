// Events of a shop, what reports say of them by their properties, and what a count in plain JavaScript says.
import type { TestApp } from './app.ts'
import type { EventAggregate } from './gql/graphql.ts'
import { createEventMetric } from './query-operations.ts'
import type { StoredEvent } from './tables.ts'

/** A widget that counts events of a name in every way. */
export async function shopOf(it: TestApp, event: string): Promise<string> {
  const { id } = await it.widget({ title: 'Shop', keyKind: 'TIME' })
  const make = (name: string, aggregate: EventAggregate, more: object = {}) =>
    it.ask(createEventMetric, { input: { widgetId: id, name, event, aggregate, ...more } })
  await make('Orders', 'COUNT')
  await make('Revenue', 'SUM', { property: 'cart.price' })
  await make('Mean', 'AVERAGE', { property: 'cart.price' })
  await make('Dearest', 'MAX', { property: 'cart.price' })
  await make('Buyers', 'UNIQUE_USERS')
  await make('Paid', 'COUNT', { where: { paid: true } })
  return id
}
/** Numbers that come out the same in every run. */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const countries = [
  'DE',
  'FR',
  'Other',
  ' DE ',
  '',
  'O\u0308',
  '\u00d6',
  7,
  true,
  null,
  { code: 'DE' },
  ['DE'],
  undefined,
]
const plans = ['pro', 'free', 'x'.repeat(300), 'x'.repeat(299), undefined]
export const made: StoredEvent[] = (() => {
  const next = numbersFrom(7)
  return Array.from({ length: 400 }, (_, n) => ({
    name: n % 17 === 0 ? 'other' : 'order',
    at: new Date(Date.UTC(2026, 10, 10) + next(8 * 86_400_000)).toISOString(),
    ...(next(9) > 0 && { userId: `user-${next(25)}` }),
    properties: {
      country: countries[next(countries.length)],
      cart: { plan: plans[next(plans.length)], price: next(6) === 0 ? 'none' : next(10_000) / 100 },
      paid: next(2) === 0,
    },
    ufProperties: { urlPath: `/${next(3)}` },
  }))
})()
export interface Answer {
  readonly metrics: {
    headline: number | null
    values: (number | null)[]
    runningTotals: (number | null)[]
    comparison: { previous: number | null } | null
  }[]
  readonly groups: {
    isOther: boolean
    values: { value: string | null }[]
    metrics: (Answer['metrics'][number] & { share: number | null })[]
  }[]
}

export interface Question {
  readonly by?: readonly string[]
  readonly where?: readonly Filter[]
  readonly top?: number
  readonly orderBy?: object
  readonly metrics?: readonly string[]
  readonly period?: object
  readonly fill?: string
}

const numbers = 'headline values runningTotals comparison { previous }'
const QUESTION = `query ($id: ID!, $by: [String!], $where: [DimensionFilter!], $top: Int, $orderBy: GroupOrder, $metrics: [String!], $period: PeriodInput, $fill: Fill) {
  widget(id: $id) { report(by: $by, where: $where, top: $top, orderBy: $orderBy, metrics: $metrics, period: $period, granularity: DAY, fill: $fill) {
    metrics { ${numbers} } groups { isOther values { value } metrics { ${numbers} share } } } } }`
const november = { days: { from: '2026-11-14', through: '2026-11-17' } }

const send = (it: TestApp, id: string, question: Question) =>
  it.send(QUESTION as never, { id, period: november, fill: 'NULL', ...question } as never)

export async function ask(it: TestApp, id: string, question: Question): Promise<Answer> {
  const reply = await send(it, id, question)
  if (reply.errors) throw new Error(JSON.stringify(reply.errors))
  return (reply.data as { widget: { report: Answer } }).widget.report
}

export async function refused(it: TestApp, id: string, question: Question): Promise<unknown> {
  const error = (await send(it, id, question)).errors?.[0]
  return [error?.extensions.code, error?.extensions.fields ?? error?.message]
}

export const groupNames = ({ groups }: Answer) =>
  groups.map(({ isOther, values }) => (isOther ? 'others' : values.map(({ value }) => value).join(' / ')))
const DAYS = 4

export type Filter = {
  dimension: string
  in?: (string | null)[]
  notIn?: (string | null)[]
  startsWith?: string
  isSet?: boolean
}

export function valueIn(event: StoredEvent, path: string): string | null {
  const [first = '', ...rest] = path.split('.')
  let found: unknown = first === 'ufProperties' ? event.ufProperties : event.properties?.[first]
  for (const name of rest) found = (found as Record<string, unknown> | undefined)?.[name]
  if (!['string', 'number', 'boolean'].includes(typeof found)) return null
  return [...String(found)].slice(0, 255).join('').normalize('NFC').trim() || null
}

export function passes(event: StoredEvent, where: readonly Filter[]): boolean {
  return where.every(filter => {
    const value = valueIn(event, filter.dimension)
    if (filter.in && !filter.in.includes(value)) return false
    if (filter.notIn?.includes(value)) return false
    if (filter.startsWith !== undefined && !value?.startsWith(filter.startsWith)) return false
    return filter.isSet === undefined || (value !== null) === filter.isSet
  })
}

/** What the six metrics say of events: `values` by day from the one given on, and the whole. */
export function countedBy(
  events: readonly StoredEvent[],
  from: number,
): Pick<Answer['metrics'][number], 'headline' | 'values' | 'runningTotals'>[] {
  const dayOf = ({ at = '' }: StoredEvent) => Math.floor((Date.parse(at) - from) / 86_400_000)
  const orders = events.filter(event => event.name === 'order' && dayOf(event) >= 0 && dayOf(event) < DAYS)
  const priceOf = ({ properties }: StoredEvent) => (properties?.cart as { price: unknown } | undefined)?.price
  const prices = (own: readonly StoredEvent[]) =>
    own
      .map(priceOf)
      .filter(price => typeof price === 'number')
      .map(price => Math.round(price * 100))
  const sum = (own: readonly StoredEvent[]) => prices(own).reduce((total, price) => total + price, 0)
  const orNull = (count: number) => (count === 0 ? null : count)
  const ways: ((own: readonly StoredEvent[]) => number | null)[] = [
    own => orNull(own.length),
    own => (prices(own).length === 0 ? null : sum(own) / 100),
    own => (prices(own).length === 0 ? null : sum(own) / (prices(own).length * 100)),
    own => (prices(own).length === 0 ? null : Math.max(...prices(own)) / 100),
    own => orNull(new Set(own.map(({ userId }) => userId)).size),
    own => orNull(own.filter(({ properties }) => properties?.paid === true).length),
  ]
  return ways.map(way => ({
    headline: way(orders),
    values: Array.from({ length: DAYS }, (_, day) => way(orders.filter(event => dayOf(event) === day))),
    runningTotals: Array.from({ length: DAYS }, (_, day) => way(orders.filter(event => dayOf(event) <= day))),
  }))
}

/** The first instants of the period asked for, and of the one before. */
export const [own, before] = [Date.UTC(2026, 10, 14), Date.UTC(2026, 10, 10)]
