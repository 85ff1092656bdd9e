import { z } from 'zod'
import { AppError } from '../base/errors.ts'
import { JsonNumber } from '../base/json-text.ts'
import { decimalText } from '../http/field.ts'
import { readInstant } from '../http/instant.ts'
import type { EventDraft } from './event.ts'

/** What is no instant goes through as it is: the check of the event names it. */
function toTimestamp(input: unknown): unknown {
  const text = decimalText(input)
  return text === null ? input : (readInstant(text) ?? input)
}

const attributes = z
  .record(z.string(), z.unknown())
  .nullish()
  .meta({ description: 'What else is to be known of it; nested as you like.', examples: [{ plan: 'pro' }] })

const text = (description: string) => z.union([z.string(), z.int()]).nullish().meta({ description })

/** One event; whether it is right is judged with all others. */
export const eventField = z.object({
  event: z
    .unknown()
    .optional()
    .meta({
      type: 'string',
      description: 'What happened: a name of 1 to 200 characters; blanks between words are part of it.',
      examples: ['purchase'],
    }),
  user_id: text('Who did it.'),
  anonymous_id: text('The device, where nobody is known.'),
  timestamp: z
    .unknown()
    .optional()
    .meta({
      type: ['string', 'integer', 'null'],
      description: 'When it happened: with an offset, else in UTC; or Unix seconds or milliseconds. Default: now.',
      examples: ['2026-11-20 09:30:00 +01:00'],
    }),
  value: z.unknown().optional().meta({ description: 'Stands among the attributes as `value`.' }),
  user_attributes: attributes,
  session_id: text('The visit that it belongs to.'),
  external_id: text('The user as another system names them.'),
  device_data: z.record(z.string(), z.unknown()).nullish().meta({ description: 'What describes the device.' }),
  id: text('The same id counts once.'),
})

export type EventBody = z.output<typeof eventField>

export function toDraft(body: EventBody): EventDraft {
  const { event, user_id, anonymous_id, timestamp, value, user_attributes, session_id, external_id, device_data, id } =
    body
  return {
    allowsBlanks: true,
    name: event,
    timestamp: toTimestamp(timestamp),
    userId: user_id,
    anonymousId: anonymous_id,
    sessionId: session_id,
    externalId: external_id,
    deviceData: device_data,
    properties: value === undefined || value === null ? user_attributes : { ...user_attributes, value },
    id,
  }
}

const eventColumnsOfImports = ['user_id', 'anonymous_id', 'timestamp', 'value', 'user_attributes', 'id']

/** A row of an import; columns of other names are attributes. */
export function rowToDraft(columns: readonly string[], row: readonly unknown[]): EventDraft {
  const known: Record<string, unknown> = {}
  const others: Record<string, unknown> = Object.create(null)
  for (const [index, name] of columns.entries()) {
    const value = row[index]
    if (value === null || value === '') continue
    if (name === 'event' || eventColumnsOfImports.includes(name)) known[name] = value
    else others[name] = value
  }
  const draft = toDraft(known as EventBody)
  const hasOthers = Object.keys(others).length > 0
  const isObject = typeof draft.properties === 'object' && !(draft.properties instanceof JsonNumber)
  if (!hasOthers || (draft.properties && !isObject)) return draft
  return { ...draft, properties: { ...(draft.properties as object | undefined), ...others } }
}

const names: Readonly<Record<string, string>> = {
  name: 'event',
  userId: 'user_id',
  anonymousId: 'anonymous_id',
  properties: 'user_attributes',
  sessionId: 'session_id',
  externalId: 'external_id',
  deviceData: 'device_data',
}

/** Names the issues of refused events by the fields of REST: `user_id`, not `userId`. Throws every error on. */
export function rethrowInRestWords(error: unknown): never {
  if (!(error instanceof AppError) || !error.fields) throw error
  const fields = Object.entries(error.fields).map(([path, messages]) => {
    const parts = path.split('.')
    const last = parts.pop() ?? ''
    const place = [...parts, names[last] ?? last].join('.')
    return [place, messages.map(worded)] as const
  })
  throw new AppError(error.code, worded(error.message), { fields: Object.fromEntries(fields) })
}

const worded = (message: string) =>
  message.replace(/\b(userId|anonymousId|properties|sessionId|externalId|deviceData)\b/g, name => names[name] ?? name)
