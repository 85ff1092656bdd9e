import DataLoader from 'dataloader'
import { MAX_BATCH_SIZE, perRequest } from '../request/loaders.ts'
import { type Answer, summarise } from './report.service.ts'
import type { ReportQuestion } from './report.ts'

/** Every report of a request, in one statement. */
export const reportLoader = perRequest(
  ctx =>
    new DataLoader<ReportQuestion, Answer>(questions => summarise(ctx, questions), {
      maxBatchSize: MAX_BATCH_SIZE,
      cache: false,
    }),
)
