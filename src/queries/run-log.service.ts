// Shows what was run.
import type { Id, ProjectId } from '../base/id.ts'
import type { Gateway } from '../request/context.ts'
import { type QueryRun, selectRuns } from './run-log.store.ts'

/** The last runs of a query, newest first. */
export async function runsOf(gateway: Gateway, projectId: ProjectId, queryId: Id, first: number): Promise<QueryRun[]> {
  const runs = await selectRuns(gateway.db, projectId, { first, before: null, queryId })
  return runs.slice(0, first)
}
