// Reads and writes the board of a project.
import { sql } from 'kysely'
import type { ProjectId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import type { Board, BoardCard } from './board.ts'

export async function selectBoard(db: Database, projectId: ProjectId): Promise<Board | null> {
  const row = await db
    .selectFrom('boards')
    .select(['cards', 'saved_at', 'version'])
    .where('project_id', '=', projectId)
    .executeTakeFirst()
  return row ? { cards: row.cards, savedAt: row.saved_at, version: row.version } : null
}

export async function upsertBoard(db: Database, projectId: ProjectId, cards: readonly BoardCard[], now: number) {
  const values = { cards: JSON.stringify(cards), saved_at: new Date(now) }
  await db
    .insertInto('boards')
    .values({ project_id: projectId, ...values })
    .onConflict(conflict =>
      conflict.column('project_id').doUpdateSet({ ...values, version: sql<number>`boards.version + 1` }),
    )
    .execute()
}
