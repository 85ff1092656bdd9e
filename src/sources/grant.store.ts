// Sealed grants of sources.
import type { Id, ProjectId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import type { GrantKey, GrantState } from './grant.ts'

export interface GrantRow {
  readonly state: GrantState
  readonly sealed: Buffer
}

/** Holds the row until the transaction ends: one gateway at a time renews. */
export async function selectGrantForUpdate(db: Database, key: GrantKey): Promise<GrantRow | null> {
  const row = await db
    .selectFrom('source_grants')
    .select(['state', 'sealed'])
    .where('project_id', '=', key.projectId)
    .where('source_id', '=', key.sourceId)
    .where('client', '=', key.client)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** Unless there is one. */
export async function insertGrant(db: Database, key: GrantKey, sealed: Buffer, now: Date): Promise<void> {
  await db
    .insertInto('source_grants')
    .values({ ...columnsOf(key), state: 'CONNECTED', sealed, updated_at: now })
    .onConflict(conflict => conflict.columns(['project_id', 'source_id', 'client']).doNothing())
    .execute()
}

export async function upsertGrant(db: Database, key: GrantKey, grant: GrantRow, now: Date): Promise<void> {
  await db
    .insertInto('source_grants')
    .values({ ...columnsOf(key), ...grant, updated_at: now })
    .onConflict(conflict =>
      conflict.columns(['project_id', 'source_id', 'client']).doUpdateSet({ ...grant, updated_at: now }),
    )
    .execute()
}

const columnsOf = ({ projectId, sourceId, client }: GrantKey) => ({
  project_id: projectId,
  source_id: sourceId,
  client,
})

export interface GrantStateRow {
  readonly sourceId: Id
  readonly client: Buffer
  readonly state: GrantState
}

export async function selectGrantStates(
  db: Database,
  projectId: ProjectId,
  sourceIds: readonly Id[],
): Promise<GrantStateRow[]> {
  const rows = await db
    .selectFrom('source_grants')
    .select(['source_id', 'client', 'state'])
    .where('project_id', '=', projectId)
    .where('source_id', 'in', [...sourceIds])
    .execute()
  return rows.map(row => ({ sourceId: row.source_id, client: row.client, state: row.state }))
}

export interface SealedGrant extends GrantKey {
  readonly source: string
  readonly sealed: Buffer
}

/** Of all projects. Consents are not among them: they are over before anybody needs another key. */
export async function selectSealedGrants(db: Database, after: Id, sources: number): Promise<SealedGrant[]> {
  const rows = await db
    .selectFrom('source_grants as g')
    .innerJoin('sources as s', join =>
      join.onRef('s.project_id', '=', 'g.project_id').onRef('s.source_id', '=', 'g.source_id'),
    )
    .select(['g.project_id', 'g.source_id', 'g.client', 'g.sealed', 's.name'])
    .where('g.source_id', 'in', q =>
      q
        .selectFrom('source_grants')
        .select('source_id')
        .distinct()
        .where('source_id', '>', after)
        .orderBy('source_id')
        .limit(sources),
    )
    .orderBy('g.source_id')
    .execute()
  return rows.map(row => ({
    projectId: row.project_id,
    sourceId: row.source_id,
    client: row.client,
    source: row.name,
    sealed: row.sealed,
  }))
}

/** Puts the same grant under another seal, unless it was changed meanwhile. */
export async function updateSealedGrant(db: Database, before: SealedGrant, sealed: Buffer): Promise<void> {
  await db
    .updateTable('source_grants')
    .set({ sealed })
    .where('project_id', '=', before.projectId)
    .where('source_id', '=', before.sourceId)
    .where('client', '=', before.client)
    .where('sealed', '=', before.sealed)
    .execute()
}
