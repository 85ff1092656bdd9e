import DataLoader from 'dataloader'
import { MAX_BATCH_SIZE, perRequest } from '../request/loaders.ts'
import { type ReportQuestion, summarise } from './report.service.ts'
import type { Report } from './report.ts'

/** Every report of a request, in one statement. */
export const reportLoader = perRequest(
  ctx =>
    new DataLoader<ReportQuestion, Report>(questions => summarise(ctx, questions), {
      maxBatchSize: MAX_BATCH_SIZE,
      cache: false,
    }),
)
