import { Worker } from 'node:worker_threads'
import { AppError } from '../base/errors.ts'
import { FairQueue } from '../base/fair-queue.ts'
import type { Id, ProjectId } from '../base/id.ts'
import { moduleBeside } from '../base/package-files.ts'
import type { Drawing } from './drawing.ts'

/** Pictures that wait to be drawn, and how long one may take. */
export const DRAWING_LIMITS = { waitingOfProject: 64, waiting: 256, milliseconds: 5_000 }
/** How long the thread may take to begin: it reads ECharts, on a machine that may be busy. */
const START_MS = 30_000
const MAX_HEAP_MB = 256

export interface DrawingThread {
  /** Projects take turns. Throws UNAVAILABLE when too many wait, or when it took too long. */
  draw(projectId: ProjectId, format: 'svg' | 'png', drawing: Drawing): Promise<Uint8Array>
  close(): Promise<void>
}

interface DrawingJob {
  readonly format: 'svg' | 'png'
  readonly drawing: Drawing
  readonly done: (bytes: Uint8Array) => void
  readonly failed: (error: Error) => void
}

/**
 * One thread, begun with the first picture. A picture that takes too long ends with the thread, and the next one begins another. `fontDirs`:
 * folders of fonts for letters that our own font does not have.
 */
export function createDrawingThread(limits = DRAWING_LIMITS, fontDirs: readonly string[] = []): DrawingThread {
  const waiting = new FairQueue<Id, DrawingJob>({ perOwner: limits.waitingOfProject, total: limits.waiting })
  let worker: Worker | null = null
  let current: { readonly job: DrawingJob; timer: NodeJS.Timeout } | null = null
  let closed = false

  const settle = (how: (job: DrawingJob) => void) => {
    if (!current) return
    const { job, timer } = current
    clearTimeout(timer)
    current = null
    how(job)
    next()
  }
  const drop = (gone: Worker, error: Error) => {
    if (worker !== gone) return
    worker = null
    settle(job => job.failed(error))
  }
  const giveUpAfter = (busy: Worker, milliseconds: number, before?: NodeJS.Timeout) => {
    clearTimeout(before)
    return setTimeout(() => {
      drop(busy, tooLong())
      void busy.terminate()
    }, milliseconds)
  }
  const start = (): Worker => {
    const made = new Worker(moduleBeside('drawing.worker', import.meta), {
      env: {},
      workerData: { fontDirs },
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
      // What a library says there is not of the log.
      stdout: true,
      stderr: true,
    })
    made.stdout.resume()
    made.stderr.resume()
    made.on('message', (message: 'ready' | Uint8Array) => {
      if (message !== 'ready') settle(job => job.done(message))
      else if (current && worker === made) current.timer = giveUpAfter(made, limits.milliseconds, current.timer)
    })
    made.on('error', error => drop(made, error instanceof Error ? error : new Error(String(error))))
    made.on('exit', () => drop(made, new Error('the thread that draws has ended')))
    made.unref()
    return made
  }
  const next = () => {
    const job = current || closed ? undefined : waiting.shift()
    if (!job) return
    const isNew = worker === null
    worker ??= start()
    const busy = worker
    current = { job, timer: giveUpAfter(busy, isNew ? START_MS : limits.milliseconds) }
    busy.postMessage({ format: job.format, drawing: job.drawing })
  }

  return {
    draw: (projectId, format, drawing) =>
      new Promise((done, failed) => {
        if (closed || waiting.push(projectId, { format, drawing, done, failed }) !== 'QUEUED') return failed(tooMany())
        next()
      }),
    async close() {
      closed = true
      for (const job of waiting.drain()) job.failed(tooMany())
      settle(job => job.failed(tooMany()))
      const last = worker
      worker = null
      await last?.terminate()
    },
  }
}

function tooMany(): AppError {
  return new AppError('UNAVAILABLE', 'Too many pictures are being drawn. Try again.', { retryAfter: 1 })
}

function tooLong(): AppError {
  return new AppError('UNAVAILABLE', 'The picture took too long to draw. Ask for a shorter period or a smaller one.', {
    retryAfter: 10,
  })
}
