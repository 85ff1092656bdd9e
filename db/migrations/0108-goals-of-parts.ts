import { type Kysely, sql } from 'kysely'

/**
 * Goals of a part of a metric: rows that pass `where`, whose canonical form `hash` is of. A table of their own: a gateway that does not
 * know them reads and writes the goals of the whole as ever, and takes none of these for one.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table metric_part_goals (
    project_id bigint not null,
    widget_id bigint not null,
    metric_id bigint not null,
    unit text not null,
    hash bytea not null,
    "where" jsonb not null,
    target numeric not null,
    direction text not null,
    constraint metric_part_goals_pkey primary key (project_id, widget_id, metric_id, unit, hash)
  )`.execute(db)
}
