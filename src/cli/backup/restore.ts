// `pushgraph restore`: a backup into an empty store, whole or not at all.
import { createReadStream } from 'node:fs'
import { addAbortSignal } from 'node:stream'
import { findSecretKey, oldSecretKeysOf } from '../../auth/secret-key.ts'
import { AppError } from '../../base/errors.ts'
import { createLog } from '../../base/log.ts'
import { createSealer } from '../../base/seal.ts'
import { type Config, loadConfig } from '../../config/config.ts'
import { type BackupFile, openBackup } from '../../database/backup/read-backup.ts'
import { restoreBackup } from '../../database/backup/restore-backup.ts'
import { assertKnown } from '../../database/backup/restored-schema.ts'
import { openSession } from '../../database/backup/session.ts'
import { openCommandStore } from '../../database/command-store.ts'
import { migrateToLatest } from '../../database/migrate.ts'
import { toStartFailure } from '../../database/start-failure.ts'
import { type CommandContext, createCommand, type Print, runCommand } from '../command.ts'
import { untilStopped } from '../stop-signal.ts'
import { rowsOf } from './sizes.ts'

const help = `
The store is the one of DATABASE_URL, or the embedded one in DATA_DIR (./data), which is made where it is not there.
It must be empty, and of the PostgreSQL of the backup or a later one. Start the gateway afterwards with the secret key of before.`

const STOPPED = 'The restore was stopped. The store is as empty as before: begin again with the same command.'

/** Resolves with the exit code. Throws AppError for what a person can mend: then the store is as empty as before. */
export async function restore(
  env: Parameters<typeof loadConfig>[0],
  args: readonly string[],
  print: Print,
): Promise<number> {
  const context: CommandContext = { print, exitCode: 0 }
  const command = createCommand('restore', 'Restores a backup into an empty store.', context)
    .argument('<file>', 'what "pushgraph backup" wrote; - is standard input')
    .option('--dry-run', 'read all of it and say what is in it; no store is needed', false)
    .addHelpText('after', help)
    .action(async (path: string, { dryRun }: { dryRun: boolean }) => {
      const config = loadConfig(env)
      await untilStopped(STOPPED, async stop => {
        const file = await openBackup(bytesOf(path, stop))
        print(whatItIs(file))
        assertKnown(file.manifest)
        if (dryRun) await check(file, print)
        else await load(config, file, stop, print)
        const notice = keyNotice(config, file.manifest.keyFingerprint)
        if (notice !== null) print(notice)
      })
    })
  return runCommand(command, context, args)
}

function whatItIs({ manifest: { createdAt, release, postgres } }: BackupFile): string {
  return `The backup is of ${createdAt}, by Pushgraph ${release} on PostgreSQL ${Math.floor(postgres / 10_000)}.`
}

/** What a pipe has not sent yet is not waited for any more when it stops. */
async function* bytesOf(path: string, stop: AbortSignal): AsyncGenerator<Buffer> {
  const stream = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 256 * 1024 })
  addAbortSignal(stop, stream)
  try {
    for await (const chunk of stream) yield chunk as Buffer
  } catch (error) {
    const reason = (error as Error).message
    throw new AppError(
      'BAD_USER_INPUT',
      `The backup cannot be read (${reason}): name a file that "pushgraph backup" wrote.`,
    )
  }
}

async function check(file: BackupFile, print: Print): Promise<void> {
  const tables = await file.readTables(async (_table, data) => {
    for await (const _chunk of data);
  })
  print(`It is whole: ${rowsOf(tables)}. Nothing was restored.`)
}

async function load(config: Config, file: BackupFile, stop: AbortSignal, print: Print): Promise<void> {
  const started = performance.now()
  await using store = await openCommandStore(config, true)
  try {
    await using session = await openSession(store.connection, stop)
    const { tables, foreign } = await restoreBackup(session, file)
    const migrated = await migrateToLatest(store.connection, createLog('silent'))
    const seconds = ((performance.now() - started) / 1_000).toFixed(1)
    print(`Restored into ${store.name}: ${rowsOf(tables)}, in ${seconds} s; each table was read back and is the same.`)
    if (migrated.length > 0) print(`Its schema was brought up to date: ${migrated.join(', ')}.`)
    for (const name of foreign) print(`The table ${name} is none of Pushgraph and was left out.`)
  } catch (error) {
    throw toStartFailure(error, store.name)
  }
}

/** What the operator has to know of the secret key before the first start; null where the right one is set. */
function keyNotice(config: Config, fingerprint: string | null): string | null {
  if (fingerprint === null) return null
  const before = 'set PUSHGRAPH_SECRET_KEY (or the file secret-key in DATA_DIR) to the key of before'
  const key = findSecretKey(config)
  if (key === null)
    return `Its secrets are encrypted and their key is not in the backup: ${before}, then start the gateway.`
  const { fingerprints } = createSealer(key, oldSecretKeysOf(config))
  if (fingerprints.some(each => each.toString('hex') === fingerprint)) return null
  return `The secret key that is set cannot read its secrets: ${before}, then start the gateway; where it is lost, start once with --accept-new-key.`
}
