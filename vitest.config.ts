import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const require = createRequire(import.meta.url)

// Two copies of `graphql` (the CommonJS and the ES module one) would mask coded errors: `instanceof GraphQLError` fails.
const alias = { graphql: require.resolve('graphql/index.js') }

/** A test that takes a second takes many where the machine has other work: only one that hangs has failed. */
const BUSY_MS = 60_000

export default defineConfig({
  test: {
    // Much of a scenario's time is waiting for PostgreSQL or for a process that starts: two files at once also on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      { resolve: { alias }, test: { name: 'unit', include: ['src/**/*.test.ts'], testTimeout: BUSY_MS } },
      {
        resolve: { alias },
        test: { name: 'contract', include: ['tests/contract/**/*.test.ts'], testTimeout: BUSY_MS },
      },
      {
        resolve: { alias },
        test: {
          name: 'scenario',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/contract/**', 'tests/browser/**'],
          globalSetup: ['tests/_kit/postgres.setup.ts'],
          setupFiles: ['tests/_kit/conformance.setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/_kit/postgres.setup.ts', 'tests/_kit/dashboard.setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
