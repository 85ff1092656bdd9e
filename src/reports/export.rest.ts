// A widget as CSV: GET /widgets/{id}.csv.

import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { assertScope } from '../auth/guard.ts'
import { notFound } from '../base/errors.ts'
import type { DimensionFilter } from '../core/dimension-filter.ts'
import { abortSignalOf } from '../http/body.ts'
import { conditionalHeaders, type Endpoint, failures, notModified } from '../http/endpoint.ts'
import { etagOf, sendUnlessKnown } from '../http/etag.ts'
import { idField } from '../http/field.ts'
import { spanOf } from '../http/request-span.ts'
import { sendEnvelopeOf } from '../http/send-envelope.ts'
import { refuseOtherMethods } from '../http/wrong-route.ts'
import { parseFields } from '../http/zod-issues.ts'
import { createContext, type Gateway } from '../request/context.ts'
import { idOf } from '../request/global-id.ts'
import { divisible } from '../request/restriction.ts'
import type { Widget } from '../widgets/widget.ts'
import { exportedRows, pushedPart } from './export.service.ts'
import { selectFingerprint } from './export.store.ts'
import { type ExportForm, headLine, optionLines, rowLine } from './export.ts'

const PATH = '/widgets/:id(^[0-9a-z_]+).csv'

const query = z.object({
  form: z.enum(['spreadsheet', 'rows']).default('spreadsheet').meta({
    description:
      'With `rows` the file has what was pushed and nothing else, and can be pushed again: no option rows, and no apostrophe before a text that a spreadsheet would run as a formula. Default: spreadsheet.',
  }),
})

const endpoint: Endpoint = {
  id: 'widget_csv',
  tag: 'Native',
  summary: 'A widget as CSV',
  description:
    "A row per key and a column per metric; of a widget with dimensions a row per key and combination of their values, and a column per dimension behind the key. Then Cyfe's option rows. `ETag` and `If-None-Match` save the reply where nothing has changed. Needs the scope `read`.",
  credential: 'bearer',
  path: z.object({ id: idField('widget') }),
  query,
  headers: conditionalHeaders,
  replies: {
    200: {
      description: 'RFC 4180, with a head line.',
      content: { 'text/csv': null },
      headers: {
        ETag: 'The validator of this reply; none for more than 1,000,000 points, and for a token that reads some rows only.',
      },
    },
    304: notModified,
    ...failures([400, 401, 403, 404, 429]),
  },
}

export async function exportRoutes(app: FastifyInstance, gateway: Gateway): Promise<void> {
  refuseOtherMethods(app, [{ method: 'GET', path: PATH }], sendEnvelopeOf)
  app.get(PATH, { config: { endpoint } }, (request, reply) => answer(gateway, request, reply))
}

async function answer(gateway: Gateway, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const principal = await gateway.services.auth.admit(request, reply)
  const { projectId } = assertScope({ principal }, 'read', divisible)
  const { id } = request.params as { id: string }
  const { form } = parseFields(query, request.query)
  const about = { requestId: request.id, principal, signal: abortSignalOf(reply), span: spanOf(request) }
  const ctx = createContext(gateway, about)
  const found = await ctx.services.catalogue.widget(projectId, idOf('Widget', id))
  if (!found) throw notFound('widget')
  const widget = pushedPart(found)
  // Weak: it is of the points before they are read again to be sent, and a push may come between.
  const { part } = ctx.services.catalogue
  // One of a part would change with rows outside of it.
  const points = part.length > 0 ? null : await selectFingerprint(gateway.pool, widget)
  const send = () => {
    gateway.services.credentialWatch.followResponse(request, principal, reply.raw)
    return reply
      .type('text/csv; charset=utf-8; header=present')
      .header('content-disposition', `attachment; filename="${id}.csv"`)
      .send(Readable.from(csvLines(gateway, widget, part, form)))
  }
  if (points === null) return send()
  const etag = `W/${etagOf(points + form + headLine(widget, form) + optionLines(widget, form))}`
  return sendUnlessKnown(request, reply, etag, send)
}

async function* csvLines(
  gateway: Gateway,
  widget: Widget,
  part: readonly DimensionFilter[],
  form: ExportForm,
): AsyncGenerator<string> {
  yield headLine(widget, form)
  for await (const rows of exportedRows(gateway, widget, part)) {
    if (rows.length > 0) yield rows.map(row => rowLine(widget, row, form)).join('')
  }
  yield optionLines(widget, form)
}
