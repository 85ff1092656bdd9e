// A database per test file, copied from a template that was migrated once.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { inject } from 'vitest'
import type { Connection } from '../../src/database/client.ts'
import { selectTableFacts } from '../../src/database/distribution/facts.ts'
import { type Placement, placementOf } from '../../src/database/distribution/placement.ts'
import { migrateToLatest } from '../../src/database/migrate.ts'
import type { TestPostgres } from './postgres.setup.ts'

export interface TestDatabase extends AsyncDisposable {
  readonly connection: Connection
  readonly name: string
}

/** Without any table. */
export const createEmptyDatabase = (): Promise<TestDatabase> => copyOf(inject('postgres'), 'template0')

export async function createTestDatabase(): Promise<TestDatabase> {
  const postgres = inject('postgres')
  return copyOf(postgres, await ensureTemplate(postgres))
}

async function copyOf(postgres: TestPostgres, template: string): Promise<TestDatabase> {
  const name = `pg_test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  await maintain(postgres, async client => {
    await lock(client)
    // Nothing of it has to outlive a crash: copied as files it takes half the time.
    await client.query(`create database ${name} template ${template} strategy file_copy`)
  })
  return {
    name,
    connection: connectionTo(postgres, name),
    [Symbol.asyncDispose]: () =>
      maintain(postgres, async client => {
        // Logins of the SQL sandbox belong to the server: they stay when the database goes.
        const { rows } = await client.query<{ role: string }>(
          `select r.rolname as role from pg_roles r join pg_database d on r.rolname like 'pushgraph\\_sql\\_' || d.oid || '\\_%'
            where d.datname = $1`,
          [name],
        )
        await client.query(`drop database if exists ${name} with (force)`)
        for (const { role } of rows) await client.query(`drop role if exists ${role}`)
      }),
  }
}

/** The database as a URL, also where it listens on a socket. */
export function urlOf({ connectionString, host, port, user, password, database }: Connection): string {
  if (connectionString !== undefined) return connectionString
  const given = Object.entries({ host, port, user, password }).filter(([, value]) => value !== undefined)
  return `postgresql:///${database}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`
}

/** The template carries the migrations' hash in its name: an old one is never used for new migrations. */
async function ensureTemplate(postgres: TestPostgres): Promise<string> {
  const folder = new URL('../../db/migrations/', import.meta.url)
  const hash = createHash('sha256')
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(new URL(file, folder)))
  const template = `pg_template_${hash.digest('hex').slice(0, 12)}`
  await maintain(postgres, async client => {
    await lock(client)
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [template])
    if (rowCount) return
    const making = `${template}_making`
    await client.query(`drop database if exists ${making} with (force)`)
    await client.query(`create database ${making}`)
    await migrateToLatest(connectionTo(postgres, making))
    await client.query(`alter database ${making} rename to ${template}`)
  })
  return template
}

let placements: Promise<ReadonlyMap<string, Placement>> | undefined

/** Where each table of the schema belongs; throws where one belongs nowhere. */
export function selectTemplatePlacements(): Promise<ReadonlyMap<string, Placement>> {
  placements ??= readPlacements(inject('postgres'))
  return placements
}

async function readPlacements(postgres: TestPostgres): Promise<ReadonlyMap<string, Placement>> {
  const template = await ensureTemplate(postgres)
  const pool = new pg.Pool({ ...connectionTo(postgres, template), max: 1 })
  try {
    const tables = await selectTableFacts(pool)
    return new Map(
      tables.map(({ name, columns }) => {
        const placement = placementOf(
          name,
          columns.map(column => column.name),
        )
        if (placement === null) throw new Error(`${name} belongs nowhere (src/database/distribution/placement.ts)`)
        return [name, placement]
      }),
    )
  } finally {
    await pool.end()
  }
}

const lock = (client: pg.Client) => client.query('select pg_advisory_lock(7104)')

async function maintain(postgres: TestPostgres, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(postgres)
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

function connectionTo(postgres: TestPostgres, database: string): Connection {
  if (postgres.connectionString === undefined) return { ...postgres, database }
  const url = new URL(postgres.connectionString)
  url.pathname = `/${database}`
  return { connectionString: url.href }
}

/** For a gateway that is a process of its own: the tests' own socket, or their URL. */
export function socketUrl({ connection, name }: TestDatabase): string {
  if (connection.connectionString !== undefined) return connection.connectionString
  const url = new URL(`postgres://${connection.user}@localhost/${name}`)
  url.searchParams.set('host', connection.host ?? '')
  url.searchParams.set('port', `${connection.port}`)
  return url.href
}
