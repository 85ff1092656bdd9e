import DataLoader from 'dataloader'
import { projectIdOf } from '../auth/guard.ts'
import type { Id } from '../base/id.ts'
import { MAX_BATCH_SIZE, perRequest } from '../request/loaders.ts'
import { sourcesById } from './source.service.ts'
import type { Source } from './source.ts'

/** Sources by their ids; `null`: there is none. */
export const sourceLoader = perRequest(
  ctx =>
    new DataLoader<Id, Source | null>(ids => sourcesById(ctx, projectIdOf(ctx), ids), {
      maxBatchSize: MAX_BATCH_SIZE,
    }),
)
