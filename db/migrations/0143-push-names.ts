import { type Kysely, sql } from 'kysely'

/**
 * Under which name dialects of time series find a widget, and which tokens may have widgets made by what they push. The index is of the rows
 * that have a name: of what is there, none.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table widgets add column push_name text collate "C"`.execute(db)
  await sql`create unique index widgets_push_name_key on widgets (project_id, push_name) where push_name is not null and deleted_at is null`.execute(
    db,
  )
  await sql`alter table tokens add column auto_create boolean not null default false`.execute(db)
}
