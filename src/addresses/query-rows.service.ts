// Reads the rows of a saved query, over another period where its variables say which.
import { badInput } from '../base/errors.ts'
import type { ProjectId } from '../base/id.ts'
import { withPaths } from '../base/issues.ts'
import { dayToText } from '../core/day.ts'
import type { Period } from '../core/period.ts'
import { runSaved } from '../queries/document.service.ts'
import { getQuery } from '../queries/saved-query.service.ts'
import type { SavedQuery } from '../queries/saved-query.ts'
import type { Principal, RequestContext } from '../request/context.ts'
import { addressPeriodOf } from './address-period.service.ts'
import type { QueryContent } from './data-content.ts'
import type { DataRequest } from './data-request.ts'
import type { DataTable } from './data-table.ts'
import { toQueryTable } from './query-rows.ts'

/** The variables that a period stands in. */
const PERIOD = ['from', 'before'] as const

/** Throws NOT_FOUND, and BAD_USER_INPUT that names `variables` or a member of `period`. */
export async function readQuery(
  ctx: RequestContext,
  projectId: ProjectId,
  { queryId, variables }: QueryContent,
  { period }: Pick<DataRequest, 'period'>,
): Promise<DataTable> {
  const saved = await getQuery(ctx, projectId, queryId, null)
  const chosen = await addressPeriodOf(ctx, projectId, period)
  if (period && !chosen)
    throw badInput(
      'period.preset',
      'A query has to know where its period begins and ends: give from, with through or before.',
    )
  const values = chosen ? { ...variables, ...periodValues(typesOf(ctx, saved), chosen) } : variables
  const run = runSaved(ctx, ctx.principal as Principal, saved, values, 'iso')
  const result = await run.catch(error => {
    throw withPaths(error, path => (path.startsWith('variables') ? path : `variables.${path}`))
  })
  return toQueryTable(saved, result)
}

/** Throws BAD_USER_INPUT that names `choosesPeriod`. */
export function assertTakesPeriod(ctx: RequestContext, saved: SavedQuery): void {
  const types = typesOf(ctx, saved)
  if (PERIOD.every(name => types.has(name))) return
  const message = 'The period of a query can be chosen where it has the variables from and before: days or instants.'
  throw badInput('choosesPeriod', message)
}

/** By the names of the variables, in capitals as SQL has them. */
function typesOf(ctx: RequestContext, saved: SavedQuery): ReadonlyMap<string, string> {
  if (saved.language === 'SQL') return new Map(saved.variables.map(({ name, type }) => [name, type]))
  const { variableTypes } = ctx.services.graphql.operationOf(ctx, saved.text)
  return new Map([...variableTypes].map(([name, type]) => [name, type.replace('!', '').toUpperCase()]))
}

/** `before` is not included, whichever it is. */
function periodValues(types: ReadonlyMap<string, string>, { from, before, firstDay, lastDay }: Period) {
  const instants = { from: new Date(from).toISOString(), before: new Date(before).toISOString() }
  const days = { from: dayToText(firstDay), before: dayToText(lastDay + 1) }
  return Object.fromEntries(PERIOD.map(name => [name, (types.get(name) === 'DATE' ? days : instants)[name]]))
}
