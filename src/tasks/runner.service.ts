// Works on tasks, one of a project at a time: claims, writes chunk by chunk, ends. What a dead gateway held is taken over.
import { randomText } from '../auth/token.ts'
import type { AppError } from '../base/errors.ts'
import type { Id } from '../base/id.ts'
import type { Log } from '../base/log.ts'
import { toAppError } from '../http/failure.ts'
import { createContext, type Gateway, type Platform } from '../request/context.ts'
import { ownPrincipal } from '../request/own-principal.ts'
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
/** Tasks that a gateway works on at once, each of another project: a large import of one keeps no other waiting. */
export const AT_ONCE = 3
/** Attempts at one chunk while the database or the queue is not there. */
const ATTEMPTS = 30
const BACKOFF_MS = 1_000

export interface TaskRunner {
  /** Begins to look for tasks. What they write goes through the other services, as what a request pushes does. */
  start(gateway: Gateway): void
  /** There is a new task. */
  wake(): void
  /** Finishes the chunk that is being written and lets go of its task. */
  close(): Promise<void>
}

/** No request: what was accepted is written. */
const NOT_ABORTED = new AbortController().signal

export function createTaskRunner(platform: Pick<Platform, 'log'>): TaskRunner {
  return new PollingTaskRunner(platform)
}

/** Not started (`gateway` is null); idle; looking for tasks (`looking` is set); woken meanwhile (once more from the front); closed. */
class PollingTaskRunner implements TaskRunner {
  private readonly log: Log
  private readonly runner = randomText(16)
  private gateway: Gateway | null = null
  private timer: NodeJS.Timeout | undefined
  private looking: Promise<void> | null = null
  /** By project. */
  private readonly running = new Map<Id, Promise<void>>()
  private isWoken = false
  private isClosed = false

  constructor({ log }: Pick<Platform, 'log'>) {
    this.log = log
  }

  start(gateway: Gateway): void {
    this.gateway = gateway
    this.timer = setInterval(() => this.wake(), POLL_MS).unref()
    this.wake()
  }

  wake(): void {
    this.isWoken = true
    const { gateway } = this
    if (!gateway || this.isClosed || this.looking) return
    this.looking = this.look(gateway)
      .catch(error => void this.warn(error))
      .finally(() => {
        this.looking = null
      })
  }

  async close(): Promise<void> {
    this.isClosed = true
    clearInterval(this.timer)
    await this.looking
    await Promise.all(this.running.values())
  }

  private async look(gateway: Gateway): Promise<void> {
    const { db, clock } = gateway
    do {
      this.isWoken = false
      const free = await selectFreeTasks(db, new Date(clock()), CANDIDATES)
      for (const { projectId, taskId } of free) {
        if (this.isClosed || this.running.size >= AT_ONCE) return
        if (!this.running.has(projectId)) this.begin(gateway, { projectId, taskId, runner: this.runner })
      }
    } while (this.isWoken && !this.isClosed)
  }

  private begin(gateway: Gateway, lease: Lease): void {
    const work = this.run(gateway, lease).then(
      () => true,
      error => this.warn(error),
    )
    const ended = work.then(isDone => {
      this.running.delete(lease.projectId)
      // After a failure the next look is the clock's.
      if (isDone) this.wake()
    })
    this.running.set(lease.projectId, ended)
  }

  private warn(error: unknown): false {
    this.log.warn({ err: error }, 'tasks could not be read; again in a moment')
    return false
  }

  private async run(gateway: Gateway, lease: Lease): Promise<void> {
    const { db, clock, log } = gateway
    const now = clock()
    const task = await claimTask(db, lease, { now: new Date(now), until: new Date(now + LEASE_MS) })
    if (!task) return
    this.changed(gateway, lease)
    try {
      const isDone = await this.writeChunks(gateway, task, lease)
      if (isDone) await this.end(gateway, lease, 'DONE', null)
    } catch (error) {
      await this.giveUpOrWait(gateway, task, lease, toAppError(error, log))
    }
  }

  /** False when it was stopped before the end. */
  private async writeChunks(gateway: Gateway, task: Task, lease: Lease): Promise<boolean> {
    // The caller was let in when the task was accepted.
    const by = ownPrincipal(task.projectId, task.createdBy, ['push'])
    const ctx = createContext(gateway, { requestId: `task-${task.taskId}`, principal: by, signal: NOT_ABORTED })
    let { doneRows, created, changed } = task
    for (let chunk = task.doneChunks; chunk < task.chunks; chunk++) {
      if (this.isClosed) {
        await releaseTask(gateway.db, lease, null)
        this.changed(gateway, lease)
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
      this.changed(gateway, lease)
    }
    return true
  }

  /** What is wrong will not become right; what is not there may come back. */
  private async giveUpOrWait(gateway: Gateway, task: Task, lease: Lease, error: AppError): Promise<void> {
    const { db, clock, log } = gateway
    const mayPass = error.code === 'UNAVAILABLE' || error.code === 'INTERNAL'
    log.warn({ task: task.taskId, err: error }, 'a task was interrupted')
    if (!mayPass || task.attempts >= ATTEMPTS) await this.end(gateway, lease, 'FAILED', error.message)
    else await releaseTask(db, lease, new Date(clock() + BACKOFF_MS * Math.min(task.attempts, 10)))
  }

  private async end(gateway: Gateway, lease: Lease, state: 'DONE' | 'FAILED', error: string | null) {
    await endTask(gateway.db, lease, { state, error, at: new Date(gateway.clock()) })
    this.changed(gateway, lease)
  }

  private changed({ bus }: Gateway, { projectId, taskId }: Lease): void {
    bus.publish('task.changed', { projectId, taskId })
  }
}
