// The widgets that a token is limited to, as they are named when it is made.
import type { ProjectId, WidgetId } from '../base/id.ts'
import type { Issues } from '../base/issues.ts'
import { quote } from '../base/quote.ts'
import type { DimensionFilter } from '../core/dimension-filter.ts'
import type { Gateway } from '../request/context.ts'
import { idOf } from '../request/global-id.ts'
import { noteFilterIssues } from './part-filters.ts'
import { hasEventMetrics, selectExistingWidgets } from './token-widgets.store.ts'

/** The widgets of these global ids, each once. `among`: of these only; `null`: of all. Notes at `widgetIds` and `where` what is wrong with them. */
export async function readTokenWidgets(
  { db }: Pick<Gateway, 'db'>,
  projectId: ProjectId,
  {
    globalIds,
    most,
    among,
    where,
  }: {
    readonly globalIds: readonly string[]
    readonly most: number
    readonly among: ReadonlySet<WidgetId> | null
    readonly where: readonly DimensionFilter[]
  },
  issues: Issues,
): Promise<WidgetId[]> {
  if (globalIds.length === 0 || globalIds.length > most) {
    issues.add('widgetIds', `Name 1 to ${most} widgets.`)
    return []
  }
  const widgetIds = globalIds.map(readId)
  const known = await selectExistingWidgets(
    db,
    projectId,
    widgetIds.filter(id => id !== null),
  )
  for (const [at, globalId] of globalIds.entries()) {
    const id = widgetIds[at]
    if (!id || !known.has(id) || among?.has(id) === false)
      issues.add('widgetIds', `There is no widget ${quote(globalId)}.`)
  }
  noteFilterIssues(where, issues)
  const found = [...known.keys()]
  const unknown = [...where.entries()].filter(([, { dimension }]) => ![...known.values()].flat().includes(dimension))
  // A filter of what nothing has would show nothing, or everything.
  if (found.length > 0 && unknown.length > 0 && !(await hasEventMetrics(db, projectId, found)))
    for (const [index, { dimension }] of unknown)
      issues.add(`where.${index}.dimension`, `None of the widgets has a dimension ${quote(dimension)}.`)
  return [...new Set(widgetIds)].filter(id => id !== null)
}

function readId(globalId: string): WidgetId | null {
  try {
    return idOf('Widget', globalId)
  } catch {
    return null
  }
}
