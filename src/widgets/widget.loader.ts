import DataLoader from 'dataloader'
import { projectIdOf } from '../auth/guard.ts'
import type { Id } from '../base/id.ts'
import { MAX_BATCH_SIZE, perRequest } from '../request/loaders.ts'
import type { Widget } from './widget.ts'

/** Widgets of the caller's project by id; `null` where it has none of this id. */
export const widgetLoader = perRequest(
  ctx =>
    new DataLoader<Id, Widget | null>(ids => ctx.services.catalogue.widgets(projectIdOf(ctx), ids), {
      maxBatchSize: MAX_BATCH_SIZE,
    }),
)
