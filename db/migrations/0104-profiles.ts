import { type Kysely, sql } from 'kysely'

/** Users as senders describe them: a row for a user, or for a device of which no user is known yet; and whose a device turned out to be. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table profiles (
    project_id bigint not null,
    profile_id bigint not null,
    user_id text collate "C",
    anonymous_id text collate "C",
    external_id text collate "C",
    properties jsonb not null,
    device jsonb,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint profiles_pkey primary key (project_id, profile_id),
    constraint profiles_of_one check ((user_id is null) <> (anonymous_id is null))
  )`.execute(db)
  await sql`create unique index profiles_user_key on profiles (project_id, user_id) where user_id is not null`.execute(
    db,
  )
  await sql`create unique index profiles_anonymous_key on profiles (project_id, anonymous_id)
    where anonymous_id is not null`.execute(db)
  await sql`create index profiles_updated_idx on profiles (updated_at)`.execute(db)

  await sql`create table identities (
    project_id bigint not null,
    anonymous_id text collate "C" not null,
    user_id text collate "C" not null,
    identified_at timestamptz not null,
    constraint identities_pkey primary key (project_id, anonymous_id)
  )`.execute(db)
  await sql`create index identities_user_idx on identities (project_id, user_id)`.execute(db)
  await sql`create index identities_identified_idx on identities (identified_at)`.execute(db)
}
