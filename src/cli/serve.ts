// `pushgraph serve`: runs the gateway until a signal stops it.
import { type Config, loadConfig } from '../config/config.ts'
import { type CommandContext, createCommand, type Print, runCommand } from './command.ts'
import { startApp } from './start.ts'

type Environment = Parameters<typeof loadConfig>[0]

const environment = `
Environment, with defaults (all of it is in docs/configuration.md):
  PORT                  where it listens (4000; 0: any free port)
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
      context.exitCode = await run(loadConfig(env), acceptNewKey, print)
    })
  return runCommand(command, context, args)
}

async function run(config: Config, acceptNewKey: boolean, print: Print): Promise<number> {
  const stopped = stopSignal()
  const app = await startApp(config, { acceptNewKey })
  for (const notice of app.keyNotices) print(`  ${notice}`)
  if (app.newAdminToken !== null) {
    print(`\n  Administrator's token (shown now and never again):\n\n    ${app.newAdminToken}\n`)
  }
  print(`  Dashboard             ${app.url}/`)
  print(`  GraphQL and GraphiQL  ${app.url}/graphql`)
  const health = app.healthUrl ?? app.url
  print(`  Health                ${health}/healthz  ${health}/readyz\n`)
  app.gateway.log.info({ url: app.url }, 'listening')
  const reason = await Promise.race([stopped, app.failed])
  if (reason instanceof Error) app.gateway.log.error({ err: reason }, 'stopping')
  else app.gateway.log.info({ signal: reason }, 'stopping: open requests finish first')
  // A balancer hears of it by the readiness; Ctrl-C in a terminal has none.
  const delayMs = reason === 'SIGTERM' ? config.shutdownDelayMs : 0
  const isClosed = await Promise.race([app.close({ delayMs }).then(() => true), deadlineOf(config)])
  if (!isClosed) {
    app.gateway.log.error('not everything ended in time: what was acknowledged is stored')
    process.exit(1)
  }
  return reason instanceof Error ? 1 : 0
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
