import DataLoader from 'dataloader'
import { MAX_BATCH_SIZE, perRequest } from '../request/loaders.ts'
import { answerDrivers, type DriversQuery } from './drivers.service.ts'
import type { Drivers } from './drivers.ts'

/** The drivers that a request asks for, read together. */
export const driversLoader = perRequest(
  ctx =>
    new DataLoader<DriversQuery, Drivers>(queries => answerDrivers(ctx, queries), {
      maxBatchSize: MAX_BATCH_SIZE,
      cache: false,
    }),
)
