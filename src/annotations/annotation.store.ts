// Reads and writes annotations. Those of deleted widgets are none.
import { type Selectable, sql } from 'kysely'
import type { Id, ProjectId, WidgetId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import type { AnnotationsTable } from '../database/dashboard-tables.ts'
import { byTime, mapPage, type Page, selectPage } from '../database/page.ts'
import type { ListRequest } from '../request/page.ts'
import { type Annotation, type AnnotationTime, MAX_ANNOTATIONS, momentOf } from './annotation.ts'
import { type AnnotationFilter, inFilter } from './annotation-filter.store.ts'

export type AnnotationOrderField = 'DATE' | 'CREATED_AT'

/** A key that makes an annotation only once, and what it was made of. */
export interface Claim {
  readonly idempotencyKey: string
  readonly bodyHash: Buffer
}

const timeColumns = (time: AnnotationTime) => ({
  at: 'at' in time ? new Date(time.at) : null,
  first_day: 'at' in time ? null : time.days.from,
  last_day: 'at' in time ? null : time.days.through,
  moment: momentOf(time),
})

/** Keys that were used already make none. In the order of the database. */
export async function insertAnnotations(
  db: Database,
  notes: readonly { readonly note: Annotation; readonly claim: Claim | null }[],
): Promise<Annotation[]> {
  if (notes.length === 0) return []
  const rows = await db
    .insertInto('annotations')
    .values(
      notes.map(({ note, claim }) => ({
        project_id: note.projectId,
        annotation_id: note.annotationId,
        widget_id: note.widgetId,
        ...timeColumns(note.time),
        text: note.text,
        link: note.link,
        kind: note.kind,
        created_by: note.createdBy,
        idempotency_key: claim?.idempotencyKey ?? null,
        body_hash: claim?.bodyHash ?? null,
        created_at: note.createdAt,
        updated_at: note.updatedAt,
      })),
    )
    .onConflict(conflict => conflict.columns(['project_id', 'idempotency_key']).doNothing())
    .returningAll()
    .execute()
  return rows.map(toAnnotation)
}

/** `null` where one was made under this key. */
export async function insertAnnotation(
  db: Database,
  note: Annotation,
  claim: Claim | null,
): Promise<Annotation | null> {
  const [made] = await insertAnnotations(db, [{ note, claim }])
  return made ?? null
}

export async function updateAnnotation(db: Database, note: Annotation): Promise<Annotation | null> {
  const { text, link, kind } = note
  const row = await db
    .updateTable('annotations')
    .set({ widget_id: note.widgetId, ...timeColumns(note.time), text, link, kind, updated_at: note.updatedAt })
    .where('project_id', '=', note.projectId)
    .where('annotation_id', '=', note.annotationId)
    .returningAll()
    .executeTakeFirst()
  return row ? toAnnotation(row) : null
}

export async function deleteAnnotationRow(db: Database, projectId: ProjectId, annotationId: Id): Promise<boolean> {
  const row = await db
    .deleteFrom('annotations')
    .where('project_id', '=', projectId)
    .where('annotation_id', '=', annotationId)
    .returning('annotation_id')
    .executeTakeFirst()
  return row !== undefined
}

export async function selectAnnotationsById(
  db: Database,
  projectId: ProjectId,
  ids: readonly Id[],
): Promise<Annotation[]> {
  const rows = await annotationsOf(db, projectId)
    .where('annotation_id', 'in', [...ids])
    .execute()
  return rows.map(toAnnotation)
}

/** What was made under the key, and of what. */
export async function selectClaimed(
  db: Database,
  projectId: ProjectId,
  idempotencyKey: string,
): Promise<{ annotation: Annotation; bodyHash: Buffer | null } | null> {
  const row = await db
    .selectFrom('annotations')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('idempotency_key', '=', idempotencyKey)
    .executeTakeFirst()
  return row ? { annotation: toAnnotation(row), bodyHash: row.body_hash } : null
}

/** Whether the project has as many as it may have, or so many before the last ones. */
export async function selectIsFull(db: Database, projectId: ProjectId, more = 1): Promise<boolean> {
  const row = await db
    .selectFrom('annotations')
    .select('annotation_id')
    .where('project_id', '=', projectId)
    .orderBy('annotation_id')
    .offset(MAX_ANNOTATIONS - more)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function selectAnnotationPage(
  db: Database,
  projectId: ProjectId,
  filter: AnnotationFilter,
  page: ListRequest<AnnotationOrderField>,
): Promise<Page<Annotation>> {
  const sort = page.order.field === 'DATE' ? byTime(sql`a.moment`) : null
  const rows = annotationsOf(db, projectId).where(inFilter(filter))
  return mapPage(await selectPage(db, rows, { id: sql`a.annotation_id`, sort }, page), toAnnotation)
}

/** The newest of those that match one of the filters, oldest first. */
export async function selectMatching(
  db: Database,
  projectId: ProjectId,
  filters: readonly AnnotationFilter[],
): Promise<Annotation[]> {
  const rows = await annotationsOf(db, projectId)
    .where(eb => eb.or(filters.map(inFilter)))
    .orderBy('a.moment')
    .orderBy('a.annotation_id')
    .execute()
  return rows.map(toAnnotation)
}

function annotationsOf(db: Database, projectId: ProjectId) {
  return db.selectFrom('annotations as a').selectAll('a').where('a.project_id', '=', projectId).where(isOfSomething)
}

/** Of the project, or of a widget that is there. */
export const isOfSomething = sql<boolean>`(a.widget_id is null or exists (select from widgets w
  where w.project_id = a.project_id and w.widget_id = a.widget_id and w.deleted_at is null))`

function toAnnotation(row: Selectable<AnnotationsTable>): Annotation {
  const time: AnnotationTime =
    row.at === null ? { days: { from: row.first_day ?? 0, through: row.last_day ?? 0 } } : { at: row.at.getTime() }
  return {
    projectId: row.project_id,
    annotationId: row.annotation_id,
    widgetId: row.widget_id as WidgetId | null,
    time,
    text: row.text,
    link: row.link,
    kind: row.kind,
    createdBy: row.created_by,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
