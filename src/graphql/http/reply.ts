// Replies in the words of GraphQL over HTTP. https://graphql.github.io/graphql-over-http/draft/
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ExecutionResult } from 'graphql'
import { type AppError, type ErrorCode, httpStatusOf } from '../../base/errors.ts'
import { etagOf, sendUnlessKnown } from '../../http/etag.ts'
import { createEventConnection } from '../../http/events.ts'
import { rateLimitHeaders } from '../../http/rate-limit.ts'
import { toShownResult } from '../errors.ts'
import type { KeptAnswer } from '../kept-answers.ts'
import { failureStyleOf, jsonTypeFor, type RequestKind, readsOnlyEvents } from './accept.ts'

/** Where any value was read the request succeeded; else the first error's status tells how it failed, to those who can see it. */
export function sendResult(
  request: FastifyRequest,
  reply: FastifyReply,
  result: ExecutionResult,
  kindOf: () => RequestKind,
): FastifyReply {
  if (result.errors === undefined || hasValue(result.data)) return sendJson(request, reply, 200, toShownResult(result))
  const first = result.errors[0]?.extensions
  const status = (first?.http as { status?: number })?.status ?? statusOf(first?.code)
  const style = failureStyleOf(request.headers.accept, status, kindOf)
  if (style === 'EVENT') return sendAsEvents(request, reply, result)
  const retryAfter = first?.retryAfter
  if (style === 'STATUS' && typeof retryAfter === 'number') reply.header('retry-after', String(retryAfter))
  return sendJson(request, reply, style === 'STATUS' ? status : 200, toShownResult(result))
}

/** An answer that was given before. */
export function sendKept(request: FastifyRequest, reply: FastifyReply, { bytes, etag }: KeptAnswer): FastifyReply {
  const send = () => reply.type(`${jsonTypeFor(request.headers.accept)}; charset=utf-8`).send(bytes)
  return request.method === 'GET' ? sendUnlessKnown(request, reply, etag, send) : send()
}

/** An operation of a client that asks for events: its one result, and the end. */
export function sendAsEvents(request: FastifyRequest, reply: FastifyReply, result: ExecutionResult): FastifyReply {
  return sendEvent(request, reply, toShownResult(result))
}

function sendEvent(request: FastifyRequest, reply: FastifyReply, body: unknown): FastifyReply {
  const connection = createEventConnection(request, reply, { kept: () => {}, closed: () => {} })
  connection.start()
  connection.next(JSON.stringify(body))
  connection.complete()
  return reply
}

/** A request that was refused before there was a result. */
export function sendError(request: FastifyRequest, reply: FastifyReply, error: AppError): FastifyReply {
  const { code, message, fields, retryAfter } = error
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter))
  reply.headers(rateLimitHeaders(error.limit))
  const status = httpStatusOf[code]
  const body = { errors: [{ message, extensions: { code, fields, retryAfter } }] }
  // The next request may know the text: this reply is for nobody's cache.
  if (status === 200) reply.header('cache-control', 'private, no-cache, must-revalidate')
  return status === 200 && readsOnlyEvents(request.headers.accept)
    ? sendEvent(request, reply, body)
    : sendJson(request, reply, status, body)
}

function sendJson(request: FastifyRequest, reply: FastifyReply, status: number, body: unknown): FastifyReply {
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  const text = JSON.stringify(body)
  const send = () =>
    reply
      .code(status)
      .type(`${jsonTypeFor(request.headers.accept)}; charset=utf-8`)
      .send(text)
  // A client that has this answer already is told so: https://www.rfc-editor.org/rfc/rfc9110#name-if-none-match
  return request.method === 'GET' && status === 200 ? sendUnlessKnown(request, reply, etagOf(text), send) : send()
}

function statusOf(code: unknown): number {
  return httpStatusOf[code as ErrorCode] ?? 400
}

/** Whether there is anything but null in it, and names of types. An empty list is a value: it says that there are none. */
function hasValue(data: unknown): boolean {
  if (data === null || data === undefined) return false
  if (typeof data !== 'object') return true
  if (Array.isArray(data)) return data.length === 0 || data.some(hasValue)
  return Object.entries(data).some(([name, value]) => name !== '__typename' && hasValue(value))
}
