// Makes one block of a report: reads what it tells of, and writes it down.
import { AppError, notFound } from '../base/errors.ts'
import { withPaths } from '../base/issues.ts'
import { formatNumber } from '../core/number-format.ts'
import { toHeadline } from '../reports/metric-report.ts'
import type { Report } from '../reports/report.ts'
import { bodyPathOf } from '../reports/report-body.ts'
import type { RequestContext } from '../request/context.ts'
import { idOf } from '../request/global-id.ts'
import { numberFormatOf } from '../widgets/metric-format.ts'
import { type BlockResult, nothing } from './block-result.ts'
import { toHeadlineResult } from './headline.ts'
import { findWidget, readReports } from './reader.service.ts'
import { type BlockOf, isWidgetBlock, type ReportBlock, type RowsBlock, type WidgetBlock } from './report-block.ts'
import { isHidden } from './report-document.ts'
import { toTableResult } from './report-table.ts'
import { fetchRows, type RowsOrigin } from './rows.service.ts'
import { rowsAt, toRowsResult } from './rows-block.ts'
import { pictureOf, queryOfBlock } from './widget-block.ts'

/** Throws AppError whose fields name members of the block. */
export async function makeBlock(ctx: RequestContext, block: ReportBlock, locale: string): Promise<BlockResult> {
  const made = isWidgetBlock(block)
    ? ofReport(block, await reportOf(ctx, block), locale)
    : block.kind === 'HEADING'
      ? { ...nothing, shown: [{ kind: 'heading' as const, text: block.text }] }
      : block.kind === 'TEXT'
        ? { ...nothing, shown: [{ kind: 'text' as const, text: block.text }] }
        : await ofRows(ctx, block)
  return isHidden(block) ? { ...made, shown: [] } : made
}

/** Reports of all blocks that are made in the same turn are read by one statement. */
async function reportOf(ctx: RequestContext, block: WidgetBlock): Promise<Report> {
  try {
    const [report] = await readReports(ctx, async () => {
      const widget = await findWidget(ctx, idOf('Widget', block.widget_id))
      if (!widget) throw new AppError('NOT_FOUND', 'The widget does not exist.', { fields: noSuchWidget })
      return queryOfBlock(widget, block)
    })
    if (!report) throw notFound('widget')
    return report
  } catch (error) {
    throw withPaths(error, bodyPathOf)
  }
}

const noSuchWidget = { widget_id: ['The widget does not exist.'] }

function ofReport(block: WidgetBlock, report: Report, locale: string): BlockResult {
  if (block.kind === 'HEADLINE') return toHeadlineResult(report, locale)
  return block.kind === 'TABLE' ? toTableResult(block, report, locale) : toPictureResult(block, report, locale)
}

function toPictureResult(block: BlockOf<'PICTURE'>, report: Report, locale: string): BlockResult {
  const { widget, plan } = report
  const request = pictureOf(block, report)
  const numbers = report.metrics.map(
    metric => `${metric.metric.name} ${formatNumber(toHeadline(metric), numberFormatOf(metric.metric), locale)}`,
  )
  const alt = `${block.title || widget.title}, ${plan.period.label}: ${numbers.slice(0, 5).join(', ')}`
  const picture = { kind: 'picture', widgetId: widget.widgetId, alt, request } as const
  return {
    ...nothing,
    shown: block.title ? [{ kind: 'heading', text: block.title }, picture] : [picture],
    isEmpty: report.metrics.every(({ current }) => current.value() === null),
  }
}

async function ofRows(ctx: RequestContext, block: RowsBlock): Promise<BlockResult> {
  const { data, truncated } = await fetchRows(ctx, originOf(block))
  const result = toRowsResult(block, data, rowsAt(data, block.rows))
  if (!truncated) return result
  const problem = 'There were more rows than are read at once: the table is a part.'
  return { ...result, problems: [...result.problems, problem] }
}

function originOf(block: RowsBlock): RowsOrigin {
  const { variables } = block
  if (block.kind === 'SAVED_QUERY') return { kind: block.kind, query_id: block.query_id, variables }
  if (block.kind === 'SOURCE') return { kind: block.kind, source: block.source, variables }
  return { kind: block.kind, document: block.document, variables }
}
