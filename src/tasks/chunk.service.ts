// Writes one chunk of a task, under an idempotency key of its own: done twice, it counts once.
import { JsonSyntaxError } from '../base/json-errors.ts'
import { readJson, toPlain } from '../base/json-text.ts'
import { sha256 } from '../base/seal.ts'
import { trackEvents } from '../events/event.service.ts'
import type { EventDraft } from '../events/event.ts'
import { identify } from '../events/profile.service.ts'
import type { ProfileDraft } from '../events/profile.ts'
import { type PointText, pointsToRequest } from '../push/point-request.ts'
import { pushRows } from '../push/push.service.ts'
import type { Principal, RequestContext } from '../request/context.ts'
import type { Task } from './task.ts'

export interface ChunkResult {
  readonly rows: number
  readonly created: number
  readonly changed: number
}

export async function writeChunk(
  ctx: RequestContext,
  by: Principal,
  task: Task,
  chunk: number,
  content: string,
): Promise<ChunkResult> {
  const idempotencyKey = `task ${task.taskId} chunk ${chunk}`
  const rows = rowsOf(content)
  if (task.target.kind === 'IMPORT_POINTS') {
    const { widgetId, onDuplicate, keyKind = null, timeZone = null } = task.target
    const retry = { idempotencyKey, bodyHash: sha256(content) }
    const request = pointsToRequest(rows as PointText[], { onDuplicate, keyKind, timeZone }, 'rows', retry)
    const caller = { kind: 'TASK' as const, id: task.taskId, runId: null, name: by.name }
    const { receipt } = await pushRows(ctx, widgetId, task.projectId, { ...request, caller })
    return { rows: rows.length, created: receipt.created, changed: receipt.changed }
  }
  if (task.target.kind === 'IMPORT_PROFILES') {
    // Written twice, it is the same: the last value of a property wins.
    const { accepted, created } = await identify(ctx, by, rows as ProfileDraft[], 'rows')
    return { rows: rows.length, created, changed: accepted - created }
  }
  const options = { place: 'rows', idempotencyKey }
  const { accepted, duplicates } = await trackEvents(ctx, by, rows as EventDraft[], options)
  return { rows: rows.length, created: accepted - duplicates, changed: 0 }
}

function rowsOf(content: string): unknown[] {
  try {
    const rows = toPlain(readJson(content))
    if (Array.isArray(rows)) return rows
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error
  }
  throw new Error('a chunk of a task is damaged')
}
