// The database itself: whether it takes writes, what stands before it, and what it lets its user do.

import { findSecretKey } from '../auth/secret-key.ts'
import { makesNatsRoundTrip, makesRoundTrip } from '../bus/round-trip.service.ts'
import { countText } from '../core/number-format.ts'
import { selectIsDistributed } from '../database/distribution/facts.ts'
import { sqlStateOf } from '../database/failure.ts'
import { findIsolation } from '../queries/sandbox-isolation.service.ts'
import { MAX_DIFFERENCE_MS } from '../schedule/clock-check.service.ts'
import { selectServerFacts, tryToWrite } from './facts.store.ts'
import { type CheckResult, fail, ok, warn } from './finding.ts'
import type { Patient } from './patient.ts'

/** Clocks that are set by the network differ by less. */
const UNUSUAL_DIFFERENCE_MS = 10_000

const DISK_FULL = '53100'

export async function checkWrites({ pool }: Patient): Promise<CheckResult> {
  const { version, isReadOnly } = await selectServerFacts(pool)
  if (isReadOnly)
    return fail(
      `PostgreSQL ${version} takes no writes: it is a standby, or set to read only.`,
      'Set DATABASE_URL to the primary.',
    )
  try {
    await tryToWrite(pool)
    return ok(`PostgreSQL ${version} answers and takes writes.`)
  } catch (error) {
    const isFull = sqlStateOf(error) === DISK_FULL
    const reason = (error as Error).message
    return isFull
      ? fail(`The disk of the database is full (${reason}).`, 'Make room on the disk of the database server.')
      : fail(`The database refuses writes (${reason}).`, 'See the log of the database server.')
  }
}

export function checkPooler({ connection, session }: Patient): CheckResult {
  if (connection.pooled !== true) return ok('Nothing stands between the gateway and PostgreSQL.')
  const what = 'DATABASE_URL leads through a pooler that keeps no sessions'
  if (session !== null) return ok(`${what}; DATABASE_SESSION_URL leads past it.`)
  return warn(
    `${what}: users' SQL is off, and changes of other gateways are felt a second late.`,
    'Set DATABASE_SESSION_URL to a way past the pooler.',
  )
}

export async function checkListen({ session, pool, log }: Patient): Promise<CheckResult> {
  if (session === null) return ok('There is no session to listen in: gateways poll.')
  if (await makesRoundTrip(session, pool, log)) return ok('A message between gateways arrived.')
  return fail(
    'A message between gateways did not arrive: LISTEN is taken and hears nothing.',
    'Let DATABASE_SESSION_URL (without it DATABASE_URL) lead to PostgreSQL itself, not to a pooler or proxy.',
  )
}

export async function checkNats({ config, log }: Pick<Patient, 'config' | 'log'>): Promise<CheckResult> {
  if (config.busServers === null) return ok('BUS_URL is not set: messages between gateways go through the database.')
  if (await makesNatsRoundTrip(config.busServers, log)) return ok('A message by way of NATS arrived.')
  return fail(
    'NATS takes messages, and one to itself did not arrive within 2 s: messages between gateways go through the database.',
    'Look at the log of NATS and at what stands before it.',
  )
}

export async function checkClock({ pool, machine }: Patient): Promise<CheckResult> {
  const before = machine.clock()
  const { now } = await selectServerFacts(pool)
  const seconds = Math.round(Math.abs(now - before) / 1_000)
  const message = `The clock of this machine and that of the database differ by ${countText(seconds)} s.`
  const cure = 'Set both clocks by the network (NTP), then restart the gateways.'
  if (seconds * 1_000 > MAX_DIFFERENCE_MS)
    return fail(`${message} Nothing that has expired is deleted meanwhile.`, cure)
  return seconds * 1_000 > UNUSUAL_DIFFERENCE_MS ? warn(message, cure) : ok(message)
}

export async function checkRoles({ pool, session, config, log }: Patient): Promise<CheckResult> {
  const { login, mayMakeRoles } = await selectServerFacts(pool)
  if (!mayMakeRoles)
    return warn(
      `The database user ${login} may not make roles: users' SQL is kept apart by the guard alone.`,
      `Run as a superuser: alter role "${login}" createrole; or give no token the scope sql.`,
    )
  const may = `The database user ${login} may make roles: users' SQL runs isolated by the database`
  const secretKey = findSecretKey(config)
  if (session === null || secretKey === null || !(await selectIsDistributed(pool))) return ok(`${may}.`)
  const { refusal } = await findIsolation({ pool, log, connection: session, secretKey, mayRenew: false })
  if (refusal === null) return ok(`${may}, on each of its servers.`)
  return warn(
    `Tables are distributed, and a server of the database refuses the login of users' SQL (${refusal}): it is kept apart by the guard alone.`,
    'Let pg_hba.conf of every server take the logins pushgraph_sql_* from the coordinator (docs/operations.md); or give no token the scope sql.',
  )
}
