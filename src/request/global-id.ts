import { AppError } from '../base/errors.ts'
import type { Id, MetricId, ProjectId, WidgetId } from '../base/id.ts'
import { quote } from '../base/quote.ts'

/** No leading zeros: each entity has one id, and no other spelling of it. */
const FORM = /^([a-z]+)((?:_(?:0|[1-9a-z][0-9a-z]{0,12}))+)$/

/** `widget_3w5e11264sg`: the type, and its ids in base 36. Opaque to clients, readable for people. */
export function encodeId(typename: string, ids: string): string {
  const parts = ids.split('/').map(id => BigInt(id).toString(36))
  return `${typename.toLowerCase()}_${parts.join('_')}`
}

/** Throws NOT_FOUND for a text that no id can be: nothing has such an id. */
export function decodeId(text: string): { typename: string; id: string } {
  const match = FORM.exec(text)
  const typename = match?.[1] && typenames.get(match[1])
  if (!match?.[2] || !typename) throw new AppError('NOT_FOUND', `Nothing has the id ${quote(text)}.`)
  const ids = match[2].slice(1).split('_').map(fromBase36)
  if (ids.some(id => id >= 1n << 63n)) throw new AppError('NOT_FOUND', `Nothing has the id ${quote(text)}.`)
  return { typename, id: ids.join('/') }
}

/** What the ids behind a global id are of, where they are more than an id. */
interface IdsByType {
  Project: [ProjectId]
  Widget: [WidgetId]
  Metric: [WidgetId, MetricId]
}
type IdsOf<T extends string> = T extends keyof IdsByType ? IdsByType[T] : Id[]

/** The ids behind a global id of this type. Throws NOT_FOUND when it is of another type or of another length. */
export function idsOf<T extends string>(typename: T, text: string, count = 1): IdsOf<T> {
  const decoded = decodeId(text)
  const ids = decoded.id.split('/')
  if (decoded.typename !== typename || ids.length !== count) {
    throw new AppError(
      'NOT_FOUND',
      `${quote(text)} is not the id of ${/^[aeiou]/i.test(typename) ? 'an' : 'a'} ${typename.toLowerCase()}.`,
    )
  }
  return ids as IdsOf<T>
}

export function idOf<T extends string>(typename: T, text: string): IdsOf<T>[0] {
  return idsOf(typename, text)[0] as IdsOf<T>[0]
}

/** Types with a global id, by the word that begins it. */
const typenames = new Map(
  [
    'Project',
    'Calendar',
    'Annotation',
    'Widget',
    'Share',
    'Board',
    'DataAddress',
    'Metric',
    'PushReceipt',
    'SavedQuery',
    'Token',
    'Client',
    'AuditEntry',
    'Source',
    'CallLogEntry',
    'Feed',
    'FeedRun',
    'Event',
    'Task',
    'Channel',
    'Delivery',
    'ReportSchedule',
    'ReportRun',
    'Alert',
    'AlertEvent',
  ].map(typename => [typename.toLowerCase(), typename]),
)

function fromBase36(text: string): bigint {
  let value = 0n
  for (const digit of text) value = value * 36n + BigInt(Number.parseInt(digit, 36))
  return value
}
