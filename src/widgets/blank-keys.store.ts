// Keys that are names and were stored with blanks at their ends, before new ones lost them.
import { sql } from 'kysely'
import type { ProjectId, WidgetId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import type { BlankKeys } from './widget.ts'

/** A widget with more of them keeps keys as they are pushed: so many are known by heart. */
export const MAX_BLANK_KEYS = 1_000

/** What `trim` takes away, as in the index of migration 98. */
const BLANKS =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff'

/** By widget; those that have none are not in it. The index holds only such keys: most widgets have none, and it says so at once. */
export async function selectBlankKeys(
  db: Database,
  projectId: ProjectId,
  widgetIds: readonly WidgetId[],
): Promise<Map<WidgetId, BlankKeys>> {
  const { rows } = await sql<{ widget_id: WidgetId; category: string; has_twin: boolean }>`
    select w.widget_id, k.category, exists (
        select from metrics m join category_points t on t.project_id = m.project_id and t.widget_id = m.widget_id
          and t.metric_id = m.metric_id and t.category = btrim(k.category, ${sql.lit(BLANKS)})
        where m.project_id = ${projectId} and m.widget_id = w.widget_id) as has_twin
    from unnest(${[...widgetIds]}::bigint[]) as w (widget_id), lateral (
      select distinct p.category from category_points p
      where p.project_id = ${projectId} and p.widget_id = w.widget_id and p.category <> btrim(p.category, ${sql.lit(BLANKS)})
      order by p.category limit ${sql.lit(MAX_BLANK_KEYS + 1)}) as k
    order by w.widget_id, k.category`.execute(db)
  const byWidget = Map.groupBy(rows, row => row.widget_id)
  return new Map([...byWidget].map(([widgetId, found]) => [widgetId, toBlankKeys(found)]))
}

function toBlankKeys(found: readonly { readonly category: string; readonly has_twin: boolean }[]): BlankKeys {
  if (found.length > MAX_BLANK_KEYS) return 'TOO_MANY'
  const takes = new Map<string, string>()
  for (const { category, has_twin } of found) {
    takes.set(category, category)
    const trimmed = category.trim()
    if (!has_twin && trimmed !== '' && !takes.has(trimmed)) takes.set(trimmed, category)
  }
  return takes
}
