import { rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// Each test file is a process that loads the whole program: Node keeps what it compiled, for workers and for gateways that tests start.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('node_modules/.cache/compile', import.meta.url))
// Where files of tests note which stores they had send statements: tests/last looks at all of it (tests/_kit/statement-watch.setup.ts).
if (process.env.STATEMENT_ORIGINS === undefined) {
  const folder = join(tmpdir(), `pushgraph-origins-${process.pid}`)
  process.env.STATEMENT_ORIGINS = folder
  // tests/last does not run with a part of the tests.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
}

/** A test that takes a second takes many where the machine has other work: only one that hangs has failed. */
const BUSY_MS = 60_000

/** Tests that end processes, hold still what others use, or measure the process that they run in: each is a process of its own. */
const alone = [
  'tests/faults/**/*.test.ts',
  'tests/scenarios/{crash,*-crash,embedded*,database-restart,first-start,package,start-failures}.test.ts',
  'tests/scenarios/{hostile-*,load-shedding,secret-rotation,sockets,fairness,evaluators}.test.ts',
]

/** What happens a moment later is waited for likewise. */
const waits = { expect: { poll: { timeout: 30_000 } } }

const scenarios = {
  ...waits,
  globalSetup: ['tests/_kit/postgres.setup.ts', 'tests/_kit/program.setup.ts'],
  setupFiles: ['tests/_kit/conformance.setup.ts', 'tests/_kit/statement-watch.setup.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
}

export default defineConfig({
  test: {
    // Modules are loaded by Node itself, as in production: one copy of `graphql`, and no transformation.
    experimental: { viteModuleRunner: false },
    // Much of a scenario's time is waiting for PostgreSQL or for a process that starts: two files at once also on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      { test: { name: 'unit', include: ['src/**/*.test.ts'], isolate: false, testTimeout: BUSY_MS } },
      {
        test: { name: 'contract', include: ['tests/contract/**/*.test.ts'], isolate: false, testTimeout: BUSY_MS },
      },
      {
        test: {
          ...scenarios,
          name: 'scenario',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/contract/**', 'tests/browser/**', 'tests/last/**', ...alone],
          // To load the whole program is half of the time of a file: a worker loads it once.
          isolate: false,
        },
      },
      { test: { ...scenarios, name: 'alone', include: alone } },
      // When everything else has run.
      {
        test: { name: 'last', include: ['tests/last/**/*.test.ts'], sequence: { groupOrder: 1 } },
      },
      {
        test: {
          ...waits,
          name: 'browser',
          isolate: false,
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/_kit/postgres.setup.ts', 'tests/_kit/dashboard.setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
