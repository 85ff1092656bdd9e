// One process that evaluates, as the gateway sees it: what it may touch, how much it may take, and how it ends.
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import type { Socket } from 'node:net'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { END_OF_MESSAGE, MessageReader, partOf } from '../base/frames.ts'
import { jsonPieces } from '../base/json-size.ts'
import { moduleBeside, packageFile } from '../base/package-files.ts'
import { Turn } from '../base/turn.ts'

/** Of the heap of the process, where all that expressions make lies. */
export const MAX_HEAP_MB = 256
/** Of a job with its data. */
export const MAX_JOB_BYTES = 33 * 1_048_576
/** For starting, and for taking a job in. */
const START_MS = 20_000

/** Why there is no answer; the process is gone then. */
export type EvaluatorFailure = 'NOT_STARTED' | 'TIME' | 'ENDED' | 'JOB_TOO_LARGE' | 'REPLY_TOO_LARGE'
export type EvaluatorReply = { readonly json: string } | { readonly broken: EvaluatorFailure }

/** Reads its own code, and neither writes, connects nor starts anything: an expression that escapes its language finds nothing. */
function start(): ChildProcessByStdio<Writable, Readable, null> {
  const { resolve } = createRequire(import.meta.url)
  const readable = new Set([
    fileURLToPath(new URL('../', import.meta.url)),
    fileURLToPath(packageFile('package.json')),
    // Where packages lie, and where they are looked for: links may lead from one to the other.
    fileURLToPath(packageFile('node_modules')),
    ...['liquidjs', 'jsonata', 'lru-cache'].map(name => resolve(name).replace(/([\\/]node_modules)[\\/].*$/, '$1')),
  ])
  const flags = [
    '--permission',
    ...Array.from(readable, path => `--allow-fs-read=${path}`),
    `--max-old-space-size=${MAX_HEAP_MB}`,
  ]
  const file = fileURLToPath(moduleBeside('evaluator-process', import.meta))
  return spawn(process.execPath, [...flags, file, String(MAX_JOB_BYTES)], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {},
  })
}

/** Evaluates one job at a time. */
export class EvaluatorProcess {
  readonly #child = start()
  #reader = new MessageReader(1_000)
  #settle: ((answer: EvaluatorReply) => void) | null = null
  /** Ends waiting for a pipe that takes no more. */
  #wake: (() => void) | null = null
  #timer: NodeJS.Timeout | undefined
  #isEnded = false
  readonly #ready: Promise<EvaluatorReply>

  constructor() {
    const { stdin, stdout } = this.#child
    this.#child.once('exit', () => this.#end('ENDED'))
    this.#child.once('error', () => this.#end('ENDED'))
    stdin.on('error', () => this.#end('ENDED'))
    stdout.on('error', () => this.#end('ENDED'))
    stdout.on('data', (chunk: Buffer) => this.#receive(chunk))
    // It must not keep a gateway alive that has nothing else to do.
    this.#child.unref()
    for (const pipe of [stdin, stdout]) (pipe as unknown as Socket).unref?.()
    this.#ready = this.#answer(START_MS)
  }

  get isEnded(): boolean {
    return this.#isEnded
  }

  /** The JSON that came of it, or why nothing did. The time counts from when the process has the job. */
  async evaluate(
    job: unknown,
    limits: { readonly timeoutMs: number; readonly bytes: number },
  ): Promise<EvaluatorReply> {
    const ready = await this.#ready
    if ('broken' in ready || this.#isEnded) return { broken: 'NOT_STARTED' }
    this.#reader = new MessageReader(limits.bytes)
    const answer = this.#answer(START_MS)
    const isSent = await this.#send(job).catch(error => {
      // What is half there would be taken for the beginning of the next one.
      this.#end('ENDED')
      throw error
    })
    if (!isSent) this.#end('JOB_TOO_LARGE')
    this.#arm(limits.timeoutMs)
    return answer
  }

  kill(): void {
    this.#end('ENDED')
  }

  /** Other work goes on between the pieces of a large job. `false`: it is too large. */
  async #send(job: unknown): Promise<boolean> {
    const { stdin } = this.#child
    const turn = new Turn()
    let bytes = 0
    for (const piece of jsonPieces(job)) {
      if (turn.isOver()) await turn.next()
      if (this.#isEnded) return true
      if (piece === '') continue
      const part = partOf(piece)
      bytes += part.length
      if (bytes > MAX_JOB_BYTES) return false
      if (!stdin.write(part)) await this.#drained()
    }
    if (!this.#isEnded) stdin.write(END_OF_MESSAGE)
    return true
  }

  #drained(): Promise<void> {
    return new Promise(resolve => {
      this.#wake = resolve
      this.#child.stdin.once('drain', resolve)
    })
  }

  #answer(timeoutMs: number): Promise<EvaluatorReply> {
    return new Promise(resolve => {
      this.#settle = resolve
      this.#arm(timeoutMs)
    })
  }

  #arm(ms: number): void {
    clearTimeout(this.#timer)
    if (this.#settle && !this.#isEnded) this.#timer = setTimeout(() => this.#end('TIME'), ms)
  }

  #receive(chunk: Buffer): void {
    try {
      for (const message of this.#reader.read(chunk)) this.#resolve({ json: message.toString('utf8') })
    } catch {
      this.#end('REPLY_TOO_LARGE')
    }
  }

  #resolve(answer: EvaluatorReply): void {
    clearTimeout(this.#timer)
    const settle = this.#settle
    this.#settle = null
    settle?.(answer)
  }

  #end(why: EvaluatorFailure): void {
    this.#isEnded = true
    this.#child.kill('SIGKILL')
    this.#wake?.()
    this.#resolve({ broken: why })
  }
}
