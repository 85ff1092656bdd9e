// Accepts imports as tasks, and tells how they stand.
import { AppError, badInput, notFound } from '../base/errors.ts'
import type { Id, ProjectId, WidgetId } from '../base/id.ts'
import type { Page } from '../database/page.ts'
import { assertAllowedNames, checkEvents, type EventDraft } from '../events/event.ts'
import { keptFrom } from '../events/partition.ts'
import { checkProfiles, MAX_PROFILES, type ProfileDraft } from '../events/profile.ts'
import type { PointOptions, PointText } from '../push/point-request.ts'
import { MAX_IDEMPOTENCY_KEY_LENGTH } from '../push/push.ts'
import type { Principal, RequestContext } from '../request/context.ts'
import { checkPoints } from './import.ts'
import type { TaskRunner } from './runner.service.ts'
import {
  countOpenTasks,
  insertTask,
  selectTask,
  selectTaskOfKey,
  selectTaskPage,
  type TaskSearch,
} from './task.store.ts'
import { type AcceptedTask, chunksOf, MAX_IMPORT_ROWS, MAX_OPEN_TASKS, type Task, type TaskTarget } from './task.ts'

declare module '../request/context.ts' {
  interface Services {
    tasks: TaskRunner
  }
}

/** What makes a repeated request the same task. */
export interface IdempotencyClaim {
  readonly idempotencyKey: string | null
  readonly bodyHash: Buffer | null
}

/** Throws PushRefused (by row), NOT_FOUND, CONFLICT (idempotency key) or RATE_LIMITED (tasks that are not ended). */
export async function importPoints(
  ctx: RequestContext,
  by: Principal,
  target: PointOptions & { readonly widgetId: WidgetId },
  points: readonly PointText[],
  retry: IdempotencyClaim,
): Promise<AcceptedTask> {
  const earlier = await taskOfKey(ctx, by.projectId, retry)
  if (earlier) return earlier
  checkRows(points.length)
  const widget = await ctx.services.catalogue.widget(by.projectId, target.widgetId)
  if (!widget) throw notFound('widget')
  // The zone of now: what is written later means what it meant when it was accepted.
  const timeZone = target.timeZone ?? (await ctx.services.auth.project(by.projectId)).timeZone
  const { onDuplicate, keyKind } = target
  const series = checkPoints(widget, points, { onDuplicate, keyKind, timeZone })
  // Made before it is accepted: it does not end half-way because they are too many.
  if (series.length > 0) await ctx.services.series.make(widget, series)
  return accept(ctx, by, { kind: 'IMPORT_POINTS', ...target, timeZone }, points, retry)
}

/** Throws BAD_USER_INPUT or FORBIDDEN (by `rows.3.name`), CONFLICT (idempotency key) or RATE_LIMITED (tasks that are not ended). */
export async function importEvents(
  ctx: RequestContext,
  by: Principal,
  drafts: readonly EventDraft[],
  retry: IdempotencyClaim,
): Promise<AcceptedTask> {
  const earlier = await taskOfKey(ctx, by.projectId, retry)
  if (earlier) return earlier
  checkRows(drafts.length)
  // What happened now happened when it was sent, not when its chunk is written.
  const events = drafts.map(draft => ({ ...draft, timestamp: draft.timestamp ?? ctx.now }))
  const checked = checkEvents(events, {
    projectId: by.projectId,
    now: ctx.now,
    keptFrom: keptFrom(ctx.now, ctx.config.eventMonths),
    place: 'rows',
    makeId: ctx.makeId,
    idempotencyKey: null,
  })
  assertAllowedNames(checked, by.allowedEvents, 'rows')
  return accept(ctx, by, { kind: 'IMPORT_EVENTS' }, events, retry)
}

/** Throws BAD_USER_INPUT (by `rows.3.userId`), CONFLICT (idempotency key) or RATE_LIMITED (tasks that are not ended). */
export async function importProfiles(
  ctx: RequestContext,
  by: Principal,
  drafts: readonly ProfileDraft[],
  retry: IdempotencyClaim,
): Promise<AcceptedTask> {
  const earlier = await taskOfKey(ctx, by.projectId, retry)
  if (earlier) return earlier
  checkRows(drafts.length)
  for (const [index, chunk] of chunksOf(drafts).entries()) checkProfiles(chunk, 'rows', index * MAX_PROFILES)
  return accept(ctx, by, { kind: 'IMPORT_PROFILES' }, drafts, retry)
}

export async function getTask(ctx: RequestContext, projectId: ProjectId, taskId: Id): Promise<Task> {
  const task = await selectTask(ctx.db, projectId, taskId)
  if (!task) throw notFound('task')
  return task
}

/** A task that is gone has ended, too. */
export async function isTaskEnded(ctx: RequestContext, projectId: ProjectId, taskId: Id): Promise<boolean> {
  const task = await selectTask(ctx.db, projectId, taskId)
  return !task || task.endedAt !== null
}

export function listTasks(ctx: RequestContext, projectId: ProjectId, page: TaskSearch): Promise<Page<Task>> {
  return selectTaskPage(ctx.db, projectId, page)
}

async function accept(
  ctx: RequestContext,
  by: Principal,
  target: TaskTarget,
  rows: readonly unknown[],
  retry: IdempotencyClaim,
): Promise<AcceptedTask> {
  const { projectId } = by
  if ((await countOpenTasks(ctx.db, projectId)) >= MAX_OPEN_TASKS) {
    const message = `The project has ${MAX_OPEN_TASKS} tasks that are not ended. Try again when one is.`
    throw new AppError('RATE_LIMITED', message, { retryAfter: 5 })
  }
  const taskId = ctx.makeId()
  const made = await insertTask(ctx.db, {
    projectId,
    taskId,
    target,
    rows: rows.length,
    chunks: chunksOf(rows).map(chunk => JSON.stringify(chunk)),
    createdBy: by.name,
    createdAt: new Date(ctx.now),
    ...retry,
  })
  ctx.services.tasks.wake()
  if (made) return { task: await getTask(ctx, projectId, taskId), replayed: false }
  const earlier = await taskOfKey(ctx, projectId, retry)
  if (!earlier) throw new AppError('UNAVAILABLE', 'The task of this idempotency key has just expired. Try again.')
  return earlier
}

async function taskOfKey(
  ctx: RequestContext,
  projectId: ProjectId,
  retry: IdempotencyClaim,
): Promise<AcceptedTask | null> {
  const { idempotencyKey, bodyHash } = retry
  if (idempotencyKey === null) return null
  const message = `The idempotency key is 1 to ${MAX_IDEMPOTENCY_KEY_LENGTH} printable ASCII characters.`
  if (idempotencyKey.length > MAX_IDEMPOTENCY_KEY_LENGTH || !/^[\x20-\x7e]+$/.test(idempotencyKey))
    throw badInput('idempotencyKey', message)
  const found = await selectTaskOfKey(ctx.db, projectId, idempotencyKey)
  if (!found) return null
  if (bodyHash && !found.bodyHash?.equals(bodyHash))
    throw new AppError('CONFLICT', 'This idempotency key was used with another body. Use a new key for a new import.')
  return { task: found.task, replayed: true }
}

function checkRows(count: number): void {
  if (count > MAX_IMPORT_ROWS) throw badInput('rows', `An import has at most ${MAX_IMPORT_ROWS} rows.`)
}
