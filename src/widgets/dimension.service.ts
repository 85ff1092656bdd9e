// Declares dimensions of widgets, and lists their values.
import { badInput } from '../base/errors.ts'
import type { ProjectId, WidgetId } from '../base/id.ts'
import { filtersJson } from '../database/dimension-filter.ts'
import type { Page } from '../database/page.ts'
import type { Gateway } from '../request/context.ts'
import type { ListRequest } from '../request/page.ts'
import { countDimensionValues, hasSeries, selectDimensionValues, type ValueSearch } from './dimension.store.ts'
import { declaredDimensions, NO_ID, toDimensionNames } from './dimension.ts'
import { lockWidgetKey, selectAggregations, selectMetricNames } from './metric.store.ts'
import { checkRetention, hasRetention, keptIssue, namedRetention, noRetention } from './retention.ts'
import { updateWidgetRow, type WidgetPatch } from './widget.store.ts'

/**
 * Changes a widget, its dimensions and what it keeps under a lock of its row: of two changes at once the later one sees what the earlier one
 * declared, and a push that makes series has made them before or after. False when there is no such widget. Throws BAD_USER_INPUT.
 */
export async function updateDeclared(
  gateway: Gateway,
  { projectId, widgetId }: { readonly projectId: ProjectId; readonly widgetId: WidgetId },
  patch: WidgetPatch,
): Promise<boolean> {
  const now = gateway.clock()
  if (patch.dimensions === undefined && !hasRetention(patch))
    return updateWidgetRow(gateway.db, projectId, widgetId, patch, now)
  return gateway.db.transaction().execute(async trx => {
    const key = await lockWidgetKey(trx, projectId, widgetId)
    if (!key) return false
    const retention = { ...noRetention, ...namedRetention(key), ...namedRetention(patch) }
    const metrics = hasRetention(patch) ? await selectAggregations(trx, projectId, widgetId) : []
    if (patch.dimensions === undefined) {
      checkRetention(retention, { ...key, metrics })
      return updateWidgetRow(trx, projectId, widgetId, patch, now)
    }
    const names = toDimensionNames(patch.dimensions)
    const { names: metricNames } = await selectMetricNames(trx, projectId, widgetId)
    const widget = { ...key, metricNames, hasSeries: await hasSeries(trx, projectId, widgetId) }
    const dimensions = declaredDimensions(names, widget)
    const issue = dimensions.length > 0 ? keptIssue({ ...key, ...retention }) : null
    if (issue !== null) throw badInput('dimensions', issue)
    checkRetention(retention, { ...key, dimensions, metrics })
    return updateWidgetRow(trx, projectId, widgetId, { ...patch, dimensions }, now)
  })
}

/** What is asked of the values of a dimension. */
export interface ValueQuery extends Omit<ValueSearch, 'filters'> {
  /** All of the widget. */
  readonly dimensions: readonly string[]
  readonly page: ListRequest
}

/**
 * Pages of values in code point order: one statement for all of them, and one for each that is counted. Who sees some rows only sees the values
 * of their series.
 */
export async function listDimensionValues(
  gateway: Gateway,
  projectId: ProjectId,
  queries: readonly ValueQuery[],
): Promise<Page<string>[]> {
  const { part } = gateway.services.catalogue
  const searches = queries.map(({ page: _, dimensions, ...search }) => {
    return { ...search, filters: part.length === 0 ? null : filtersJson(part, dimensions) }
  })
  const pages = queries.map(({ page }, index) => {
    return { ...(searches[index] as ValueSearch), after: page.after?.key ?? '', limit: page.first + 1 }
  })
  const found = await selectDimensionValues(gateway.db, projectId, pages)
  return queries.map(({ page }, index) => {
    const values = found[index] ?? []
    return {
      entries: values.slice(0, page.first).map(value => ({ node: value, position: { key: value, id: NO_ID } })),
      hasNextPage: values.length > page.first,
      count: () => countDimensionValues(gateway.db, projectId, searches[index] as ValueSearch),
    }
  })
}
