import DataLoader from 'dataloader'
import { projectIdOf } from '../auth/guard.ts'
import type { Id } from '../base/id.ts'
import { MAX_BATCH_SIZE, perRequest } from '../request/loaders.ts'
import { sharesById } from './share.service.ts'
import type { Share } from './share.ts'

/** Links of the caller's project by id; `null` where it has none of this id. */
export const shareLoader = perRequest(
  ctx =>
    new DataLoader<Id, Share | null>(ids => sharesById(ctx, projectIdOf(ctx), ids), { maxBatchSize: MAX_BATCH_SIZE }),
)
