// Reads all that was pushed into a widget, a page at a time.
import type { DimensionFilter } from '../core/dimension-filter.ts'
import type { Gateway } from '../request/context.ts'
import { admitsUnset } from '../request/restriction.ts'
import { NO_SERIES } from '../widgets/series.ts'
import type { Widget } from '../widgets/widget.ts'
import { type SeriesPlace, selectExportPage, selectSeriesExportPage, selectSeriesOfPart } from './export.store.ts'
import { type ExportRow, rowOfPart } from './export.ts'
import { type PeriodPlace, selectPeriodExportPage } from './export-period.store.ts'

/** Rows read at a time: what the memory of an export is bounded by. */
const PAGE = 1_000

/** What was pushed, so that the file can be pushed again: calculated metrics and those of events have no points. */
export function pushedPart(widget: Widget): Widget {
  return {
    ...widget,
    metrics: widget.metrics.filter(metric => metric.calculation === null && metric.eventCount === null),
  }
}

/** The rows that pass the filters: those without dimensions, then series after series, then values of periods. */
export async function* exportedRows(
  { pool }: Pick<Gateway, 'pool'>,
  widget: Widget,
  part: readonly DimensionFilter[],
): AsyncGenerator<readonly ExportRow[]> {
  const among = part.length === 0 ? null : await selectSeriesOfPart(pool, widget, part)
  const unset = admitsUnset(part)
  if (unset) yield* pagesOf(widget, part, after => selectExportPage(pool, widget, after?.key ?? null, PAGE))
  if (widget.dimensions.length > 0)
    yield* pagesOf<ExportRow & SeriesPlace>(widget, part, after =>
      selectSeriesExportPage(pool, widget, after, PAGE, among),
    )
  const periodic = widget.metrics.filter(({ aggregation }) => aggregation === 'PERIODIC')
  if (periodic.length === 0) return
  const own = { ...widget, metrics: periodic }
  const series = among && (unset ? [...among, NO_SERIES] : among)
  yield* pagesOf<ExportRow & PeriodPlace>(widget, part, after => selectPeriodExportPage(pool, own, after, PAGE, series))
}

/** Page by page: each begins behind the last row of the one before. */
async function* pagesOf<Row extends ExportRow>(
  widget: Widget,
  part: readonly DimensionFilter[],
  read: (after: Row | null) => Promise<readonly Row[]>,
): AsyncGenerator<readonly ExportRow[]> {
  for (let after: Row | null = null; ; ) {
    const rows: readonly Row[] = await read(after)
    yield rows.flatMap(row => rowOfPart(widget, row, part) ?? [])
    after = rows.at(-1) ?? null
    if (rows.length < PAGE) break
  }
}
