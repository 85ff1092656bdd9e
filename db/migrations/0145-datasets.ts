import { type Kysely, sql } from 'kysely'

/** Fields of data sets, as Geckoboard's clients define them before they send rows: which is the key, and what numbers are of. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table datasets (
    project_id bigint not null,
    widget_id bigint not null,
    definition jsonb not null,
    constraint datasets_pkey primary key (project_id, widget_id)
  )`.execute(db)
}
