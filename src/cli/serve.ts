// `pushgraph serve`: runs the gateway until it is told to stop.
import { createApp } from '../app.ts'
import type { Config } from '../config/config.ts'

/** Resolves with the exit code after SIGTERM or SIGINT has drained the app. */
export async function serve(config: Config, print: (line: string) => void): Promise<number> {
  const stopped = stopSignal()
  const app = await createApp(config)
  if (app.newAdminToken !== null) {
    print(`\n  Administrator's token (shown now and never again):\n\n    ${app.newAdminToken}\n`)
  }
  print(`  Dashboard             ${app.url}/`)
  print(`  GraphQL and GraphiQL  ${app.url}/graphql`)
  print(`  Health                ${app.url}/healthz  ${app.url}/readyz\n`)
  app.gateway.log.info({ url: app.url }, 'listening')
  const reason = await Promise.race([stopped, app.failed])
  if (reason instanceof Error) app.gateway.log.error({ error: reason.message }, 'stopping')
  else app.gateway.log.info({ signal: reason }, 'stopping: open requests finish first')
  await app.close()
  return reason instanceof Error ? 1 : 0
}

/** The first of SIGTERM and SIGINT. A second one ends the process at once. */
export function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise(resolve => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal))
  })
}
