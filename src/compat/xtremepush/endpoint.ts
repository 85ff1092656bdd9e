import { z } from 'zod'
import { type Endpoint, FORM_TYPE, failures, JSON_TYPE, MULTIPART_TYPE, successSchema } from '../../http/endpoint.ts'
import type { Operation } from '../../rest/operation.ts'
import { namesOf, selectField } from '../../rest/select.ts'
import { failureOf, successOf } from './words.ts'

const apptoken = z.string().optional().meta({ description: 'A token, instead of `Authorization: Bearer`.' })

const keyed = (description: string) =>
  z.object({ 'idempotency-key': z.string().max(255).optional().meta({ description }) })

const ofRows = keyed('The same key and body again gives the first reply and writes nothing; with another body: 409.')
const ofEvents = keyed('Events that come again under the same key, at the same places of the list, count once.')

/** An operation as a declared endpoint. */
export function toEndpoint(operation: Operation): Endpoint {
  const { method, model, scopes } = operation
  const names = selectableOf(operation)
  const reply = names ? { model: (operation.reply.model as z.ZodObject).partial() } : operation.reply
  const hasMessage = successOf(operation) !== undefined
  const content = (status: number) => ({ [JSON_TYPE]: successSchema(status, { ...reply, hasMessage }) })
  const needs = `Needs the scope ${scopes.map(scope => `\`${scope}\``).join(' or ')}.`
  return {
    id: `${method}_${model.replaceAll('-', '_')}`,
    tag: 'External API',
    summary: operation.summary,
    description: [operation.description, needs].filter(Boolean).join(' '),
    credential: 'bearer-or-apptoken',
    ...(isKeyed(operation) && { headers: model === 'event' ? ofEvents : ofRows }),
    body: {
      schema: operation.body.extend({ apptoken, ...(names && { select: selectField(names) }) }),
      types: [JSON_TYPE, FORM_TYPE, MULTIPART_TYPE],
      example: operation.example,
    },
    replies: {
      200: { description: hasMessage ? `${successOf(operation)}.` : 'As asked.', content: content(200) },
      ...(operation.isAsynchronous && { 202: { description: 'Accepted for later.', content: content(202) } }),
      ...failures([400, 401, 403, 404, 409, 415, 429, ...(method === 'execute' ? [502, 504] : [])]),
      400: { ...failures([400])[400], description: `${failureOf(operation)}: \`errors\` says why.` },
    },
  }
}

/** The members that `info` may select; `null`: of this operation none. */
export const selectableOf = ({ method, reply }: Operation) => (method === 'info' ? namesOf(reply.model) : null)

/** Whether an idempotency key makes a repetition count once. */
export const isKeyed = ({ method }: Operation) => method === 'push' || method === 'hit' || method === 'import'
