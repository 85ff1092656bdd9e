import type { Id, ProjectId, WidgetId } from '../base/id.ts'
import { MAX_BODY_BYTES } from '../http/failure.ts'
import type { OnDuplicate } from '../widgets/on-duplicate.ts'
import type { KeyKind } from '../widgets/widget.ts'

export const taskStates = ['QUEUED', 'RUNNING', 'DONE', 'FAILED'] as const
export type TaskState = (typeof taskStates)[number]

/** What a task writes, and where to. */
export type TaskTarget =
  | {
      readonly kind: 'IMPORT_POINTS'
      readonly widgetId: WidgetId
      readonly onDuplicate: OnDuplicate | null
      /** What the import says of its keys; absent: it was accepted before it could. */
      readonly keyKind?: KeyKind | null
      readonly timeZone?: string | null
    }
  | { readonly kind: 'IMPORT_EVENTS' }
  | { readonly kind: 'IMPORT_PROFILES' }

export const taskKinds = ['IMPORT_POINTS', 'IMPORT_EVENTS', 'IMPORT_PROFILES'] as const satisfies TaskTarget['kind'][]

/** Work that was accepted for later. */
export interface Task {
  readonly projectId: ProjectId
  readonly taskId: Id
  readonly target: TaskTarget
  readonly state: TaskState
  readonly rows: number
  /** Rows that are committed. */
  readonly doneRows: number
  readonly chunks: number
  readonly doneChunks: number
  /** Of points, events or profiles: new ones, and points and profiles that were there before. */
  readonly created: number
  readonly changed: number
  readonly attempts: number
  /** The name of the token. */
  readonly createdBy: string
  readonly createdAt: Date
  readonly startedAt: Date | null
  readonly endedAt: Date | null
  /** Why it failed, as a sentence. Rows before that are written. */
  readonly error: string | null
}

export interface AcceptedTask {
  readonly task: Task
  /** The task of an earlier request with the same idempotency key. */
  readonly replayed: boolean
}

/** Of the body of an import. */
export const MAX_IMPORT_BYTES = 8 * MAX_BODY_BYTES
/** Bodies above the usual size that a gateway reads at once. */
export const IMPORT_BODIES_AT_ONCE = 4
/** Rows of an import, and of one of its chunks. */
export const MAX_IMPORT_ROWS = 100_000
const CHUNK_ROWS = 1_000
/** From so many rows on an import is a task, unless it says otherwise. */
export const ASYNC_FROM_ROWS = 100
/** Tasks of a project that are not ended. */
export const MAX_OPEN_TASKS = 20
/** How long ended tasks are shown. */
export const TASK_DAYS = 7

export function chunksOf<T>(rows: readonly T[]): T[][] {
  const chunks: T[][] = []
  for (let from = 0; from < rows.length; from += CHUNK_ROWS) chunks.push(rows.slice(from, from + CHUNK_ROWS))
  return chunks
}
