// Profiles of users and of devices, and whose a device is.
import { sql } from 'kysely'
import type { Id, ProjectId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import type { ProfileChange } from './profile.ts'

/** Of a profile `t` that is there: what is said now takes the place of what was said, property by property. */
const newestWins = sql`properties = t.properties || excluded.properties,
           external_id = coalesce(excluded.external_id, t.external_id),
           device = coalesce(excluded.device, t.device), updated_at = excluded.updated_at`

/** Notes the user of each device, unless another one is known. Returns the user of every device that is asked for. */
export async function upsertIdentities(
  db: Database,
  projectId: ProjectId,
  identities: ReadonlyMap<string, string>,
  asked: readonly string[],
  now: Date,
): Promise<Map<string, string>> {
  if (identities.size > 0)
    await sql`
      insert into identities (project_id, anonymous_id, user_id, identified_at)
      select ${projectId}, i.anonymous_id, i.user_id, ${now}
        from unnest(${[...identities.keys()]}::text[], ${[...identities.values()]}::text[]) i(anonymous_id, user_id)
      on conflict (project_id, anonymous_id) do update set identified_at = excluded.identified_at
       where identities.user_id = excluded.user_id`.execute(db)
  if (asked.length === 0) return new Map()
  const { rows } = await sql<{ anonymous_id: string; user_id: string }>`
    select anonymous_id, user_id from identities
     where project_id = ${projectId} and anonymous_id = any (${[...asked]}::text[])`.execute(db)
  return new Map(rows.map(row => [row.anonymous_id, row.user_id]))
}

interface Written {
  readonly id: string
  /** Of all its properties as JSON. */
  readonly bytes: number
  readonly isNew: boolean
}

/** What was said one after the other, as one object: the last value of a property wins. */
const merged = (changes: readonly ProfileChange[]) => sql`
  (select i.id, i.profile_id, i.external_id, i.device,
          (select coalesce(jsonb_object_agg(m.key, m.value order by p.at), '{}')
             from jsonb_array_elements(i.properties) with ordinality p(said, at), jsonb_each(p.said) m) as properties
     from unnest(${changes.map(({ id }) => id)}::text[], ${changes.map(({ externalId }) => externalId)}::text[],
                 ${changes.map(({ device }) => device)}::jsonb[],
                 ${changes.map(({ properties }) => `[${properties.join(',')}]`)}::jsonb[])
          with ordinality i(id, external_id, device, properties, profile_id))`

/**
 * Writes what is known of users. The profile of a device that turned out to be theirs goes into theirs, below what is known of them.
 * `ids`: of profiles that are made, one for each change.
 */
export async function upsertUserProfiles(
  db: Database,
  projectId: ProjectId,
  changes: readonly ProfileChange[],
  devices: readonly string[],
  ids: readonly Id[],
  now: Date,
): Promise<Written[]> {
  const { rows } = await sql<Written>`
    with gone as (
      delete from profiles p using identities i
       where p.project_id = ${projectId} and p.anonymous_id = any (${[...devices]}::text[])
         and i.project_id = ${projectId} and i.anonymous_id = p.anonymous_id
         and i.user_id = any (${changes.map(({ id }) => id)}::text[])
      returning i.user_id, p.properties, p.external_id, p.device, p.updated_at),
    base as (
      select g.user_id, jsonb_object_agg(m.key, m.value order by g.updated_at) as properties
        from gone g, jsonb_each(g.properties) m group by 1),
    latest as (
      select distinct on (user_id) user_id, external_id, device from gone order by user_id, updated_at desc)
    insert into profiles as t (project_id, profile_id, user_id, external_id, properties, device, created_at, updated_at)
    select ${projectId}, (${[...ids]}::bigint[])[c.profile_id], c.id, coalesce(c.external_id, l.external_id),
           (coalesce(b.properties, '{}') - array(select jsonb_object_keys(p.properties))) || c.properties,
           coalesce(c.device, l.device), ${now}, ${now}
      from ${merged(changes)} c
      left join base b on b.user_id = c.id
      left join latest l on l.user_id = c.id
      left join profiles p on p.project_id = ${projectId} and p.user_id = c.id
     order by c.id
    on conflict (project_id, user_id) where user_id is not null do update
       set ${newestWins}
    returning user_id as id, octet_length(properties::text) as bytes, t.xmax = 0 as "isNew"`.execute(db)
  return rows
}

export async function upsertDeviceProfiles(
  db: Database,
  projectId: ProjectId,
  changes: readonly ProfileChange[],
  ids: readonly Id[],
  now: Date,
): Promise<Written[]> {
  const { rows } = await sql<Written>`
    insert into profiles as t
           (project_id, profile_id, anonymous_id, external_id, properties, device, created_at, updated_at)
    select ${projectId}, (${[...ids]}::bigint[])[c.profile_id], c.id, c.external_id, c.properties, c.device, ${now}, ${now}
      from ${merged(changes)} c order by c.id
    on conflict (project_id, anonymous_id) where anonymous_id is not null do update
       set ${newestWins}
    returning anonymous_id as id, octet_length(properties::text) as bytes, t.xmax = 0 as "isNew"`.execute(db)
  return rows
}

/** The profile of a user, or of a device, with what is known of whose devices are whose. False when there is none. */
export async function deleteProfileRows(
  db: Database,
  projectId: ProjectId,
  { userId, anonymousId }: { userId: string | null; anonymousId: string | null },
): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    with a as (
      delete from profiles where project_id = ${projectId} and (user_id = ${userId} or anonymous_id = ${anonymousId}) returning 1),
    b as (
      delete from identities where project_id = ${projectId} and (user_id = ${userId} or anonymous_id = ${anonymousId}) returning 1)
    select exists (select from a) or exists (select from b) as found`.execute(db)
  return rows[0]?.found ?? false
}

/** Returns how many were deleted, at most `batch`. */
export async function deleteProfilesBefore(db: Database, before: Date, batch: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from profiles where (project_id, profile_id) in (
      select project_id, profile_id from profiles where updated_at < ${before} limit ${batch})`.execute(db)
  return Number(numAffectedRows ?? 0n)
}

/** Returns how many were deleted, at most `batch`. */
export async function deleteIdentitiesBefore(db: Database, before: Date, batch: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from identities where (project_id, anonymous_id) in (
      select project_id, anonymous_id from identities where identified_at < ${before} limit ${batch})`.execute(db)
  return Number(numAffectedRows ?? 0n)
}
