// `pushgraph serve`: runs the gateway until a signal stops it.
import { parseArgs } from 'node:util'
import { AppError } from '../base/errors.ts'
import type { Config } from '../config/config.ts'
import { startApp } from './start.ts'

/** Resolves with the exit code after SIGTERM or SIGINT has drained the app. */
export async function serve(config: Config, args: readonly string[], print: (line: string) => void): Promise<number> {
  const acceptNewKey = readOptions(args)
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

function readOptions(args: readonly string[]): boolean {
  try {
    const { values } = parseArgs({ args: [...args], options: { 'accept-new-key': { type: 'boolean' } } })
    return values['accept-new-key'] ?? false
  } catch {
    throw new AppError('BAD_USER_INPUT', 'pushgraph serve takes no argument but --accept-new-key.')
  }
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
