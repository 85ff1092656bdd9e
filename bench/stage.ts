// Where a benchmark takes place: a database of its own, durable, in a temporary folder, and an end to all of it however the benchmark ends.
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type App, createApp } from '../src/app.ts'
import { createLog } from '../src/base/log.ts'
import { loadConfig } from '../src/config/config.ts'
import { type EmbeddedServer, startEmbedded } from '../src/database/embedded/server.ts'
import { endProcesses, type Server, startProgram, startServer, UNREACHED } from './server.ts'

export const TOKEN = 'the-administrator-of-the-benchmark-1'
export const HEADERS = { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` }

export interface Stage {
  readonly dataDir: string
  readonly store: EmbeddedServer
  /** The environment of a gateway without quotas and limits of requests, on that database. */
  readonly env: Readonly<Record<string, string>>
  /** Ends every process that was started, and the database, and removes the folder. */
  end(): Promise<void>
}

/** `settings` of PostgreSQL over those of the product. SIGINT, SIGTERM and an error that nobody catches end the stage too. */
export async function openStage(settings: Readonly<Record<string, string>> = {}): Promise<Stage> {
  const dataDir = mkdtempSync(join(tmpdir(), 'pushgraph-bench-'))
  let store: EmbeddedServer | undefined
  let ending: Promise<void> | undefined
  const end = () => {
    ending ??= endProcesses()
      .then(() => store?.stop())
      .finally(() => rmSync(dataDir, { recursive: true, force: true }))
    return ending
  }
  const endWith = (code: number) => () => void end().finally(() => process.exit(code))
  process.once('SIGINT', endWith(130))
  process.once('SIGTERM', endWith(143))
  process.once('uncaughtException', error => {
    console.error(error)
    endWith(1)()
  })
  store = await startEmbedded({ dataDir, log: () => {}, settings })
  const env = {
    DATA_DIR: dataDir,
    PUSHGRAPH_ADMIN_TOKEN: TOKEN,
    MONTHLY_PUSH_QUOTA: '0',
    ...UNREACHED,
    LOG_LEVEL: 'warn',
    PORT: '0',
  }
  return { dataDir, store, env, end }
}

/** A gateway in this process, which ends before anything is measured. */
export async function prepare<T>({ env, store }: Stage, work: (app: App) => Promise<T>): Promise<T> {
  // Nothing is measured: beside other work of the machine it takes longer, and is not refused.
  const config = loadConfig({ ...env, MAX_EVENT_LOOP_DELAY_MS: '0' })
  const app = await createApp(config, { connection: store.connection, log: createLog('silent') })
  try {
    return await work(app)
  } finally {
    await app.close()
  }
}

/** A gateway in a process of its own. */
export function startGateway({ env, store }: Stage, route = '', more: Record<string, string> = {}): Promise<Server> {
  const file = fileURLToPath(new URL('./gateway.ts', import.meta.url))
  return startServer([file, JSON.stringify(store.connection), JSON.stringify({ ...env, ...more })], route)
}

/** The command as people run it, with workers where `more` says so. */
export async function startCommand({ env, store }: Stage, more: Record<string, string> = {}): Promise<Server> {
  const { host, port, user, database } = store.connection
  const url = `postgres://${user}@localhost/${database}?${new URLSearchParams({ host, port: String(port) })}`
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
  const child = startProgram(process.execPath, [main, 'serve'], { ...env, DATABASE_URL: url, ...more })
  const address = await new Promise<string>((resolve, reject) => {
    let output = ''
    child.stdout.on('data', part => {
      output += part
      const [, found] = /GraphiQL\s+(http:\/\/\S+)\/graphql/.exec(output) ?? []
      if (found !== undefined) resolve(found)
    })
    child.once('exit', code => reject(new Error(`the program ended with ${code}:\n${output}`)))
  })
  return { child, url: address }
}

export function sayMachine(more: string): void {
  console.log(
    `${cpus().length} cores (${cpus()[0]?.model}), node ${process.version}, PostgreSQL 18 embedded, ${more}\n`,
  )
}
