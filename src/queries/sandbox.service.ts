// Where users' SQL runs: one small pool a project, a bound on all of them, and the guard alone where roles cannot be made.
import { LRUCache } from 'lru-cache'
import { AppError } from '../base/errors.ts'
import { FairSemaphore, type Refusal } from '../base/fair-semaphore.ts'
import type { Id } from '../base/id.ts'
import { type Connection, createPool, type Pool } from '../database/client.ts'
import { sqlStateOf } from '../database/failure.ts'
import type { Gateway } from '../request/context.ts'
import { type Cursor, openCursor, sandboxConnection } from './cursor.store.ts'
import { toSandboxError } from './failure.ts'
import { ensureSandbox, rolePassword, type Sandbox, selectMayMakeRoles } from './sandbox.store.ts'
import type { Statement } from './statement.ts'
import { loadParser } from './tokens.ts'

/** Queries that run at once in this gateway, and that wait to; those of one project leave places to others. README has the same. */
const POOL = 2
const QUERY_LIMITS = { atOnce: 6, atOncePerOwner: POOL, waiting: 256, waitingPerOwner: 64, waitMs: 5_000 }
const POOLS = 20

export interface SqlSandbox {
  /** `roles`: a login per project. `guard`: roles cannot be made here, the guard stands alone. */
  readonly isolation: 'roles' | 'guard'
  /** `maxCost` 0: whatever it costs. */
  open(
    projectId: Id,
    statement: Statement,
    signal: AbortSignal,
    maxCost: number,
  ): Promise<{ cursor: Cursor; sandbox: Sandbox }>
  close(): Promise<void>
}

interface Home {
  readonly sandbox: Sandbox
  readonly pool: Pool
}

export async function createSandbox(
  gateway: Omit<Gateway, 'services'>,
  connection: Connection,
  secretKey: string,
): Promise<SqlSandbox> {
  await loadParser()
  const mayMakeRoles = await selectMayMakeRoles(gateway.pool)
  if (!mayMakeRoles) {
    gateway.log.warn(
      {},
      'SQL OF USERS IS NOT ISOLATED BY THE DATABASE: the login of DATABASE_URL may not make roles, so only the guard in front of ' +
        'it keeps projects apart. Give the login CREATEROLE (alter role ... createrole), or give nobody the scope sql.',
    )
  }
  const ending = new Set<Promise<void>>()
  const end = (pool: Pool) => {
    const ended = pool.end().finally(() => ending.delete(ended))
    ending.add(ended)
  }
  const homes = new LRUCache<Id, Promise<Home>>({
    max: POOLS,
    dispose: home => void home.then(({ pool }) => end(pool)).catch(() => {}),
  })
  const places = new FairSemaphore<Id>(QUERY_LIMITS, refused)

  const make = async (projectId: Id): Promise<Home> => {
    const passwordOf = (role: string) => rolePassword(secretKey, role)
    const sandbox = await ensureSandbox(gateway.pool, projectId, mayMakeRoles ? passwordOf : null)
    const login = mayMakeRoles ? { user: sandbox.role, password: passwordOf(sandbox.role) } : null
    return { sandbox, pool: createPool(sandboxConnection(connection, login), gateway.log, {}, POOL) }
  }
  const homeOf = async (projectId: Id): Promise<Home> => {
    let home = homes.get(projectId)
    if (!home) {
      home = make(projectId)
      homes.set(projectId, home)
      home.catch(() => homes.delete(projectId))
    }
    return home
  }

  return {
    isolation: mayMakeRoles ? 'roles' : 'guard',
    async open(projectId, statement, signal, maxCost) {
      const leave = await places.acquire(projectId, signal)
      try {
        const { sandbox, cursor } = await openIn(projectId, statement, signal, maxCost)
        let left = false
        const close = async () => {
          if (left) return
          left = true
          await cursor.close().finally(leave)
        }
        const told = (error: unknown): never => {
          throw toSandboxError(error, statement)
        }
        const fetch: Cursor['fetch'] = count => cursor.fetch(count).catch(told)
        const each: Cursor['each'] = (count, take) => cursor.each(count, take).catch(told)
        return { sandbox, cursor: Object.assign(Object.create(cursor) as Cursor, { close, fetch, each }) }
      } catch (error) {
        leave()
        throw toSandboxError(error, statement)
      }
    },
    async close() {
      homes.clear()
      await new Promise(setImmediate)
      await Promise.all(ending)
    },
  }

  /** A role that is gone or has another password (a restored database, another secret key) is made again, once. */
  async function openIn(projectId: Id, statement: Statement, signal: AbortSignal, maxCost: number) {
    for (let attempt = 1; ; attempt++) {
      const { sandbox, pool } = await homeOf(projectId)
      try {
        return { sandbox, cursor: await openCursor(pool, sandbox, statement, signal, maxCost) }
      } catch (error) {
        const code = sqlStateOf(error)
        const isStale = code === '28P01' || code === '28000' || code === '3F000' || code === '42P01'
        if (!isStale || attempt > 1) {
          if (code?.startsWith('28')) {
            gateway.log.error(
              { code, role: sandbox.role },
              'the database refuses the login of the SQL sandbox: see pg_hba.conf',
            )
            throw new AppError('UNAVAILABLE', 'SQL cannot be run at the moment. The operator finds why in the log.', {
              cause: error,
            })
          }
          throw error
        }
        homes.delete(projectId)
      }
    }
  }
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
