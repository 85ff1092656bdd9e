// `pushgraph distribute`: has the tables of projects distributed by Citus, or says what would be done.
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../base/errors.ts'
import { createLog } from '../base/log.ts'
import { type Config, loadConfig } from '../config/config.ts'
import { createPool, type Pool } from '../database/client.ts'
import {
  selectHasCitus,
  selectLoginFacts,
  selectPlacedTables,
  selectTableFacts,
} from '../database/distribution/facts.ts'
import { planDistribution } from '../database/distribution/plan.ts'
import { migrateToLatest, selectPendingMigrations } from '../database/migrate.ts'
import { inspectConnection } from '../database/store.ts'
import { type CommandContext, createCommand, type Print, runCommand } from './command.ts'

const help = `
DATABASE_URL leads to the coordinator of Citus (DATABASE_SESSION_URL where that is behind a pooler). Tables of projects are distributed by project_id,
small ones that are looked up without a project are copied to every server. It can be run on an empty or a filled database, and again after it was
interrupted. Stop the gateways before, and back up: pushgraph backup. More: docs/operations.md.`

const TRIES = 10
const TRY_MS = 200
/** Rows of a large table are copied to other servers. */
const STATEMENT_MS = 24 * 3_600_000

/** Resolves with the exit code. Throws AppError for what a person can mend. */
export async function distribute(
  env: Parameters<typeof loadConfig>[0],
  args: readonly string[],
  print: Print,
): Promise<number> {
  const context: CommandContext = { print, exitCode: 0 }
  const command = createCommand('distribute', 'Distributes the tables over the servers of Citus.', context)
    .option('--dry-run', 'print the statements, and change nothing', false)
    .addHelpText('after', help)
    .action(async ({ dryRun }: { dryRun: boolean }) => run(loadConfig(env), dryRun, print))
  return runCommand(command, context, args)
}

async function run(config: Config, isDryRun: boolean, print: Print): Promise<void> {
  const [variable, url] =
    config.databaseSessionUrl === null
      ? ['DATABASE_URL', config.databaseUrl]
      : ['DATABASE_SESSION_URL', config.databaseSessionUrl]
  if (url === null) throw refusal('The embedded database is one server: set DATABASE_URL to a coordinator of Citus.')
  const connection = await inspectConnection({ connectionString: url }, variable)
  const log = createLog('silent')
  const pool = createPool(connection, log, { statementMs: STATEMENT_MS, lockMs: 10_000 }, 1)
  try {
    await assertPossible(pool, variable)
    const pending = await selectPendingMigrations(connection)
    if (pending.length > 0 && isDryRun)
      throw refusal(`The schema is not up to date (${pending.length} migrations): run pushgraph migrate first.`)
    if (pending.length > 0) await migrateToLatest(connection, log)
    await distributeTables(pool, isDryRun, print)
  } finally {
    await pool.end()
  }
}

async function assertPossible(pool: Pool, variable: string): Promise<void> {
  if (!(await selectHasCitus(pool)))
    throw refusal(
      `The database of ${variable} does not have the extension citus: run "create extension citus" there, and connect its workers.`,
    )
  const { login, mayDistribute } = await selectLoginFacts(pool)
  if (!mayDistribute)
    throw refusal(`The database user ${login} may not call create_distributed_table: grant it, or use another user.`)
  const gateways = await countGateways(pool)
  if (gateways > 0) throw refusal(`Gateways are connected to the database (${gateways} connections): stop them first.`)
}

/** A connection that was closed a moment ago, of a gateway or of a command, is seen for some time. */
async function countGateways(pool: Pool): Promise<number> {
  let count = 0
  for (let tries = 0; tries < TRIES; tries++) {
    count = (await selectLoginFacts(pool)).gateways
    if (count === 0) return 0
    await sleep(TRY_MS)
  }
  return count
}

async function distributeTables(pool: Pool, isDryRun: boolean, print: Print): Promise<void> {
  const tables = await selectTableFacts(pool)
  const foreign = tables.filter(({ isOwned }) => !isOwned)
  if (foreign[0])
    throw refusal(
      `${foreign.length} tables belong to others, ${foreign[0].name} to ${foreign[0].owner}: use the database user that the gateways use.`,
    )
  const { issues, statements } = planDistribution(tables, await selectPlacedTables(pool))
  if (issues.length > 0)
    throw refusal(`Tables cannot be distributed as they are:\n${issues.map(issue => `  ${issue}`).join('\n')}`)
  for (const statement of statements) {
    print(`${statement};`)
    if (!isDryRun) await pool.query(statement)
  }
  if (statements.length === 0) print('All tables are where they belong.')
  else print(isDryRun ? `Would run ${statements.length} statements.` : `Ran ${statements.length} statements.`)
}

const refusal = (message: string) => new AppError('UNAVAILABLE', message)
