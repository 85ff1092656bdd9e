import DataLoader from 'dataloader'
import type { Id } from '../base/id.ts'
import { MAX_BATCH_SIZE, perRequest } from '../request/loaders.ts'
import { selectClientsById } from './client.store.ts'
import type { Client } from './client.ts'
import { projectIdOf } from './guard.ts'

/** Clients of the caller's project by id; `null` where it has none of this id. */
export const clientLoader = perRequest(
  ctx =>
    new DataLoader<Id, Client | null>(
      async ids => {
        const found = await selectClientsById(ctx.db, projectIdOf(ctx), ids)
        return ids.map(id => found.find(client => client.tokenId === id) ?? null)
      },
      { maxBatchSize: MAX_BATCH_SIZE },
    ),
)
