// The data of a table as COPY writes and reads it. Between two lines the body of a backup is what psql takes, too.
import type pg from 'pg'
import { quotedName } from '../quoted-name.ts'
import type { BackupTable } from './manifest.ts'

/** Ends the data of a table; no row is written like it. https://www.postgresql.org/docs/current/sql-copy.html */
export const END_OF_DATA = '\\.\n'

/** Before the data of a table, in the body of a backup. */
export const copyLine = (table: BackupTable): string => `COPY ${target(table)} FROM stdin;\n`

export const copyOut = (schema: string, table: BackupTable): string =>
  `copy ${quotedName(schema)}.${target(table)} to stdout`
export const copyIn = (schema: string, table: BackupTable): string =>
  `copy ${quotedName(schema)}.${target(table)} from stdin`

const target = ({ name, columns }: BackupTable) => `${quotedName(name)} (${columns.map(quotedName).join(', ')})`

/**
 * Inside a transaction: the same value is the same text on every server, rows come in the order in which they lie, and nothing ends
 * a statement because it takes long. The names of settings stand in https://www.postgresql.org/docs/current/runtime-config-client.html
 */
export async function setForCopy(client: pg.Client): Promise<void> {
  const settings = {
    datestyle: 'ISO, YMD',
    intervalstyle: 'postgres',
    timezone: 'UTC',
    extra_float_digits: '1',
    bytea_output: 'hex',
    synchronize_seqscans: 'off',
    statement_timeout: '0',
    idle_in_transaction_session_timeout: '0',
    lock_timeout: '60s',
  }
  await client.query(
    Object.entries(settings)
      .map(([name, value]) => `set local ${name} = '${value}'`)
      .join('; '),
  )
}
