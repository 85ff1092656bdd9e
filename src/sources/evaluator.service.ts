// Who evaluates templates and expressions of users, and when: several processes, for which projects take turns.
import { availableParallelism } from 'node:os'
import { AppError } from '../base/errors.ts'
import { FairQueue } from '../base/fair-queue.ts'
import type { ProjectId } from '../base/id.ts'
import { readJson, toPlain } from '../base/json-text.ts'
import { type EvaluationLimits, evaluationLimits, failed, type Job, type Outcomes } from './evaluation.ts'
import { type EvaluatorFailure, EvaluatorProcess, MAX_HEAP_MB, MAX_JOB_BYTES } from './evaluator.client.ts'

export const evaluatorLimits = {
  /** At most; there are as many as the machine has processors, and 2 at least. */
  processes: 4,
  /** Evaluations of a project that wait at one gateway. */
  waitingOfProject: 100,
  waiting: 400,
  waitMs: 20_000,
  /** A process that had nothing to do for so long is ended. */
  idleMs: 60_000,
} as const

/** Levels of what comes back. */
const DEEPEST = 300

interface Task {
  readonly projectId: ProjectId
  readonly start: (process: EvaluatorProcess) => void
}

/**
 * A pool of processes. A project has all of them but one at most, so that another never waits for more than the evaluation that is
 * under way there. A process that had to be killed is replaced when there is work for it.
 */
export class Evaluators {
  readonly #most = Math.min(Math.max(availableParallelism(), 2), evaluatorLimits.processes)
  readonly #queue = new FairQueue<ProjectId, Task>({
    perOwner: evaluatorLimits.waitingOfProject,
    total: evaluatorLimits.waiting,
  })
  readonly #idle: EvaluatorProcess[] = []
  readonly #busy = new Map<EvaluatorProcess, ProjectId>()
  readonly #limits: EvaluationLimits
  #timer: NodeJS.Timeout | undefined
  #isClosed = false

  constructor(limits: EvaluationLimits = evaluationLimits) {
    this.#limits = limits
  }

  /** What came of a job; its failures are outcomes, too. Throws UNAVAILABLE where too many wait. */
  async evaluate<J extends Job>(projectId: ProjectId, job: J): Promise<Outcomes[J['kind']]> {
    const limits = this.#limits[job.kind]
    const process = await this.#acquire(projectId)
    try {
      const answer = await process.evaluate(job, limits)
      if ('json' in answer) return toPlain(readJson(answer.json, { maxDepth: DEEPEST })) as Outcomes[J['kind']]
      if (answer.broken === 'NOT_STARTED')
        throw unavailable('A process for templates and expressions cannot be started.')
      return failed(job, messageOf(answer.broken, limits))
    } finally {
      this.#release(process)
    }
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
    for (const process of [...this.#idle, ...this.#busy.keys()]) process.kill()
    this.#idle.length = 0
  }

  #acquire(projectId: ProjectId): Promise<EvaluatorProcess> {
    return new Promise((resolve, reject) => {
      const task: Task = {
        projectId,
        start: process => {
          clearTimeout(timer)
          resolve(process)
        },
      }
      const timer = setTimeout(() => {
        this.#queue.delete(projectId, task)
        reject(unavailable('The gateway has no time for templates and expressions. Try again.'))
      }, evaluatorLimits.waitMs)
      const admission = this.#isClosed ? 'CLOSED' : this.#queue.push(projectId, task)
      if (admission === 'QUEUED') return this.#next()
      clearTimeout(timer)
      reject(unavailable(admission === 'CLOSED' ? 'The gateway shuts down. Try again.' : tooMany(admission)))
    })
  }

  #next(): void {
    while (!this.#isClosed && this.#busy.size < this.#most) {
      const task = this.#queue.shift(owner => this.#countOf(owner) < this.#most - 1)
      if (!task) return
      const process = this.#takeIdle() ?? new EvaluatorProcess()
      this.#busy.set(process, task.projectId)
      task.start(process)
    }
  }

  #takeIdle(): EvaluatorProcess | undefined {
    for (let process = this.#idle.pop(); process; process = this.#idle.pop()) if (!process.isEnded) return process
    return undefined
  }

  #countOf(projectId: ProjectId): number {
    let count = 0
    for (const owner of this.#busy.values()) if (owner === projectId) count++
    return count
  }

  #release(process: EvaluatorProcess): void {
    this.#busy.delete(process)
    if (this.#isClosed) process.kill()
    if (!process.isEnded) this.#idle.push(process)
    this.#next()
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      for (const each of this.#idle.splice(0)) each.kill()
    }, evaluatorLimits.idleMs).unref()
  }
}

const unavailable = (message: string) => new AppError('UNAVAILABLE', message, { retryAfter: 5 })

function tooMany(admission: 'OWNER_FULL' | 'FULL'): string {
  const { waiting, waitingOfProject } = evaluatorLimits
  return admission === 'FULL'
    ? `More than ${waiting} evaluations of templates and expressions wait. Try again.`
    : `More than ${waitingOfProject} evaluations of templates and expressions of the project wait. Try again.`
}

function messageOf(
  reason: Exclude<EvaluatorFailure, 'NOT_STARTED'>,
  limits: { readonly timeoutMs: number; readonly bytes: number },
): string {
  switch (reason) {
    case 'TIME':
      return `It took longer than ${limits.timeoutMs / 1_000} s.`
    case 'ENDED':
      return `It needs more memory than it may have (${MAX_HEAP_MB} MB).`
    case 'JOB_TOO_LARGE':
      return `The data are larger than ${MAX_JOB_BYTES} bytes.`
    case 'REPLY_TOO_LARGE':
      return `It makes more than ${limits.bytes} bytes.`
  }
}
