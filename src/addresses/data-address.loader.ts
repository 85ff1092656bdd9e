import DataLoader from 'dataloader'
import { projectIdOf } from '../auth/guard.ts'
import type { Id } from '../base/id.ts'
import { MAX_BATCH_SIZE, perRequest } from '../request/loaders.ts'
import { dataAddressesById } from './data-address.service.ts'
import type { DataAddress } from './data-address.ts'

/** Data addresses of the caller's project by id; `null` where it has none of this id. */
export const dataAddressLoader = perRequest(
  ctx =>
    new DataLoader<Id, DataAddress | null>(ids => dataAddressesById(ctx, projectIdOf(ctx), ids), {
      maxBatchSize: MAX_BATCH_SIZE,
    }),
)
