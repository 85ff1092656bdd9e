import type { Kysely } from 'kysely'

/** What people say of a metric: whether it may be relied on, who answers for it, and how often new data comes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('metrics')
    .addColumn('status', 'text', column => column.notNull().defaultTo('DRAFT'))
    .addColumn('status_by', 'text')
    .addColumn('status_at', 'timestamptz')
    .addColumn('steward', 'text')
    .addColumn('cadence', 'text')
    .execute()
}
