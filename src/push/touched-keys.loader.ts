import DataLoader from 'dataloader'
import { projectIdOf } from '../auth/guard.ts'
import { MAX_BATCH_SIZE, perRequest } from '../request/loaders.ts'
import type { PushReceipt } from './push.ts'
import { selectReceiptsOfKeys } from './receipt.store.ts'
import type { TouchedKeys } from './touched-keys.ts'

/** The newest receipts of pushes that may have written to keys of a widget. */
export const touchingReceiptsLoader = perRequest(
  ctx =>
    new DataLoader<TouchedKeys, PushReceipt[], string>(asked => selectReceiptsOfKeys(ctx.db, projectIdOf(ctx), asked), {
      maxBatchSize: MAX_BATCH_SIZE,
      cacheKeyFn: asked => JSON.stringify(asked),
    }),
)
