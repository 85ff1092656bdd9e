// Shows what a report would send, and sends nothing.
import { describeFiring } from '../alerts/firing.service.ts'
import { badInput } from '../base/errors.ts'
import type { Id, ProjectId } from '../base/id.ts'
import { withPaths } from '../base/issues.ts'
import { DEFAULT_LOCALE } from '../core/number-format.ts'
import type { Message } from '../deliveries/message.ts'
import type { RequestContext } from '../request/context.ts'
import { type Composition, compose } from './compose.service.ts'
import { fetchMergeRows } from './merge-rows.service.ts'
import { createReaderContext } from './reader.service.ts'
import { type DrawnPicture, reportPage } from './report-page.ts'
import type { ReportSchedule } from './report-schedule.ts'

export interface ReportPreview extends Composition {
  /** The page; drawn when it is asked for. */
  html(): Promise<string>
  /** Rows of the mail-merge; 1 without one. */
  readonly rows: number
  /** Which of them it shows, from 1. */
  readonly row: number
}

export type PreviewedReport = Pick<ReportSchedule, 'name' | 'document' | 'merge' | 'timeZone' | 'afterAlertId'> & {
  readonly scheduleId: Id | null
}

/** Throws BAD_USER_INPUT that names `row`, or members of the report: `document.blocks.0.where`. */
export async function previewReport(
  ctx: RequestContext,
  projectId: ProjectId,
  report: PreviewedReport,
  row: number,
): Promise<ReportPreview> {
  const project = await ctx.services.auth.project(projectId)
  const about = { projectId, name: report.name, asOf: ctx.now, signal: ctx.signal }
  const reader = createReaderContext(ctx, about)
  const rows = await fetchMergeRows(reader, report.merge)
  const chosen = rows[row - 1]
  if (rows.length === 0) throw badInput('row', 'The mail-merge has no rows now.')
  if (!chosen) throw badInput('row', `row is 1 to ${rows.length}.`)
  const alert = await describeFiring(ctx, projectId, { eventId: null, alertId: report.afterAlertId })
  const composition = await compose(reader, {
    document: report.document,
    recipient: report.merge?.recipient ?? null,
    row: chosen,
    about: {
      scheduleId: report.scheduleId,
      reportName: report.name,
      projectName: project.name,
      rowNumber: row,
      runId: null,
      alert,
    },
  }).catch(error => {
    throw withPaths(error, path => (path === 'recipient' ? 'merge.recipient' : `document.${path}`))
  })
  const { timeZone } = report
  const locale = report.document.locale ?? DEFAULT_LOCALE
  const html = async () =>
    reportPage(composition.message, { pictures: await drawAll(reader, composition.message), locale, timeZone })
  return { ...composition, html, rows: rows.length, row }
}

/** In both themes. A widget that went meanwhile has no picture: its words stand there. */
async function drawAll(ctx: RequestContext, { blocks }: Message): Promise<DrawnPicture[]> {
  const { pictures, catalogue } = ctx.services
  const wanted = blocks.filter(block => block.kind === 'picture')
  const draw = async (widgetId: (typeof wanted)[number]['widgetId'], request: (typeof wanted)[number]['request']) => {
    const widget = await catalogue.widget(ctx.principal?.projectId as ProjectId, widgetId)
    if (!widget) return new Uint8Array()
    const picture = await pictures.picture(ctx, widget, 'svg', request)
    return picture.bytes()
  }
  return Promise.all(
    wanted.map(async ({ widgetId, request }) => ({
      light: await draw(widgetId, { ...request, theme: 'light' }),
      dark: await draw(widgetId, { ...request, theme: 'dark' }),
    })),
  )
}
