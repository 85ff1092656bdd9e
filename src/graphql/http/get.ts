// GET /graphql with an operation in the query string.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../base/errors.ts'
import { wantsEvents } from '../../http/events.ts'
import { readQueryString } from '../request-text.ts'
import { withText } from './document-id.ts'
import { admit, type DoorDeps } from './door.ts'
import { answer } from './operation.ts'

/** Events, saved documents, which the library does not know, and documents that may be subscriptions: the library would open those past our limits and our streams. */
export function isForUs(request: FastifyRequest): boolean {
  const { query, documentId } = request.query as { query?: unknown; documentId?: unknown }
  if (documentId !== undefined) return true
  return query !== undefined && (wantsEvents(request) || String(query).includes('subscription'))
}

/**
 * A GET comes from any page that a browser shows, so it changes nothing. It brings no authority of its own either: there are no
 * cookies, and a token in the address is not read.
 */
export async function answerGet(deps: DoorDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const admitted = await admit(deps, request, reply)
  const input = await withText(admitted.ctx, readQueryString(request.query as Record<string, unknown>))
  if (deps.subscriptions.operationOf(admitted.ctx, input) === 'mutation') {
    reply.header('allow', 'POST')
    throw new AppError('METHOD_NOT_ALLOWED', 'Send mutations by POST.')
  }
  return answer(deps, admitted, input, request, reply)
}
