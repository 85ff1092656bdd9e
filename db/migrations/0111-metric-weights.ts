import { type Kysely, sql } from 'kysely'

/** Which metric of its widget weighs the mean of a metric. No row is written anew, and a gateway that does not know the column goes on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table metrics add column weight_metric bigint`.execute(db)
}
