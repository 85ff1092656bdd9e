/** What a dead gateway left behind: a postmaster that still runs is stopped, a stale pid file is made harmless. */
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { runCommand } from './command.ts'
import { SOCKET_PORT } from './settings.ts'

const FAST_MS = 60_000
const IMMEDIATE_MS = 15_000

/** First line: pid (negative for a single-user server); last of eight: state. */
export function readPidFile(clusterDir: string): { pid: number; state: string; lines: string[] } | undefined {
  try {
    const lines = readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Math.abs(Number.parseInt(lines[0] ?? '', 10)), state: (lines[7] ?? '').trim(), lines }
  } catch {
    return undefined
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Is it a PostgreSQL server of this very cluster? A pid alone may have been given to somebody else since. */
async function servesCluster(pid: number, clusterDir: string): Promise<boolean> {
  if (!isAlive(pid)) return false
  if (process.platform === 'linux') {
    try {
      // PostgreSQL works inside its data directory: the same folder, whatever path leads to it.
      const theirs = statSync(`/proc/${pid}/cwd`)
      const ours = statSync(clusterDir)
      return theirs.dev === ours.dev && theirs.ino === ours.ino
    } catch {
      return false
    }
  }
  const [file, args] =
    process.platform === 'win32'
      ? ['tasklist.exe', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH']]
      : ['ps', ['-o', 'command=', '-p', `${pid}`]]
  const { stdout } = await runCommand(file as string, args as string[], { timeoutMs: 5_000 })
  return process.platform === 'win32' ? /postgres\.exe/i.test(stdout) : stdout.includes(clusterDir)
}

/** A dead process that nobody reaps (pid 1 of a container is often no init) keeps its pid; it serves no cluster, though. */
async function waitForEnd(pid: number, clusterDir: string, boundMs: number): Promise<boolean> {
  for (const deadline = Date.now() + boundMs; Date.now() < deadline; await sleep(20)) {
    if (!(await servesCluster(pid, clusterDir))) return true
  }
  return false
}

function answers(socketPath: string): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const socket = connect(socketPath)
  const settle = (answered: boolean) => {
    socket.destroy()
    resolve(answered)
  }
  socket.setTimeout(5_000, () => settle(true))
  socket.on('connect', () => settle(true))
  socket.on('error', () => settle(false))
  return promise
}

/**
 * Call only as the owner of DATA_DIR. Afterwards no postmaster serves the cluster and none is kept from starting.
 * A stopped orphan loses nothing: what it had acknowledged is in the log, what it had not is undone.
 */
export async function clearOrphan(
  clusterDir: string,
  socketPath: string | undefined,
  log: (message: string, details?: object) => void,
): Promise<void> {
  const found = readPidFile(clusterDir)
  if (found === undefined) return
  const { pid } = found
  if (pid > 0 && (await servesCluster(pid, clusterDir))) {
    log('The database server of an earlier run is still there; stopping it first.', { pid })
    process.kill(pid, 'SIGINT')
    if (!(await waitForEnd(pid, clusterDir, FAST_MS))) {
      process.kill(pid, 'SIGQUIT')
      if (!(await waitForEnd(pid, clusterDir, IMMEDIATE_MS))) {
        throw new Error(
          `The database server of an earlier run (process ${pid}) does not stop. End it, then start again.`,
        )
      }
    }
    return
  }
  if (socketPath !== undefined && (await answers(socketPath))) {
    throw new Error(
      `The database in ${clusterDir} is served by a process that this one cannot see, perhaps in another container. ` +
        `Stop it, or set another DATA_DIR.`,
    )
  }
  for (const name of [`.s.PGSQL.${SOCKET_PORT}`, `.s.PGSQL.${SOCKET_PORT}.lock`]) {
    rmSync(join(clusterDir, name), { force: true })
  }
  if (pid > 0 && isAlive(pid) && pid !== process.pid) {
    // Somebody else has that pid now and PostgreSQL would refuse. The file itself must stay: PostgreSQL also checks the
    // shared memory it names, and so sees backends that outlived their postmaster. Our own pid, as the parent's, passes.
    writeFileSync(join(clusterDir, 'postmaster.pid'), [`${process.pid}`, ...found.lines.slice(1)].join('\n'))
  }
}
