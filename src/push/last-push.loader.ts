import DataLoader from 'dataloader'
import { projectIdOf } from '../auth/guard.ts'
import type { WidgetId } from '../base/id.ts'
import { MAX_BATCH_SIZE, perRequest } from '../request/loaders.ts'
import { selectLastPushes } from './receipt.store.ts'

/** When each widget was pushed to last; `null`: never. */
export const lastPushLoader = perRequest(
  ctx =>
    new DataLoader<WidgetId, Date | null>(
      async ids => {
        for (const id of ids) ctx.reads?.addWidget(id)
        const lasts = await selectLastPushes(ctx.db, projectIdOf(ctx), ids)
        return ids.map(id => lasts.get(id) ?? null)
      },
      { maxBatchSize: MAX_BATCH_SIZE },
    ),
)
