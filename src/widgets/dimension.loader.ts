import DataLoader from 'dataloader'
import { projectIdOf } from '../auth/guard.ts'
import type { Page } from '../database/page.ts'
import { MAX_BATCH_SIZE, perRequest } from '../request/loaders.ts'
import { listDimensionValues, type ValueQuery } from './dimension.service.ts'

/** Pages of values, however many widgets they are of: together. */
export const dimensionValuesLoader = perRequest(
  ctx =>
    new DataLoader<ValueQuery, Page<string>>(queries => listDimensionValues(ctx, projectIdOf(ctx), queries), {
      maxBatchSize: MAX_BATCH_SIZE,
      cache: false,
    }),
)
