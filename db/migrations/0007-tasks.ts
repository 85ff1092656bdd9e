import { type Kysely, sql } from 'kysely'

/**
 * Work that was accepted for later. What it has to write lies in numbered chunks; `done_chunks` is how far it came. A gateway that works on
 * a task holds it until `lease_until`, and each chunk is written under an idempotency key: a chunk that is done twice counts once.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('tasks')
    .addColumn('project_id', 'bigint', c => c.notNull())
    .addColumn('task_id', 'bigint', c => c.notNull())
    .addColumn('kind', 'text', c => c.notNull())
    .addColumn('state', 'text', c => c.notNull())
    .addColumn('target', 'jsonb', c => c.notNull())
    .addColumn('rows', 'integer', c => c.notNull())
    .addColumn('done_rows', 'integer', c => c.notNull())
    .addColumn('chunks', 'integer', c => c.notNull())
    .addColumn('done_chunks', 'integer', c => c.notNull())
    .addColumn('created', 'integer', c => c.notNull())
    .addColumn('changed', 'integer', c => c.notNull())
    .addColumn('attempts', 'integer', c => c.notNull())
    .addColumn('created_by', 'text', c => c.notNull())
    .addColumn('created_at', 'timestamptz', c => c.notNull())
    .addColumn('started_at', 'timestamptz')
    .addColumn('ended_at', 'timestamptz')
    .addColumn('runner', 'text')
    .addColumn('lease_until', 'timestamptz')
    .addColumn('error', 'text')
    .addColumn('idempotency_key', sql`text collate "C"`)
    .addColumn('body_hash', 'bytea')
    .addPrimaryKeyConstraint('tasks_pkey', ['project_id', 'task_id'])
    .addUniqueConstraint('tasks_idempotency_key', ['project_id', 'idempotency_key'])
    .execute()
  await sql`create index tasks_open_idx on tasks (project_id, created_at) where ended_at is null`.execute(db)
  await db.schema.createIndex('tasks_ended_idx').on('tasks').column('ended_at').execute()

  await db.schema
    .createTable('task_chunks')
    .addColumn('project_id', 'bigint', c => c.notNull())
    .addColumn('task_id', 'bigint', c => c.notNull())
    .addColumn('chunk', 'integer', c => c.notNull())
    .addColumn('content', 'text', c => c.notNull())
    .addPrimaryKeyConstraint('task_chunks_pkey', ['project_id', 'task_id', 'chunk'])
    .execute()
}
