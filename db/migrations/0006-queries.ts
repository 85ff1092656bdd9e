import type { Kysely } from 'kysely'

/** Saved queries with every version that was saved, and what was run. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('saved_queries')
    .addColumn('project_id', 'bigint', c => c.notNull())
    .addColumn('query_id', 'bigint', c => c.notNull())
    .addColumn('name', 'text', c => c.notNull())
    .addColumn('version', 'integer', c => c.notNull())
    .addColumn('created_at', 'timestamptz', c => c.notNull())
    .addColumn('updated_at', 'timestamptz', c => c.notNull())
    .addColumn('deleted_at', 'timestamptz')
    .addPrimaryKeyConstraint('saved_queries_pkey', ['project_id', 'query_id'])
    .execute()

  await db.schema
    .createTable('query_versions')
    .addColumn('project_id', 'bigint', c => c.notNull())
    .addColumn('query_id', 'bigint', c => c.notNull())
    .addColumn('version', 'integer', c => c.notNull())
    .addColumn('description', 'text')
    .addColumn('sql', 'text', c => c.notNull())
    .addColumn('variables', 'jsonb', c => c.notNull())
    .addColumn('cache_minutes', 'integer', c => c.notNull())
    .addColumn('saved_by', 'text', c => c.notNull())
    .addColumn('saved_at', 'timestamptz', c => c.notNull())
    .addPrimaryKeyConstraint('query_versions_pkey', ['project_id', 'query_id', 'version'])
    .execute()

  await db.schema
    .createTable('query_runs')
    .addColumn('project_id', 'bigint', c => c.notNull())
    .addColumn('run_id', 'bigint', c => c.notNull())
    .addColumn('query_id', 'bigint')
    .addColumn('version', 'integer')
    .addColumn('ran_at', 'timestamptz', c => c.notNull())
    .addColumn('duration_ms', 'integer', c => c.notNull())
    .addColumn('rows', 'bigint', c => c.notNull())
    .addColumn('cached', 'boolean', c => c.notNull())
    .addColumn('caller', 'text', c => c.notNull())
    .addColumn('error', 'text')
    .addPrimaryKeyConstraint('query_runs_pkey', ['project_id', 'run_id'])
    .execute()
  await db.schema.createIndex('query_runs_ran_idx').on('query_runs').column('ran_at').execute()
}
