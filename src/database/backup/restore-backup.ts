// Restores a backup into an empty database in one transaction: whatever ends it early, the database is as empty as before.
import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { AppError } from '../../base/errors.ts'
import { quotedName } from '../quoted-name.ts'
import { type Catalogue, selectCatalogue } from './catalogue.ts'
import { copyIn, copyOut, setForCopy } from './copy-text.ts'
import { type BackupTable, damaged, type Manifest } from './manifest.ts'
import type { BackupFile } from './read-backup.ts'
import { makeSchema } from './restored-schema.ts'
import { inTransaction, type Session, untilSilent } from './session.ts'
import type { TableDigest } from './summary.ts'

export interface RestoredStore {
  readonly tables: readonly TableDigest[]
  /** Tables of somebody else that lay beside Pushgraph's, and were left out. */
  readonly foreign: readonly string[]
}

/**
 * Makes the schema as it was, loads every table and reads it back. Throws BAD_USER_INPUT where the backup was cut or changed, CONFLICT
 * where the database is not empty. Either everything is there afterwards, or nothing.
 */
export function restoreBackup({ client, db }: Session, backup: BackupFile): Promise<RestoredStore> {
  const { manifest } = backup
  return inTransaction(db.transaction(), async transaction => {
    await setForCopy(client)
    await makeSchema(transaction, manifest)
    const catalogue = await selectCatalogue(client)
    const own = ownTables(manifest, catalogue)
    await client.query(`truncate ${own.map(({ name }) => pathOf(catalogue, name)).join(', ')}`)
    const isOwn = new Set(own.map(({ name }) => name))
    const tables = await backup.readTables(async (table, data) => {
      if (isOwn.has(table.name)) await pipeline(data, client.query(copyFrom(copyIn(catalogue.schema, table))))
      else for await (const _chunk of data);
    })
    for (const digest of tables) {
      const table = own.find(({ name }) => name === digest.name)
      if (table) await assertLoaded(client, catalogue.schema, table, digest)
    }
    for (const { name, value, isCalled } of manifest.sequences)
      await client.query('select setval($1::text::regclass, $2, $3)', [pathOf(catalogue, name), value, isCalled])
    // The first report plans by what is there.
    await client.query(`analyze ${own.map(({ name }) => pathOf(catalogue, name)).join(', ')}`)
    const foreign = manifest.tables.map(({ name }) => name).filter(name => !isOwn.has(name))
    return { tables: tables.filter(({ name }) => isOwn.has(name)), foreign }
  })
}

const pathOf = ({ schema }: Catalogue, name: string) => `${quotedName(schema)}.${quotedName(name)}`

/** The migrations of the backup have made its tables: each is in it with the columns that it has. */
function ownTables({ tables }: Manifest, catalogue: Catalogue): BackupTable[] {
  const saved = new Map(tables.map(table => [table.name, table]))
  return catalogue.tables.map(({ name, columns }) => {
    const table = saved.get(name)
    if (!table) throw damaged(`the table ${name} is not in it`)
    if (columns.toSorted().join() !== table.columns.toSorted().join())
      throw new AppError(
        'BAD_USER_INPUT',
        `The table ${name} of the backup has other columns than its migrations make: ${table.columns.join(', ')}.`,
      )
    return table
  })
}

/** What was stored is what was read, to the byte. */
async function assertLoaded(
  client: pg.Client,
  schema: string,
  table: BackupTable,
  expected: TableDigest,
): Promise<void> {
  const digest = createHash('sha256')
  const copy = client.query(copyTo(copyOut(schema, table)))
  for await (const chunk of untilSilent(client, copy)) digest.update(chunk)
  if (digest.digest('hex') === expected.sha256) return
  throw new AppError(
    'UNAVAILABLE',
    `The table ${table.name} reads otherwise than it was written. Nothing was restored: check the disk of the database.`,
  )
}
