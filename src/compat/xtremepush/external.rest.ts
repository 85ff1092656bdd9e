// Xtremepush's External API: POST /api/external/{method}/{model}.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { audited } from '../../auth/audit.service.ts'
import { AppError } from '../../base/errors.ts'
import type { JsonValue } from '../../base/json-text.ts'
import { abortSignalOf, readBodyWhole } from '../../http/body.ts'
import { isPacked } from '../../http/content-encoding.ts'
import { MAX_BODY_BYTES, toAppError, tooLarge } from '../../http/failure.ts'
import { bodyInTurn } from '../../http/large-body.ts'
import { maskPath } from '../../http/path-mask.ts'
import { spanOf } from '../../http/request-span.ts'
import { sendEnvelopeOf } from '../../http/send-envelope.ts'
import { refuseOtherMethods } from '../../http/wrong-route.ts'
import { createContext, type Gateway, type Principal, type RequestContext } from '../../request/context.ts'
import { createDeadlines, type Deadlines } from '../../request/deadline.ts'
import { answers, refusalOf } from '../../request/restriction.ts'
import { isMultipart, parseBody, type RequestBody, readBody, readMultipart } from '../../rest/body.ts'
import { actionOf, isAudited, isChanging, type Operation, type Outcome, pathOf } from '../../rest/operation.ts'
import { selectMembers } from '../../rest/select.ts'
import { IMPORT_BODIES_AT_ONCE, MAX_IMPORT_BYTES } from '../../tasks/task.ts'
import { isKeyed, selectableOf, toEndpoint } from './endpoint.ts'
import { toDialectError, toSuccess } from './reply.ts'

/** What was sent is written, whether or not the client still waits for the answer. */
const NOT_ABORTED = new AbortController().signal

export async function externalRoutes(
  app: FastifyInstance,
  gateway: Gateway,
  operations: readonly Operation[],
): Promise<void> {
  await app.register(
    async scope => {
      readBodyWhole(scope)
      scope.setErrorHandler((error, request, reply) => sendEnvelopeOf(errorOf(error, request), reply))
      const largeBodies = limitLargeBodies()
      const deadlines = createDeadlines()
      scope.addHook('onClose', async () => deadlines.close())
      const routes = operations.map(operation => ({ method: 'POST', path: pathOf(operation) }))
      refuseOtherMethods(scope, routes, sendEnvelopeOf)
      scope.setNotFoundHandler((request, reply) => sendEnvelopeOf(wrongOperation(operations, request, reply), reply))
      for (const operation of operations) {
        const config = { endpoint: toEndpoint(operation) }
        const size = operation.isLarge ? { bodyLimit: MAX_IMPORT_BYTES, onRequest: largeBodies } : {}
        scope.post(pathOf(operation), { config, ...size }, (request, reply) =>
          serve(gateway, deadlines, operation, request, reply),
        )
      }
    },
    { prefix: '/api/external' },
  )
}

/** Bodies above the usual size are read by few requests at a time: what they hold in memory is bounded. */
function limitLargeBodies() {
  let reading = 0
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const length = Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY)
    if (length <= MAX_BODY_BYTES && !isPacked(request)) return
    if (reading >= IMPORT_BODIES_AT_ONCE)
      throw new AppError('UNAVAILABLE', 'Too many imports are read at the moment. Try again.', { retryAfter: 1 })
    reading++
    reply.raw.once('close', () => reading--)
  }
}

function errorOf(error: unknown, request: FastifyRequest): AppError {
  const isTooLarge = (error as { code?: string }).code === 'FST_ERR_CTP_BODY_TOO_LARGE'
  return isTooLarge ? tooLarge(request.routeOptions.bodyLimit) : toAppError(error, request.log)
}

async function serve(
  gateway: Gateway,
  deadlines: Deadlines,
  operation: Operation,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  try {
    const body = await bodyOf(operation, request)
    const apptoken = body.members.get('apptoken')
    // Where it is no credential it is nothing: neither hashed, nor written into the audit log.
    body.members.delete('apptoken')
    const principal = await principalOf(gateway, request, reply, apptoken)
    const late = new AbortController()
    const signal = isChanging(operation) ? NOT_ABORTED : AbortSignal.any([abortSignalOf(reply), late.signal])
    const about = { requestId: request.id, principal, signal, address: request.ip, span: spanOf(request) }
    const ctx = createContext(gateway, about)
    const work = perform(operation, ctx, body, isKeyed(operation) ? keyOf(request) : null)
    // What changes something is never given up: it has happened or not.
    const outcome = await (isChanging(operation) ? work : deadlines.enforce(work, () => late.abort()))
    return send(operation, outcome, reply)
  } catch (error) {
    return sendEnvelopeOf(toDialectError(toAppError(error, request.log), operation), reply)
  }
}

async function bodyOf(operation: Operation, request: FastifyRequest): Promise<RequestBody> {
  const type = request.headers['content-type'] ?? ''
  const text = await bodyInTurn(request)
  // JSON that comes under the name of a form is JSON.
  return isMultipart(type) && !text.trimStart().startsWith('{')
    ? readMultipart(text, type)
    : readBody(text, type, operation.isLarge)
}

async function perform(
  operation: Operation,
  ctx: RequestContext,
  body: RequestBody,
  idempotencyKey: string | null,
): Promise<Outcome> {
  const work = async () => {
    const by = permitted(ctx, operation)
    const input = parseBody(operation.body, body)
    const outcome = await operation.run({ ctx, by, input, members: body.members, idempotencyKey })
    const names = selectableOf(operation)
    return names ? { ...outcome, model: selectMembers(outcome.model, names, body.members.get('select')) } : outcome
  }
  if (!isAudited(operation)) return work()
  const { members } = body
  const id = members.get('id')
  const what = {
    action: actionOf(operation),
    target: typeof id === 'string' ? id : null,
    fields: [...members.keys()].filter(name => name !== 'id').sort(),
  }
  return audited(ctx, what, work, ({ model }) => (hasId(model) ? model.id : null))
}

const hasId = (model: unknown): model is { id: string } =>
  typeof model === 'object' && model !== null && 'id' in model && typeof model.id === 'string'

/** The header wins: a proxy may have set it, and a body is what a program repeats. No credential at all is 400 here. */
async function principalOf(
  gateway: Gateway,
  request: FastifyRequest,
  reply: FastifyReply,
  apptoken: JsonValue | undefined,
): Promise<Principal> {
  const { auth } = gateway.services
  const principal = request.headers.authorization === undefined ? null : await auth.admit(request, reply)
  if (principal) return principal
  if (typeof apptoken === 'string' && apptoken !== '') return auth.authenticateToken(apptoken, request.ip)
  const message = 'Apptoken cannot be blank.'
  throw new AppError('BAD_USER_INPUT', message, { fields: { apptoken: [message] } })
}

function permitted({ principal }: RequestContext, operation: Operation): Principal {
  const { scopes } = operation
  if (principal?.restriction && !answers(principal.restriction, operation)) throw refusalOf(principal.restriction)
  if (principal && scopes.some(scope => principal.scopes.has(scope))) return principal
  throw new AppError('FORBIDDEN', `The token lacks the scope ${scopes.join(' or ')}.`)
}

function keyOf(request: FastifyRequest): string | null {
  const header = request.headers['idempotency-key']
  return typeof header === 'string' ? header : null
}

function send(operation: Operation, outcome: Outcome, reply: FastifyReply): FastifyReply {
  if (outcome.isReplayed) reply.header('idempotent-replayed', 'true')
  return reply
    .code(outcome.isAccepted ? 202 : 200)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(toSuccess(operation, outcome)))
}

/** A model that is not known is 404; a method that its model does not have is 405. */
function wrongOperation(operations: readonly Operation[], request: FastifyRequest, reply: FastifyReply): AppError {
  const path = request.url.split('?')[0] ?? ''
  const [, method = '', model = ''] = /^\/api\/external\/([^/]+)\/([^/]+)\/?$/.exec(path) ?? []
  const known = operations.filter(operation => operation.model === model)
  if (known.length === 0) return new AppError('NOT_FOUND', `There is nothing at ${maskPath(path)}.`)
  reply.header('allow', 'POST')
  const words = known.map(operation => operation.method).join(', ')
  return new AppError('METHOD_NOT_ALLOWED', `${model} has no method ${JSON.stringify(maskPath(method))}: ${words}.`)
}
