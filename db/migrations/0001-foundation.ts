import { type Kysely, sql } from 'kysely'

/**
 * The foundation. `project_id` leads every primary key, so that every table can be distributed by it (Citus); only the
 * two tables of credential hashes, which are searched before the project is known, are reference tables there.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('projects')
    .addColumn('project_id', 'bigint', c => c.primaryKey())
    .addColumn('name', 'text', c => c.notNull())
    .addColumn('time_zone', 'text', c => c.notNull())
    .addColumn('week_start', 'smallint', c => c.notNull())
    .addColumn('monthly_push_quota', 'bigint')
    .addColumn('created_at', 'timestamptz', c => c.notNull())
    .execute()

  await db.schema
    .createTable('tokens')
    .addColumn('project_id', 'bigint', c => c.notNull())
    .addColumn('token_id', 'bigint', c => c.notNull())
    .addColumn('name', 'text', c => c.notNull())
    .addColumn('hint', 'text', c => c.notNull())
    .addColumn('scopes', sql`text[]`, c => c.notNull())
    .addColumn('created_at', 'timestamptz', c => c.notNull())
    .addColumn('expires_at', 'timestamptz')
    .addColumn('revoked_at', 'timestamptz')
    .addPrimaryKeyConstraint('tokens_pkey', ['project_id', 'token_id'])
    .execute()

  await db.schema
    .createTable('token_hashes')
    .addColumn('token_hash', 'bytea', c => c.primaryKey())
    .addColumn('project_id', 'bigint', c => c.notNull())
    .addColumn('token_id', 'bigint', c => c.notNull())
    .execute()

  await db.schema
    .createTable('push_key_hashes')
    .addColumn('push_key_hash', 'bytea', c => c.primaryKey())
    .addColumn('project_id', 'bigint', c => c.notNull())
    .addColumn('widget_id', 'bigint', c => c.notNull())
    .execute()

  await db.schema
    .createTable('widgets')
    .addColumn('project_id', 'bigint', c => c.notNull())
    .addColumn('widget_id', 'bigint', c => c.notNull())
    .addColumn('title', 'text', c => c.notNull())
    .addColumn('description', 'text')
    .addColumn('owner', 'text')
    .addColumn('tags', sql`text[]`, c => c.notNull())
    .addColumn('chart_type', 'text', c => c.notNull())
    .addColumn('key_kind', 'text')
    .addColumn('key_column', 'text')
    .addColumn('default_period', 'text', c => c.notNull())
    .addColumn('push_key_sealed', 'bytea', c => c.notNull())
    .addColumn('created_at', 'timestamptz', c => c.notNull())
    .addColumn('updated_at', 'timestamptz', c => c.notNull())
    .addColumn('deleted_at', 'timestamptz')
    .addPrimaryKeyConstraint('widgets_pkey', ['project_id', 'widget_id'])
    .execute()

  await db.schema
    .createTable('metrics')
    .addColumn('project_id', 'bigint', c => c.notNull())
    .addColumn('widget_id', 'bigint', c => c.notNull())
    .addColumn('metric_id', 'bigint', c => c.notNull())
    .addColumn('name', 'text', c => c.notNull())
    .addColumn('position', 'integer', c => c.notNull())
    .addColumn('description', 'text')
    .addColumn('unit', 'text')
    .addColumn('aggregation', 'text')
    .addColumn('average', 'boolean')
    .addColumn('cumulative', 'boolean')
    .addColumn('percent', 'boolean', c => c.notNull())
    .addColumn('color', 'text')
    .addColumn('chart_type', 'text')
    .addColumn('reverse', 'boolean', c => c.notNull())
    .addColumn('reverse_graph', 'boolean', c => c.notNull())
    .addColumn('y_axis', 'integer')
    .addColumn('y_axis_min', 'numeric')
    .addColumn('y_axis_max', 'numeric')
    .addColumn('y_axis_show', 'boolean', c => c.notNull())
    .addColumn('label_show', 'boolean', c => c.notNull())
    .addColumn('headline_override', 'numeric')
    .addColumn('comparison_override', 'numeric')
    .addColumn('created_at', 'timestamptz', c => c.notNull())
    .addPrimaryKeyConstraint('metrics_pkey', ['project_id', 'widget_id', 'metric_id'])
    .addUniqueConstraint('metrics_name_key', ['project_id', 'widget_id', 'name'])
    .execute()

  // `written_as` is what lets one statement add, replace, and keep minima and maxima at once (see point.store.ts). It lies
  // in the padding before the numeric and costs no storage. fillfactor keeps updates of the same page (HOT).
  await sql`create table points (
    project_id bigint not null,
    widget_id bigint not null,
    metric_id bigint not null,
    key bigint not null,
    written_as smallint not null,
    value numeric not null,
    constraint points_pkey primary key (project_id, widget_id, metric_id, key)
  ) with (fillfactor = 90)`.execute(db)

  await sql`create table category_points (
    project_id bigint not null,
    widget_id bigint not null,
    metric_id bigint not null,
    category text collate "C" not null,
    written_as smallint not null,
    value numeric not null,
    constraint category_points_pkey primary key (project_id, widget_id, metric_id, category)
  ) with (fillfactor = 90)`.execute(db)

  await db.schema
    .createTable('receipts')
    .addColumn('project_id', 'bigint', c => c.notNull())
    .addColumn('receipt_id', 'bigint', c => c.notNull())
    .addColumn('widget_id', 'bigint', c => c.notNull())
    .addColumn('accepted_at', 'timestamptz', c => c.notNull())
    .addColumn('rows', 'integer', c => c.notNull())
    .addColumn('points', 'integer', c => c.notNull())
    .addColumn('created', 'integer', c => c.notNull())
    .addColumn('changed', 'integer', c => c.notNull())
    .addPrimaryKeyConstraint('receipts_pkey', ['project_id', 'receipt_id'])
    .execute()
  await db.schema
    .createIndex('receipts_widget_idx')
    .on('receipts')
    .columns(['project_id', 'widget_id', 'receipt_id'])
    .execute()

  await db.schema
    .createTable('idempotency_keys')
    .addColumn('project_id', 'bigint', c => c.notNull())
    .addColumn('widget_id', 'bigint', c => c.notNull())
    .addColumn('idempotency_key', sql`text collate "C"`, c => c.notNull())
    .addColumn('body_hash', 'bytea', c => c.notNull())
    .addColumn('receipt_id', 'bigint', c => c.notNull())
    .addColumn('accepted_at', 'timestamptz', c => c.notNull())
    .addPrimaryKeyConstraint('idempotency_keys_pkey', ['project_id', 'widget_id', 'idempotency_key'])
    .execute()

  await sql`create table push_activity (
    project_id bigint not null,
    widget_id bigint not null,
    month date not null,
    slot smallint not null,
    pushes bigint not null,
    last_push_at timestamptz not null,
    constraint push_activity_pkey primary key (project_id, widget_id, month, slot)
  ) with (fillfactor = 50)`.execute(db)
}
