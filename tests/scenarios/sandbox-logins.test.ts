// SQL of users with the logins that a gateway may have: each starts twice, since what was made at the first start is found at the second.
import { expect, test } from 'vitest'
import { createApp } from '../../src/app.ts'
import { createLog } from '../../src/base/log.ts'
import { loadConfig } from '../../src/config/config.ts'
import { createPool } from '../../src/database/client.ts'
import { sandboxConnection } from '../../src/queries/cursor.store.ts'
import { ADMIN } from '../_kit/app.ts'
import { createTestDatabase } from '../_kit/database.ts'

const logins = [
  ['a superuser', 'superuser', 'roles'],
  ['CREATEROLE', 'createrole', 'roles'],
  ['CREATEROLE and CREATEDB', 'createrole createdb', 'roles'],
  ['no right at all', '', 'guard'],
] as const

async function databaseOf(options: string) {
  await using stack = new AsyncDisposableStack()
  const database = stack.use(await createTestDatabase())
  const { log } = quiet()
  const pool = createPool(database.connection, log, {}, 1)
  stack.defer(() => pool.end())
  const user = `login_${database.name.slice(-8)}`
  await pool.query(`create role ${user} login password 'of the test' ${options}`)
  await pool.query(`alter database ${database.name} owner to ${user}`)
  await pool.query(`drop schema public cascade; create schema public authorization ${user}`)
  stack.defer(async () => {
    await pool.query(`drop schema public cascade`)
    const { rows } = await pool.query(`select nspname as name from pg_namespace where nspname like 'pushgraph\\_sql%'`)
    for (const { name } of rows) await pool.query(`drop schema ${name} cascade`)
    const roles = await pool.query(
      `select rolname as name from pg_roles r join pg_database d on r.rolname like 'pushgraph\\_sql\\_' || d.oid || '\\_%'
        where d.datname = current_database()`,
    )
    for (const { name } of roles.rows) {
      await pool.query(`drop owned by ${name}`)
      await pool.query(`drop role ${name}`)
    }
    await pool.query(`alter database ${database.name} owner to current_user`)
    await pool.query(`drop owned by ${user} cascade`)
    await pool.query(`drop role ${user}`)
  })
  const resources = stack.move()
  const connection = sandboxConnection(database.connection, { user, password: 'of the test' })
  return { connection, pool, user, [Symbol.asyncDispose]: () => resources.disposeAsync() }
}

function quiet() {
  const lines: string[] = []
  return { lines, log: createLog('debug', { write: line => void lines.push(line) }) }
}

async function start(connection: object, secretKey = 'k'.repeat(40)) {
  const { lines, log } = quiet()
  const config = loadConfig({
    PORT: '0',
    PUSHGRAPH_ADMIN_TOKEN: ADMIN,
    PUSHGRAPH_SECRET_KEY: secretKey,
    // The tests themselves keep the event loop busy.
    MAX_EVENT_LOOP_DELAY_MS: '0',
  })
  const app = await createApp(config, { log, connection, acceptNewKey: true })
  const sql = async (query: string) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` }
    const body = JSON.stringify({ query: 'query ($q: String!) { sql(query: $q) { rows } }', variables: { q: query } })
    const reply = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body })
    return { status: reply.status, body: (await reply.json()) as { data?: unknown; errors?: [{ message: string }] } }
  }
  return { app, sql, lines, [Symbol.asyncDispose]: () => app.close() }
}

const QUERY = 'select (select count(*) from events)::int + 1 as n, (select count(*) from points)::int as m'

test.each(logins)('%s: SQL runs at the first start and at the next', async (_name, options, isolation) => {
  await using database = await databaseOf(options)
  for (const _start of [1, 2]) {
    await using it = await start(database.connection)
    expect(it.app.gateway.services.queries.sandbox.isolation).toBe(isolation)
    expect((await it.sql(QUERY)).body).toEqual({ data: { sql: { rows: [{ n: 1, m: 0 }] } } })
    expect(it.lines.filter(line => /"level":"(error|fatal)"/.test(line))).toEqual([])
  }
  if (isolation === 'guard') return
  // With another key the login gets another password, and whoever made it may end what it runs.
  await using it = await start(database.connection, 'l'.repeat(40))
  expect((await it.sql(QUERY)).body).toEqual({ data: { sql: { rows: [{ n: 1, m: 0 }] } } })
  const { rows } = await it.app.gateway.pool.query(
    `select pg_has_role(current_user, oid, 'usage') as ends from pg_roles
      where rolname = 'pushgraph_sql_' || (select oid from pg_database where datname = current_database()) || '_1'`,
  )
  expect(rows).toEqual([{ ends: true }])
})

test('a sandbox that cannot be made is no fault of the query', async () => {
  await using database = await databaseOf('createrole')
  await database.pool.query('create role pushgraph_other createrole')
  try {
    await using it = await start(database.connection)
    // Somebody else's schema stands where the sandbox goes.
    await database.pool.query('create schema pushgraph_sql_1 authorization pushgraph_other')
    const reply = await it.sql(QUERY)
    expect([reply.body.errors?.[0]?.message, reply.body.data]).toEqual([
      'SQL cannot be run at the moment. The operator finds why in the log.',
      { sql: null },
    ])
    expect(it.lines.filter(line => line.includes('"level":"error"')).join()).toContain('cannot be made')
    await database.pool.query('drop schema pushgraph_sql_1')
    expect((await it.sql(QUERY)).body).toEqual({ data: { sql: { rows: [{ n: 1, m: 0 }] } } })
    // Rights that were taken away are given back, as a lost schema and a lost login are made again.
    await database.pool.query('revoke all on schema pushgraph_sql_1 from public, pushgraph_other')
    const { rows } = await database.pool.query<{ name: string }>(
      `select 'pushgraph_sql_' || oid || '_1' as name from pg_database where datname = current_database()`,
    )
    await database.pool.query(`revoke all on all tables in schema pushgraph_sql_1 from ${rows[0]?.name}`)
    expect((await it.sql(QUERY)).body).toEqual({ data: { sql: { rows: [{ n: 1, m: 0 }] } } })
  } finally {
    await database.pool.query('drop schema if exists pushgraph_sql_1 cascade')
    await database.pool.query('drop role pushgraph_other')
  }
})
