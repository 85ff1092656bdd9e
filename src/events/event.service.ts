// The one way in for events, whatever door they came through.
import { badInput } from '../base/errors.ts'
import { selectIsDistributed } from '../database/distribution/facts.ts'
import type { Gateway, Platform, Principal, RequestContext } from '../request/context.ts'
import { assertAllowedNames, checkEvents, type EventDraft, MAX_EVENTS } from './event.ts'
import { MAX_EVENT_TEXT } from './event-field.ts'
import { EventWriter } from './event-writer.service.ts'
import { ensurePartitions } from './partition.store.ts'
import { keptFrom, MONTHS_AHEAD, monthOf } from './partition.ts'

declare module '../request/context.ts' {
  interface Services {
    events: EventWriter
  }
}

export interface IngestResult {
  readonly accepted: number
  /** Of these, how many were there already under their id. */
  readonly duplicates: number
}

/** A writer, with the months of now and soon made. */
export async function createEventService(gateway: Platform): Promise<EventWriter> {
  await ensurePartitions(gateway.pool, monthsAhead(gateway))
  return new EventWriter(gateway, undefined, await selectIsDistributed(gateway.pool))
}

export function monthsAhead(gateway: Pick<Gateway, 'clock'>): number[] {
  const month = monthOf(gateway.clock())
  return Array.from({ length: MONTHS_AHEAD + 1 }, (_each, index) => month + index)
}

/**
 * Writes the events, all or nothing, and resolves after the commit. Throws BAD_USER_INPUT or FORBIDDEN (by `place` and index) or
 * UNAVAILABLE.
 * An idempotency key makes a repetition of the same list count once.
 */
export async function trackEvents(
  ctx: RequestContext,
  by: Principal,
  drafts: readonly (EventDraft | null)[],
  options: { place: string; idempotencyKey: string | null },
): Promise<IngestResult> {
  const { place, idempotencyKey } = options
  if (drafts.length > MAX_EVENTS) throw badInput('events', `At most ${MAX_EVENTS} events at once.`)
  if (idempotencyKey !== null && !(/^[\x20-\x7e]+$/.test(idempotencyKey) && idempotencyKey.length <= MAX_EVENT_TEXT)) {
    throw badInput('idempotencyKey', `An idempotency key is 1 to ${MAX_EVENT_TEXT} printable ASCII characters.`)
  }
  const events = checkEvents(drafts, {
    projectId: by.projectId,
    now: ctx.now,
    keptFrom: keptFrom(ctx.now, ctx.config.eventMonths),
    place,
    makeId: ctx.makeId,
    idempotencyKey,
  })
  assertAllowedNames(events, by.allowedEvents, place)
  if (events.length === 0) return { accepted: 0, duplicates: 0 }
  const written = await ctx.services.events.write(events)
  return { accepted: events.length, duplicates: events.length - written }
}
