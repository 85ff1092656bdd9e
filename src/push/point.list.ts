import { sql } from 'kysely'
import { AppError } from '../base/errors.ts'
import type { WidgetId } from '../base/id.ts'
import { column, type ListTable } from '../rest/list-table.ts'
import { metricId } from '../widgets/metric.list.ts'
import type { KeyKind } from '../widgets/widget.ts'
import { toKey } from './key.ts'

const kinds = { DATE: 'day', TIME: 'instant', CATEGORY: 'text' } as const

/**
 * The points of one widget, as the method `list` offers them. What a key is compared with depends on its key kind; a widget that was
 * never pushed to (null) has no points, and its keys are texts. They are read as those of a push, in the project's zone.
 */
export function pointList(widgetId: WidgetId, keyKind: KeyKind | null, timeZone: string): ListTable {
  const isCategory = keyKind === 'CATEGORY' || keyKind === null
  const key = isCategory ? sql`p.category` : sql`p.key`
  const keyColumn = column(kinds[keyKind ?? 'CATEGORY'], key, 'A day, an instant or a category, by the widget.')
  return {
    from: sql`${isCategory ? sql`category_points` : sql`points`} p join metrics m
      on m.project_id = p.project_id and m.widget_id = p.widget_id and m.metric_id = p.metric_id`,
    where: projectId => sql`p.project_id = ${projectId} and m.project_id = ${projectId} and p.widget_id = ${widgetId}`,
    columns: {
      metric_id: metricId,
      metric: column('text', sql`m.name`, 'Name of the metric.'),
      key: isCategory ? keyColumn : { ...keyColumn, parse: text => keyOf(keyKind, text, timeZone) },
      value: column('number', sql`p.value`, 'The value, every digit kept.'),
    },
    widgetId: sql`p.widget_id`,
    key: sql`p.metric_id, ${key}`,
  }
}

/** The key as it is stored. Throws BAD_USER_INPUT. */
function keyOf(keyKind: KeyKind, text: string, timeZone: string): string {
  const key = toKey(keyKind, text, timeZone)
  if ('message' in key) throw new AppError('BAD_USER_INPUT', key.message)
  return key.key
}
