import { type Kysely, sql } from 'kysely'

/** What JavaScript's `trim` takes away. */
const BLANKS =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff'

/** New keys have no blanks at their ends; those from before are found here. An index of few rows or none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index category_points_blank on category_points (project_id, widget_id, category)
    where category <> btrim(category, ${sql.lit(BLANKS)})`.execute(db)
}
