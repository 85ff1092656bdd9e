// Statements that try to get out of the sandbox: through the gateway with its guard, and as the login of the project without it.
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sandboxConnection } from '../../src/queries/cursor.store.ts'
import { rolePassword } from '../../src/queries/sandbox-role.store.ts'
import { prepareStatement } from '../../src/queries/statement.ts'
import { loadParser } from '../../src/queries/tokens.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { sqlQuery } from '../_kit/query-operations.ts'
import { addEvents, addNeighbour } from '../_kit/tables.ts'
import { hostile } from './hostile-sql.cases.ts'
import { bombs } from './sql-bombs.cases.ts'

const SECRET_KEY = 'the-secret-key-of-the-hostile-test-01'
let it: TestApp
let secret: string
let before: unknown
let role: string

const facts = async () =>
  (
    await it.app.gateway.pool.query(
      `select (select count(*) from events) as events, (select count(*) from points) as points,
              (select count(*) from pg_class where relkind in ('r', 'v', 'm', 'S') and relnamespace <> 'pg_catalog'::regnamespace) as relations,
              (select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
                 and pid in (select pid from pg_stat_activity where usename like 'pushgraph_sql%')) as locks,
              (select count(*) from pg_largeobject_metadata) as objects,
              (select string_agg(rolname, ',' order by rolname) from pg_roles where rolsuper) as superusers`,
    )
  ).rows

beforeAll(async () => {
  it = await startTestApp({ PUSHGRAPH_SECRET_KEY: SECRET_KEY })
  secret = (await addNeighbour(it)).secret
  await addEvents(it, '1', [{ name: 'own event', userId: 'ada' }])
  await it.ask(sqlQuery, { query: 'select 1' })
  // The neighbour has a sandbox, too: its schema and its login are there to be reached for.
  const { rows } = await it.app.gateway.pool.query<{ role: string }>(
    `select 'pushgraph_sql_' || oid || '_1' as role from pg_database where datname = current_database()`,
  )
  role = rows[0]?.role ?? ''
  before = await facts()
}, 120_000)
afterAll(async () => {
  await it?.[Symbol.asyncDispose]()
})

test('there are at least 150 of them, no two alike', () => {
  expect(new Set(hostile).size).toBe(hostile.length)
  expect(hostile.length).toBeGreaterThanOrEqual(150)
})

describe('through the gateway', () => {
  test.each(hostile.map((sql, index) => [index, sql.slice(0, 90), sql] as const))('%i: %s', async (_n, _title, sql) => {
    const response = await fetch(`${it.url}/metrics/query`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN}` },
      body: JSON.stringify({ encodedQuery: Buffer.from(sql).toString('base64') }),
    })
    const text = await response.text()
    expect(text).not.toContain(secret)
    const reply = JSON.parse(text) as { message: string; rowCount: number }
    if (response.status === 200) {
      // Answered: then with constants or with rows of the project alone.
      expect(reply.rowCount).toBeLessThanOrEqual(10_000)
    } else {
      expect(response.status).toBe(400)
      // A sentence, which names no file, role or place of the server, and shows no data.
      expect(reply.message).toMatch(/\.$/)
      expect(reply.message).not.toMatch(/own event|permission denied|\.c\b|line \d+ of/i)
    }
  })

  test('nothing was written, locked or made by any of them', async () => {
    expect(await facts()).toEqual(before)
  })

  test('the gateway still answers', async () => {
    const { sql } = await it.ask(sqlQuery, { query: 'select name from events' })
    expect(sql.rows).toEqual([{ name: 'own event' }])
  })
})

describe.each(Object.entries(bombs))('bombs of %s are refused before they run', (_kind, all) => {
  beforeAll(() => loadParser())

  test.each(all)('%s', async (_name, sql) => {
    let thrown: unknown
    try {
      prepareStatement(sql, null, {})
    } catch (error) {
      thrown = error
    }
    expect(thrown).toMatchObject({ code: 'QUERY_TOO_COMPLEX', message: expect.stringMatching(/\.$/) })
  })

  test('and it is said to who asks', async () => {
    const response = await fetch(`${it.url}/metrics/query`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN}` },
      body: JSON.stringify({ encodedQuery: Buffer.from(all[0]?.[1] ?? '').toString('base64') }),
    })
    expect(response.status).toBe(400)
    expect(((await response.json()) as { message: string }).message).toMatch(/\.$/)
  })
})

describe('as the login of the project, without the guard', () => {
  let client: pg.Client
  beforeAll(async () => {
    const login = { user: role, password: rolePassword(SECRET_KEY, role) }
    client = new pg.Client(sandboxConnection(it.database.connection, login))
    client.on('error', () => {})
    await client.connect()
    await client.query('set statement_timeout = 1000')
  })
  afterAll(() => client?.end())

  test('the login is a member of nothing, owns nothing and may make nothing', async () => {
    const { rows } = await it.app.gateway.pool.query(
      `select rolsuper, rolcreaterole, rolcreatedb, rolinherit, rolbypassrls, rolconnlimit,
              (select count(*)::int from pg_auth_members where member = r.oid) as memberships,
              (select count(*)::int from pg_class where relowner = r.oid) as owns
         from pg_roles r where rolname = $1`,
      [role],
    )
    expect(rows).toEqual([
      {
        rolsuper: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolinherit: false,
        rolbypassrls: false,
        rolconnlimit: 8,
        memberships: 0,
        owns: 0,
      },
    ])
  })

  // What would only burn time or end the connection tells nothing here.
  const burns = /sleep|generate_series|repeat|lpad|rpad|format|pg_terminate|\\0|\(\(\(|\^ 100000|power|discard/
  test.each(
    hostile
      .filter(sql => !burns.test(sql.replace('\0', '\\0')))
      .map((sql, index) => [index, sql.slice(0, 90), sql] as const),
  )('%i: %s', async (_n, _title, sql) => {
    const seen: unknown[] = []
    try {
      await client.query('begin read only')
      const result = await client.query(sql)
      seen.push(...[result].flat().map(each => each.rows))
    } catch (error) {
      seen.push((error as Error).message)
    } finally {
      await client.query('rollback').catch(() => {})
      await client.query('reset all').catch(() => {})
      await client.query('select pg_advisory_unlock_all()').catch(() => {})
    }
    const text = JSON.stringify(seen)
    expect(text).not.toContain(secret)
    expect(text).not.toContain('root:x:0')
  })

  test('tables of the gateway and views of the neighbour cannot be read', async () => {
    for (const table of ['public.events', 'public.widgets', 'public.points', 'public.tokens', 'public.saved_queries']) {
      await expect(client.query(`select * from ${table}`)).rejects.toThrow('permission denied')
    }
    await expect(client.query('set role pushgraph')).rejects.toThrow()
    await expect(client.query('create table public.t (a int)')).rejects.toThrow()
  })

  test('a function of the attacker cannot look behind the views', async () => {
    await client.query('set default_transaction_read_only = off')
    await expect(
      client.query(`create function pg_temp.spy(text) returns bool language plpgsql cost 0.0000001
        as $$ begin raise notice '%', $1; return true; end $$`),
    ).resolves.toBeDefined()
    const notices: string[] = []
    client.on('notice', notice => notices.push(String(notice.message)))
    await client.query('select * from events where pg_temp.spy(name)')
    expect(notices.length).toBeGreaterThan(0)
    expect(notices.join()).not.toContain(secret)
    await client.query('reset all')
  })

  test('nothing was left behind', async () => {
    const [{ events, points, objects }] = (await facts()) as { events: string; points: string; objects: string }[] as [
      { events: string; points: string; objects: string },
    ]
    expect([{ events, points, objects }]).toEqual([
      expect.objectContaining({
        events: (before as { events: string }[])[0]?.events,
        points: (before as { points: string }[])[0]?.points,
        objects: (before as { objects: string }[])[0]?.objects,
      }),
    ])
  })
})
