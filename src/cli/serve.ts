// `pushgraph serve`: runs the gateway until a signal stops it.
import type { App } from '../app.ts'
import { type Config, loadConfig } from '../config/config.ts'
import { type Connection, GATEWAY_CONNECTIONS } from '../database/client.ts'
import { addressOf, findFreePort } from '../http/listen.ts'
import type { Gateway } from '../request/context.ts'
import { type CommandContext, createCommand, type Print, runCommand } from './command.ts'
import { startApp } from './start.ts'
import { runWorker } from './worker.ts'
import { isWorker } from './worker-messages.ts'
import { Workers } from './workers.ts'

type Environment = Parameters<typeof loadConfig>[0]

const environment = `
Environment, with defaults (all of it is in docs/configuration.md):
  PORT                  where it listens (4000; 0: any free port)
  WORKERS               processes that answer requests, as many as the machine has cores (1)
  HOST                  for whom (127.0.0.1: this machine alone)
  DATA_DIR              the embedded PostgreSQL and the secret key (./data)
  DATABASE_URL          a PostgreSQL 15 or later of yours, instead of the embedded one
  PUSHGRAPH_SECRET_KEY  encrypts stored secrets, 32 characters or more (made in DATA_DIR)
  PUSHGRAPH_PUBLIC_URL  where clients reach it (where it listens)
  LOG_LEVEL             trace, debug, info, warn, error or silent (info)`

/** Resolves with the exit code after SIGTERM or SIGINT has drained the app. */
export async function serve(env: Environment, args: readonly string[], print: Print): Promise<number> {
  const context: CommandContext = { print, exitCode: 0 }
  const command = createCommand('serve', 'Runs the gateway until Ctrl-C or SIGTERM.', context)
    .option('--accept-new-key', 'start though the secret key of before is lost: what it encrypted is gone', false)
    .addHelpText('after', environment)
    .action(async ({ acceptNewKey }: { acceptNewKey: boolean }) => {
      const config = loadConfig(env)
      context.exitCode =
        config.workers > 1 && isWorker() ? await runWorker(config) : await run(config, acceptNewKey, print)
    })
  return runCommand(command, context, args)
}

async function run(config: Config, acceptNewKey: boolean, print: Print): Promise<number> {
  const stopped = stopSignal()
  const app = await startApp(config, { acceptNewKey, ...(config.workers > 1 && { listen: listenByWorkers }) })
  for (const notice of app.keyNotices) print(`  ${notice}`)
  if (app.newAdminToken !== null) {
    print(`\n  Administrator's token (shown now and never again):\n\n    ${app.newAdminToken}\n`)
  }
  if (config.workers > 1) print(`  Workers               ${await workersLine(app, config)}`)
  print(`  Dashboard             ${app.url}/`)
  print(`  GraphQL and GraphiQL  ${app.url}/graphql`)
  const health = app.healthUrl ?? app.url
  print(`  Health                ${health}/healthz  ${health}/readyz\n`)
  app.gateway.log.info({ url: app.url }, 'listening')
  const reason = await Promise.race([stopped, app.failed])
  if (reason instanceof Error) app.gateway.log.error({ err: reason }, 'stopping')
  else app.gateway.log.info({ signal: reason }, 'stopping: open requests finish first')
  // A balancer hears of it by the readiness; Ctrl-C in a terminal has none.
  // Workers keep it themselves.
  const delayMs = reason === 'SIGTERM' && config.workers === 1 ? config.shutdownDelayMs : 0
  const isClosed = await Promise.race([app.close({ delayMs }).then(() => true), deadlineOf(config)])
  if (!isClosed) {
    app.gateway.log.error('not everything ended in time: what was acknowledged is stored')
    process.exit(1)
  }
  return reason instanceof Error ? 1 : 0
}

async function listenByWorkers(
  { config, meters, log }: Gateway,
  connection: Connection,
  stack: AsyncDisposableStack,
): Promise<string> {
  const embedded = config.databaseUrl === null ? connection : null
  const port = await findFreePort(addressOf(config))
  const workers = new Workers({ count: config.workers, port, connection: embedded, meters, log })
  stack.defer(() => workers.stop())
  return workers.start()
}

/** How many there are, and whether the database has connections for them and for the process that leads them. */
async function workersLine({ gateway }: App, { workers }: Config): Promise<string> {
  const [row] = (await gateway.pool.query<{ max_connections: string }>('show max_connections')).rows
  const [wanted, most] = [GATEWAY_CONNECTIONS * (workers + 1), Number(row?.max_connections)]
  const line = `${workers}, with up to ${wanted} connections; PostgreSQL takes ${most}`
  return wanted <= most ? line : `${line}: raise its max_connections, or set fewer WORKERS`
}

/** Whatever hangs, the process ends within this. */
const EXIT_WITHIN_MS = 9_800

/** Resolves when the process has to end. The embedded database has bounds of its own and must not be left behind. */
function deadlineOf(config: Config): Promise<false> {
  if (config.databaseUrl === null) return new Promise(() => {})
  return new Promise(resolve => setTimeout(() => resolve(false), EXIT_WITHIN_MS).unref())
}

/** The first of SIGTERM and SIGINT. A second one, of either kind, ends the process at once. */
export function stopSignal(): Promise<NodeJS.Signals> {
  const signals = ['SIGTERM', 'SIGINT'] as const
  return new Promise(resolve => {
    const stop = (signal: NodeJS.Signals) => {
      for (const each of signals) process.removeListener(each, stop)
      resolve(signal)
    }
    for (const signal of signals) process.on(signal, stop)
  })
}
