// Reads a backup from its beginning to its end, and holds every byte of it against what was written.
import { createHash, type Hash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { isDeepStrictEqual } from 'node:util'
import { createZstdDecompress } from 'node:zlib'
import { AppError } from '../../base/errors.ts'
import { copyLine, END_OF_DATA } from './copy-text.ts'
import { LineReader } from './line-reader.ts'
import { type BackupTable, damaged, FORMAT, type Manifest, parseManifest } from './manifest.ts'
import { parseSummary, type TableDigest } from './summary.ts'

/** The first line with 100,000 tables would fit. */
const MAX_LINE_BYTES = 16 * 1024 * 1024
const NEWLINE = 10
const BEGINNING = JSON.stringify({ format: FORMAT }).slice(0, -1)

/** Takes the data of a table, all of it. */
type TakeTable = (table: BackupTable, data: AsyncIterable<Buffer>) => Promise<void>

export interface BackupFile {
  readonly manifest: Manifest
  /** Once. Throws BAD_USER_INPUT where the backup was cut or changed: what was taken until then is not to be kept. */
  readTables(take: TakeTable): Promise<readonly TableDigest[]>
}

/** Throws BAD_USER_INPUT where it is no backup, or one that this release cannot read. */
export async function openBackup(bytes: AsyncIterable<Buffer>): Promise<BackupFile> {
  const file = new LineReader(bytes)
  if (!(await file.begins(BEGINNING))) throw new AppError('BAD_USER_INPUT', 'It is not a backup of Pushgraph.')
  const head = (await file.line(MAX_LINE_BYTES)) ?? ''
  const manifest = parseManifest(head)
  return { manifest, readTables: take => readTables(file, `${head}\n`, manifest, take) }
}

async function readTables(file: LineReader, head: string, manifest: Manifest, take: TakeTable): Promise<TableDigest[]> {
  const body = new LineReader(decompressed(file))
  const all = createHash('sha256').update(head)
  const tables: TableDigest[] = []
  try {
    for (const table of manifest.tables) {
      const line = copyLine(table)
      if (`${await body.line(MAX_LINE_BYTES)}\n` !== line) throw damaged(`the data of ${table.name} begins elsewhere`)
      all.update(line)
      const data = new MeasuredData(body.data(), all)
      await take(table, data.chunks())
      all.update(END_OF_DATA)
      tables.push({ name: table.name, ...data.result() })
    }
    const summary = parseSummary((await body.line(MAX_LINE_BYTES)) ?? '')
    const actual = { tables, sha256: all.digest('hex') }
    if (!isDeepStrictEqual(summary, actual)) throw damaged('its digests are not those of what is in it')
    if ((await body.line(MAX_LINE_BYTES)) !== null) throw damaged('something follows its end')
    return tables
  } finally {
    await body.close()
  }
}

/** Data on its way through, and how much of it there was. */
class MeasuredData {
  readonly #source: AsyncIterable<Buffer>
  readonly #all: Hash
  readonly #own = createHash('sha256')
  #rows = 0

  constructor(source: AsyncIterable<Buffer>, all: Hash) {
    this.#source = source
    this.#all = all
  }

  async *chunks(): AsyncGenerator<Buffer> {
    for await (const chunk of this.#source) {
      this.#all.update(chunk)
      this.#own.update(chunk)
      // COPY writes a line a row: line ends inside of values are spelled otherwise.
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) this.#rows++
      yield chunk
    }
  }

  result(): Pick<TableDigest, 'rows' | 'sha256'> {
    return { rows: this.#rows, sha256: this.#own.digest('hex') }
  }
}

async function* decompressed(file: LineReader): AsyncGenerator<Buffer> {
  const decompressor = createZstdDecompress()
  const source = Readable.from(file.remaining(), { objectMode: false })
  let sourceError: unknown
  source.once('error', error => {
    sourceError = error
  })
  pipeline(source, decompressor).catch(() => {})
  try {
    for await (const chunk of decompressor) yield chunk as Buffer
  } catch (error) {
    // What the disk or the pipe says is no fault of the backup.
    throw sourceError ?? damaged(`its data cannot be decompressed (${(error as Error).message})`)
  }
}
