// Writes events of one project on a distributed database: rows are VALUES, which its server gets as they are; those of `unnest` would be read by
// the coordinator first.
import type { Pool } from '../database/client.ts'
import { type Client, insertRows, type PreparedTable } from '../database/prepared-rows.ts'
import type { ValidatedEvent } from './event.ts'

const table: PreparedTable = {
  name: 'divided_events',
  head: `insert into events (project_id, at, event_id, name, user_id, anonymous_id, properties, uf_properties, session_id, external_id, device)
  `,
  casts: ['bigint', 'timestamptz', 'bigint', 'text', 'text', 'text', 'jsonb', 'jsonb', 'text', 'text', 'jsonb'],
  tail: '',
}

const ids: PreparedTable = {
  name: 'divided_event_ids',
  head: 'insert into event_ids (project_id, given_id, received_at) ',
  casts: ['bigint', 'text', 'timestamptz'],
  tail: ' on conflict do nothing returning given_id',
}

/**
 * Returns the ids of the events that were written; null: all of them. A given id may stand in `events` once. One transaction: what was repeated
 * is left out, and all of it is committed or nothing.
 */
export async function insertDividedEvents(
  pool: Pool,
  events: readonly ValidatedEvent[],
  now: Date,
): Promise<Set<string> | null> {
  if (new Set(events.map(({ projectId }) => projectId)).size > 1) throw new Error('events of several projects')
  const client = await pool.connect()
  const sending: Client = { query: client.query.bind(client), sendsValues: true }
  let failed: Error | undefined
  try {
    await client.query('begin')
    const left = await withoutRepeated(sending, events, now)
    if (left.length > 0) await insertRows(sending, table, left.flatMap(valuesOf))
    await client.query('commit')
    return left === events ? null : new Set(left.map(({ eventId }) => eventId))
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => {
      failed = lost
    })
    throw error
  } finally {
    client.release(failed)
  }
}

/** Claims the given ids, in one order everywhere: two that claim the same ones wait for each other, and never in a circle. */
async function withoutRepeated(
  client: Client,
  events: readonly ValidatedEvent[],
  now: Date,
): Promise<readonly ValidatedEvent[]> {
  const given = events.flatMap(({ projectId, uniqueKey }) => (uniqueKey === null ? [] : { projectId, uniqueKey }))
  if (given.length === 0) return events
  given.sort((a, b) => (a.uniqueKey < b.uniqueKey ? -1 : 1))
  const at = now.toISOString()
  const rows = await insertRows(
    client,
    ids,
    given.flatMap(({ projectId, uniqueKey }) => [projectId, uniqueKey, at]),
  )
  const isNew = new Set(rows.map(([id]) => id))
  return events.filter(({ uniqueKey }) => uniqueKey === null || isNew.has(uniqueKey))
}

const valuesOf = (event: ValidatedEvent): unknown[] => [
  event.projectId,
  new Date(event.at).toISOString(),
  event.eventId,
  event.name,
  event.userId,
  event.anonymousId,
  event.properties,
  event.derived,
  event.sessionId,
  event.externalId,
  event.device,
]
