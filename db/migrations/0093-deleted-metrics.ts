import type { Kysely } from 'kysely'

/** Metrics that were deleted: points that a push still had under way when they went are found by these, and deleted later. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('deleted_metrics')
    .addColumn('project_id', 'bigint', c => c.notNull())
    .addColumn('widget_id', 'bigint', c => c.notNull())
    .addColumn('metric_id', 'bigint', c => c.notNull())
    .addColumn('deleted_at', 'timestamptz', c => c.notNull())
    .addPrimaryKeyConstraint('deleted_metrics_pkey', ['project_id', 'widget_id', 'metric_id'])
    .execute()
}
