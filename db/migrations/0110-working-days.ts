import { type Kysely, sql } from 'kysely'

/**
 * Which weekdays (ISO) a project works on, its holidays (`[{ day, name }]`), and what the pace of a goal goes by. The defaults are constants:
 * no row is written anew, and a gateway that does not know the columns goes on.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table projects
    add column working_days smallint[] not null default '{1,2,3,4,5}',
    add column holidays jsonb not null default '[]'`.execute(db)
  await sql`alter table metric_goals add column pace text not null default 'CALENDAR_DAYS'`.execute(db)
  await sql`alter table metric_part_goals add column pace text not null default 'CALENDAR_DAYS'`.execute(db)
}
