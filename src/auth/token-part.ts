// The part of a project that a token is for: some widgets, and of these some rows.
import type { WidgetId } from '../base/id.ts'
import type { DimensionFilter } from '../core/dimension-filter.ts'
import type { Scope } from '../request/context.ts'

interface TokenPart {
  /** `null`: all of the project. */
  readonly widgetIds: readonly WidgetId[] | null
  /** The rows of these widgets that pass every filter; empty: all rows. */
  readonly where: readonly DimensionFilter[]
}

/** A gateway that knows no rows finds no widget in a token for some rows. */
export function toPartColumns({ widgetIds, where }: TokenPart) {
  const ids = widgetIds && [...widgetIds]
  return where.length === 0
    ? { widget_ids: ids }
    : { widget_ids: [], part_widget_ids: ids, part_where: JSON.stringify(where) }
}

/** As a row of `tokens` has it. */
export interface PartColumns {
  widget_ids: WidgetId[] | null
  part_widget_ids: WidgetId[] | null
  part_where: DimensionFilter[] | null
}

export function toPart({ widget_ids, part_widget_ids, part_where }: PartColumns): TokenPart {
  return part_where === null
    ? { widgetIds: widget_ids, where: [] }
    : { widgetIds: part_widget_ids ?? [], where: part_where }
}

/** What is limited to some rows reads them, whatever its row says. */
export function isGranted(
  scope: Scope,
  ofSecret: readonly string[] | null,
  where: readonly DimensionFilter[],
): boolean {
  return (ofSecret?.includes(scope) ?? true) && (where.length === 0 || scope === 'read')
}
