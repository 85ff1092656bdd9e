// Saved GraphQL documents as REST: GET and POST /api/rest/{name}.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { assertScope } from '../auth/guard.ts'
import { AppError } from '../base/errors.ts'
import { JsonSyntaxError } from '../base/json-errors.ts'
import { readJson, toPlain } from '../base/json-text.ts'
import { abortSignalOf, readBodyWhole } from '../http/body.ts'
import { conditionalHeaders, type Endpoint, failures, JSON_TYPE, notModified, successSchema } from '../http/endpoint.ts'
import { etagOf, sendUnlessKnown } from '../http/etag.ts'
import { toAppError } from '../http/failure.ts'
import { bodyInTurn } from '../http/large-body.ts'
import { spanOf } from '../http/request-span.ts'
import { sendEnvelopeOf } from '../http/send-envelope.ts'
import { answerWrongRoutes } from '../http/wrong-route.ts'
import { createContext, type Gateway } from '../request/context.ts'
import { getDocument, runSaved, variablesOfUrl } from './document.service.ts'
import type { UrlParameters } from './url-variable.ts'

const PATH = '/:name'

const common = {
  tag: 'Saved documents',
  credential: 'bearer',
  path: z.object({
    name: z.string().meta({
      description: 'Name or id of the document; `id@3` stays with a version.',
      examples: ['savedquery_3w5e11264sg'],
    }),
  }),
  replies: {
    200: {
      description: 'The data of the answer.',
      content: {
        [JSON_TYPE]: successSchema(200, {
          model: z.record(z.string(), z.unknown()).meta({ description: 'As the document asks for it.' }),
        }),
      },
      headers: { ETag: 'The validator of this reply.' },
    },
    304: notModified,
    ...failures([400, 401, 403, 404, 409, 415, 429]),
  },
} as const

const needs = 'Needs the scope `read`, and each of its fields the scope that it says.'

const byUrl: Endpoint = {
  ...common,
  id: 'run_document',
  summary: 'Runs a saved GraphQL document',
  description: `Variables are parameters of the URL by their names; a list repeats its parameter, an object is written as JSON. ${needs}`,
  headers: conditionalHeaders,
}

const byBody: Endpoint = {
  ...common,
  id: 'run_document_with_body',
  summary: 'Runs a saved GraphQL document with variables in the body',
  description: `The body is an object of variables by their names; parameters of the URL fill what it lacks. ${needs}`,
  body: { schema: z.record(z.string(), z.unknown()), types: [JSON_TYPE], example: { first: 10 } },
}

export async function documentRoutes(app: FastifyInstance, gateway: Gateway): Promise<void> {
  await app.register(
    async scope => {
      readBodyWhole(scope)
      scope.setErrorHandler((error, request, reply) => sendEnvelopeOf(toAppError(error, request.log), reply))
      const routes = ['GET', 'POST'].map(method => ({ method, path: PATH }))
      answerWrongRoutes(scope, routes, sendEnvelopeOf)
      scope.get(PATH, { config: { endpoint: byUrl } }, (request, reply) => run(gateway, request, reply))
      scope.post(PATH, { config: { endpoint: byBody } }, (request, reply) => run(gateway, request, reply))
    },
    { prefix: '/api/rest' },
  )
}

async function run(gateway: Gateway, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const admitted = await gateway.services.auth.admit(request, reply)
  const about = { requestId: request.id, principal: admitted, signal: abortSignalOf(reply), span: spanOf(request) }
  const ctx = createContext(gateway, about)
  const principal = assertScope(ctx, 'read')
  const bodyValues = readVariables(await bodyInTurn(request))
  const document = await getDocument(ctx, principal.projectId, (request.params as { name: string }).name)
  const values = { ...variablesOfUrl(ctx, document, request.query as UrlParameters), ...bodyValues }
  const { rows } = await runSaved(ctx, principal, document, values, 'iso')
  const text = JSON.stringify({ code: 200, success: true, model: rows[0] ?? {} })
  const send = () => reply.type('application/json; charset=utf-8').send(text)
  return request.method === 'GET' ? sendUnlessKnown(request, reply, etagOf(text), send) : send()
}

/** Reading ends at the first of them. */
const limits = { maxItems: 10_000, maxMembers: 1_000, maxValues: 200_000 }

/** The body as an object; an empty one has no variables. Digits of numbers are kept. */
function readVariables(text: string): Record<string, unknown> {
  if (text.trim() === '') return {}
  try {
    const body = readJson(text, limits)
    if (body instanceof Map) return toPlain(body) as Record<string, unknown>
  } catch (error) {
    if (error instanceof JsonSyntaxError) throw new AppError('BAD_USER_INPUT', `The body is not JSON: ${error.message}`)
    throw error
  }
  throw new AppError('BAD_USER_INPUT', 'The body has to be one JSON object: variables by their names.')
}
