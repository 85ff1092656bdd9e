// Sends one message of a report to one channel, so that people see it as others will.
import { notFound } from '../base/errors.ts'
import type { Id, ProjectId } from '../base/id.ts'
import { enqueue } from '../deliveries/outbox.service.ts'
import type { RequestContext } from '../request/context.ts'
import { type PreviewedReport, previewReport, type ReportPreview } from './preview.service.ts'
import { assertAddress } from './row-messages.service.ts'

/** `recipient`: instead of those of the channel and of the row; of channels of the kind EMAIL. Throws NOT_FOUND for no such channel. */
export async function sendTestReport(
  ctx: RequestContext,
  projectId: ProjectId,
  report: PreviewedReport,
  to: { readonly channelId: Id; readonly recipient: string | null; readonly row: number },
): Promise<ReportPreview> {
  if (to.recipient !== null) assertAddress(to.recipient)
  const preview = await previewReport(ctx, projectId, report, to.row)
  const message = { ...preview.message, title: `[Test] ${preview.message.title}` }
  const draft = {
    channelId: to.channelId,
    key: `report test ${ctx.makeId()}`,
    origin: { kind: 'TEST', id: null },
    recipient: to.recipient,
    message,
  } as const
  const made = await ctx.db.transaction().execute(trx => enqueue(trx, ctx, projectId, [draft]))
  if (made === 0) throw notFound('channel')
  return preview
}
