/** Runs one program to its end, bounded in time, with a clean environment and, if asked, as another account. */
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'

/** The user of a child process; empty: that of this process. */
export interface RunAs {
  readonly uid?: number
  readonly gid?: number
}

export interface CommandOptions {
  readonly runAs?: RunAs
  readonly cwd?: string
  readonly timeoutMs: number
}

export interface CommandResult {
  /** null: it never started, was killed, or took too long; `output` says which. */
  readonly code: number | null
  readonly stdout: string
  /** stderr, and why it could not run. */
  readonly output: string
}

/** Nothing of the gateway's own environment (secrets, locale, PG*) reaches PostgreSQL. */
export const CLEAN_ENV: Readonly<Record<string, string>> = {
  PATH: process.platform === 'win32' ? 'C:\\Windows\\System32;C:\\Windows' : '/usr/local/bin:/usr/bin:/bin',
  LC_ALL: 'C',
  LANG: 'C',
  TZ: 'UTC',
  // Without it Windows programs cannot open sockets.
  ...(process.platform === 'win32' ? { SystemRoot: 'C:\\Windows' } : {}),
}

export function runCommand(file: string, args: readonly string[], options: CommandOptions): Promise<CommandResult> {
  const { promise, resolve } = Promise.withResolvers<CommandResult>()
  let child: ChildProcessByStdio<null, Readable, Readable>
  try {
    child = spawn(file, args, {
      ...options.runAs,
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      env: CLEAN_ENV,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
  } catch (error) {
    // Some refusals are thrown (an id that we may not become), others are events (no such file).
    return Promise.resolve({ code: null, stdout: '', output: `${file}: ${(error as Error).message}` })
  }
  let stdout = ''
  let stderr = ''
  let late = false
  const timer = setTimeout(() => {
    late = true
    child.kill('SIGKILL')
  }, options.timeoutMs)
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  child.on('error', error => {
    clearTimeout(timer)
    resolve({ code: null, stdout, output: `${file}: ${error.message}` })
  })
  child.on('close', (code, signal) => {
    clearTimeout(timer)
    const ending = late ? `\nstopped after ${options.timeoutMs / 1000} s` : signal ? `\nended by ${signal}` : ''
    resolve({ code, stdout, output: `${stderr.trim()}${ending}` })
  })
  return promise
}
