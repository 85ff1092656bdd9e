// Works on tasks, one at a time in each gateway: claims, writes chunk by chunk, ends. What a dead gateway held is taken over.

import { randomText } from '../auth/token.ts'
import type { AppError } from '../base/errors.ts'
import { toAppError } from '../http/failure.ts'
import { createContext, type Gateway, type Principal } from '../request/context.ts'
import { writeChunk } from './chunk.service.ts'
import {
  claimTask,
  endTask,
  type Lease,
  releaseTask,
  selectChunk,
  selectFreeTasks,
  updateProgress,
} from './task.store.ts'
import type { Task } from './task.ts'

/** A gateway that says nothing for this long has lost its task. */
const LEASE_MS = 10_000
const POLL_MS = 2_000
const CANDIDATES = 20
/** Attempts at one chunk while the database or the queue is not there. */
const ATTEMPTS = 30
const BACKOFF_MS = 1_000

export interface TaskRunner {
  /** There is a new task. */
  wake(): void
  /** Finishes the chunk that is being written and lets go of its task. */
  close(): Promise<void>
}

/** No request: what was accepted is written. */
const NOT_ABORTED = new AbortController().signal

export function createTaskRunner(gateway: Gateway): TaskRunner {
  const runner = randomText(16)
  let working: Promise<void> | null = null
  let isWoken = false
  let isClosed = false

  const work = async () => {
    do {
      isWoken = false
      const free = await selectFreeTasks(gateway.db, new Date(gateway.clock()), CANDIDATES)
      for (const { projectId, taskId } of free) {
        if (isClosed) return
        await run({ projectId, taskId, runner })
        isWoken = true
      }
    } while (isWoken && !isClosed)
  }

  const run = async (lease: Lease) => {
    const now = gateway.clock()
    const task = await claimTask(gateway.db, lease, { now: new Date(now), until: new Date(now + LEASE_MS) })
    if (!task) return
    try {
      const isDone = await writeChunks(task, lease)
      if (isDone) await end(lease, 'DONE', null)
    } catch (error) {
      await giveUpOrWait(task, lease, toAppError(error, gateway.log))
    }
  }

  /** False when it was stopped before the end. */
  const writeChunks = async (task: Task, lease: Lease): Promise<boolean> => {
    const by = principalOf(task)
    const ctx = createContext(gateway, { requestId: `task-${task.taskId}`, principal: by, signal: NOT_ABORTED })
    let { doneRows, created, changed } = task
    for (let chunk = task.doneChunks; chunk < task.chunks; chunk++) {
      if (isClosed) {
        await releaseTask(gateway.db, lease, null)
        return false
      }
      const content = await selectChunk(gateway.db, task, chunk)
      if (content === null) throw new Error('a chunk of a task is gone')
      const result = await writeChunk(ctx, by, task, chunk, content)
      doneRows += result.rows
      created += result.created
      changed += result.changed
      const progress = { doneChunks: chunk + 1, doneRows, created, changed }
      if (!(await updateProgress(gateway.db, lease, progress, new Date(gateway.clock() + LEASE_MS)))) return false
    }
    return true
  }

  /** What is wrong will not become right; what is not there may come back. */
  const giveUpOrWait = async (task: Task, lease: Lease, error: AppError) => {
    const mayPass = error.code === 'UNAVAILABLE' || error.code === 'INTERNAL'
    gateway.log.warn({ task: task.taskId, code: error.code, message: error.message }, 'a task was interrupted')
    if (!mayPass || task.attempts >= ATTEMPTS) return end(lease, 'FAILED', error.message)
    await releaseTask(gateway.db, lease, new Date(gateway.clock() + BACKOFF_MS * Math.min(task.attempts, 10)))
  }

  const end = (lease: Lease, state: 'DONE' | 'FAILED', error: string | null) =>
    endTask(gateway.db, lease, { state, error, at: new Date(gateway.clock()) })

  const wake = () => {
    isWoken = true
    if (isClosed || working) return
    working = work()
      .catch(error => gateway.log.warn({ error: String(error) }, 'tasks could not be read; again in a moment'))
      .finally(() => {
        working = null
      })
  }
  const timer = setInterval(wake, POLL_MS).unref()
  wake()

  return {
    wake,
    async close() {
      isClosed = true
      clearInterval(timer)
      await working
    },
  }
}

/** Whoever asked was let in when the task was accepted. */
function principalOf(task: Task): Principal {
  return {
    projectId: task.projectId,
    tokenId: null,
    name: task.createdBy,
    scopes: new Set(['push']),
    expiresAt: null,
    allowedEvents: null,
  }
}
