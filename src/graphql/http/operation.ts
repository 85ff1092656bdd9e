// Runs the operation of a request, once or as a subscription, and replies.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type ExecutionResult, getOperationAST, Kind, parse } from 'graphql'
import { AppError } from '../../base/errors.ts'
import { createEventConnection, wantsEvents } from '../../http/events.ts'
import type { RequestContext } from '../../request/context.ts'
import { chargeRefused } from '../charge.ts'
import { documentLimits } from '../document-limits.ts'
import type { GraphQLRequest } from '../execute.ts'
import type { RequestKind } from './accept.ts'
import type { AdmittedRequest, DoorDeps } from './door.ts'
import { sendAsEvents, sendKept, sendResult } from './reply.ts'

export async function answer(
  { access, engine, subscriptions, live }: DoorDeps,
  { ctx, giveUp }: AdmittedRequest,
  input: GraphQLRequest,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const kindOf = () => kindOfRequest(subscriptions, ctx, input)
  if (subscriptions.isSubscription(ctx, input)) {
    if (!wantsEvents(request)) {
      throw new AppError('BAD_USER_INPUT', 'Ask for a subscription with `Accept: text/event-stream`.')
    }
    const caller = { authorization: request.headers.authorization, ip: request.ip }
    const refused = await live.follow(ctx, input, caller, on => createEventConnection(request, reply, on))
    if (!refused) return reply
    chargeRefused(access, ctx)
    return sendResult(request, reply, refused, kindOf)
  }
  const run = wantsFresh(request) ? engine.executeRequest : engine.answerRequest
  const answered = await run(ctx, { ...input, giveUp })
  if ('bytes' in answered && !wantsEvents(request)) return sendKept(request, reply, answered)
  const result = 'bytes' in answered ? (JSON.parse(answered.bytes.toString()) as ExecutionResult) : answered
  if (result.data === undefined) chargeRefused(access, ctx)
  if (wantsEvents(request) && result.data) return sendAsEvents(request, reply, result)
  return sendResult(request, reply, result, kindOf)
}

/** `Cache-Control: no-cache`, which browsers send when a page is loaded anew: https://www.rfc-editor.org/rfc/rfc9111#name-no-cache */
const wantsFresh = ({ headers }: FastifyRequest) => /\bno-(cache|store)\b/i.test(headers['cache-control'] ?? '')

function kindOfRequest(
  subscriptions: DoorDeps['subscriptions'],
  ctx: RequestContext,
  request: GraphQLRequest,
): RequestKind {
  const document = subscriptions.read(ctx, request)
  if ('kind' in document) return getOperationAST(document, request.operationName)?.operation ?? 'UNKNOWN'
  return hasOperation(request.query) ? 'INVALID' : 'UNKNOWN'
}

/** False for fragments alone; what cannot be read may have one. */
function hasOperation(text: string): boolean {
  try {
    const { definitions } = parse(text, { noLocation: true, maxTokens: documentLimits.tokens })
    return definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION)
  } catch {
    return true
  }
}
