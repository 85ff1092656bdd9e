// Requests that name a saved document by its id instead of sending its text.
import { AppError } from '../../base/errors.ts'
import type { RequestContext } from '../../request/context.ts'
import type { GraphQLRequest } from '../execute.ts'

declare module '../../request/context.ts' {
  interface Services {
    documents: Documents
  }
}

export interface Documents {
  /** The text of a saved document of the caller's project. Throws NOT_FOUND, or UNAUTHENTICATED for nobody. */
  textOf(ctx: RequestContext, documentId: string): Promise<string>
}

/** A request as it came: with a text, or with the id of one. */
export interface Envelope extends Omit<GraphQLRequest, 'query'> {
  readonly query: string | undefined
  readonly documentId: string | undefined
}

/** Throws BAD_USER_INPUT for both or neither. Without an id nothing is waited for. */
export function withText(ctx: RequestContext, envelope: Envelope): GraphQLRequest | Promise<GraphQLRequest> {
  const { query, documentId, ...rest } = envelope
  if (documentId === undefined) {
    if (query === undefined) throw new AppError('BAD_USER_INPUT', '"query" has to be a GraphQL document.')
    return { ...rest, query }
  }
  if (query !== undefined) throw new AppError('BAD_USER_INPUT', 'Send "query" or "documentId", not both.')
  return ctx.services.documents.textOf(ctx, documentId).then(text => ({ ...rest, query: text, isTrusted: true }))
}
