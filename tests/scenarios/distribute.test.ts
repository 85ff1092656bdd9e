// `pushgraph distribute`, held against what Citus checks (tests/_kit/citus.ts): which tables go where, and what it refuses.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createLog } from '../../src/base/log.ts'
import { runProgram } from '../../src/cli/program.ts'
import { createPool } from '../../src/database/client.ts'
import { selectIsDistributed, selectTableFacts } from '../../src/database/distribution/facts.ts'
import { localTables, placementOf, referenceTables } from '../../src/database/distribution/placement.ts'
import { select, urlOf } from '../_kit/backups.ts'
import { pretendCitus } from '../_kit/citus.ts'
import { createTestDatabase, type TestDatabase } from '../_kit/database.ts'
import { fillEveryTable } from '../_kit/every-table.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database?.[Symbol.asyncDispose]())

const ask = (text: string, of = database) => select(of.connection, text)

async function run(of: TestDatabase, ...args: string[]): Promise<string[]> {
  const lines: string[] = []
  expect(
    await runProgram(['distribute', ...args], { DATABASE_URL: urlOf(of.connection) }, line => lines.push(line)),
  ).toBe(0)
  return lines
}

async function factsOf({ connection }: TestDatabase) {
  const pool = createPool(connection, createLog('silent'), {}, 1)
  try {
    return await selectTableFacts(pool)
  } finally {
    await pool.end()
  }
}

const placed = (of: TestDatabase) =>
  ask(
    `select table_name::text as name, citus_table_type as type, distribution_column as column, colocation_id as beside from citus_tables order by 1`,
    of,
  )

test('every table of the schema is distributed by its project, or stands in a list with the reason', async () => {
  const tables = await factsOf(database)
  expect(tables.length).toBeGreaterThan(60)
  const placements = tables.map(
    ({ name, columns }) =>
      [
        name,
        placementOf(
          name,
          columns.map(column => column.name),
        ),
      ] as const,
  )
  expect(placements.filter(([, placement]) => placement === null)).toEqual([])
  const names = tables.map(({ name }) => name)
  const listed = { ...referenceTables, ...localTables }
  expect(Object.keys(listed).filter(name => !names.includes(name))).toEqual([])
  expect(Object.values(listed).filter(reason => reason.length < 20)).toEqual([])
})

test('without the extension it says what to do', async () => {
  await expect(run(database)).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: expect.stringMatching(/^The database of DATABASE_URL does not have the extension citus: .*$/),
  })
  await expect(runProgram(['distribute'], {}, () => {})).rejects.toThrow(
    /^The embedded database is one server: set DATABASE_URL/,
  )
})

describe('on a coordinator', () => {
  let it: TestDatabase
  beforeEach(async () => {
    it = await createTestDatabase()
    await pretendCitus(it.connection, it.name)
    return () => it[Symbol.asyncDispose]()
  })

  test.each([
    ['an empty database', false],
    ['a filled database', true],
  ])('%s: every table goes where it belongs, all of them beside projects, once', async (_, isFilled) => {
    if (isFilled) await fillEveryTable(it.connection)
    const planned = await run(it, '--dry-run')
    expect(await placed(it)).toEqual([])
    const lines = await run(it)
    expect(lines.slice(0, -1)).toEqual(planned.slice(0, -1))
    expect([planned.at(-1), lines.at(-1)]).toEqual([
      `Would run ${lines.length - 1} statements.`,
      `Ran ${lines.length - 1} statements.`,
    ])
    const tables = await factsOf(it)
    const expected = tables.flatMap(({ name, columns }) => {
      const placement = placementOf(
        name,
        columns.map(column => column.name),
      )
      if (placement === 'LOCAL') return []
      return placement === 'REFERENCE'
        ? { name, type: 'reference', column: '<none>', beside: 0 }
        : { name, type: 'distributed', column: 'project_id', beside: 1 }
    })
    expect(await placed(it)).toEqual(expected.sort((a, b) => (a.name < b.name ? -1 : 1)))
    expect(lines.filter(line => line.includes('create_distributed_table(\'"projects"\''))).toEqual([
      "select create_distributed_table('\"projects\"', 'project_id', colocate_with => 'none');",
    ])
    expect(await run(it)).toEqual(['All tables are where they belong.'])
    const pool = createPool(it.connection, createLog('silent'), {}, 1)
    expect(await selectIsDistributed(pool)).toBe(true)
    await pool.end()
  })

  test('what was interrupted goes on where it stopped', async () => {
    await ask(`select create_reference_table('hook_feeds')`, it)
    await ask(`select create_distributed_table('projects', 'project_id', colocate_with => 'none')`, it)
    const lines = await run(it)
    expect(lines.join('\n')).not.toMatch(/hook_feeds|create_distributed_table\('"projects"/)
    expect(await run(it)).toEqual(['All tables are where they belong.'])
  })

  test('the trigger of rolled sums goes, and with it what was added up', async () => {
    await ask(
      `create trigger points_unmarked after insert on points for each statement execute function note_unmarked_write()`,
      it,
    )
    await ask('insert into rolled_widgets (project_id, widget_id, rolled_from) values (1, 1, 5)', it)
    expect((await run(it)).slice(0, 2)).toEqual([
      'drop trigger points_unmarked on points;',
      'update rolled_widgets set rolled_from = null;',
    ])
    expect(await ask('select rolled_from from rolled_widgets', it)).toEqual([{ rolled_from: null }])
  })

  test.each([
    [
      'alter table widgets add unique (title)',
      /widgets: widgets_title_key is unique without project_id: put project_id into it\./,
    ],
    ['create unique index once on widgets (lower(title), title)', /widgets: once is unique without project_id/],
    [
      'alter table widgets add constraint w_unique unique (widget_id); alter table metrics add constraint to_widget foreign key (widget_id) references widgets (widget_id)',
      /metrics: the foreign key to_widget leads to widgets: drop it, or have it compare project_id with project_id\./,
    ],
    [
      'alter table hook_feeds add constraint to_feed foreign key (project_id, feed_id) references feeds (project_id, feed_id)',
      /hook_feeds: the foreign key to_feed leads to feeds/,
    ],
    [
      'alter table widgets add column number serial',
      /widgets: number takes numbers of a sequence as integer: make it bigint\./,
    ],
    [
      'create trigger seen after insert on widgets for each statement execute function note_unmarked_write()',
      /widgets: it has the trigger seen: drop it\./,
    ],
    [
      'create table strange (id bigint primary key)',
      /strange: it has no column project_id, and no reason to be on every server or on one\./,
    ],
    [`select create_reference_table('widgets')`, /widgets: it is reference already: undo it/],
    [
      `insert into citus.placed values ('shares', 'distributed', 'widget_id', 9)`,
      /shares: it is distributed by widget_id already: undo it/,
    ],
  ])('refuses %s', async (change, message) => {
    const refusal = ask(change, it).then(() => run(it))
    await expect(refusal).rejects.toThrow(message)
    const count = (await placed(it)).length
    expect(count).toBeLessThan(2)
  })

  test('a foreign key within the project survives, and is distributed behind its target', async () => {
    await ask(
      'alter table annotations add constraint of_widget foreign key (project_id, widget_id) references widgets (project_id, widget_id)',
      it,
    )
    const lines = await run(it)
    const at = (table: string) =>
      lines.findIndex(line => line.startsWith(`select create_distributed_table('"${table}"'`))
    expect(at('annotations')).toBeGreaterThan(at('widgets'))
  })

  test('a login that may not is refused before anything is done', async () => {
    const role = `distribute_${it.name}`
    await ask(`create role ${role} login password 'of-the-distribute-tests'`, it)
    try {
      await ask(`grant usage on schema citus to ${role}; grant select on citus.citus_tables to ${role}`, it)
      await ask(`revoke execute on all functions in schema citus from public`, it)
      const url = new URL(urlOf(it.connection).replace('@/', '@localhost/').replace(':///', '://localhost/'))
      url.searchParams.set('user', role)
      url.searchParams.set('password', 'of-the-distribute-tests')
      const asRole = () => runProgram(['distribute'], { DATABASE_URL: url.href }, () => {})
      await expect(asRole()).rejects.toThrow(`The database user ${role} may not call create_distributed_table`)
      await ask(`grant execute on all functions in schema citus to ${role}`, it)
      await ask(`grant select on kysely_migration, kysely_migration_lock to ${role}`, it)
      await expect(asRole()).rejects.toThrow(
        /^\d+ tables belong to others, \w+ to .*: use the database user that the gateways use\.$/,
      )
    } finally {
      await ask(`drop owned by ${role}; drop role ${role}`, it)
    }
    expect(await placed(it)).toEqual([])
  })

  test('gateways that are connected are to be stopped first', async () => {
    const pool = createPool(it.connection, createLog('silent'), {}, 1)
    await pool.query('select 1')
    await expect(run(it)).rejects.toThrow(
      /^Gateways are connected to the database \(1 connections\): stop them first\.$/,
    )
    await pool.end()
  })
})
