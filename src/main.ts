#!/usr/bin/env node
import { AppError } from './base/errors.ts'
import { runProgram } from './cli/program.ts'
import { readEnv } from './config/env.ts'

/** Where a mistake is shown with all that is known of it. */
const DEBUG = '--debug'

const args = process.argv.slice(2)
const isDebug = args.includes(DEBUG)
try {
  // Node 24 has no Temporal of its own.
  if (!('Temporal' in globalThis)) Object.assign(globalThis, { Temporal: (await import('temporal-polyfill')).Temporal })
  process.exitCode = await runProgram(
    args.filter(arg => arg !== DEBUG),
    readEnv(),
    line => process.stdout.write(`${line}\n`),
  )
} catch (error) {
  // What a person can mend is a sentence; anything else is shown with its stack.
  const isMistake = error instanceof AppError && !isDebug
  const output = isMistake ? error.message : error instanceof Error ? (error.stack ?? error.message) : error
  process.stderr.write(`${output}\n`)
  process.exitCode = 1
}
