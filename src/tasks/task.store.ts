// Tasks, their chunks, and who works on them.
import { type Selectable, sql } from 'kysely'
import { type Id, idAt, type ProjectId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import { isUniqueViolation } from '../database/failure.ts'
import { mapPage, type Page, selectPage } from '../database/page.ts'
import type { TasksTable } from '../database/task-tables.ts'
import type { ListRequest } from '../request/page.ts'
import type { Task, TaskState, TaskTarget } from './task.ts'

export interface NewTask {
  readonly projectId: ProjectId
  readonly taskId: Id
  readonly target: TaskTarget
  readonly rows: number
  /** JSON texts. */
  readonly chunks: readonly string[]
  readonly createdBy: string
  readonly createdAt: Date
  readonly idempotencyKey: string | null
  readonly bodyHash: Buffer | null
}

const CHUNKS_AT_ONCE = 20

/** False when the project has a task under this idempotency key already. */
export async function insertTask(db: Database, task: NewTask): Promise<boolean> {
  const { projectId, taskId } = task
  const { kind, ...target } = task.target
  try {
    await db.transaction().execute(async trx => {
      await trx
        .insertInto('tasks')
        .values({
          project_id: projectId,
          task_id: taskId,
          kind,
          state: 'QUEUED',
          target: JSON.stringify(target),
          rows: task.rows,
          done_rows: 0,
          chunks: task.chunks.length,
          done_chunks: 0,
          created: 0,
          changed: 0,
          attempts: 0,
          created_by: task.createdBy,
          created_at: task.createdAt,
          runner: null,
          error: null,
          idempotency_key: task.idempotencyKey,
          body_hash: task.bodyHash,
        })
        .execute()
      for (let from = 0; from < task.chunks.length; from += CHUNKS_AT_ONCE) {
        const part = task.chunks.slice(from, from + CHUNKS_AT_ONCE)
        const values = part.map((content, index) => ({
          project_id: projectId,
          task_id: taskId,
          chunk: from + index,
          content,
        }))
        await trx.insertInto('task_chunks').values(values).execute()
      }
    })
    return true
  } catch (error) {
    if (isUniqueViolation(error, 'tasks_idempotency_key')) return false
    throw error
  }
}

export async function selectTask(db: Database, projectId: ProjectId, taskId: Id): Promise<Task | null> {
  return (await selectTasksById(db, projectId, [taskId]))[0] ?? null
}

export async function selectTasksById(db: Database, projectId: ProjectId, taskIds: readonly Id[]): Promise<Task[]> {
  const rows = await db
    .selectFrom('tasks')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('task_id', 'in', [...taskIds])
    .execute()
  return rows.map(toTask)
}

export type TaskOrderField = 'CREATED_AT'

export interface TaskSearch extends ListRequest<TaskOrderField> {
  /** `null`: any. */
  readonly states: readonly TaskState[] | null
}

export async function selectTaskPage(db: Database, projectId: ProjectId, page: TaskSearch): Promise<Page<Task>> {
  const rows = db
    .selectFrom('tasks')
    .selectAll()
    .where('project_id', '=', projectId)
    .$if(page.states !== null, q => q.where('state', '=', sql<string>`any (${page.states}::text[])`))
  return mapPage(await selectPage(db, rows, { id: sql`task_id`, sort: null }, page), toTask)
}

export async function selectTaskOfKey(
  db: Database,
  projectId: ProjectId,
  idempotencyKey: string,
): Promise<{ task: Task; bodyHash: Buffer | null } | null> {
  const row = await db
    .selectFrom('tasks')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('idempotency_key', '=', idempotencyKey)
    .executeTakeFirst()
  return row ? { task: toTask(row), bodyHash: row.body_hash } : null
}

export async function countOpenTasks(db: Database, projectId: ProjectId): Promise<number> {
  const row = await db
    .selectFrom('tasks')
    .select(sql<string>`count(*)`.as('count'))
    .where('project_id', '=', projectId)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Tasks that nobody works on: the oldest of each project, then the second of each, and so on. */
export async function selectFreeTasks(db: Database, now: Date, limit: number): Promise<Task[]> {
  const rows = await db
    .selectFrom('tasks')
    .selectAll()
    .where('ended_at', 'is', null)
    .where(eb => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', now)]))
    .orderBy(sql`row_number() over (partition by project_id order by created_at)`)
    .orderBy('created_at')
    .limit(limit)
    .execute()
  return rows.map(toTask)
}

export interface Lease {
  readonly projectId: ProjectId
  readonly taskId: Id
  readonly runner: string
}

/** Takes the task for the runner, or `null` when another one did. */
export async function claimTask(db: Database, lease: Lease, times: { now: Date; until: Date }): Promise<Task | null> {
  const row = await db
    .updateTable('tasks')
    .set(eb => ({
      runner: lease.runner,
      lease_until: times.until,
      state: 'RUNNING',
      attempts: eb('attempts', '+', 1),
      started_at: eb.fn.coalesce('started_at', eb.val(times.now)),
    }))
    .where('project_id', '=', lease.projectId)
    .where('task_id', '=', lease.taskId)
    .where('ended_at', 'is', null)
    .where(eb => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', times.now)]))
    .returningAll()
    .executeTakeFirst()
  return row ? toTask(row) : null
}

export async function selectChunk(db: Database, { projectId, taskId }: Task, chunk: number): Promise<string | null> {
  const row = await db
    .selectFrom('task_chunks')
    .select('content')
    .where('project_id', '=', projectId)
    .where('task_id', '=', taskId)
    .where('chunk', '=', chunk)
    .executeTakeFirst()
  return row?.content ?? null
}

export interface Progress {
  readonly doneChunks: number
  readonly doneRows: number
  readonly created: number
  readonly changed: number
}

/** Notes how far the runner came. False when it has lost the task. */
export async function updateProgress(db: Database, lease: Lease, progress: Progress, until: Date): Promise<boolean> {
  const result = await db
    .updateTable('tasks')
    .set({
      done_chunks: progress.doneChunks,
      done_rows: progress.doneRows,
      created: progress.created,
      changed: progress.changed,
      attempts: 1,
      lease_until: until,
    })
    .where('project_id', '=', lease.projectId)
    .where('task_id', '=', lease.taskId)
    .where('runner', '=', lease.runner)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Ends the task, and forgets what it had to write. */
export async function endTask(
  db: Database,
  lease: Lease,
  end: { state: TaskState; error: string | null; at: Date },
): Promise<void> {
  await db.transaction().execute(async trx => {
    const result = await trx
      .updateTable('tasks')
      .set({ state: end.state, error: end.error, ended_at: end.at, lease_until: null, runner: null })
      .where('project_id', '=', lease.projectId)
      .where('task_id', '=', lease.taskId)
      .where('runner', '=', lease.runner)
      .executeTakeFirst()
    if (result.numUpdatedRows === 0n) return
    await trx
      .deleteFrom('task_chunks')
      .where('project_id', '=', lease.projectId)
      .where('task_id', '=', lease.taskId)
      .execute()
  })
}

/** Lets go of the task: another runner, or this one, may take it from `freeFrom` on (`null`: at once). */
export async function releaseTask(db: Database, lease: Lease, freeFrom: Date | null): Promise<void> {
  await db
    .updateTable('tasks')
    .set({ lease_until: freeFrom, runner: null })
    .where('project_id', '=', lease.projectId)
    .where('task_id', '=', lease.taskId)
    .where('runner', '=', lease.runner)
    .where('ended_at', 'is', null)
    .execute()
}

/** Deletes at most `limit` tasks of the project that ended before the instant; returns how many. Ids grow with time: what is younger is not read. */
export async function deleteEndedTasks(
  db: Database,
  projectId: ProjectId,
  before: Date,
  limit: number,
): Promise<number> {
  const result = await sql`delete from tasks where project_id = ${projectId} and task_id = any (array(
    select task_id from tasks
    where project_id = ${projectId} and task_id < ${idAt(before.getTime())} and ended_at < ${before}
    order by task_id limit ${limit}))`.execute(db)
  return Number(result.numAffectedRows ?? 0n)
}

function toTask(row: Selectable<TasksTable>): Task {
  return {
    projectId: row.project_id,
    taskId: row.task_id,
    target: { kind: row.kind, ...(row.target as object) } as TaskTarget,
    state: row.state as TaskState,
    rows: row.rows,
    doneRows: row.done_rows,
    chunks: row.chunks,
    doneChunks: row.done_chunks,
    created: row.created,
    changed: row.changed,
    attempts: row.attempts,
    createdBy: row.created_by,
    createdAt: row.created_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    error: row.error,
  }
}
