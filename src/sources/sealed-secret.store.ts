// Sealed secrets of the sources of all projects, for sealing them anew.
import type { Id, ProjectId } from '../base/id.ts'
import type { Database } from '../database/client.ts'

export interface SealedSecret {
  readonly projectId: ProjectId
  readonly sourceId: Id
  readonly source: string
  readonly name: string
  readonly sealed: Buffer
}

/** Of the sources whose ids come after this one. */
export async function selectSealedSecrets(db: Database, afterSource: Id, sources: number): Promise<SealedSecret[]> {
  const rows = await db
    .selectFrom('source_secrets')
    .innerJoin('sources', join =>
      join
        .onRef('sources.project_id', '=', 'source_secrets.project_id')
        .onRef('sources.source_id', '=', 'source_secrets.source_id'),
    )
    .selectAll('source_secrets')
    .select('sources.name as source')
    .where('source_secrets.source_id', 'in', q =>
      q
        .selectFrom('sources')
        .select('source_id')
        .where('source_id', '>', afterSource)
        .orderBy('source_id')
        .limit(sources),
    )
    .orderBy('source_secrets.source_id')
    .execute()
  return rows.map(row => ({
    projectId: row.project_id,
    sourceId: row.source_id,
    source: row.source,
    name: row.name,
    sealed: row.sealed,
  }))
}

/** Puts the same secret under another seal, unless it was changed meanwhile. */
export async function updateSealedSecret(db: Database, before: SealedSecret, sealed: Buffer): Promise<void> {
  await db
    .updateTable('source_secrets')
    .set({ sealed })
    .where('project_id', '=', before.projectId)
    .where('source_id', '=', before.sourceId)
    .where('name', '=', before.name)
    .where('sealed', '=', before.sealed)
    .execute()
}
