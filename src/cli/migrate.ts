// `pushgraph migrate`: brings the schema up to date before the gateways of a release start, or says what would be done.
import { createLog } from '../base/log.ts'
import { type Config, loadConfig } from '../config/config.ts'
import { openCommandStore } from '../database/command-store.ts'
import { migrateToLatest, selectPendingMigrations } from '../database/migrate.ts'
import { type CommandContext, createCommand, type Print, runCommand } from './command.ts'

const help = `
A gateway does the same when it starts; several that start together wait for the one that does it. Gateways of the release before
work on, on the newer schema. Back up before: pushgraph backup.`

/** Resolves with the exit code. Throws AppError for what a person can mend: then nothing was changed. */
export async function migrate(
  env: Parameters<typeof loadConfig>[0],
  args: readonly string[],
  print: Print,
): Promise<number> {
  const context: CommandContext = { print, exitCode: 0 }
  const command = createCommand('migrate', 'Brings the schema of the database up to date.', context)
    .option('--dry-run', 'say which migrations would run, and change nothing', false)
    .addHelpText('after', help)
    .action(async ({ dryRun }: { dryRun: boolean }) => run(loadConfig(env), dryRun, print))
  return runCommand(command, context, args)
}

async function run(config: Config, isDryRun: boolean, print: Print): Promise<void> {
  // A store that is not there has nothing to bring up to date, and a dry run makes none.
  await using store = await openCommandStore(config, !isDryRun)
  const { connection, name } = store
  const names = isDryRun
    ? await selectPendingMigrations(connection)
    : await migrateToLatest(connection, createLog('silent'))
  for (const migration of names) print(`  ${migration}`)
  if (names.length === 0) print(`The schema of ${name} is up to date.`)
  else
    print(
      `${isDryRun ? 'Would run' : 'Ran'} ${names.length} ${names.length === 1 ? 'migration' : 'migrations'} on ${name}.`,
    )
}
