// Reads what was pushed into a widget as rows.
import { AppError } from '../base/errors.ts'
import { dayToText } from '../core/day.ts'
import { spanOfKey, spanText } from '../core/day-span.ts'
import { exportedRows, pushedPart } from '../reports/export.service.ts'
import { type ExportRow, keyColumnOf } from '../reports/export.ts'
import type { RequestContext } from '../request/context.ts'
import type { KeyKind, Widget } from '../widgets/widget.ts'
import { assertFits, type Cell, type CellKind, type DataTable, toColumns } from './data-table.ts'

const keyKinds: Readonly<Record<KeyKind, CellKind>> = { DATE: 'DATE', TIME: 'INSTANT', CATEGORY: 'TEXT' }

/** The rows that the principal may see. Throws BAD_USER_INPUT where they are too many. */
export async function readPoints(ctx: RequestContext, found: Widget): Promise<DataTable> {
  const widget = pushedPart(found)
  const { timeZone } = await ctx.services.auth.project(widget.projectId)
  const columns = toColumns([
    { name: keyColumnOf(widget), kind: keyKinds[widget.keyKind ?? 'DATE'] },
    ...widget.dimensions.map(name => ({ name, kind: 'TEXT' as const })),
    ...widget.metrics.map(({ name }) => ({ name, kind: 'NUMBER' as const })),
  ])
  const rows: Cell[][] = []
  for await (const page of exportedRows(ctx, widget, ctx.services.catalogue.part)) {
    assertFits(rows.length + page.length, columns.length)
    if (ctx.signal.aborted) throw new AppError('UNAVAILABLE', 'Nobody waits for these rows any longer.')
    for (const row of page) rows.push(toCells(widget, row, timeZone))
  }
  return { columns, rows }
}

function toCells(widget: Widget, row: ExportRow, timeZone: string): Cell[] {
  return [
    keyText(widget.keyKind, row.key, timeZone),
    ...widget.dimensions.map((_, index) => row.dimensions[index] ?? null),
    ...widget.metrics.map(({ metricId }) => row.values.get(metricId) ?? null),
  ]
}

/** `2026-11-20`, a period as `2026-11`, an instant in the zone of the project, or the category. */
function keyText(keyKind: KeyKind | null, key: string, timeZone: string): string {
  if (keyKind === 'CATEGORY') return key
  if (keyKind === 'TIME') return Temporal.Instant.fromEpochNanoseconds(BigInt(key) * 1000n).toString({ timeZone })
  return key.includes('/') ? spanText(spanOfKey(key)) : dayToText(Number(key))
}
