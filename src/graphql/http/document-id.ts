// Requests that name a document, by its id or by its hash, instead of sending its text.
import { AppError, badInput } from '../../base/errors.ts'
import { sha256 } from '../../base/seal.ts'
import type { Principal, RequestContext } from '../../request/context.ts'
import type { GraphQLRequest } from '../execute.ts'

declare module '../../request/context.ts' {
  interface Services {
    documents: Documents
  }
}

export interface Documents {
  /** The text of a saved document of the caller's project; null where there is none. Throws UNAUTHENTICATED for nobody. */
  find(ctx: RequestContext, documentId: string): Promise<string | null>
  /** The text that a client of the project has registered under its hash (automatic persisted queries). */
  registered(principal: Principal, hash: string): string | undefined
  register(principal: Principal, hash: string, text: string): void
}

/** A request as it came: with a text, with the id of one, or with the hash of one. */
export interface Envelope extends Omit<GraphQLRequest, 'query'> {
  readonly query: string | undefined
  readonly documentId: string | undefined
  /** Of `extensions.persistedQuery`: of the text beside it, or of one that was sent or saved before. */
  readonly hash: string | undefined
}

type Rest = Omit<GraphQLRequest, 'query'>

/** Throws BAD_USER_INPUT for both or neither. Without an id nothing is waited for. */
export function withText(ctx: RequestContext, envelope: Envelope): GraphQLRequest | Promise<GraphQLRequest> {
  const { query, documentId, hash, ...rest } = envelope
  if (documentId !== undefined) {
    if (query !== undefined) throw new AppError('BAD_USER_INPUT', 'Send "query" or "documentId", not both.')
    if (hash !== undefined) throw new AppError('BAD_USER_INPUT', 'Send "documentId" or "persistedQuery", not both.')
    return withSaved(ctx, rest, documentId, () => notThere())
  }
  if (hash !== undefined) return withPersisted(ctx, rest, query, hash)
  if (query === undefined) throw new AppError('BAD_USER_INPUT', '"query" has to be a GraphQL document.')
  if (ctx.config.graphqlTrustedOnly) assertMaySendText(ctx.principal)
  return { ...rest, query }
}

async function withSaved(ctx: RequestContext, rest: Rest, documentId: string, missing: () => AppError) {
  const text = await ctx.services.documents.find(ctx, documentId)
  if (text === null) throw missing()
  return { ...rest, query: text, isTrusted: true }
}

/** The protocol of automatic persisted queries: the hash alone, and where that is not known the hash with the text. */
function withPersisted(
  ctx: RequestContext,
  rest: Rest,
  query: string | undefined,
  hash: string,
): GraphQLRequest | Promise<GraphQLRequest> {
  const { documents, graphql } = ctx.services
  const { principal } = ctx
  if (query !== undefined && sha256(query).toString('hex') !== hash) {
    throw badInput(
      'extensions.persistedQuery.sha256Hash',
      'sha256Hash is not the SHA-256 of "query" in lower-case hexadecimal digits.',
    )
  }
  const saved = (missing: () => AppError) => withSaved(ctx, rest, documentIdOf(hash), missing)
  // Nothing is registered where only what was saved may run.
  if (ctx.config.graphqlTrustedOnly) return saved(notSupported)
  if (query === undefined) {
    const registered = principal ? documents.registered(principal, hash) : undefined
    return registered === undefined ? saved(notFound) : { ...rest, query: registered }
  }
  // A text that cannot run takes no other one's place, and nobody's is kept.
  if (principal && documents.registered(principal, hash) === undefined && 'kind' in graphql.read(ctx, query)) {
    documents.register(principal, hash, query)
  }
  return { ...rest, query }
}

/** Of a manifest a client may send other ids in the place of the hash. */
function documentIdOf(hash: string): string {
  return /^[0-9a-f]{64}$/.test(hash) ? `sha256:${hash}` : hash
}

/** Who may save documents could save the text first: refusing it would hold nobody up. */
function assertMaySendText(principal: Principal | null): void {
  if (principal?.scopes.has('manage')) return
  if (!principal) throw new AppError('UNAUTHENTICATED', 'Send a token: this gateway runs saved documents only.')
  throw new AppError(
    'FORBIDDEN',
    'This gateway runs saved documents only: send "documentId" instead of "query", or a token with the scope manage.',
  )
}

// Clients look for these words.
const notFound = () => new AppError('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound')
const notSupported = () => new AppError('PERSISTED_QUERY_NOT_SUPPORTED', 'PersistedQueryNotSupported')

function notThere(): AppError {
  const message = 'No saved document has this id.'
  return new AppError('NOT_FOUND', message, { fields: { documentId: [message] } })
}
