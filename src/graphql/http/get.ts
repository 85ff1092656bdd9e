// GET /graphql with an operation in the query string.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../base/errors.ts'
import type { Platform } from '../../request/context.ts'
import { readQueryString } from '../request-text.ts'
import { withText } from './document-id.ts'
import { admit, type DoorDeps } from './door.ts'
import { answer } from './operation.ts'

/** GraphiQL, which the library shows; every operation is ours, so that it has the same limits, streams and words as by POST. */
export function isForPage({ config }: Pick<Platform, 'config'>, request: FastifyRequest): boolean {
  const isPage = config.graphiql && request.headers.accept?.includes('text/html') === true
  return isPage && (request.query as { documentId?: unknown }).documentId === undefined
}

/**
 * A GET comes from any page that a browser shows, so it changes nothing. It brings no authority of its own either: there are no
 * cookies, and a token in the address is not read.
 */
export async function answerGet(deps: DoorDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  // What a token may see is for no cache that others share.
  reply.header('cache-control', 'private')
  const admitted = await admit(deps, request, reply)
  const input = await withText(admitted.ctx, readQueryString(request.query as Record<string, unknown>))
  if (deps.subscriptions.operationOf(admitted.ctx, input) === 'mutation') {
    reply.header('allow', 'POST')
    throw new AppError('METHOD_NOT_ALLOWED', 'Send mutations by POST.')
  }
  return answer(deps, admitted, input, request, reply)
}
