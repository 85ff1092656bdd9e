// Writes events, many in one statement; a given id is written once.
import type { Pool } from '../database/client.ts'
import type { ValidatedEvent } from './event.ts'

const COLUMNS = `select * from unnest($1::bigint[], $2::timestamptz[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::jsonb[], $8::jsonb[],
  $9::text[], $10::text[], $11::jsonb[]`
const NAMES =
  'project_id, at, event_id, name, user_id, anonymous_id, properties, uf_properties, session_id, external_id, device'
const INTO = `insert into events (${NAMES})`

const PLAIN = `${INTO} ${COLUMNS})`

/** One statement: what was repeated is left out, and all of it is committed or nothing. */
const GIVEN = `with given as (
    insert into event_ids (project_id, given_id, received_at)
    select project_id, given_id, $13 from unnest($1::bigint[], $12::text[]) as g(project_id, given_id)
     where given_id is not null order by 1, 2
    on conflict do nothing
    returning project_id, given_id)
  ${INTO}
  select ${NAMES}
    from (${COLUMNS}, $12::text[]) as u(${NAMES}, given_id)) e
   where given_id is null or exists (
     select from given g where g.project_id = e.project_id and g.given_id = e.given_id)
  returning event_id`

/** Returns the ids of the events that were written; null: all of them. A given id may stand in `events` once. */
export async function insertEvents(
  pool: Pool,
  events: readonly ValidatedEvent[],
  now: Date,
): Promise<Set<string> | null> {
  const column = <T>(read: (event: ValidatedEvent) => T) => events.map(read)
  const values: unknown[] = [
    column(event => event.projectId),
    column(event => new Date(event.at).toISOString()),
    column(event => event.eventId),
    column(event => event.name),
    column(event => event.userId),
    column(event => event.anonymousId),
    column(event => event.properties),
    column(event => event.derived),
    column(event => event.sessionId),
    column(event => event.externalId),
    column(event => event.device),
  ]
  if (events.every(event => event.uniqueKey === null)) {
    await pool.query({ name: 'insert-events', text: PLAIN, values })
    return null
  }
  values.push(
    column(event => event.uniqueKey),
    now,
  )
  const { rows } = await pool.query<{ event_id: string }>({ name: 'insert-given-events', text: GIVEN, values })
  return new Set(rows.map(row => row.event_id))
}

/** Returns how many were deleted, at most `batch`. By its ids a task that is cut off knows what it wrote: those are kept. */
export async function deleteIdsBefore(pool: Pool, before: Date, batch: number): Promise<number> {
  const { rowCount } = await pool.query(
    `delete from event_ids where (project_id, given_id) in (
       select e.project_id, e.given_id from event_ids e where e.received_at < $1
          and not exists (select from tasks t
            where t.project_id = e.project_id and t.ended_at is null and t.created_at <= e.received_at)
        limit $2)`,
    [before, batch],
  )
  return rowCount ?? 0
}
