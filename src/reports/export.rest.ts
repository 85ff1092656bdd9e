// A widget as CSV: GET /widgets/{id}.csv.

import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { assertScope } from '../auth/guard.ts'
import { notFound } from '../base/errors.ts'
import type { DimensionFilter } from '../core/dimension-filter.ts'
import { abortSignalOf } from '../http/body.ts'
import { type Endpoint, failures } from '../http/endpoint.ts'
import { etagOf, sendUnlessKnown } from '../http/etag.ts'
import { idField } from '../http/field.ts'
import { spanOf } from '../http/request-span.ts'
import { sendEnvelopeOf } from '../http/send-envelope.ts'
import { refuseOtherMethods } from '../http/wrong-route.ts'
import { parseFields } from '../http/zod-issues.ts'
import { createContext, type Gateway } from '../request/context.ts'
import { idOf } from '../request/global-id.ts'
import { admitsUnset, divisible } from '../request/restriction.ts'
import { NO_SERIES } from '../widgets/series.ts'
import type { Widget } from '../widgets/widget.ts'
import {
  type SeriesPlace,
  selectExportPage,
  selectFingerprint,
  selectSeriesExportPage,
  selectSeriesOfPart,
} from './export.store.ts'
import { type ExportForm, type ExportRow, headLine, optionLines, rowLine, rowOfPart } from './export.ts'
import { type PeriodPlace, selectPeriodExportPage } from './export-period.store.ts'

/** Rows read at a time: what the memory of an export is bounded by. */
const PAGE = 1_000

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
  headers: z.object({
    'if-none-match': z.string().optional().meta({ description: 'The `ETag` of a reply that you have.' }),
  }),
  replies: {
    200: {
      description: 'RFC 4180, with a head line.',
      content: { 'text/csv': null },
      headers: {
        ETag: 'The validator of this reply; none for more than 1,000,000 points, and for a token that reads some rows only.',
      },
    },
    304: { description: 'As you have it.', headers: { ETag: 'The validator of the reply that you have.' } },
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

/** What was pushed, so that the file can be pushed again: calculated metrics and those of events have no points. */
function pushedPart(widget: Widget): Widget {
  return {
    ...widget,
    metrics: widget.metrics.filter(metric => metric.calculation === null && metric.eventCount === null),
  }
}

async function* csvLines(
  gateway: Gateway,
  widget: Widget,
  part: readonly DimensionFilter[],
  form: ExportForm,
): AsyncGenerator<string> {
  yield headLine(widget, form)
  const toLine = (row: ExportRow) => rowLine(widget, row, form)
  const among = part.length === 0 ? null : await selectSeriesOfPart(gateway.pool, widget, part)
  const unset = admitsUnset(part)
  if (unset)
    yield* linesOf(widget, part, toLine, after => selectExportPage(gateway.pool, widget, after?.key ?? null, PAGE))
  if (widget.dimensions.length > 0)
    yield* linesOf<ExportRow & SeriesPlace>(widget, part, toLine, after =>
      selectSeriesExportPage(gateway.pool, widget, after, PAGE, among),
    )
  const periodic = widget.metrics.filter(({ aggregation }) => aggregation === 'PERIODIC')
  if (periodic.length > 0) {
    const own = { ...widget, metrics: periodic }
    const series = among && (unset ? [...among, NO_SERIES] : among)
    yield* linesOf<ExportRow & PeriodPlace>(widget, part, toLine, after =>
      selectPeriodExportPage(gateway.pool, own, after, PAGE, series),
    )
  }
  yield optionLines(widget, form)
}

/** Page by page: each begins behind the last row of the one before. */
async function* linesOf<Row extends ExportRow>(
  widget: Widget,
  part: readonly DimensionFilter[],
  toLine: (row: ExportRow) => string,
  read: (after: Row | null) => Promise<readonly Row[]>,
): AsyncGenerator<string> {
  for (let after: Row | null = null; ; ) {
    const rows: readonly Row[] = await read(after)
    const lines = rows.flatMap(row => rowOfPart(widget, row, part) ?? []).map(toLine)
    if (lines.length > 0) yield lines.join('')
    after = rows.at(-1) ?? null
    if (rows.length < PAGE) break
  }
}
