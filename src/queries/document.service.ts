// Runs saved documents by their id, as saved SQL is run: cached, logged, one row that is the data.
import { AppError } from '../base/errors.ts'
import type { ProjectId } from '../base/id.ts'
import { sha256 } from '../base/seal.ts'
import type { Principal, RequestContext } from '../request/context.ts'
import { idOf } from '../request/global-id.ts'
import { remembered, runQuery, toQueryRequest } from './query.service.ts'
import type { QueryResult, TimeStyle } from './result.ts'
import { getQuery } from './saved-query.service.ts'
import { selectDocumentsNamed } from './saved-query.store.ts'
import type { SavedQuery } from './saved-query.ts'
import { toVariableValue, type UrlParameters } from './url-variable.ts'

type Values = Readonly<Record<string, unknown>>

/** `savedquery_3w5e11264sg`, or `savedquery_3w5e11264sg@3` for a version to stay with. */
const DOCUMENT_ID = /^(savedquery_[0-9a-z]{1,13})(?:@([1-9]\d{0,8}))?$/

/** Each may ask for as much as a document may. */
export const MAX_DOCUMENTS_OF_REQUEST = 5

/** Requests that are the run of a document, and how many documents the others have run. */
const inside = new WeakSet<RequestContext>()
const counts = new WeakMap<RequestContext, number>()

/** A saved query of either language. */
export function runSaved(
  ctx: RequestContext,
  principal: Principal,
  saved: SavedQuery,
  values: Values,
  times: TimeStyle,
): Promise<QueryResult> {
  return saved.language === 'SQL'
    ? runQuery(ctx, principal, toQueryRequest(saved, values, times))
    : runDocument(ctx, principal, saved, values)
}

/** By its id, `savedquery_x` or `savedquery_x@3`, else by its name. Throws NOT_FOUND, or CONFLICT where several have the name. */
export async function getDocument(ctx: RequestContext, projectId: ProjectId, name: string): Promise<SavedQuery> {
  const [, id, version] = DOCUMENT_ID.exec(name) ?? []
  if (id !== undefined) {
    const found = await getQuery(ctx, projectId, idOf('SavedQuery', id), version === undefined ? null : Number(version))
    if (found.language === 'GRAPHQL') return found
    throw new AppError('NOT_FOUND', 'The saved query is SQL, not a document.')
  }
  const named = name.includes('\0') || !name.isWellFormed() ? [] : await selectDocumentsNamed(ctx.db, projectId, name)
  const [first, second] = named
  if (second) throw new AppError('CONFLICT', 'Several saved documents have this name: use the id of one.')
  if (!first) throw new AppError('NOT_FOUND', 'There is no saved document of this name.')
  return first
}

/** Values as they stand in a URL, read as the types that the document declares; others are left out. */
export function variablesOfUrl(ctx: RequestContext, document: SavedQuery, parameters: UrlParameters): Values {
  const { variableTypes } = ctx.services.graphql.operationOf(ctx, document.text)
  const values = [...variableTypes].flatMap(([name, type]) => {
    const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined
    return value === undefined ? [] : [[name, toVariableValue(value, type)] as const]
  })
  return Object.fromEntries(values)
}

/** Every field is held to the scopes of who asks; a result is remembered for its token alone. */
async function runDocument(
  ctx: RequestContext,
  principal: Principal,
  saved: SavedQuery,
  values: Values,
): Promise<QueryResult> {
  assertMayRun(ctx)
  const { graphql } = ctx.services
  const { kind, variables } = graphql.operationOf(ctx, saved.text)
  if (kind !== 'query') {
    throw new AppError('BAD_USER_INPUT', `The document is a ${kind}: send its id as "documentId" to /graphql.`)
  }
  const used = Object.fromEntries(
    variables.filter(name => Object.hasOwn(values, name)).map(name => [name, values[name]]),
  )
  const key = () => keyOf(principal, saved, used)
  return remembered(ctx, principal, { saved, cacheMinutes: saved.cacheMinutes }, key, async () => {
    const run = Object.create(ctx) as RequestContext
    inside.add(run)
    const data = await graphql.execute(run, saved.text, used)
    const columns = Object.keys(data).map(name => ({ name, type: 'json' as const, isEventTime: false }))
    return { columns, rows: [data], truncated: false }
  })
}

function assertMayRun(ctx: RequestContext): void {
  if (inside.has(ctx)) throw new AppError('BAD_USER_INPUT', 'A saved document cannot run another one.')
  const count = (counts.get(ctx) ?? 0) + 1
  if (count > MAX_DOCUMENTS_OF_REQUEST) {
    throw new AppError('QUERY_TOO_COMPLEX', `A request runs at most ${MAX_DOCUMENTS_OF_REQUEST} saved documents.`)
  }
  counts.set(ctx, count)
}

function keyOf(principal: Principal, { queryId, version }: SavedQuery, used: Values): string {
  const canonical = Object.keys(used)
    .sort()
    .map(name => [name, used[name]])
  const principalKey = [principal.projectId, principal.tokenId ?? principal.name, [...principal.scopes].sort()]
  return sha256(JSON.stringify([principalKey, queryId, version, canonical])).toString('base64')
}
