// A widget as CSV: GET /widgets/{id}.csv.
import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { assertScope } from '../auth/guard.ts'
import { AppError } from '../base/errors.ts'
import { idOf } from '../graphql/global-id.ts'
import type { Gateway } from '../request/context.ts'
import type { Widget } from '../widgets/widget.ts'
import { selectExportPage } from './export.store.ts'
import { headLine, optionLines, rowLine } from './export.ts'

/** Keys read at a time: what the memory of an export is bounded by. */
const PAGE = 1_000

export async function exportRoutes(app: FastifyInstance, gateway: Gateway): Promise<void> {
  app.get('/widgets/:file', async (request, reply) => {
    const { file } = request.params as { file: string }
    if (!file.endsWith('.csv')) throw new AppError('NOT_FOUND', 'Ask for /widgets/{id}.csv.')
    const principal = await gateway.services.auth.admit(request, reply)
    const { projectId } = assertScope({ principal }, 'read')
    const widget = await gateway.services.catalogue.widget(projectId, idOf('Widget', file.slice(0, -4)))
    if (!widget) throw new AppError('NOT_FOUND', 'The widget does not exist.')
    return reply
      .type('text/csv; charset=utf-8; header=present')
      .header('content-disposition', `attachment; filename="${file}"`)
      .send(Readable.from(csvLines(gateway, pushedPart(widget))))
  })
}

/** What was pushed, so that the file can be pushed again: calculated metrics and those of events have no points. */
function pushedPart(widget: Widget): Widget {
  return {
    ...widget,
    metrics: widget.metrics.filter(metric => metric.calculation === null && metric.eventCount === null),
  }
}

async function* csvLines(gateway: Gateway, widget: Widget): AsyncGenerator<string> {
  yield headLine(widget)
  for (let after: string | null = null; ; ) {
    const rows = await selectExportPage(gateway.pool, widget, after, PAGE)
    if (rows.length > 0) yield rows.map(row => rowLine(widget, row)).join('')
    after = rows.at(-1)?.key ?? null
    if (rows.length < PAGE) break
  }
  yield optionLines(widget)
}
