import { z } from 'zod'
import { AppError } from '../base/errors.ts'
import { JsonNumber } from '../base/json-text.ts'
import type { EventDraft } from './event.ts'

const INSTANT = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?\s*(Z|z|[+-]\d{2}(?::?\d{2})?)?$/

/**
 * `2024-12-13 11:36:00 +01:00` and RFC 3339 (UTC where there is no offset), or epoch milliseconds -> epoch milliseconds. What is no
 * instant goes through as it is: the check of the event names it.
 */
function toTimestamp(input: unknown): unknown {
  if (typeof input !== 'string') return input
  if (/^\d{12,15}$/.test(input)) return Number(input)
  const [, day, minutes, seconds = ':00', offset = 'Z'] = INSTANT.exec(input.trim()) ?? []
  if (day === undefined) return input
  try {
    return Temporal.Instant.from(`${day}T${minutes}${seconds}${offset}`).epochMilliseconds
  } catch {
    return input
  }
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
    .meta({ type: 'string', description: 'What happened: a name without white space.', examples: ['purchase'] }),
  user_id: text('Who did it.'),
  anonymous_id: text('The device, where nobody is known.'),
  timestamp: z
    .unknown()
    .optional()
    .meta({
      type: ['string', 'integer'],
      description: 'When it happened: with an offset, else in UTC; or epoch milliseconds. Default: now.',
      examples: ['2026-11-20 09:30:00 +01:00'],
    }),
  value: z.unknown().optional().meta({ description: 'Stands among the attributes as `value`.' }),
  user_attributes: attributes,
  id: text('The same id counts once.'),
})

export type EventBody = z.output<typeof eventField>

export function toDraft(body: EventBody): EventDraft {
  const { event, user_id, anonymous_id, timestamp, value, user_attributes, id } = body
  return {
    name: event,
    timestamp: toTimestamp(timestamp),
    userId: user_id,
    anonymousId: anonymous_id,
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

const worded = (message: string) => message.replace(/\b(userId|anonymousId|properties)\b/g, name => names[name] ?? name)
