/** The postmaster as a child: started in a session of its own, watched until ready, stopped within bounds. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { CLEAN_ENV, type RunAs, runCommand } from './command.ts'
import { isAlive, readPidFile } from './orphan.ts'
import type { Runtime } from './runtime.ts'

/** Crash recovery replays at most the log since the last checkpoint: seconds, on a slow disk minutes. */
const READY_MS = 600_000
const FAST_STOP_MS = 8_000
const IMMEDIATE_STOP_MS = 6_000
const KEPT_LINES = 20
/** What an operator wants to read; the rest of the server's log is routine. */
const NOTABLE = /FATAL|PANIC|WARNING|interrupted|not properly shut down|recovery|redo|terminated|crash/

export interface Exit {
  readonly code: number | null
  readonly signal: string | null
}

export interface Postmaster {
  readonly pid: number
  readonly exited: Promise<Exit>
  lastLines(): string
  stop(): Promise<void>
}

export interface PostmasterOptions {
  readonly runtime: Runtime
  readonly clusterDir: string
  readonly args: readonly string[]
  readonly runAs: RunAs
  readonly log: (message: string, details?: object) => void
}

/** The server did not come up; `log` holds its own last words. */
export class StartError extends Error {
  readonly log: string

  constructor(message: string, log: string) {
    super(log === '' ? message : `${message} PostgreSQL's last words:\n${log}`)
    this.name = 'StartError'
    this.log = log
  }
}

function keepLog(child: ChildProcess, log: PostmasterOptions['log']): () => string {
  const lines: string[] = []
  if (child.stderr !== null) {
    // Read without end: a full pipe would stop the server.
    createInterface({ input: child.stderr, crlfDelay: Number.POSITIVE_INFINITY }).on('line', line => {
      lines.push(line)
      if (lines.length > KEPT_LINES) lines.shift()
      if (NOTABLE.test(line)) log(`PostgreSQL: ${line}`)
    })
  }
  return () => lines.join('\n')
}

async function waitUntilReady(
  pid: number,
  options: PostmasterOptions,
  over: () => boolean,
): Promise<'ready' | 'over' | 'late'> {
  const start = Date.now()
  for (let loggedAt = start; Date.now() - start < READY_MS; await sleep(10)) {
    if (over()) return 'over'
    const file = readPidFile(options.clusterDir)
    if (file?.pid === pid && file.state === 'ready') return 'ready'
    if (Date.now() - loggedAt > 5_000) {
      loggedAt = Date.now()
      options.log('PostgreSQL is still starting (it may be recovering after a crash).', {
        seconds: Math.round((loggedAt - start) / 1000),
      })
    }
  }
  return 'late'
}

/** Fast shutdown: rolls open transactions back and writes a checkpoint. Windows knows no signals, so pg_ctl asks. */
async function askToStop(child: ChildProcess, how: 'fast' | 'immediate', options: PostmasterOptions): Promise<void> {
  if (process.platform !== 'win32') {
    child.kill(how === 'fast' ? 'SIGINT' : 'SIGQUIT')
    return
  }
  await runCommand(options.runtime.pgCtl, ['stop', '-D', options.clusterDir, '-m', how, '-W'], { timeoutMs: 5_000 })
}

/** Starts it and waits until it takes connections. Throws StartError with its last log lines. */
export async function startPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  const child = spawn(options.runtime.postgres, options.args, {
    ...options.runAs,
    cwd: options.clusterDir,
    env: CLEAN_ENV,
    stdio: ['ignore', 'ignore', 'pipe'],
    // A session of its own: Ctrl-C in the terminal reaches the gateway only, which drains first.
    detached: true,
    windowsHide: true,
  })
  const { promise: exited, resolve } = Promise.withResolvers<Exit>()
  const { promise: closed, resolve: close } = Promise.withResolvers<void>()
  let ended: Exit | undefined
  let failure = ''
  const end = (exit: Exit) => {
    ended ??= exit
    process.removeListener('exit', endWithUs)
    resolve(ended)
  }
  // process.exit() or an uncaught error: the server shuts down by itself afterwards. SIGKILL leaves an orphan.
  const endWithUs = () => child.kill('SIGINT')
  process.once('exit', endWithUs)
  child.on('error', error => {
    failure = error.message
    end({ code: null, signal: null })
    close()
  })
  child.on('exit', (code, signal) => end({ code, signal }))
  child.on('close', () => close())
  const lastLines = keepLog(child, options.log)

  async function stop(): Promise<void> {
    if (ended !== undefined) return
    child.ref()
    for (const [how, boundMs] of [
      ['fast', FAST_STOP_MS],
      ['immediate', IMMEDIATE_STOP_MS],
    ] as const) {
      await askToStop(child, how, options)
      const timer = new AbortController()
      await Promise.race([exited, sleep(boundMs, undefined, { signal: timer.signal }).catch(() => undefined)])
      timer.abort()
      if (ended !== undefined) return
      options.log(`PostgreSQL did not stop within ${boundMs / 1000} s (${how} shutdown).`, { pid: child.pid })
    }
    // Committed data is in the write-ahead log; the next start replays it.
    child.kill('SIGKILL')
    await exited
  }

  const pid = child.pid ?? 0
  const state = pid === 0 ? 'over' : await waitUntilReady(pid, options, () => ended !== undefined || !isAlive(pid))
  if (state !== 'ready') {
    await stop()
    await Promise.race([closed, sleep(2_000)])
    const why = state === 'late' ? `was not ready after ${READY_MS / 1000} s.` : `could not start. ${failure}`.trim()
    throw new StartError(`PostgreSQL ${why}`, lastLines())
  }
  // The server alone does not keep the gateway's process alive.
  child.unref()
  if (child.stderr !== null && 'unref' in child.stderr) (child.stderr as unknown as { unref(): void }).unref()
  return { pid, exited, lastLines, stop }
}
