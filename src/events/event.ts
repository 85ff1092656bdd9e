// Something that happened: what a sender may tell of it, checked, with every issue by its path.
import { AppError } from '../base/errors.ts'
import type { Id, ProjectId } from '../base/id.ts'
import { Issues } from '../base/issues.ts'
import { isEventName } from '../core/event-name.ts'
import { derivedProperties } from './derived.ts'
import { deviceOf, isStorable, propertiesOf, type ReportField, textOf } from './event-field.ts'

/** An event as a door read it; nothing of it is checked. */
export interface EventDraft {
  readonly name: unknown
  /** Epoch milliseconds; absent: now. */
  readonly timestamp: unknown
  readonly userId: unknown
  readonly anonymousId: unknown
  readonly properties: unknown
  readonly id: unknown
  /** The visit that it belongs to. */
  readonly sessionId?: unknown
  /** The user as another system names them. */
  readonly externalId?: unknown
  readonly deviceData?: unknown
  /** The door takes names of several words. */
  readonly allowsBlanks?: boolean
}

export interface ValidatedEvent {
  readonly projectId: ProjectId
  readonly eventId: Id
  /** Epoch milliseconds. */
  readonly at: number
  readonly name: string
  readonly userId: string | null
  readonly anonymousId: string | null
  /** JSON texts. */
  readonly properties: string
  readonly derived: string
  readonly sessionId: string | null
  readonly externalId: string | null
  /** JSON text. */
  readonly device: string | null
  /** By which repetitions are known; null: none. */
  readonly uniqueKey: string | null
}

export const MAX_EVENTS = 1_000
export const MAX_EVENT_NAME = 200
/** A sender's clock may be ahead by this much. */
const AHEAD_MS = 24 * 3_600_000

const NO_EVENT: EventDraft = {
  name: null,
  timestamp: null,
  userId: null,
  anonymousId: null,
  properties: null,
  id: null,
}

export interface CheckOptions {
  readonly projectId: ProjectId
  readonly now: number
  /** The first instant that is kept. */
  readonly keptFrom: number
  /** `events`: the path of issues, `events.3.name`; empty for a single event. */
  readonly place: string
  readonly makeId: () => Id
  readonly idempotencyKey: string | null
}

/** All or nothing: throws BAD_USER_INPUT with every issue (at most 100) by the index of its event. `null` is no event. */
export function checkEvents(drafts: readonly (EventDraft | null)[], options: CheckOptions): ValidatedEvent[] {
  const issues = new Issues({ perPath: 1 })
  const events = drafts.map((draft, index) => {
    const place = (field: string) => (options.place === '' ? field : `${options.place}.${index}.${field}`)
    const fail = (field: string, message: string) => issues.add(place(field), message)
    if (draft === null) issues.add(`${options.place}.${index}`, 'An event is an object.')
    return checkEvent(draft ?? NO_EVENT, index, options, draft === null ? () => {} : fail)
  })
  const { first } = issues
  if (first) throw new AppError('BAD_USER_INPUT', `${first.path}: ${first.message}`, { fields: issues.toFields() })
  return events
}

/** Throws FORBIDDEN that names every event (at most 100) which the credential may not send. `allowed` null: any. */
export function assertAllowedNames(
  events: readonly ValidatedEvent[],
  allowed: ReadonlySet<string> | null,
  place: string,
): void {
  if (!allowed) return
  const refused = events.flatMap(({ name }, index) => (allowed.has(name) ? [] : [{ name, index }]))
  if (refused.length === 0) return
  const message = (name: string) => `The token may not send events named ${JSON.stringify(name)}.`
  const issues = new Issues()
  for (const { name, index } of refused) issues.add(place === '' ? 'name' : `${place}.${index}.name`, message(name))
  throw issues.toError('FORBIDDEN')
}

function checkEvent(draft: EventDraft, index: number, options: CheckOptions, fail: ReportField): ValidatedEvent {
  const { projectId, now, idempotencyKey } = options
  const name = typeof draft.name === 'string' ? draft.name.normalize('NFC') : ''
  const isLong = [...name].length > MAX_EVENT_NAME
  if (draft.allowsBlanks) {
    if (!isEventName(name) || isLong)
      fail('name', `The name is 1 to ${MAX_EVENT_NAME} characters, with blanks between words only.`)
  } else if (!/^\S+$/u.test(name) || isLong || !isStorable(name))
    fail('name', `The name is 1 to ${MAX_EVENT_NAME} characters without white space.`)
  const userId = textOf('userId', draft.userId, fail)
  const anonymousId = textOf('anonymousId', draft.anonymousId, fail)
  if (userId === null && anonymousId === null) fail('userId', 'An event has a userId or an anonymousId.')
  const id = textOf('id', draft.id, fail)
  const at = timeOf(draft.timestamp, options, fail)
  const { text, properties } = propertiesOf(draft.properties, fail)
  const device = deviceOf(draft.deviceData, fail)
  return {
    projectId,
    eventId: options.makeId(),
    at: at ?? now,
    name,
    userId,
    anonymousId,
    properties: text,
    derived: JSON.stringify(derivedProperties(properties, device?.properties)),
    sessionId: textOf('sessionId', draft.sessionId, fail),
    externalId: textOf('externalId', draft.externalId, fail),
    device: device?.text ?? null,
    uniqueKey: id !== null ? `id ${id}` : idempotencyKey === null ? null : `key ${index} ${idempotencyKey}`,
  }
}

function timeOf(input: unknown, { now, keptFrom }: CheckOptions, fail: ReportField): number | null {
  if (input === undefined || input === null) return null
  const at = typeof input === 'number' ? input : Number.NaN
  if (!Number.isFinite(at)) fail('timestamp', 'timestamp is in epoch milliseconds.')
  else if (at > now + AHEAD_MS) fail('timestamp', 'timestamp is more than a day in the future.')
  else if (at < keptFrom || at < 0) fail('timestamp', 'timestamp is older than events are kept.')
  else return Math.trunc(at)
  return null
}
