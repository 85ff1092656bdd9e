// Saves, deletes and lists annotations.

import { AppError, badInput, notFound } from '../base/errors.ts'
import type { Id, ProjectId, WidgetId } from '../base/id.ts'
import { Issues } from '../base/issues.ts'
import { sha256 } from '../base/seal.ts'
import { countText } from '../core/number-format.ts'
import type { Database } from '../database/client.ts'
import type { Gateway, RequestContext } from '../request/context.ts'
import {
  type Claim,
  deleteAnnotationRow,
  insertAnnotation,
  insertAnnotations,
  selectAnnotationsById,
  selectClaimed,
  selectIsFull,
  updateAnnotation,
} from './annotation.store.ts'
import { type Annotation, type AnnotationDraft, type KeyedNote, MAX_ANNOTATIONS } from './annotation.ts'
import { type NoteInput, toNote } from './annotation-input.ts'

export interface AnnotationInput extends NoteInput {
  readonly annotationId?: Id | null | undefined
  /** `null`: of the whole project; absent: as it was. */
  readonly widgetId?: WidgetId | null | undefined
  readonly idempotencyKey?: string | null | undefined
}

/**
 * Makes an annotation, or changes the one of this id: what is absent stays. Throws BAD_USER_INPUT with everything that is wrong, NOT_FOUND for
 * an annotation or a widget that the principal cannot see, and CONFLICT where there are too many or the key was used for another one.
 */
export async function saveAnnotation(
  ctx: RequestContext,
  projectId: ProjectId,
  input: AnnotationInput,
): Promise<Annotation> {
  const { annotationId, idempotencyKey } = input
  const before = annotationId == null ? null : await getAnnotation(ctx, projectId, annotationId)
  const issues = new Issues()
  const note = toNote(input, { before, fallback: null }, issues)
  checkKey(idempotencyKey, before, issues)
  issues.throwIfAny()
  const widgetId = input.widgetId === undefined ? (before?.widgetId ?? null) : input.widgetId
  await assertMayHave(ctx, projectId, widgetId)
  const draft = { ...note, widgetId }
  const now = new Date(ctx.clock())
  const saved = before
    ? await updateAnnotation(ctx.db, { ...before, ...draft, updatedAt: now })
    : await make(ctx, projectId, draft, idempotencyKey ?? null)
  if (!saved) throw notFound('annotation')
  for (const id of new Set([before?.widgetId ?? widgetId, widgetId])) noteChanged(ctx, projectId, id)
  return saved
}

/** Whoever is limited to some widgets sees the notes on these, and changes no others. Throws NOT_FOUND. */
export async function deleteAnnotation(ctx: RequestContext, projectId: ProjectId, annotationId: Id): Promise<void> {
  const { widgetId } = await getAnnotation(ctx, projectId, annotationId)
  if (!(await deleteAnnotationRow(ctx.db, projectId, annotationId))) throw notFound('annotation')
  noteChanged(ctx, projectId, widgetId)
}

export async function getAnnotation(
  ctx: Pick<RequestContext, 'db' | 'principal'>,
  projectId: ProjectId,
  annotationId: Id,
): Promise<Annotation> {
  const [found] = await selectAnnotationsById(ctx.db, projectId, [annotationId])
  if (!found || !isVisible(ctx, found)) throw notFound('annotation')
  return found
}

export function isVisible({ principal }: Pick<RequestContext, 'principal'>, { widgetId }: Annotation): boolean {
  const restriction = principal?.restriction
  return !restriction || (widgetId !== null && restriction.widgetIds.has(widgetId))
}

/**
 * For features that note something, in a transaction of theirs; `noteChanged` is for after its commit. Where the project has not room for all
 * of them, none is made: resolves to false.
 */
export async function addAnnotations(
  trx: Database,
  gateway: Pick<Gateway, 'makeId' | 'clock'>,
  projectId: ProjectId,
  notes: readonly KeyedNote[],
): Promise<boolean> {
  if (notes.length === 0) return true
  if (await selectIsFull(trx, projectId, notes.length)) return false
  const now = new Date(gateway.clock())
  const made = notes.map(({ idempotencyKey, ...note }) => ({
    note: { ...note, projectId, annotationId: gateway.makeId(), createdAt: now, updatedAt: now },
    claim: { idempotencyKey, bodyHash: hashOf(note) },
  }))
  await insertAnnotations(trx, made)
  return true
}

/** Throws CONFLICT where the project has as many as it may have. */
export async function assertRoom(db: Database, projectId: ProjectId): Promise<void> {
  if (!(await selectIsFull(db, projectId))) return
  const most = countText(MAX_ANNOTATIONS)
  throw new AppError('CONFLICT', `The project has ${most} annotations already. Delete some.`)
}

async function make(
  ctx: RequestContext,
  projectId: ProjectId,
  draft: AnnotationDraft,
  idempotencyKey: string | null,
): Promise<Annotation> {
  const claim: Claim | null = idempotencyKey === null ? null : { idempotencyKey, bodyHash: hashOf(draft) }
  const known = claim && (await claimed(ctx, projectId, claim))
  if (known) return known
  await assertRoom(ctx.db, projectId)
  const now = new Date(ctx.clock())
  const ids = { projectId, annotationId: ctx.makeId(), createdBy: ctx.principal?.name ?? '' }
  const made = await insertAnnotation(ctx.db, { ...draft, ...ids, createdAt: now, updatedAt: now }, claim)
  // Somebody has just used the key.
  const other = made ?? (claim && (await claimed(ctx, projectId, claim)))
  if (!other) throw new AppError('UNAVAILABLE', 'The annotation was not saved. Try again.', { retryAfter: 1 })
  return other
}

async function claimed(ctx: RequestContext, projectId: ProjectId, claim: Claim): Promise<Annotation | null> {
  const known = await selectClaimed(ctx.db, projectId, claim.idempotencyKey)
  if (!known) return null
  if (!known.bodyHash?.equals(claim.bodyHash) || !isVisible(ctx, known.annotation))
    throw new AppError('CONFLICT', 'This idempotency key was used for another annotation. Use a new key.')
  return known.annotation
}

const hashOf = ({ widgetId, time, text, link, kind }: AnnotationDraft) =>
  sha256(JSON.stringify([widgetId, time, text, link, kind]))

function checkKey(key: string | null | undefined, before: Annotation | null, issues: Issues): void {
  if (key == null) return
  if (before) issues.add('idempotencyKey', 'What is changed by its id needs no key: the same change twice is one.')
  if (!/^[\x20-\x7e]{1,255}$/.test(key))
    issues.add('idempotencyKey', 'The idempotency key is 1 to 255 printable ASCII characters.')
}

async function assertMayHave(ctx: RequestContext, projectId: ProjectId, widgetId: WidgetId | null): Promise<void> {
  if (widgetId !== null) {
    if (!(await ctx.services.catalogue.widget(projectId, widgetId))) throw notFound('widget')
  } else if (ctx.principal?.restriction)
    throw badInput('widgetId', 'The token is for some widgets only: name one of them.')
}

/** Live reports that show it are worked out anew. */
export function noteChanged({ services }: Gateway, projectId: ProjectId, widgetId: WidgetId | null): void {
  if (widgetId === null) services.auth.projectChanged(projectId)
  else services.catalogue.changed(projectId, widgetId)
}
