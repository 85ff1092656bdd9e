// Fetches the rows of saved queries, sources and GraphQL documents: what the project's own token of the scope `read` would get.
import { AppError, badInput } from '../base/errors.ts'
import { withPaths } from '../base/issues.ts'
import { runSaved } from '../queries/document.service.ts'
import { getQuery } from '../queries/saved-query.service.ts'
import type { Principal, RequestContext } from '../request/context.ts'
import { idOf } from '../request/global-id.ts'
import { perRequest } from '../request/loaders.ts'
import { assertReadOnly, callSaved, notThere, sourcesToCall } from '../sources/source.service.ts'
import { projectOf } from './reader.service.ts'

type Variables = Readonly<Record<string, unknown>>

/** What rows come of: all of them only read. */
export type RowsOrigin =
  | { readonly kind: 'SAVED_QUERY'; readonly query_id: string; readonly variables?: Variables | null | undefined }
  | { readonly kind: 'SOURCE'; readonly source: string; readonly variables?: Variables | null | undefined }
  | { readonly kind: 'GRAPHQL'; readonly document: string; readonly variables?: Variables | null | undefined }

export interface FetchedRows {
  /** A list of rows, or whatever holds one. */
  readonly data: unknown
  /** There were more than were read. */
  readonly truncated: boolean
}

/** Equal ones of a request are fetched once: rows of a mail-merge often ask for the same. */
const known = perRequest(() => new Map<string, Promise<FetchedRows>>())

/** Throws what the query, the source or the document answers; fields name members of the origin. */
export function fetchRows(ctx: RequestContext, origin: RowsOrigin): Promise<FetchedRows> {
  const key = JSON.stringify(origin)
  const fetched = known(ctx)
  let rows = fetched.get(key)
  if (!rows) {
    rows = fetchAnew(ctx, origin)
    fetched.set(key, rows)
  }
  return rows
}

async function fetchAnew(ctx: RequestContext, origin: RowsOrigin): Promise<FetchedRows> {
  const principal = ctx.principal as Principal
  const variables = origin.variables ?? {}
  // Each is a run of its own for the limits of a request.
  const run = Object.create(ctx) as RequestContext
  if (origin.kind === 'SAVED_QUERY') {
    const saved = await getQuery(ctx, principal.projectId, idOf('SavedQuery', origin.query_id), null)
    const result = await runSaved(run, principal, saved, variables, 'iso').catch(error => {
      throw withPaths(error, path => (path.startsWith('variables') ? path : `variables.${path}`))
    })
    const data = saved.language === 'GRAPHQL' ? result.rows[0] : result.rows
    return { data, truncated: result.truncated }
  }
  if (origin.kind === 'GRAPHQL') {
    const data = await ctx.services.graphql.execute(run, origin.document, variables)
    return { data, truncated: false }
  }
  return fetchFromSource(ctx, origin.source, variables)
}

async function fetchFromSource(ctx: RequestContext, name: string, variables: Variables): Promise<FetchedRows> {
  const source = (await sourcesToCall(ctx, projectOf(ctx), [name])).get(name)
  if (!source) throw notThere(name)
  assertReadOnly(source)
  const result = await callSaved(ctx, source, { variables, signal: ctx.signal })
  if (result.ok) return { data: result.data, truncated: result.requests.some(({ truncated }) => truncated) }
  const message = `The source ${name}: ${result.error?.message ?? 'A request failed.'}`
  const { code } = result.error ?? {}
  if (code === 'BAD_USER_INPUT') throw badInput('source', message)
  throw new AppError(code === 'UPSTREAM_TIMEOUT' ? code : 'UPSTREAM_FAILED', message)
}
