// What a backup holds, and what a damaged, a foreign or a newer one is refused with.
import { zstdDecompressSync } from 'node:zlib'
import { Kysely, PostgresDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrations } from '../../db/migrations/index.ts'
import { openBackup } from '../../src/database/backup/read-backup.ts'
import { assertKnown } from '../../src/database/backup/restored-schema.ts'
import { migrateToLatest } from '../../src/database/migrate.ts'
import { startTestApp, type TestApp } from '../_kit/app.ts'
import { backUp, inChunks, restoreInto, select, tablesOf } from '../_kit/backups.ts'
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../_kit/database.ts'

let it: TestApp
let empty: TestDatabase
let bytes: Buffer

beforeAll(async () => {
  it = await startTestApp()
  empty = await createEmptyDatabase()
  const { pushUrl } = await it.widget({ keyKind: 'CATEGORY' })
  // What the text of COPY spells otherwise: ends of lines, tabs, backslashes, its own mark, and nothing at all.
  for (const category of ['a\tb', 'a\\nb', '\\.', '\\N', 'ü💚', '"quoted", and, more'])
    expect((await it.cyfe(pushUrl, { data: [{ Category: category, Users: '1.50' }] })).status).toBe(200)
  bytes = (await backUp(it.database.connection)).bytes
})
afterAll(async () => {
  await it?.[Symbol.asyncDispose]()
  await empty?.[Symbol.asyncDispose]()
})

const readAll = async (file: Buffer) => {
  const { readTables } = await openBackup(inChunks(file))
  return readTables(async (_table, data) => {
    for await (const _chunk of data);
  })
}
/** The same backup with another first line. */
const withHead = (change: (head: Record<string, unknown>) => object) => {
  const end = bytes.indexOf('\n')
  const head = change(JSON.parse(bytes.toString('utf8', 0, end)))
  return Buffer.concat([Buffer.from(JSON.stringify(head)), bytes.subarray(end)])
}

test('a backup of a busy store is of one instant', async () => {
  const { pushUrl } = await it.widget({ keyKind: 'DATE' })
  let pushes = 0
  const push = async () => {
    const { status } = await it.cyfe(pushUrl, {
      data: [{ Date: '20261120', Sales: '1' }],
      onduplicate: { Sales: 'add' },
    })
    expect(status).toBe(200)
    pushes++
  }
  await push()
  // A push between any two chunks, and all the time beside them.
  let isOver = false
  const beside = (async () => {
    while (!isOver) await push()
  })()
  const before = pushes
  const { bytes: busy } = await backUp(it.database.connection, push)
  isOver = true
  await beside
  expect(pushes).toBeGreaterThan(before + 2)
  await using database = await createEmptyDatabase()
  await restoreInto(database.connection, busy)
  const [counts] = await select<{ sum: string; receipts: string; activity: string }>(
    database.connection,
    `select p.value as sum,
            (select count(*) from receipts r where r.widget_id = p.widget_id) as receipts,
            (select sum(pushes) from push_activity a where a.widget_id = p.widget_id) as activity
       from points p`,
  )
  expect(Number(counts?.sum)).toBeGreaterThanOrEqual(before)
  expect(Number(counts?.sum)).toBeLessThan(pushes)
  expect(counts).toMatchObject({ receipts: counts?.sum, activity: counts?.sum })
})

test('what was restored is backed up as the same, table by table', async () => {
  await using database = await createEmptyDatabase()
  const { tables } = await restoreInto(database.connection, bytes)
  const again = await backUp(database.connection)
  expect(again.summary.tables).toEqual(tables)
  expect(await readAll(again.bytes)).toEqual(tables)
  expect(tables.find(({ name }) => name === 'category_points')).toMatchObject({ rows: 6 })
  expect(tables.find(({ name }) => name === 'kysely_migration')?.rows).toBeGreaterThan(40)
})

test('its body is what psql takes', async () => {
  const body = zstdDecompressSync(bytes.subarray(bytes.indexOf('\n') + 1)).toString()
  expect(body).toMatch(/^COPY "alert_events" \("project_id", [^\n]*\) FROM stdin;\n/)
  expect(body).toContain('\n\\.\nCOPY "widgets" (')
  expect(body).toMatch(/\n-- end of backup: \{"tables":\[.*\n$/)
})

describe('a file that was cut or changed', () => {
  const refusal =
    /^The backup is damaged: .*Nothing was restored; take another copy of it|^It is not a backup of Pushgraph/

  test('is refused wherever it was cut', async () => {
    for (let part = 0; part < 40; part++)
      await expect(readAll(bytes.subarray(0, Math.floor((bytes.length * part) / 40))), `${part}/40`).rejects.toThrow(
        refusal,
      )
    await expect(readAll(bytes.subarray(0, -1))).rejects.toThrow(refusal)
  })

  test('is refused wherever a byte is another, or reads as the same', async () => {
    const expected = await readAll(bytes)
    const outcomes = { refused: 0, same: 0 }
    for (let n = 0; n < 150; n++) {
      const changed = Buffer.from(bytes)
      const at = Math.floor((bytes.length * n) / 150)
      changed[at] = (changed[at] ?? 0) ^ (1 << (n % 8))
      const result = await readAll(changed).catch((error: Error) => error)
      if (result instanceof Error) {
        expect(result.message, `byte ${at}`).toMatch(/^The backup (is damaged|has format)|^It is not a backup/)
        outcomes.refused++
      } else {
        // Such as a bit that the compression does not look at.
        expect(result, `byte ${at}`).toEqual(expected)
        outcomes.same++
      }
    }
    expect(outcomes.refused).toBeGreaterThan(140)
  })

  test('leaves the store as empty as it was', async () => {
    for (const file of [
      bytes.subarray(0, -20),
      withHead(head => ({ ...head, createdAt: '2026-01-01T00:00:00.000Z' })),
    ]) {
      await expect(restoreInto(empty.connection, file)).rejects.toThrow(refusal)
      expect(await tablesOf(empty.connection)).toEqual([])
    }
  })
})

describe('a backup that this release, or this store, cannot take', () => {
  test.each<[string, () => Buffer, RegExp]>([
    ['another file', () => Buffer.from('PK\u0003\u0004 a zip, rather'), /^It is not a backup of Pushgraph/],
    ['an empty file', () => Buffer.alloc(0), /^It is not a backup of Pushgraph/],
    ['JSON of somebody else', () => Buffer.from('{"format":"tar"}\n'), /^It is not a backup of Pushgraph/],
    [
      'a newer format',
      () => withHead(head => ({ ...head, formatVersion: 2 })),
      /has format 2, and this release reads up to 1: restore it with the release that made it/,
    ],
    [
      'a first line that lacks something',
      () => withHead(({ tables, ...head }) => head),
      /damaged: its first line lacks tables/,
    ],
  ])('%s is refused', async (_, file, message) => {
    await expect(readAll(file())).rejects.toThrow(message)
  })

  test('a newer release names migrations that are unknown here', async () => {
    const file = withHead(head => ({
      ...head,
      release: '9.0.0',
      migrations: [...(head.migrations as string[]), '9999-later'],
    }))
    const { manifest } = await openBackup(inChunks(file))
    expect(() => assertKnown(manifest)).toThrow(
      'The backup was made by a newer release of Pushgraph (9.0.0), and this one does not know 9999-later: restore it with the release that made it, or a later one.',
    )
  })

  test('a newer PostgreSQL, a table with other columns, a table that is missing', async () => {
    await expect(
      restoreInto(
        empty.connection,
        withHead(head => ({ ...head, postgres: 990_001 })),
      ),
    ).rejects.toThrow(
      /^The backup was made on PostgreSQL 99, and the store is PostgreSQL \d+: restore it into 99 or later\.$/,
    )
    type Tables = { name: string; columns: string[] }[]
    const without = withHead(head => ({
      ...head,
      tables: (head.tables as Tables).filter(({ name }) => name !== 'widgets'),
    }))
    await expect(restoreInto(empty.connection, without)).rejects.toThrow(/damaged: the table widgets is not in it/)
    const [first, ...others] = JSON.parse(bytes.toString('utf8', 0, bytes.indexOf('\n'))).tables as Tables
    const more = withHead(head => ({ ...head, tables: [{ ...first, columns: ['x"; drop table y --'] }, ...others] }))
    await expect(restoreInto(empty.connection, more)).rejects.toThrow(/other columns than its migrations make/)
    expect(await tablesOf(empty.connection)).toEqual([])
  })

  test('a store that is in use is refused, and not changed', async () => {
    await using used = await createTestDatabase()
    const before = await backUp(used.connection)
    await expect(restoreInto(used.connection, bytes)).rejects.toThrow(
      /^The store is not empty \(it has \d+ tables of Pushgraph, such as alert_events\) and was not changed: restore into an empty database, or into a new DATA_DIR\.$/,
    )
    expect((await backUp(used.connection)).summary).toMatchObject({ tables: before.summary.tables })
  })
})

test('tables of somebody else beside those of Pushgraph are left out, and said', async () => {
  await using from = await createTestDatabase()
  await select(from.connection, 'create table "some notes" (note text)')
  await select(from.connection, `insert into "some notes" values ('mine')`)
  await using into = await createEmptyDatabase()
  const { foreign } = await restoreInto(into.connection, (await backUp(from.connection)).bytes)
  expect(foreign).toEqual(['some notes'])
  expect(await tablesOf(into.connection)).not.toContain('some notes')
})

test('a backup of an older release is restored as it was, and brought up to date', async () => {
  await using older = await createEmptyDatabase()
  const names = Object.keys(migrations)
  const newer = names.slice(-3)
  {
    const pool = new pg.Pool(older.connection)
    const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
    const own = Object.entries(migrations).filter(([name]) => !newer.includes(name))
    const provider = { getMigrations: async () => Object.fromEntries(own) }
    expect((await new Migrator({ db, provider }).migrateToLatest()).error).toBeUndefined()
    await db.destroy()
  }
  const old = (await backUp(older.connection)).bytes
  await using into = await createEmptyDatabase()
  await restoreInto(into.connection, old)
  expect(await tablesOf(into.connection)).toEqual(await tablesOf(older.connection))
  expect(await migrateToLatest(into.connection)).toEqual(newer)
  await using newest = await createTestDatabase()
  expect(await tablesOf(into.connection)).toEqual(await tablesOf(newest.connection))
})
