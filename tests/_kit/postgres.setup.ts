/** One PostgreSQL for the whole run of the scenario tests: TEST_DATABASE_URL's, else an embedded one in a temporary folder. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../../src/database/embedded/server.ts'

/** For pg.Client: the maintenance database, from which the kit makes a database per test file. */
export interface TestPostgres {
  readonly connectionString?: string
  readonly host?: string
  readonly port?: number
  readonly user?: string
  readonly database?: string
  readonly password?: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: TestPostgres
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env.TEST_DATABASE_URL
  if (url) {
    project.provide('postgres', { connectionString: url })
    return async () => undefined
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'pushgraph-test-'))
  const warnings: string[] = []
  const server = await startEmbedded({
    dataDir,
    log: (message, details) => warnings.push(`${message} ${JSON.stringify(details ?? {})}`),
    // The data is thrown away at the end.
    fsync: false,
    settings: { max_connections: '200', shared_buffers: '128MB' },
  }).catch(async error => {
    await rm(dataDir, { recursive: true, force: true })
    throw error
  })
  project.provide('postgres', { ...server.connection, database: 'postgres' })
  let over = false
  void server.exited.then(exit => {
    if (!over) console.error('The test database ended by itself.', exit, warnings.join('\n'))
  })
  return async () => {
    over = true
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
