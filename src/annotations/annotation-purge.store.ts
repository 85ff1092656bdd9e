// Deletes annotations that nobody can see any more.
import { sql } from 'kysely'
import type { Database } from '../database/client.ts'

/** A bounded number at a time, of any project; returns how many. */
export async function deleteAnnotationsOfDeletedWidgets(db: Database, limit: number): Promise<number> {
  const result = await sql`delete from annotations a using (
      select n.project_id, n.annotation_id from widgets w
        join annotations n on n.project_id = w.project_id and n.widget_id = w.widget_id
      where w.deleted_at is not null limit ${limit}) gone
    where a.project_id = gone.project_id and a.annotation_id = gone.annotation_id`.execute(db)
  return Number(result.numAffectedRows ?? 0n)
}
