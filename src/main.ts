#!/usr/bin/env node
import { AppError } from './base/errors.ts'
import { loadCliSettings } from './config/cli.ts'
import { loadConfig } from './config/config.ts'
import { readEnv } from './config/env.ts'

const usage = `pushgraph <command>

  serve    run the gateway (npm start); --accept-new-key: the secret key of before is lost
  demo     start it, push real data, ask for a report (npm run demo; --once ends after it)
  push     push a CSV or NDJSON file into a widget; without arguments it tells how
  token    create, list, rotate and revoke tokens of a running gateway
  project  create and list projects of a running gateway
  secrets  rotate: encrypt stored secrets with a new key
  schema   write schema.graphql
  docs     write docs/limits.md
`

const print = (line: string) => process.stdout.write(`${line}\n`)

async function main(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args
  // Each command is loaded when it is asked for: `schema` needs no database driver.
  if (command === 'serve') return (await import('./cli/serve.ts')).serve(loadConfig(readEnv()), rest, print)
  if (command === 'demo') return (await import('./cli/demo/demo.ts')).demo(loadConfig(readEnv()), rest, print)
  if (command === 'push') return (await import('./cli/push.ts')).pushFile(loadCliSettings(readEnv()), rest, print)
  if (command === 'token' || command === 'project')
    return (await import('./cli/access.ts')).manageAccess(loadCliSettings(readEnv()), args, print)
  if (command === 'secrets')
    return (await import('./cli/secrets.ts')).rotateStoredSecrets(loadCliSettings(readEnv()), rest, print)
  if (command === 'schema') return (await import('./cli/schema.ts')).writeSchema(print)
  if (command === 'docs') return (await import('./cli/docs.ts')).writeDocs(print)
  process.stderr.write(usage)
  return command === undefined || command === 'help' || command === '--help' ? 0 : 2
}

try {
  // Node 24 has no Temporal of its own.
  if (!('Temporal' in globalThis)) Object.assign(globalThis, { Temporal: (await import('temporal-polyfill')).Temporal })
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  // What a person can mend is a sentence; anything else is shown with its stack.
  const output =
    error instanceof AppError ? error.message : error instanceof Error ? (error.stack ?? error.message) : error
  process.stderr.write(`${output}\n`)
  process.exitCode = 1
}
