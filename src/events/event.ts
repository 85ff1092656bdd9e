// Something that happened: what a sender may tell of it, checked, with every issue by its path.
import { AppError } from '../base/errors.ts'
import type { Id, ProjectId } from '../base/id.ts'
import { Issues } from '../base/issues.ts'
import { derivedProperties } from './derived.ts'

/** An event as a door read it; nothing of it is checked. */
export interface EventDraft {
  readonly name: unknown
  /** Epoch milliseconds; absent: now. */
  readonly timestamp: unknown
  readonly userId: unknown
  readonly anonymousId: unknown
  readonly properties: unknown
  readonly id: unknown
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
  /** By which repetitions are known; null: none. */
  readonly uniqueKey: string | null
}

export const MAX_EVENTS = 1_000
export const MAX_EVENT_NAME = 200
export const MAX_EVENT_TEXT = 255
export const MAX_PROPERTIES_BYTES = 32_768
const MAX_DEPTH = 20
/** A sender's clock may be ahead by this much. */
const AHEAD_MS = 24 * 3_600_000

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

/** All or nothing: throws BAD_USER_INPUT with every issue (at most 100) by the index of its event. */
export function checkEvents(drafts: readonly EventDraft[], options: CheckOptions): ValidatedEvent[] {
  const issues = new Issues({ perPath: 1 })
  const events = drafts.map((draft, index) => {
    const place = (field: string) => (options.place === '' ? field : `${options.place}.${index}.${field}`)
    const fail = (field: string, message: string) => issues.add(place(field), message)
    return checkEvent(draft, index, options, fail)
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

type ReportField = (field: string, message: string) => void

function checkEvent(draft: EventDraft, index: number, options: CheckOptions, fail: ReportField): ValidatedEvent {
  const { projectId, now, idempotencyKey } = options
  const name = typeof draft.name === 'string' ? draft.name.normalize('NFC') : ''
  if (!/^\S+$/u.test(name) || [...name].length > MAX_EVENT_NAME || !isStorable(name)) {
    fail('name', `The name is 1 to ${MAX_EVENT_NAME} characters without white space.`)
  }
  const userId = textOf('userId', draft.userId, fail)
  const anonymousId = textOf('anonymousId', draft.anonymousId, fail)
  if (userId === null && anonymousId === null) fail('userId', 'An event has a userId or an anonymousId.')
  const id = textOf('id', draft.id, fail)
  const at = timeOf(draft.timestamp, options, fail)
  const { text, properties } = propertiesOf(draft.properties, fail)
  return {
    projectId,
    eventId: options.makeId(),
    at: at ?? now,
    name,
    userId,
    anonymousId,
    properties: text,
    derived: JSON.stringify(derivedProperties(properties)),
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

function textOf(field: string, input: unknown, fail: ReportField): string | null {
  if (input === undefined || input === null) return null
  const text = typeof input === 'number' && Number.isSafeInteger(input) ? String(input) : input
  if (typeof text === 'string' && text !== '' && [...text].length <= MAX_EVENT_TEXT && isStorable(text)) return text
  fail(field, `${field} is 1 to ${MAX_EVENT_TEXT} characters.`)
  return null
}

function propertiesOf(input: unknown, fail: ReportField): { text: string; properties: Record<string, unknown> } {
  const none = { text: '{}', properties: {} }
  if (input === undefined || input === null) return none
  if (typeof input !== 'object' || Array.isArray(input)) {
    fail('properties', 'properties is an object.')
    return none
  }
  if (isDeeper(input, MAX_DEPTH)) {
    fail('properties', `properties are nested at most ${MAX_DEPTH} deep.`)
    return none
  }
  const text = JSON.stringify(input)
  if (Buffer.byteLength(text) > MAX_PROPERTIES_BYTES) {
    fail('properties', `properties are at most ${MAX_PROPERTIES_BYTES} bytes as JSON.`)
  } else if (/\\u0000|\\ud[89a-f]/.test(text)) {
    // JSON.stringify escapes only lone surrogates. A text that spells out \u0000 is refused with them: rare, and reported.
    fail('properties', 'properties cannot hold NUL or half of a surrogate pair.')
  }
  return { text, properties: input as Record<string, unknown> }
}

const isStorable = (text: string) => !text.includes('\0') && text.isWellFormed()

function isDeeper(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return depth === 0 || Object.values(value).some(each => isDeeper(each, depth - 1))
}
