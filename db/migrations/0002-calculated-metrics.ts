import type { Kysely } from 'kysely'

/** Metrics that are calculated from others (`calculation`: the formula's text and what its names stand for), and goals. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('metrics').addColumn('calculation', 'jsonb').execute()

  await db.schema
    .createTable('metric_goals')
    .addColumn('project_id', 'bigint', c => c.notNull())
    .addColumn('widget_id', 'bigint', c => c.notNull())
    .addColumn('metric_id', 'bigint', c => c.notNull())
    .addColumn('unit', 'text', c => c.notNull())
    .addColumn('target', 'numeric', c => c.notNull())
    .addColumn('direction', 'text', c => c.notNull())
    .addPrimaryKeyConstraint('metric_goals_pkey', ['project_id', 'widget_id', 'metric_id', 'unit'])
    .execute()
}
