// Who reads what a report tells: the project itself, with the scope `read` and nothing more. What is read in the same turn is read together.
import DataLoader from 'dataloader'
import type { ProjectId, WidgetId } from '../base/id.ts'
import { answerReports } from '../reports/report.service.ts'
import type { Report } from '../reports/report.ts'
import type { ReportQuery } from '../reports/report-query.ts'
import { createContext, type Gateway, type Principal, type RequestContext } from '../request/context.ts'
import { MAX_BATCH_SIZE, perRequest } from '../request/loaders.ts'
import { ownPrincipal } from '../request/own-principal.ts'
import type { Widget } from '../widgets/widget.ts'

/** `asOf`: what now is, in milliseconds. */
export function createReaderContext(
  gateway: Gateway,
  about: { readonly projectId: ProjectId; readonly name: string; readonly asOf: number; readonly signal: AbortSignal },
): RequestContext {
  const own = ownPrincipal(about.projectId, `report ${about.name}`, ['read'])
  const principal = { ...own, limitKey: `reports ${about.projectId}` }
  const ctx = createContext(gateway, { requestId: `report-${about.name}`, principal, signal: about.signal })
  return Object.assign(ctx, { now: about.asOf })
}

export const projectOf = ({ principal }: RequestContext) => (principal as Principal).projectId

/** `null`: it does not exist. */
export const findWidget = (ctx: RequestContext, widgetId: WidgetId): Promise<Widget | null> =>
  ctx.services.catalogue.widget(projectOf(ctx), widgetId)

/** One statement for all reports of the same turn. */
const reports = perRequest(
  ctx =>
    new DataLoader<() => Promise<ReportQuery>, readonly Report[]>(
      async questions => {
        const queries = await Promise.all(questions.map(make => make().catch((error: Error) => error)))
        const answers = await answerReports(
          ctx,
          queries.filter((query): query is ReportQuery => !(query instanceof Error)),
        )
        return queries.map(query => (query instanceof Error ? query : (answers.shift() as readonly Report[] | Error)))
      },
      { maxBatchSize: MAX_BATCH_SIZE, cache: false },
    ),
)

/** The query is made when all of its turn are known. */
export const readReports = (ctx: RequestContext, make: () => Promise<ReportQuery>) => reports(ctx).load(make)
