// A widget's report: GET /widgets/{id}/report.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { assertScope } from '../auth/guard.ts'
import { notFound } from '../base/errors.ts'
import { withPaths } from '../base/issues.ts'
import { abortSignalOf } from '../http/body.ts'
import { conditionalHeaders, type Endpoint, failures, JSON_TYPE, notModified, successSchema } from '../http/endpoint.ts'
import { etagOf, sendUnlessKnown } from '../http/etag.ts'
import { idField } from '../http/field.ts'
import { spanOf } from '../http/request-span.ts'
import { sendEnvelopeOf } from '../http/send-envelope.ts'
import { refuseOtherMethods } from '../http/wrong-route.ts'
import { parseFields } from '../http/zod-issues.ts'
import { createContext, type Gateway } from '../request/context.ts'
import { createDeadlines, type Deadlines } from '../request/deadline.ts'
import { idOf } from '../request/global-id.ts'
import { divisible } from '../request/restriction.ts'
import { withFilters } from './dimension-fields.ts'
import { reportOf } from './report.service.ts'
import { bodyOfQuery, parameterOf, reportQuery, toReportQuery } from './report-body.ts'
import { reportModel } from './report-model.ts'
import { reportWithWindows } from './rolling-reply.loader.ts'

const PATH = '/widgets/:id/report'

const endpoint: Endpoint = {
  id: 'widget_report',
  tag: 'Native',
  summary: 'Totals, comparisons and series of a widget',
  description:
    'What `report` of GraphQL answers. `ETag` and `If-None-Match` save the reply where nothing has changed. Needs the scope `read`.',
  credential: 'bearer',
  path: z.object({ id: idField('widget') }),
  query: reportQuery,
  headers: conditionalHeaders,
  replies: {
    200: {
      description: 'The report.',
      content: { [JSON_TYPE]: successSchema(200, { model: reportModel }) },
      headers: { ETag: 'The validator of this reply.' },
    },
    304: notModified,
    ...failures([400, 401, 403, 404, 409, 429]),
  },
}

export async function reportRoutes(app: FastifyInstance, gateway: Gateway): Promise<void> {
  refuseOtherMethods(app, [{ method: 'GET', path: PATH }], sendEnvelopeOf)
  const deadlines = createDeadlines()
  app.addHook('onClose', async () => deadlines.close())
  app.get(PATH, { config: { endpoint } }, (request, reply) => answer(gateway, deadlines, request, reply))
}

async function answer(
  gateway: Gateway,
  deadlines: Deadlines,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const principal = await gateway.services.auth.admit(request, reply)
  const { projectId } = assertScope({ principal }, 'read', divisible)
  const late = new AbortController()
  const signal = AbortSignal.any([abortSignalOf(reply), late.signal])
  const ctx = createContext(gateway, { requestId: request.id, principal, signal, span: spanOf(request) })
  const parameters = parseFields(reportQuery, withFilters(request.query))
  const body = bodyOfQuery(parameters)
  const filters = Object.keys(parameters.where ?? {}).sort()
  const { id } = request.params as { id: string }
  const widget = await ctx.services.catalogue.widget(projectId, idOf('Widget', id))
  if (!widget) throw notFound('widget')
  const reported = async () => reportWithWindows(ctx, await reportOf(ctx, toReportQuery(widget, body)), body)
  const model = await deadlines
    .enforce(reported(), () => late.abort())
    .catch(error => {
      throw withPaths(error, path => parameterOf(path, filters))
    })
  const text = JSON.stringify({ code: 200, success: true, model })
  return sendUnlessKnown(request, reply, etagOf(text), () => reply.type('application/json; charset=utf-8').send(text))
}
