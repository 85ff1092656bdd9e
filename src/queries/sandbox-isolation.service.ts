// What keeps the SQL of one project from the rows of another: a login of the project, or the guard in front of the database alone.

import type { ProjectId } from '../base/id.ts'
import type { Log } from '../base/log.ts'
import { type Connection, createPool, type Pool } from '../database/client.ts'
import { selectIsDistributed } from '../database/distribution/facts.ts'
import { sqlStateOf } from '../database/failure.ts'
import { sandboxConnection } from './cursor.store.ts'
import { ensureSandbox, type Sandbox, selectMayMakeRoles, VIEWED_TABLES, VIEWS } from './sandbox.store.ts'
import { rolePassword } from './sandbox-role.store.ts'
import { ensureOnServers, tryServers } from './sandbox-servers.store.ts'

export interface Isolation {
  /** Of the login of a project, by its name; null: there are none, the guard is alone. */
  readonly passwordOf: ((role: string) => string) | null
  /** Logins have to be known on each server of a distributed database. */
  readonly isDistributed: boolean
  /** Where the guard is alone: why, what is left, and what to do. */
  readonly weakness: string | null
  /** What a server of a distributed database said to a login; null: nothing, or none was tried. */
  readonly refusal: string | null
}

export interface IsolationDeps {
  readonly pool: Pool
  readonly log: Log
  /** One that keeps its session. */
  readonly connection: Connection
  readonly secretKey: string
  /** Whether a login that has another password gets that of `secretKey`. */
  readonly mayRenew: boolean
}

const LEFT =
  'so only the guard in front of it keeps projects apart: what a query may say is parsed and held against lists, it reads views of its project in a transaction that writes nothing, for 5 s.'

/** Asks the database. Of a distributed one, a login of no project (its number is 0) tries whether the servers take it. */
export async function findIsolation(deps: IsolationDeps): Promise<Isolation> {
  const { pool, secretKey } = deps
  const isDistributed = await selectIsDistributed(pool)
  if (!(await selectMayMakeRoles(pool))) {
    const weakness = `the login of DATABASE_URL may not make roles, ${LEFT} Give the login CREATEROLE (alter role ... createrole), or give nobody the scope sql.`
    return { passwordOf: null, isDistributed, weakness, refusal: null }
  }
  const logins: Isolation = {
    passwordOf: role => rolePassword(secretKey, role),
    isDistributed,
    weakness: null,
    refusal: null,
  }
  const refusal = isDistributed ? await whyRefused(deps, logins) : null
  if (refusal === null) return logins
  const weakness = `tables are distributed, and the login of a project is refused by a server of the database (${refusal}), ${LEFT} Let pg_hba.conf of every server take the logins pushgraph_sql_* from the coordinator (docs/operations.md), then restart the gateways; or give nobody the scope sql.`
  return { passwordOf: null, isDistributed, weakness, refusal }
}

/** The views of a project, and the login that reads them; `login` null: the gateway's own does. */
export async function makeSandbox(
  pool: Pool,
  projectId: ProjectId,
  { passwordOf, isDistributed }: Isolation,
  renew: boolean,
): Promise<{ sandbox: Sandbox; login: { user: string; password: string } | null }> {
  const sandbox = await ensureSandbox(pool, projectId, passwordOf, renew)
  if (!passwordOf) return { sandbox, login: null }
  const { role } = sandbox
  const password = passwordOf(role)
  if (isDistributed) await ensureOnServers(pool, projectId, VIEWED_TABLES, { role, password, renew })
  return { sandbox, login: { user: role, password } }
}

/** Names and rights are settled before a statement runs: where the database finds none, the sandbox is not as it was made. */
export function isStale(error: unknown): boolean {
  return ['28P01', '28000', '3F000', '42P01', '42501'].includes(sqlStateOf(error) ?? '')
}

/** No project has it. */
const NO_PROJECT = '0' as ProjectId

async function whyRefused(deps: IsolationDeps, logins: Isolation): Promise<string | null> {
  for (let attempt = 1; ; attempt++) {
    try {
      await tryLogin(deps, logins, attempt > 1)
      return null
    } catch (error) {
      if (attempt > 1 || !deps.mayRenew || !isStale(error)) return (error as Error).message
    }
  }
}

async function tryLogin({ pool, log, connection }: IsolationDeps, logins: Isolation, renew: boolean): Promise<void> {
  const { sandbox, login } = await makeSandbox(pool, NO_PROJECT, logins, renew)
  const own = createPool(sandboxConnection(connection, login), log, {}, 1)
  try {
    await tryServers(own, sandbox.schema, VIEWS)
  } finally {
    await own.end()
  }
}
