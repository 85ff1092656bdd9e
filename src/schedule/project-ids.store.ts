import type { ProjectId } from '../base/id.ts'
import type { Database } from '../database/client.ts'

export async function selectProjectIds(db: Database): Promise<ProjectId[]> {
  const rows = await db.selectFrom('projects').select('project_id').orderBy('project_id').execute()
  return rows.map(row => row.project_id)
}
