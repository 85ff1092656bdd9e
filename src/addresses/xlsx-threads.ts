import { Worker } from 'node:worker_threads'
import { AppError } from '../base/errors.ts'
import { FairSemaphore } from '../base/fair-semaphore.ts'
import type { ProjectId } from '../base/id.ts'
import { moduleBeside } from '../base/package-files.ts'
import type { DataTable } from './data-table.ts'

/** Workbooks that are made at once, and that wait for it, each with all of its rows; how long one may take, with the start of its thread. */
export const XLSX_LIMITS = {
  atOnce: 1,
  atOncePerOwner: 1,
  waiting: 12,
  waitingPerOwner: 4,
  waitMs: 20_000,
  milliseconds: 30_000,
}
const MAX_HEAP_MB = 1_024

export interface XlsxThreads {
  /** Projects take turns. Throws UNAVAILABLE when too many wait, or when it took too long. */
  write(projectId: ProjectId, table: DataTable, signal: AbortSignal): Promise<Buffer>
  close(): Promise<void>
}

/** A thread for each workbook: they are rare, and a thread that waits would hold its memory. */
export function createXlsxThreads(limits: typeof XLSX_LIMITS = XLSX_LIMITS): XlsxThreads {
  const turns = new FairSemaphore<ProjectId>(limits, tooMany)
  const running = new Set<Worker>()
  let closed = false
  return {
    async write(projectId, table, signal) {
      const release = await turns.acquire(projectId, signal)
      try {
        if (closed) throw tooMany()
        return await inThread(running, table, limits.milliseconds)
      } finally {
        release()
      }
    },
    async close() {
      closed = true
      await Promise.all([...running].map(worker => worker.terminate()))
    },
  }
}

function inThread(running: Set<Worker>, table: DataTable, milliseconds: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(moduleBeside('xlsx.worker', import.meta), {
      env: {},
      workerData: table,
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    })
    running.add(worker)
    const timer = setTimeout(() => void worker.terminate(), milliseconds)
    worker.on('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)))
    worker.on('error', reject)
    worker.on('exit', () => {
      clearTimeout(timer)
      running.delete(worker)
      reject(tooLong())
    })
  })
}

const tooMany = () =>
  new AppError('UNAVAILABLE', 'Too many workbooks are being made. Try again, or take CSV.', { retryAfter: 5 })

const tooLong = () =>
  new AppError('UNAVAILABLE', 'The workbook took too long to make. Take CSV, or a part of the rows.', {
    retryAfter: 10,
  })
