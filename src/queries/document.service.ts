// Runs saved documents by their id, as saved SQL is run: cached, logged, one row that is the data.
import { AppError } from '../base/errors.ts'
import { sha256 } from '../base/seal.ts'
import type { Principal, RequestContext } from '../request/context.ts'
import { answer, questionOf, remembered } from './query.service.ts'
import type { QueryResult, TimeStyle } from './result.ts'
import type { SavedQuery } from './saved-query.ts'

type Values = Readonly<Record<string, unknown>>

/** Each may ask for as much as a document may. */
export const MAX_DOCUMENTS_OF_REQUEST = 5

/** Requests that are the run of a document, and how many documents the others have run. */
const inside = new WeakSet<RequestContext>()
const counts = new WeakMap<RequestContext, number>()

/** A saved query of either language. */
export function answerSaved(
  ctx: RequestContext,
  asker: Principal,
  saved: SavedQuery,
  values: Values,
  times: TimeStyle,
): Promise<QueryResult> {
  return saved.language === 'SQL'
    ? answer(ctx, asker, questionOf(saved, values, times))
    : answerDocument(ctx, asker, saved, values)
}

/** Every field is held to the scopes of who asks; a result is remembered for its token alone. */
async function answerDocument(
  ctx: RequestContext,
  asker: Principal,
  saved: SavedQuery,
  values: Values,
): Promise<QueryResult> {
  assertMayRun(ctx)
  const { graphql } = ctx.services
  const { kind, variables } = graphql.operationOf(ctx, saved.text)
  if (kind !== 'query') {
    throw new AppError('BAD_USER_INPUT', `The document is a ${kind}: send its id as "documentId" to /graphql.`)
  }
  const own = Object.fromEntries(
    variables.filter(name => Object.hasOwn(values, name)).map(name => [name, values[name]]),
  )
  const key = () => keyOf(asker, saved, own)
  return remembered(ctx, asker, { saved, cacheMinutes: saved.cacheMinutes }, key, async () => {
    const run = Object.create(ctx) as RequestContext
    inside.add(run)
    const data = await graphql.ask(run, saved.text, own)
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

function keyOf(asker: Principal, { queryId, version }: SavedQuery, own: Values): string {
  const canonical = Object.keys(own)
    .sort()
    .map(name => [name, own[name]])
  const who = [asker.projectId, asker.tokenId ?? asker.name, [...asker.scopes].sort()]
  return sha256(JSON.stringify([who, queryId, version, canonical])).toString('base64')
}
