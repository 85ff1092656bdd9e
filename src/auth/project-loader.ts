import DataLoader from 'dataloader'
import type { Id, ProjectId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import { MAX_BATCH_SIZE, perRequest } from '../request/loaders.ts'
import { projectIdOf } from './guard.ts'

/** Loads things of the caller's project by id; `null` where it has none of this id. */
export function projectLoader<Thing>(
  select: (db: Database, projectId: ProjectId, ids: readonly Id[]) => Promise<readonly Thing[]>,
  idOf: (thing: Thing) => Id,
) {
  return perRequest(
    ctx =>
      new DataLoader<Id, Thing | null>(
        async ids => {
          const found = await select(ctx.db, projectIdOf(ctx), ids)
          const byId = new Map(found.map(thing => [idOf(thing), thing]))
          return ids.map(id => byId.get(id) ?? null)
        },
        { maxBatchSize: MAX_BATCH_SIZE },
      ),
  )
}
