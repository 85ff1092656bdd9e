// Reads who uses widgets and their metrics, and when events came last: one statement for all that is asked for.
import { sql } from 'kysely'
import type { Id, ProjectId, WidgetId } from '../base/id.ts'
import type { Database } from '../database/client.ts'

export interface OpenLink {
  readonly shareId: Id
  /** `null`: a board. */
  readonly widgetId: WidgetId | null
  /** Of a link to a board. */
  readonly boardId: Id
  readonly createdBy: string
}

/** Public links that work at `now`: to these widgets, and to boards. */
export async function selectOpenLinks(
  db: Database,
  projectId: ProjectId,
  widgetIds: readonly WidgetId[],
  now: Date,
): Promise<OpenLink[]> {
  const rows = await db
    .selectFrom('shares')
    .select(['share_id', 'widget_id', 'board_id', 'created_by'])
    .where('project_id', '=', projectId)
    .where('revoked_at', 'is', null)
    .where(eb => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
    .where(eb => eb.or([eb('widget_id', 'is', null), eb('widget_id', 'in', [...widgetIds])]))
    .orderBy('share_id')
    .execute()
  return rows.map(row => ({
    shareId: row.share_id,
    widgetId: row.widget_id,
    boardId: row.board_id ?? projectId,
    createdBy: row.created_by,
  }))
}

export interface QueryMention {
  readonly queryId: Id
  readonly name: string
  /** What stands in its text: a global id, or a literal of SQL. */
  readonly text: string
}

/** In which saved queries, as they are now, these global ids or literals stand; at most `limit`. */
export async function selectMentions(
  db: Database,
  projectId: ProjectId,
  texts: readonly string[],
  limit: number,
): Promise<QueryMention[]> {
  const { rows } = await sql<{ query_id: Id; name: string; text: string }>`
    select q.query_id, q.name, f.text
    from saved_queries q
    join query_versions v on v.project_id = ${projectId} and v.query_id = q.query_id and v.version = q.version
    cross join lateral (
      select (regexp_matches(v.sql, '\\m(?:widget_[0-9a-z]+|metric_[0-9a-z]+_[0-9a-z]+)', 'g'))[1] as text
      union
      select replace((regexp_matches(v.sql, '''((?:[^'']|'''')*)''', 'g'))[1], '''''', '''') where q.language = 'SQL') f
    where q.project_id = ${projectId} and q.deleted_at is null and f.text = any (${[...texts]}::text[])
    order by q.name, q.query_id
    limit ${limit}`.execute(db)
  return rows.map(row => ({ queryId: row.query_id, name: row.name, text: row.text }))
}

/** When the last event of each name happened. */
export async function selectLastEvents(
  db: Database,
  projectId: ProjectId,
  names: readonly string[],
): Promise<Map<string, Date>> {
  if (names.length === 0) return new Map()
  const { rows } = await sql<{ name: string; last: Date | null }>`
    select r.name, e.last from unnest(${[...names]}::text[]) as r(name)
    cross join lateral (select max(e.at) as last from events e where e.project_id = ${projectId} and e.name = r.name) e`.execute(
    db,
  )
  return new Map(rows.flatMap(({ name, last }) => (last ? [[name, last] as const] : [])))
}
