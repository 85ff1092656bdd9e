import DataLoader from 'dataloader'
import { MAX_BATCH_SIZE, perRequest } from '../request/loaders.ts'
import { answerReports } from './report.service.ts'
import type { Report } from './report.ts'
import type { ReportQuery } from './report-query.ts'

/** Every report of a request, in one statement. */
export const reportLoader = perRequest(
  ctx =>
    new DataLoader<ReportQuery, readonly Report[]>(queries => answerReports(ctx, queries), {
      maxBatchSize: MAX_BATCH_SIZE,
      cache: false,
    }),
)
