// Runs mappings in a thread of their own, one after the other: no expression can hold the gateway up or eat its memory.
import { Worker } from 'node:worker_threads'
import { AppError } from '../base/errors.ts'
import { applyMapping, hasExpressions, type Mapped, type Mapping, MappingFault } from './mapping.ts'
import type { MappingAnswer, MappingJob } from './mapping-worker.ts'

/** For one mapping with all its rows. */
const TIMEOUT_MS = 5_000
/** Mappings that may wait for the thread. */
const MAX_WAITING = 100
const MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 }
const IDLE_MS = 60_000

export interface Mapper {
  /** Throws MappingFault, or UNAVAILABLE where too many wait. */
  map(mapping: Mapping, data: unknown, bindings: Readonly<Record<string, unknown>>): Promise<Mapped>
  close(): Promise<void>
}

export function createMapper(timeoutMs = TIMEOUT_MS): Mapper {
  let worker: Worker | null = null
  let idle: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0

  const end = async () => {
    clearTimeout(idle)
    const ending = worker
    worker = null
    await ending?.terminate()
  }
  const run = async (job: MappingJob): Promise<Mapped> => {
    clearTimeout(idle)
    worker ??= new Worker(new URL('./mapping-worker.ts', import.meta.url), { resourceLimits: MEMORY })
    worker.unref()
    try {
      const answer = await ask(worker, job, timeoutMs)
      if ('fault' in answer) throw new MappingFault(answer.fault)
      return answer.mapped
    } catch (error) {
      if (error instanceof MappingFault && !(error instanceof BrokenWorker)) throw error
      await end()
      throw error
    } finally {
      idle = setTimeout(end, IDLE_MS).unref()
    }
  }
  return {
    async map(mapping, data, bindings) {
      if (!hasExpressions(mapping)) return applyMapping(mapping, data, bindings)
      if (waiting >= MAX_WAITING)
        throw new AppError('UNAVAILABLE', `More than ${MAX_WAITING} mappings wait. Try again.`, { retryAfter: 5 })
      const job = { mapping, data: JSON.stringify(data ?? null), bindings: JSON.stringify(bindings) }
      waiting++
      const work = last.then(() => run(job)).finally(() => waiting--)
      last = work.catch(() => {})
      return work
    },
    close: end,
  }
}

/** The thread has ended, or has to. */
class BrokenWorker extends MappingFault {}

function ask(worker: Worker, job: MappingJob, timeoutMs: number): Promise<MappingAnswer> {
  return new Promise((resolve, reject) => {
    const done = (act: () => void) => {
      clearTimeout(timer)
      // One by one: the thread has listeners of its own.
      worker.off('message', answered).off('error', failed).off('exit', ended)
      act()
    }
    const broken = (sentence: string) => done(() => reject(new BrokenWorker(sentence)))
    const answered = (answer: MappingAnswer) => done(() => resolve(answer))
    const failed = () => broken('The mapping needs more memory than it may have.')
    const ended = () => broken('The mapping was stopped.')
    const timer = setTimeout(() => broken(`The mapping took longer than ${timeoutMs / 1_000} s.`), timeoutMs)
    worker.on('message', answered).on('error', failed).on('exit', ended)
    worker.postMessage(job)
  })
}
