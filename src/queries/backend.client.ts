// The server's process behind a connection of the sandbox: how much memory it may take, and its end.
import { execFile } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Log } from '../base/log.ts'
import type { Pool, PoolClient } from '../database/client.ts'

/**
 * What a process may have of its own, beside the memory that all share (RLIMIT_DATA of Linux counts private memory alone, from 4.7
 * on). A statement that needs more ends with "out of memory", and the server goes on. With shared buffers it stays below 256 MiB.
 */
export const MEMORY_BYTES = 192 * 1_048_576

const run = promisify(execFile)

export interface Backends {
  /** Before the first statement of a connection. */
  prepare(client: PoolClient, role: string): Promise<void>
  /** Ends what the connection runs, from another one; without the right to, it runs until it looks at its timeout. */
  end(client: PoolClient): Promise<void>
  /** Resolves when the server works no more for a connection that was cut: it may look for that seconds later, or not at all. */
  ended(client: PoolClient): Promise<void>
  /** Nobody waits for `ended` any more. */
  close(): void
}

/** How often `ended` looks: soon, then less often. */
const FIRST_LOOK_MS = 50
const LOOK_MS = 1_000

export function createBackends(pool: Pool, log: Log): Backends {
  const prepared = new WeakSet<PoolClient>()
  const closing = new AbortController()
  let complained = false
  const works = async (processId: number): Promise<boolean> => {
    // Idle is a later connection whose process got the same number.
    const { rows } = await pool.query(
      `select 1 from pg_stat_activity where pid = $1 and state is distinct from 'idle'`,
      [processId],
    )
    return rows.length > 0
  }
  return {
    async prepare(client, role) {
      if (prepared.has(client)) return
      prepared.add(client)
      try {
        await limitMemory(processOf(client), role)
      } catch (error) {
        if (!complained) log.info({ err: error }, 'the memory of backends that run SQL of users is not limited')
        complained = true
      }
    },
    async end(client) {
      await pool
        .query('select pg_terminate_backend($1)', [processOf(client)])
        .catch(error => log.warn({ err: error }, 'a statement that overran its time could not be ended'))
    },
    async ended(client) {
      const processId = processOf(client)
      for (let waitMs = FIRST_LOOK_MS; !closing.signal.aborted; waitMs = Math.min(2 * waitMs, LOOK_MS)) {
        await setTimeout(waitMs, undefined, { ref: false, signal: closing.signal }).catch(() => {})
        // A database that does not answer is asked again: nothing runs there without a place.
        if (!closing.signal.aborted && !(await works(processId).catch(() => true))) return
      }
    },
    close: () => closing.abort(),
  }
}

const processOf = (client: PoolClient) => (client as unknown as { processID: number }).processID

/** A server elsewhere, or in a container, has other processes by these numbers: its title tells. */
async function limitMemory(processId: number, role: string): Promise<void> {
  if (process.platform !== 'linux') throw new Error('there is no such limit on this system')
  const title = await readFile(`/proc/${processId}/cmdline`, 'utf8').catch(() => '')
  if (!title.startsWith('postgres: ') || !title.includes(`${role} `)) throw new Error('the server runs elsewhere')
  // A process may limit those of its own user, and the server often has one of its own.
  const { uid, gid } = await stat(`/proc/${processId}`)
  const account = process.getuid?.() === 0 ? { uid, gid } : {}
  await run('prlimit', ['--pid', String(processId), `--data=${MEMORY_BYTES}`], { timeout: 5_000, cwd: '/', ...account })
}
