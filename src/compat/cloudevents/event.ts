// A CloudEvent (1.0) as an event of ours: its type is the name, source and id are what it is known by.
import type { IncomingHttpHeaders } from 'node:http'
import { badInput } from '../../base/errors.ts'
import { quote } from '../../base/quote.ts'
import { sha256 } from '../../base/seal.ts'
import type { EventDraft } from '../../events/event.ts'
import { MAX_EVENT_TEXT } from '../../events/event-field.ts'

/** Attributes and data, as the JSON format has them. */
export type CloudEvent = Readonly<Record<string, unknown>>

/** What is said elsewhere in an event of ours. */
const OWN = new Set(['specversion', 'id', 'source', 'type', 'time', 'data', 'data_base64', 'userid', 'anonymousid'])

/** Who did it: the extensions `userid` and `anonymousid`, else the subject, else the source. Throws BAD_USER_INPUT that names the attribute. */
export function toDraft(event: CloudEvent, place: string): EventDraft {
  const at = (name: string) => (place === '' ? name : `${place}.${name}`)
  const { specversion, id, source, type, time, subject, userid, anonymousid } = event
  if (typeof specversion !== 'string' || !/^1\.\d+$/.test(specversion))
    throw badInput(
      at('specversion'),
      `specversion is "1.0"${typeof specversion === 'string' ? `, and not ${quote(specversion)}` : ''}.`,
    )
  for (const [name, value] of Object.entries({ id, source, type }))
    if (typeof value !== 'string' || value === '') throw badInput(at(name), `${name} is a text that is not empty.`)
  const timestamp =
    time === undefined || time === null ? null : typeof time === 'string' ? Date.parse(time) : Number.NaN
  if (timestamp !== null && Number.isNaN(timestamp))
    throw badInput(at('time'), 'time is an instant of RFC 3339: 2026-11-20T09:30:00Z.')
  return {
    name: type,
    timestamp,
    userId: userid ?? (anonymousid === undefined ? (subject ?? null) : null),
    anonymousId: anonymousid ?? (userid === undefined && subject === undefined ? source : null),
    properties: propertiesOf(event),
    id: identityOf(String(source), String(id)),
  }
}

/** Source and id are one identity; what is longer than an id may be is known by its hash. */
function identityOf(source: string, id: string): string {
  const text = `${source} ${id}`
  return text.length <= MAX_EVENT_TEXT ? text : sha256(text).toString('hex')
}

/** The members of the data, and what the event says of itself under `cloudevent`. */
function propertiesOf(event: CloudEvent): object {
  const { data, data_base64: encoded } = event
  const members = Object.entries(event).filter(([name]) => !OWN.has(name) || name === 'source')
  const isObject = typeof data === 'object' && data !== null && !Array.isArray(data)
  const own = isObject ? data : { ...(data !== undefined && { data }), ...(encoded !== undefined && { data: encoded }) }
  return { ...own, cloudevent: Object.fromEntries(members) }
}

/** An event whose attributes stand in the headers `ce-...`, and whose data is the body. */
export function fromHeaders(headers: IncomingHttpHeaders, data: unknown): CloudEvent {
  const attributes = Object.entries(headers).flatMap(([name, value]) =>
    name.startsWith('ce-') && typeof value === 'string' ? [[name.slice(3), decoded(value)] as const] : [],
  )
  return { ...Object.fromEntries(attributes), ...(data !== undefined && { data }) }
}

/** Headers have what is no printable ASCII in percents. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
