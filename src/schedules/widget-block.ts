// A block that reads the report of a widget: what is asked for, and what is told of the answer.
import type { DayRange } from '../core/period.ts'
import type { PictureRequest } from '../pictures/picture-request.ts'
import { PICTURE_SIZE } from '../pictures/picture-request.ts'
import type { Report } from '../reports/report.ts'
import { toReportQuery } from '../reports/report-body.ts'
import type { ReportQuery } from '../reports/report-query.ts'
import type { Widget } from '../widgets/widget.ts'
import type { BlockOf, WidgetBlock } from './report-block.ts'

/** Throws BAD_USER_INPUT that names a member of the block. */
export function queryOfBlock(widget: Widget, block: WidgetBlock): ReportQuery {
  const table = block.kind === 'TABLE' ? block : null
  const groups = block.kind === 'HEADLINE' ? null : block
  const body = {
    period: block.period,
    compare: comparedBy(block),
    where: block.where,
    only_days: block.only_days,
    metrics: block.kind === 'PICTURE' ? null : block.metrics,
    by: groups?.by,
    top: groups?.top,
    order_by: table?.order_by,
    granularity: table?.granularity,
    fill: 'BY_AGGREGATION' as const,
  }
  return toReportQuery(widget, body as Parameters<typeof toReportQuery>[1])
}

/** The keys of a table stand beside nothing: only headlines, groups and pictures are compared. */
function comparedBy(block: WidgetBlock) {
  const isCompared = block.kind === 'HEADLINE' || (block.kind === 'TABLE' && (block.by ?? []).length > 0)
  const compare = block.compare === undefined && isCompared ? 'PREVIOUS_PERIOD' : block.compare
  return compare ? [compare] : []
}

/** A picture of the days that the report was made of, whenever it is drawn. */
export function pictureOf(block: BlockOf<'PICTURE'>, { plan }: Report): PictureRequest {
  const { where, by } = plan.spec
  const days: DayRange = { from: plan.period.firstDay, through: plan.period.lastDay }
  return {
    period: { days },
    compare: block.compare ?? null,
    onlyDays: block.only_days ?? 'ALL',
    where,
    by,
    top: block.top ?? null,
    width: block.width ?? PICTURE_SIZE.width,
    height: block.height ?? PICTURE_SIZE.height,
    theme: block.theme ?? 'light',
  }
}
