// SQL of users on a distributed database, held against functions that stand in for Citus (tests/_kit/citus.ts): a login that the servers take, or the guard alone.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLog } from '../../src/base/log.ts'
import { runProgram } from '../../src/cli/program.ts'
import { loadConfig } from '../../src/config/config.ts'
import { createDatabase, createPool } from '../../src/database/client.ts'
import type { Patient } from '../../src/doctor/patient.ts'
import { checkRoles } from '../../src/doctor/server.service.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { select, urlOf } from '../_kit/backups.ts'
import { PART, pretendCitus, refuseLogins } from '../_kit/citus.ts'
import { createTestDatabase, type TestDatabase } from '../_kit/database.ts'

const REFUSAL = 'FATAL: no pg_hba.conf entry for host'
const [KEY, OTHER_KEY] = ['k'.repeat(40), 'l'.repeat(40)]

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
  await pretendCitus(database.connection, database.name)
  await runProgram(['distribute'], { DATABASE_URL: urlOf(database.connection) }, () => {})
  await ask(`create table events${PART} (like events); create table other_table${PART} (like events)`)
})
afterAll(() => database?.[Symbol.asyncDispose]())

const ask = <Row extends object>(text: string) => select<Row>(database.connection, text)
/** The database stays for the next gateway. */
const kept = () => ({ ...database, [Symbol.asyncDispose]: async () => {} })
const start = (secretKey = KEY) => startTestApp({ PUSHGRAPH_SECRET_KEY: secretKey }, { acceptNewKey: true }, kept())

async function sql(it: TestApp, query: string) {
  const reply = await fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify({ query: 'query ($q: String!) { sql(query: $q) { rows } }', variables: { q: query } }),
  })
  return (await reply.json()) as { data?: { sql: { rows: unknown[] } | null }; errors?: { message: string }[] }
}

const warnings = (it: TestApp) => it.log.filter(line => line.includes('NOT ISOLATED'))

async function examined() {
  const log = createLog('silent')
  const pool = createPool(database.connection, log, {}, 2)
  const config = loadConfig({ PUSHGRAPH_SECRET_KEY: KEY })
  const patient = {
    pool,
    session: database.connection,
    connection: database.connection,
    config,
    log,
    db: createDatabase(pool),
  }
  try {
    return await checkRoles(patient as unknown as Patient)
  } finally {
    await pool.end()
  }
}

const COUNT = 'select (select count(*) from events)::int + 1 as n, (select count(*) from points)::int as m'

test('where the servers take the login of a project, it reads what they have of the project, and no table of the coordinator', async () => {
  await using it = await start()
  expect(it.app.gateway.services.queries.sandbox.isolation).toBe('roles')
  expect(warnings(it)).toEqual([])
  expect(await sql(it, COUNT)).toEqual({ data: { sql: { rows: [{ n: 1, m: 0 }] } } })
  const rights = await ask(
    `select r.rolname ~ '_1$' as "isOfProject", has_table_privilege(r.oid, 'events${PART}', 'select') as part,
            has_table_privilege(r.oid, 'events${PART}', 'insert, update, delete') as writes,
            has_table_privilege(r.oid, 'other_table${PART}', 'select') as other, has_table_privilege(r.oid, 'events', 'select') as table
       from pg_roles r join pg_database d on r.rolname like 'pushgraph\\_sql\\_' || d.oid || '\\_%' where d.datname = current_database() order by 1`,
  )
  const allowed = { part: true, writes: false, other: false, table: false }
  expect(rights).toEqual([
    { isOfProject: false, ...allowed },
    { isOfProject: true, ...allowed },
  ])
  expect(await examined()).toEqual({
    outcome: 'OK',
    message: expect.stringMatching(/isolated by the database, on each of its servers\.$/),
    cure: null,
  })
})

test('what a login may read on a server comes back where it was lost, as when a part was moved to another one', async () => {
  await using it = await start()
  expect((await sql(it, COUNT)).errors).toBeUndefined()
  const [role] = await ask<{ name: string }>(
    `select 'pushgraph_sql_' || oid || '_1' as name from pg_database where datname = current_database()`,
  )
  await ask(
    `revoke all on events${PART} from ${role?.name}; revoke all on all tables in schema pushgraph_sql_1 from ${role?.name}`,
  )
  expect(await sql(it, COUNT)).toEqual({ data: { sql: { rows: [{ n: 1, m: 0 }] } } })
  const [rights] = await ask(`select has_table_privilege('${role?.name}', 'events${PART}', 'select') as part`)
  expect(rights).toEqual({ part: true })
})

test('with another key the logins get other passwords', async () => {
  for (const key of [OTHER_KEY, KEY]) {
    await using it = await start(key)
    expect(it.app.gateway.services.queries.sandbox.isolation).toBe('roles')
    expect((await sql(it, COUNT)).errors).toBeUndefined()
  }
})

test('where a server refuses it the guard is alone, SQL is answered all the same, and start and doctor say what is left and what to do', async () => {
  await refuseLogins(database.connection, REFUSAL)
  try {
    await using it = await start()
    expect(it.app.gateway.services.queries.sandbox.isolation).toBe('guard')
    const [line = '', ...others] = warnings(it)
    expect(others).toEqual([])
    expect(line).toContain(REFUSAL)
    expect(line).toMatch(
      /only the guard .* keeps projects apart: .* parsed .* writes nothing, for 5 s\. Let pg_hba\.conf of every server/,
    )
    expect(await sql(it, COUNT)).toEqual({ data: { sql: { rows: [{ n: 1, m: 0 }] } } })
    // What is no view of the project is refused before the database is asked.
    for (const query of [
      'select * from public.events',
      `select * from events${PART}`,
      "select run_command_on_all_nodes('select 1')",
    ])
      expect((await sql(it, query)).data).toEqual({ sql: null })
    expect(await examined()).toEqual({
      outcome: 'WARN',
      message: expect.stringContaining(REFUSAL),
      cure: expect.stringMatching(/^Let pg_hba\.conf of every server take the logins pushgraph_sql_\*/),
    })
  } finally {
    await refuseLogins(database.connection, null)
  }
})
