import DataLoader from 'dataloader'
import type { Id } from '../base/id.ts'
import { MAX_BATCH_SIZE, perRequest } from '../request/loaders.ts'
import { projectIdOf } from './guard.ts'
import { selectTokensById } from './token.store.ts'
import type { Token } from './token.ts'

/** Tokens of the caller's project by id; `null` where it has none of this id. */
export const tokenLoader = perRequest(
  ctx =>
    new DataLoader<Id, Token | null>(
      async ids => {
        const found = await selectTokensById(ctx.db, projectIdOf(ctx), ids)
        return ids.map(id => found.find(token => token.tokenId === id) ?? null)
      },
      { maxBatchSize: MAX_BATCH_SIZE },
    ),
)
