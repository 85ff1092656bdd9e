// Expiries that go from project to project: no statement looks through the table of all of them.
import type { ProjectId } from '../base/id.ts'
import type { Gateway } from '../request/context.ts'
import { deleteAll, type ExpiryRule, jobOf } from './expiry.ts'
import type { Job } from './job.ts'
import { selectProjectIds } from './project-ids.store.ts'

/** Deletes at most `limit` of what ended in the project before that instant; resolves to how many it deleted. */
type DeleteBatch = (gateway: Gateway, projectId: ProjectId, before: Date, limit: number) => Promise<number>

interface ProjectExpiry extends ExpiryRule {
  /** One after the other, each until nothing is left. */
  readonly deletions: readonly DeleteBatch[]
}

export function projectExpiryJob({ deletions, ...rule }: ProjectExpiry): Job {
  return jobOf(rule, async (gateway, before, signal) => {
    for (const projectId of await selectProjectIds(gateway.db)) {
      for (const deletion of deletions)
        await deleteAll(limit => deletion(gateway, projectId, before, limit), rule.batch, signal)
    }
  })
}
