// Writes all tables as they were at one instant: COPY by COPY, so that the memory it takes does not grow with the store.
import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress } from 'node:zlib'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { packageVersion } from '../../base/package-files.ts'
import { quotedName } from '../quoted-name.ts'
import { type Catalogue, selectCatalogue } from './catalogue.ts'
import { copyLine, copyOut, END_OF_DATA, setForCopy } from './copy-text.ts'
import { type BackupTable, FORMAT, FORMAT_VERSION, type Manifest } from './manifest.ts'
import { inTransaction, type Session, untilSilent } from './session.ts'
import { type BackupSummary, summaryLine, type TableDigest } from './summary.ts'

export interface Backup {
  readonly manifest: Manifest
  readonly summary: BackupSummary
}

/** Takes the bytes of a backup in their order; resolves when it can take more. */
export type Sink = (bytes: Buffer) => Promise<void>

/** The fastest level is the smallest here, too: rows are alike. The checksum finds a changed byte early. */
const compression = { params: { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_checksumFlag]: 1 } }

/** Throws UNAVAILABLE where the database has no tables of Pushgraph; any error of the sink. Then what was written is no backup. */
export function writeBackup({ client, db }: Session, sink: Sink): Promise<Backup> {
  // A snapshot: what is committed from now on is not in it, and nobody waits for it.
  const snapshot = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
  return inTransaction(snapshot, async () => {
    await setForCopy(client)
    const catalogue = await selectCatalogue(client)
    await lockTables(client, catalogue)
    const manifest = await manifestOf(client, catalogue)
    const head = Buffer.from(`${JSON.stringify(manifest)}\n`)
    await sink(head)
    const body = new Body(client, catalogue.schema)
    await pipeline(body.bytes(head, manifest.tables), createZstdCompress(compression), async chunks => {
      for await (const chunk of chunks) await sink(chunk as Buffer)
    })
    return { manifest, summary: body.summary }
  })
}

/** Nobody drops or rewrites them meanwhile. Only the partitions of a table are locked: months may be added to it. */
async function lockTables(client: pg.Client, { schema, tables }: Catalogue): Promise<void> {
  const names = tables.map(({ name }) => `${quotedName(schema)}.${quotedName(name)}`)
  await client.query(`lock table only ${names.join(', only ')} in access share mode`)
}

async function manifestOf(client: pg.Client, { schema, tables, sequences }: Catalogue): Promise<Manifest> {
  const inSchema = (name: string) => `${quotedName(schema)}.${quotedName(name)}`
  const facts = await client.query<{ at: Date; version: number }>(
    `select transaction_timestamp() as at, current_setting('server_version_num')::int as version`,
  )
  const migrations = await client.query<{ name: string }>(
    `select name from ${inSchema('kysely_migration')} order by name collate "C"`,
  )
  const key = tables.some(({ name }) => name === 'secret_key')
    ? await client.query<{ hex: string }>(`select encode(fingerprint, 'hex') as hex from ${inSchema('secret_key')}`)
    : null
  return {
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    release: packageVersion(),
    createdAt: facts.rows[0]?.at.toISOString() ?? '',
    postgres: facts.rows[0]?.version ?? 0,
    migrations: migrations.rows.map(({ name }) => name),
    keyFingerprint: key?.rows[0]?.hex ?? null,
    tables: [...tables],
    sequences: [...sequences],
  }
}

/** What follows the first line: the tables, and digests of them. */
class Body {
  readonly #client: pg.Client
  readonly #schema: string
  readonly #all = createHash('sha256')
  readonly #tables: TableDigest[] = []
  summary: BackupSummary = { tables: [], sha256: '' }

  constructor(client: pg.Client, schema: string) {
    this.#client = client
    this.#schema = schema
  }

  async *bytes(head: Buffer, tables: readonly BackupTable[]): AsyncGenerator<Buffer> {
    this.#all.update(head)
    for (const table of tables) {
      yield this.#hashed(Buffer.from(copyLine(table)))
      const copy = this.#client.query(copyTo(copyOut(this.#schema, table)))
      const digest = createHash('sha256')
      for await (const chunk of untilSilent(this.#client, copy)) {
        digest.update(chunk)
        yield this.#hashed(chunk)
      }
      yield this.#hashed(Buffer.from(END_OF_DATA))
      this.#tables.push({ name: table.name, rows: copy.rowCount, sha256: digest.digest('hex') })
    }
    this.summary = { tables: this.#tables, sha256: this.#all.digest('hex') }
    yield Buffer.from(summaryLine(this.summary))
  }

  #hashed(bytes: Buffer): Buffer {
    this.#all.update(bytes)
    return bytes
  }
}
