// Reads and writes projects.
import type { Selectable } from 'kysely'
import type { Id } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import type { ProjectsTable } from '../database/tables.ts'
import type { Project } from './project.ts'

export async function selectProject(db: Database, projectId: Id): Promise<Project | null> {
  const row = await db.selectFrom('projects').selectAll().where('project_id', '=', projectId).executeTakeFirst()
  return row ? toProject(row) : null
}

/** Leaves an existing project as it is. */
export async function insertProjectIfAbsent(db: Database, project: Project, now: number): Promise<void> {
  await db
    .insertInto('projects')
    .values({
      project_id: project.projectId,
      name: project.name,
      time_zone: project.timeZone,
      week_start: project.weekStart,
      monthly_push_quota: project.monthlyPushQuota,
      created_at: new Date(now),
    })
    .onConflict(conflict => conflict.column('project_id').doNothing())
    .execute()
}

function toProject(row: Selectable<ProjectsTable>): Project {
  return {
    projectId: row.project_id,
    name: row.name,
    timeZone: row.time_zone,
    weekStart: row.week_start,
    monthlyPushQuota: row.monthly_push_quota === null ? null : Number(row.monthly_push_quota),
  }
}
