import type { Kysely } from 'kysely'

/**
 * What a push does with values that exist where it does not say so; null: by the aggregation. Metrics that are there go on adding, and so
 * do those that older gateways make meanwhile: what was counted once is not counted in another way. Receipts tell what was done.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('metrics')
    .addColumn('default_on_duplicate', 'text', c => c.defaultTo('ADD'))
    .execute()
  await db.schema.alterTable('receipts').addColumn('on_duplicate', 'jsonb').addColumn('warnings', 'jsonb').execute()
}
