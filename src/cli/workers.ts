// The primary of several workers: starts them, starts others for those that end, and ends them. All listen on one port.
import cluster, { type Worker } from 'node:cluster'
import { AppError } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import { type Meters, type MeterValues, mergedText } from '../base/meters.ts'
import type { Connection } from '../database/client.ts'
import { type ToPrimary, type ToWorker, within } from './worker-messages.ts'

/** A worker that ended soon is followed by another after so long, and twice as long each time. */
const RESTART_MS = { first: 250, most: 30_000 }
/** A worker whose event loop stands still does not hear that it has to end. */
const KILL_AFTER_MS = 11_000
/** One that lived longer did not fail at its start. */
const LIVED_MS = 60_000

export interface WorkersOptions {
  readonly count: number
  /** Where nobody listens yet. */
  readonly port: number
  /** Of the embedded database; `null`: they know theirs. */
  readonly connection: Connection | null
  readonly meters: Meters
  readonly log: Log
}

/**
 * Starting: each worker that ends has the start fail. Running: it is followed by another. Stopping: none is.
 */
export class Workers {
  readonly #options: WorkersOptions
  readonly #counting = new Map<number, (values: MeterValues) => void>()
  readonly #restarts = new Set<NodeJS.Timeout>()
  #state: 'starting' | 'running' | 'stopping' = 'starting'
  #failures = 0
  #asked = 0

  constructor(options: WorkersOptions) {
    this.#options = options
  }

  /** Resolves to the address when all listen. Throws UNAVAILABLE when one of them ends before: it has said why. */
  async start(): Promise<string> {
    const urls = await Promise.all(Array.from({ length: this.#options.count }, () => this.#fork()))
    this.#state = 'running'
    return urls[0] ?? ''
  }

  /** Resolves when all have ended. Each of them ends by itself within 9.5 s; one that cannot even do that is killed. */
  async stop(): Promise<void> {
    this.#state = 'stopping'
    for (const timer of this.#restarts) clearTimeout(timer)
    await Promise.all(
      living().map(worker => {
        const kill = setTimeout(() => worker.process.kill('SIGKILL'), KILL_AFTER_MS)
        const ended = new Promise(resolve => worker.once('exit', resolve))
        send(worker, { kind: 'stop' })
        return ended.finally(() => clearTimeout(kill))
      }),
    )
  }

  #fork(): Promise<string> {
    const worker = cluster.fork()
    const startedAt = performance.now()
    const { port, connection } = this.#options
    send(worker, { kind: 'start', port, connection })
    return new Promise((resolve, reject) => {
      worker.on('message', (message: ToPrimary) => {
        if (message.kind === 'listening') resolve(message.url)
        else if (message.kind === 'values') this.#counting.get(message.id)?.(message.values)
        else this.#answerCount(worker, message.id)
      })
      worker.once('exit', (code, signal) => {
        const pid = worker.process.pid
        if (this.#state === 'starting')
          reject(new AppError('UNAVAILABLE', `A worker ended before it listened (${signal ?? code}).`))
        if (this.#state !== 'running') return
        this.#options.log.error({ pid, code, signal }, 'a worker ended: another one is started')
        this.#restart(performance.now() - startedAt)
      })
    })
  }

  #restart(livedMs: number): void {
    this.#failures = livedMs > LIVED_MS ? 0 : this.#failures + 1
    const delay = Math.min(RESTART_MS.first * 2 ** Math.max(0, this.#failures - 1), RESTART_MS.most)
    const timer = setTimeout(() => {
      this.#restarts.delete(timer)
      if (this.#state === 'running') this.#fork().catch(() => {})
    }, delay)
    this.#restarts.add(timer)
  }

  #answerCount(worker: Worker, id: number): void {
    this.#countAll().then(
      text => send(worker, { kind: 'counted', id, text }),
      error => this.#options.log.warn({ err: error }, 'the counts of the workers could not be read'),
    )
  }

  /** Of the primary and of every worker that answers in time. */
  async #countAll(): Promise<string> {
    const values = await Promise.all([this.#options.meters.values(), ...living().map(worker => this.#count(worker))])
    return mergedText(values.filter(it => it !== null))
  }

  async #count(worker: Worker): Promise<MeterValues | null> {
    const id = ++this.#asked
    const answer = new Promise<MeterValues>(resolve => this.#counting.set(id, resolve))
    send(worker, { kind: 'count', id })
    const values = await within(answer, null)
    this.#counting.delete(id)
    return values
  }
}

const living = () => Object.values(cluster.workers ?? {}).filter(worker => worker !== undefined)

/** A worker that has just ended hears nothing. */
function send(worker: Worker, message: ToWorker): void {
  if (worker.isConnected()) worker.send(message, () => {})
}
