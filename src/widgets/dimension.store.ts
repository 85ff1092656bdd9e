// Reads which values dimensions have.
import { sql } from 'kysely'
import type { ProjectId, WidgetId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import { passesText } from '../database/dimension-filter.ts'
import { MAX_COUNT } from '../database/page.ts'

/** Whether rows were pushed to the widget since it has dimensions. */
export async function hasSeries(db: Database, projectId: ProjectId, widgetId: WidgetId): Promise<boolean> {
  const row = await db
    .selectFrom('series')
    .select('series_id')
    .where('project_id', '=', projectId)
    .where('widget_id', '=', widgetId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The values of one dimension of one widget that contain a text. */
export interface ValueSearch {
  readonly widgetId: WidgetId
  /** Its place among the dimensions of the widget, from 1. */
  readonly dimension: number
  readonly search: string
  /** Filters that their series pass, as `filtersJson` writes them; null: any. */
  readonly filters: string | null
}

/** A page of them, in code point order behind a value. */
export interface ValuesPage extends ValueSearch {
  readonly after: string
  readonly limit: number
}

/** One statement for all pages: each value is found behind the one before, whatever number of series has it. */
export async function selectDimensionValues(
  db: Database,
  projectId: ProjectId,
  pages: readonly ValuesPage[],
): Promise<string[][]> {
  const ofParts = pages.filter(page => page.filters !== null)
  const ofWholes = pages.filter(page => page.filters === null)
  const [wholes, parts] = await Promise.all([
    ofWholes.length === 0 ? [] : selectValuesOfWholes(db, projectId, ofWholes),
    ofParts.length === 0 ? [] : selectValuesOfParts(db, projectId, ofParts),
  ])
  const found = new Map<ValuesPage, string[]>([
    ...ofWholes.map((page, index) => [page, wholes[index] ?? []] as const),
    ...ofParts.map((page, index) => [page, parts[index] ?? []] as const),
  ])
  return pages.map(page => found.get(page) ?? [])
}

/** What both kinds of pages are asked with, an array each: `widget_id, dimension, search, after, size`. */
const columnsOf = (pages: readonly ValuesPage[]) => sql`
      ${pages.map(page => page.widgetId)}::bigint[], ${pages.map(page => page.dimension)}::smallint[],
      ${pages.map(page => page.search)}::text[], ${pages.map(page => page.after)}::text[], ${pages.map(page => page.limit)}::int[]`

async function selectValuesOfWholes(
  db: Database,
  projectId: ProjectId,
  pages: readonly ValuesPage[],
): Promise<string[][]> {
  const { rows } = await sql<{ page: string; value: string }>`
    select q.page, v.value
    from unnest(${columnsOf(pages)})
      with ordinality as q(widget_id, dimension, search, after, size, page)
    cross join lateral (
      (${nextValues(projectId)}) union all (select f.value from (${searchedValues(projectId)}) f where q.search <> '') limit q.size) v
    order by q.page, v.value`.execute(db)
  return byPage(pages, rows)
}

/** Of every series of the widget those that pass: where it has so few, there is nothing to step over. */
async function selectValuesOfParts(
  db: Database,
  projectId: ProjectId,
  pages: readonly ValuesPage[],
): Promise<string[][]> {
  const { rows } = await sql<{ page: string; value: string }>`
    select q.page, v.value
    from unnest(${columnsOf(pages)},
      ${pages.map(page => page.filters)}::jsonb[])
      with ordinality as q(widget_id, dimension, search, after, size, filters, page)
    cross join lateral (select d.value from (${valuesOfPart(projectId)}) d order by d.value limit q.size) v
    order by q.page, v.value`.execute(db)
  return byPage(pages, rows)
}

function byPage(pages: readonly ValuesPage[], rows: readonly { page: string; value: string }[]): string[][] {
  const found = pages.map((): string[] => [])
  for (const { page, value } of rows) found[Number(page) - 1]?.push(value)
  return found
}

/** Up to MAX_COUNT. */
export async function countDimensionValues(
  db: Database,
  projectId: ProjectId,
  { widgetId, dimension, search, filters }: ValueSearch,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count
    from (select ${widgetId}::bigint as widget_id, ${dimension}::smallint as dimension, ${search}::text as search, '' as after, ${filters}::jsonb as filters) q
    cross join lateral (select d.value from (${filters === null ? searchedValues(projectId) : valuesOfPart(projectId)}) d limit ${MAX_COUNT}) v`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

/** In no order. */
const valuesOfPart = (projectId: ProjectId) => sql`
    select distinct s."values"[q.dimension] as value from series s
    where s.project_id = ${projectId} and s.widget_id = q.widget_id and s."values"[q.dimension] > q.after
      and (q.search = '' or strpos(folded(s."values"[q.dimension]), (select folded(q.search))) > 0)
      and ${sql.raw(passesText('q.filters', 's."values"'))}`

const ofDimension = (projectId: ProjectId) =>
  sql`s.project_id = ${projectId} and s.widget_id = q.widget_id and s.dimension = q.dimension`

/** Steps from value to value in the index, only as far as they are taken. Nothing where a text is searched. */
function nextValues(projectId: ProjectId) {
  const own = ofDimension(projectId)
  return sql`
    with recursive step(value) as (
      (select s.value from series_values s where q.search = '' and ${own} and s.value > q.after order by s.value limit 1)
      union all
      select (select s.value from series_values s where ${own} and s.value > step.value order by s.value limit 1)
      from step where step.value is not null)
    select step.value from step where step.value is not null`
}

/** Who searches or counts looks at all of them: then to read the index through is less than to step. */
function searchedValues(projectId: ProjectId) {
  return sql`
    select d.value from (
      select distinct s.value from series_values s where ${ofDimension(projectId)} and s.value > q.after order by s.value) d
    where q.search = '' or strpos(folded(d.value), (select folded(q.search))) > 0`
}
