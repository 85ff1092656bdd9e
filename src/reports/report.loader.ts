import DataLoader from 'dataloader'
import type { RequestContext } from '../request/context.ts'
import { MAX_BATCH_SIZE, perRequest } from '../request/loaders.ts'
import { answerReports } from './report.service.ts'
import type { Report } from './report.ts'
import type { ReportQuery } from './report-query.ts'

/** A query, or what makes it when the batch is complete: loading the widget first would come too late for it. */
type ReportQuestion = ReportQuery | (() => Promise<ReportQuery>)

/** Every report of a request, in one statement. */
export const reportLoader = perRequest(
  ctx =>
    new DataLoader<ReportQuestion, readonly Report[]>(questions => answerQuestions(ctx, questions), {
      maxBatchSize: MAX_BATCH_SIZE,
      cache: false,
    }),
)

async function answerQuestions(
  ctx: RequestContext,
  questions: readonly ReportQuestion[],
): Promise<(readonly Report[] | Error)[]> {
  const queries = await Promise.all(questions.map(toQuery))
  const answers = await answerReports(
    ctx,
    queries.filter((query): query is ReportQuery => !(query instanceof Error)),
  )
  return queries.map(query => (query instanceof Error ? query : (answers.shift() as readonly Report[] | Error)))
}

async function toQuery(question: ReportQuestion): Promise<ReportQuery | Error> {
  if (typeof question !== 'function') return question
  return question().catch(error => (error instanceof Error ? error : new Error(String(error))))
}
