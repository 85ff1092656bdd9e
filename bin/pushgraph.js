#!/usr/bin/env node
// From a clone the sources run as they are, from a package the JavaScript that was built of them.
import { existsSync } from 'node:fs'

const OLDEST_NODE = 24

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  process.stderr.write(`Pushgraph needs Node ${OLDEST_NODE} or later; this is ${process.version}.\n`)
  process.exitCode = 1
} else {
  const sources = new URL('../src/main.ts', import.meta.url)
  await import(existsSync(sources) ? sources.href : '../dist/server/src/main.js')
}
