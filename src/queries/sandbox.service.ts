// Where users' SQL runs: one small pool a project, a bound on all of them, and the guard alone where roles cannot be made.
import { LRUCache } from 'lru-cache'
import { AppError } from '../base/errors.ts'
import { FairSemaphore, type Refusal } from '../base/fair-semaphore.ts'
import type { Id, ProjectId } from '../base/id.ts'
import { type Connection, createPool, type Pool } from '../database/client.ts'
import { isLocked, isLostConnection, isRetryable } from '../database/failure.ts'
import type { Platform } from '../request/context.ts'
import { type Backends, createBackends } from './backend.client.ts'
import { type Cursor, openCursor, type Run, sandboxConnection } from './cursor.store.ts'
import { toSandboxError } from './failure.ts'
import type { Sandbox } from './sandbox.store.ts'
import { findIsolation, type Isolation, isStale, makeSandbox } from './sandbox-isolation.service.ts'
import type { Statement } from './statement.ts'
import { loadParser } from './tokens.ts'

/** Queries that run at once in this gateway, and that wait to; those of one project leave places to others. */
const POOL = 2
export const QUERY_LIMITS = { atOnce: 6, atOncePerOwner: POOL, waiting: 256, waitingPerOwner: 64, waitMs: 5_000 }
const POOLS = 20

export interface SqlSandbox {
  /** `roles`: a login per project. `guard`: roles cannot be made here, the guard stands alone. `off`: there is no session to run in. */
  readonly isolation: 'roles' | 'guard' | 'off'
  /** `maxCost` 0: whatever it costs. */
  open(
    projectId: ProjectId,
    statement: Statement,
    signal: AbortSignal,
    maxCost: number,
  ): Promise<{ cursor: Cursor; sandbox: Sandbox }>
  close(): Promise<void>
}

interface ProjectSandbox {
  readonly sandbox: Sandbox
  readonly pool: Pool
}

/** `connection`: one that keeps its session (a pooler in transaction mode does not); null: there is none, and SQL is off. */
export async function createSandbox(
  gateway: Platform,
  connection: Connection | null,
  secretKey: string,
): Promise<SqlSandbox> {
  await loadParser()
  return connection ? createOpenSandbox(gateway, connection, secretKey) : closedSandbox
}

/** Cursors, timeouts and the login itself belong to a session. */
const closedSandbox: SqlSandbox = {
  isolation: 'off',
  async open() {
    const message =
      'SQL needs a connection to the database that keeps its session: the operator sets DATABASE_SESSION_URL to a way past the pooler.'
    throw new AppError('UNAVAILABLE', message)
  },
  close: async () => {},
}

async function createOpenSandbox(gateway: Platform, connection: Connection, secretKey: string): Promise<SqlSandbox> {
  const isolation = await findIsolation({ ...gateway, connection, secretKey, mayRenew: true })
  if (isolation.weakness) gateway.log.warn({}, `SQL OF USERS IS NOT ISOLATED BY THE DATABASE: ${isolation.weakness}`)
  return new OpenSandbox(gateway, connection, isolation)
}

/** A home (a role and a pool) per project that asked lately; a place for each query that runs, until its backend is free. */
class OpenSandbox implements SqlSandbox {
  readonly isolation: SqlSandbox['isolation']
  readonly #gateway: Platform
  readonly #connection: Connection
  readonly #logins: Isolation
  readonly #ending = new Set<Promise<void>>()
  readonly #homes = new LRUCache<Id, Promise<ProjectSandbox>>({
    max: POOLS,
    dispose: home => void home.then(({ pool }) => this.#end(pool)).catch(() => {}),
  })
  readonly #semaphore = new FairSemaphore<Id>(QUERY_LIMITS, refused)
  readonly #backends: Backends

  constructor(gateway: Platform, connection: Connection, logins: Isolation) {
    this.isolation = logins.passwordOf ? 'roles' : 'guard'
    this.#gateway = gateway
    this.#connection = connection
    this.#logins = logins
    this.#backends = createBackends(gateway.pool, gateway.log)
  }

  async open(projectId: ProjectId, statement: Statement, signal: AbortSignal, maxCost: number) {
    const release = await this.#semaphore.acquire(projectId, signal)
    const ended: Promise<void>[] = []
    // A place is one of the server's processes, which may work on when nobody listens any more.
    const leave = () => (ended.length === 0 ? release() : void Promise.allSettled(ended).then(release))
    const onCut = (end: Promise<void>) => void ended.push(end)
    try {
      const run = { signal, maxCost, backends: this.#backends, onCut }
      const { sandbox, cursor } = await this.#openIn(projectId, statement, run)
      return { sandbox, cursor: leavingCursor(cursor, statement, leave) }
    } catch (error) {
      leave()
      throw toSandboxError(error, statement)
    }
  }

  async close(): Promise<void> {
    this.#backends.close()
    this.#homes.clear()
    await new Promise(setImmediate)
    await Promise.all(this.#ending)
  }

  /** A role that is gone or has another password (a restored database, another secret key) is made again, once. */
  async #openIn(projectId: ProjectId, statement: Statement, run: Run) {
    for (let attempt = 1; ; attempt++) {
      const { sandbox, pool } = await this.#homeOf(projectId, attempt > 1).catch(error => {
        throw this.#ownFailure(error, 'the sandbox of SQL of users cannot be made', {})
      })
      try {
        return { sandbox, cursor: await openCursor(pool, sandbox, statement, run) }
      } catch (error) {
        if (!isStale(error)) throw error
        this.#homes.delete(projectId)
        if (attempt > 1) {
          const reason =
            'the database refuses the sandbox of SQL of users: see pg_hba.conf, and the rights of its login'
          throw this.#ownFailure(error, reason, { role: sandbox.role })
        }
      }
    }
  }

  #homeOf(projectId: ProjectId, renew: boolean): Promise<ProjectSandbox> {
    const known = this.#homes.get(projectId)
    if (known) return known
    const home = this.#make(projectId, renew)
    this.#homes.set(projectId, home)
    home.catch(() => this.#homes.delete(projectId))
    return home
  }

  async #make(projectId: ProjectId, renew: boolean): Promise<ProjectSandbox> {
    const { sandbox, login } = await makeSandbox(this.#gateway.pool, projectId, this.#logins, renew)
    const pool = createPool(sandboxConnection(this.#connection, login), this.#gateway.log, {}, POOL)
    return { sandbox, pool }
  }

  #end(pool: Pool): void {
    const ended = pool.end().finally(() => this.#ending.delete(ended))
    this.#ending.add(ended)
  }

  /** What is no fault of the query and its author: 503, and the reason in the log. What passes by itself is said as it is. */
  #ownFailure(error: unknown, reason: string, details: object): unknown {
    if (isLostConnection(error) || isLocked(error) || isRetryable(error)) return error
    this.#gateway.log.error({ ...details, err: error }, reason)
    return new AppError('UNAVAILABLE', 'SQL cannot be run at the moment. The operator finds why in the log.', {
      cause: error,
      retryAfter: 30,
    })
  }
}

/** The same cursor, which gives its place back when it is closed and says failures in words for the author of the query. */
function leavingCursor(cursor: Cursor, statement: Statement, leave: () => void): Cursor {
  let left = false
  const close = async () => {
    if (left) return
    left = true
    await cursor.close().finally(leave)
  }
  const reword = (error: unknown): never => {
    throw toSandboxError(error, statement)
  }
  const fetch: Cursor['fetch'] = count => cursor.fetch(count).catch(reword)
  const each: Cursor['each'] = (count, take) => cursor.each(count, take).catch(reword)
  return Object.assign(Object.create(cursor) as Cursor, { close, fetch, each })
}

function refused(refusal: Refusal): AppError {
  const { waiting, waitingPerOwner, waitMs } = QUERY_LIMITS
  const messages: Record<Refusal, string> = {
    OWNER_FULL: `More than ${waitingPerOwner} queries of this project wait. Try again.`,
    FULL: `More than ${waiting} queries wait. Try again.`,
    LATE: `The query waited ${waitMs / 1_000} s for others to end. Try again.`,
    ABORTED: 'The query was stopped: nobody waits for it any more.',
  }
  return new AppError('UNAVAILABLE', messages[refusal], refusal === 'ABORTED' ? {} : { retryAfter: 1 })
}
