// `pushgraph backup`: everything that the database knows in one file, while gateways run on it or not.
import { type Config, loadConfig } from '../../config/config.ts'
import { openSession } from '../../database/backup/session.ts'
import { writeBackup } from '../../database/backup/write-backup.ts'
import { openCommandStore } from '../../database/command-store.ts'
import { toStartFailure } from '../../database/start-failure.ts'
import { type CommandContext, createCommand, type Print, runCommand } from '../command.ts'
import { untilStopped } from '../stop-signal.ts'
import { type BackupTarget, createBackupFile, standardOutput } from './backup-file.ts'
import { rowsOf, sizeOf } from './sizes.ts'

const help = `
The store is the one of DATABASE_URL, or the embedded one in DATA_DIR (./data), whether a gateway runs on it or not.
The secret key is not in the file: keep it, too (PUSHGRAPH_SECRET_KEY, or the file secret-key in DATA_DIR).`

interface Options {
  readonly overwrite: boolean
}

/** Resolves with the exit code. Throws AppError for what a person can mend: then no file is left. */
export async function backup(
  env: Parameters<typeof loadConfig>[0],
  args: readonly string[],
  print: Print,
): Promise<number> {
  const context: CommandContext = { print, exitCode: 0 }
  const command = createCommand('backup', 'Writes everything that is stored into one file.', context)
    .argument('[file]', 'where to; - is standard output', `pushgraph-${timeInName()}.backup`)
    .option('--overwrite', 'replace the file where it is there', false)
    .addHelpText('after', help)
    .action(async (path: string, { overwrite }: Options) => {
      const config = loadConfig(env)
      if (path === '-') await write(config, standardOutput(process.stdout), 'standard output', printToErrors)
      else await write(config, await createBackupFile(path, overwrite), path, print)
    })
  return runCommand(command, context, args)
}

/** Standard output has the backup. */
const printToErrors: Print = line => void process.stderr.write(`${line}\n`)

/** `2026-11-30T050607Z`: no file system refuses it. */
const timeInName = () => `${new Date().toISOString().slice(0, 19).replaceAll(':', '')}Z`

async function write(config: Config, file: BackupTarget, name: string, print: Print): Promise<void> {
  await using target = file
  await untilStopped('The backup was stopped. Nothing is left of it.', async stop => {
    const started = performance.now()
    let bytes = 0
    await using store = await openCommandStore(config)
    try {
      await using session = await openSession(store.connection, stop)
      const { summary } = await writeBackup(session, async chunk => {
        bytes += chunk.length
        await target.write(chunk)
      })
      await target.finish()
      const seconds = ((performance.now() - started) / 1_000).toFixed(1)
      print(`Wrote ${name}: ${rowsOf(summary.tables)}, ${sizeOf(bytes)}, in ${seconds} s.`)
      print(
        'The secret key is not in it: keep PUSHGRAPH_SECRET_KEY, or the file secret-key in DATA_DIR, in another safe place.',
      )
    } catch (error) {
      throw toStartFailure(error, store.name)
    }
  })
}
