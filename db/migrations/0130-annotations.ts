import { type Kysely, sql } from 'kysely'

/**
 * Dated notes on a widget, or on the project where there is none: at an instant, or over days, which are numbers of days since 1970 as in
 * points. `moment` orders both: the instant, or the beginning of the first day in UTC.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table annotations (
    project_id bigint not null,
    annotation_id bigint not null,
    widget_id bigint,
    at timestamptz,
    first_day int,
    last_day int,
    moment timestamptz not null,
    text text not null,
    link text,
    kind text not null,
    created_by text not null,
    idempotency_key text,
    body_hash bytea,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint annotations_pkey primary key (project_id, annotation_id),
    constraint annotations_idempotency_key_key unique (project_id, idempotency_key)
  )`.execute(db)
  await sql`create index annotations_moment_idx on annotations (project_id, moment, annotation_id)`.execute(db)
}
