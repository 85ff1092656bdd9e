// Every table of the catalogue goes through a backup and comes out the same, between versions of PostgreSQL, too.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connection } from '../../src/database/client.ts'
import { migrateToLatest } from '../../src/database/migrate.ts'
import { backUp, restoreInto, select } from '../_kit/backups.ts'
import { createEmptyDatabase, createTestDatabase } from '../_kit/database.ts'
import { fillEveryTable } from '../_kit/every-table.ts'
import { type OtherPostgres, POSTGRES, startOtherPostgres } from '../_kit/other-postgres.ts'

async function fill(connection: Connection): Promise<void> {
  for (const [name, from, before] of [
    ['events_2024_02', '2024-02-01', '2024-03-01'],
    ['events_2025_12', '2025-12-01', '2026-01-01'],
    ['events_2026_01', '2026-01-01', '2026-02-01'],
  ])
    await select(
      connection,
      `create table ${name} partition of events for values from ('${from}T00:00:00Z') to ('${before}T00:00:00Z')`,
    )
  await fillEveryTable(connection)
}

const versionOf = async (connection: Connection) =>
  Math.floor(
    Number((await select<{ v: string }>(connection, `select current_setting('server_version_num') as v`))[0]?.v) /
      10_000,
  )

test('each table has rows, and has the same rows after a restore', async () => {
  await using from = await createTestDatabase()
  await fill(from.connection)
  const { bytes, summary, manifest } = await backUp(from.connection)
  // Whoever adds a table finds it here; one that cannot be filled has a rule for tests/_kit/every-table.ts.
  expect(summary.tables.filter(({ rows }) => rows === 0)).toEqual([])
  expect(summary.tables.length).toBeGreaterThan(45)
  await using into = await createEmptyDatabase()
  const restored = await restoreInto(into.connection, bytes)
  expect(restored).toEqual({ tables: summary.tables, foreign: [] })
  const again = await backUp(into.connection)
  expect(again.summary.tables).toEqual(summary.tables)
  expect(again.manifest.tables).toEqual(manifest.tables)
})

describe.skipIf(POSTGRES === null)('another version of PostgreSQL', () => {
  let other: OtherPostgres
  beforeAll(async () => {
    other = await startOtherPostgres()
  }, 120_000)
  afterAll(() => other?.[Symbol.asyncDispose]())

  test('is restored into the newer one of the two, and not into the older one', async () => {
    await using empty = await createEmptyDatabase()
    const [a, b] = [await other.make('a'), empty.connection]
    const [older, newer] = (await versionOf(a)) <= (await versionOf(b)) ? [a, b] : [b, a]
    const versions = { older: await versionOf(older), newer: await versionOf(newer) }
    await migrateToLatest(older)
    await fill(older)
    const { bytes, summary } = await backUp(older)
    await restoreInto(newer, bytes)
    const back = await backUp(newer)
    expect(back.summary.tables).toEqual(summary.tables)
    if (versions.older === versions.newer) return
    const again = older === a ? await other.make('b') : older
    await expect(restoreInto(again, back.bytes)).rejects.toThrow(
      `The backup was made on PostgreSQL ${versions.newer}, and the store is PostgreSQL ${versions.older}: restore it into ${versions.newer} or later.`,
    )
  })
})
