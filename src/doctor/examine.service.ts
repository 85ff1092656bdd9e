// Asks one check after the other, and lets none keep the others from being asked.
import { AppError } from '../base/errors.ts'
import type { Log } from '../base/log.ts'
import type { Config } from '../config/config.ts'
import { type Connection, createDatabase, createPool } from '../database/client.ts'
import { hasEmbeddedStore, openCommandStore } from '../database/command-store.ts'
import { sqlStateOf } from '../database/failure.ts'
import { toStartFailure } from '../database/start-failure.ts'
import { inspectConnection } from '../database/store.ts'
import type { Job } from '../schedule/job.ts'
import { checkConnections } from './capacity.service.ts'
import { checkDisk } from './disk.service.ts'
import { type CheckResult, type Finding, fail, ok, warn } from './finding.ts'
import { checkJobs } from './jobs.service.ts'
import { checkMail } from './mail.service.ts'
import type { Machine, Patient } from './patient.ts'
import { checkKey, checkSchema } from './schema.service.ts'
import { checkClock, checkListen, checkNats, checkPooler, checkRoles, checkWrites } from './server.service.ts'
import { checkSources } from './sources.service.ts'

export interface Examination {
  readonly config: Config
  readonly machine: Machine
  readonly jobs: readonly Job[]
  readonly log: Log
}

/** Of the database, in the order in which one explains the next. */
const checks: readonly (readonly [name: string, check: (patient: Patient, jobs: readonly Job[]) => unknown])[] = [
  ['writes', checkWrites],
  ['pooler', checkPooler],
  ['listen', checkListen],
  ['clock', checkClock],
  ['roles', checkRoles],
  ['connections', checkConnections],
  ['schema', checkSchema],
  ['secret key', checkKey],
  ['jobs', checkJobs],
  ['sources', checkSources],
]

/** A table or a column that a migration brings. */
const NOT_THERE = /^42(P01|703)$/
const SEE_LOG = 'If it stays, look at the log of the database, and report it with the output of --debug.'

/** Findings as they are made; the database is asked where it can be reached. */
export async function* examine({ config, machine, jobs, log }: Examination): AsyncGenerator<Finding> {
  yield await find('disk', () => checkDisk(config, machine))
  yield await find('mail', () => checkMail(config))
  yield await find('nats', () => checkNats({ config, log }))
  if (config.databaseUrl === null && !hasEmbeddedStore(config)) return
  await using stack = new AsyncDisposableStack()
  const opened = await open({ config, machine, log }, stack).catch((error: unknown) => error)
  if (!isPatient(opened)) {
    yield await find('database', async () => {
      throw opened
    })
    return
  }
  yield await find('database', async () => ok('The database can be reached.'))
  for (const [name, check] of checks) yield await find(name, async () => check(opened, jobs) as Promise<CheckResult>)
}

const isPatient = (it: unknown): it is Patient => typeof it === 'object' && it !== null && 'pool' in it

async function open(
  { config, machine, log }: Pick<Examination, 'config' | 'machine' | 'log'>,
  stack: AsyncDisposableStack,
): Promise<Patient> {
  const store = stack.use(await openCommandStore({ ...config, databaseSessionUrl: null }))
  const { connection } = store
  const pool = createPool(connection, log, {}, 2)
  stack.defer(() => pool.end())
  return {
    config,
    machine,
    log,
    connection,
    session: await sessionOf(config, connection),
    pool,
    db: createDatabase(pool),
  }
}

async function sessionOf({ databaseSessionUrl: url }: Config, connection: Connection): Promise<Connection | null> {
  if (url !== null) return inspectConnection({ connectionString: url }, 'DATABASE_SESSION_URL')
  return connection.pooled === true ? null : connection
}

async function find(check: string, look: () => Promise<CheckResult>): Promise<Finding> {
  try {
    return { check, ...(await look()) }
  } catch (error) {
    if (NOT_THERE.test(sqlStateOf(error) ?? ''))
      return {
        check,
        ...warn('It cannot be looked at before the schema is up to date.', 'Run "pushgraph migrate" first.'),
      }
    const known = toStartFailure(error, 'The database')
    const message = (known as Error).message
    return { check, ...fail(message, known instanceof AppError ? cureIn(message) : SEE_LOG) }
  }
}

/** Sentences of failed starts have the cure behind their last colon. */
function cureIn(message: string): string {
  const cure = message.slice(message.lastIndexOf(': ') + 2)
  return cure.replace(/^./, first => first.toUpperCase())
}
