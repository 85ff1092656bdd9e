import { AmbiguousDelimiter, DelimitedError, type DelimitedRow } from '../../base/delimited-row.ts'
import { cellsUnder, DelimitedReader, headerOf } from '../../base/delimited-text.ts'
import { quote } from '../../base/quote.ts'
import { type FileDimensions, isDimension, listed, namedIssue } from './file-dimensions.ts'
import { emptyFile, FileError } from './file-error.ts'
import type { FileAdvice, FileFormat } from './file-format.ts'
import type { FileRecord, RecordReader } from './file-record.ts'

interface Header {
  readonly columns: readonly string[]
  readonly keyIndex: number
  /** Of the columns of values and dimensions. */
  readonly order: readonly number[]
  readonly dimensions: ReadonlySet<number>
}

/** Rows of delimited text, by its head line. */
export class DelimitedRows implements RecordReader {
  readonly #reader: DelimitedReader
  readonly #key: string | null
  readonly #advice: FileAdvice
  readonly #dimensions: FileDimensions
  #header: Header | null = null

  constructor(
    { delimiter, key, advice }: Pick<FileFormat, 'delimiter' | 'key' | 'advice'>,
    dimensions: FileDimensions,
  ) {
    this.#reader = new DelimitedReader({ delimiter })
    this.#key = key
    this.#advice = advice
    this.#dimensions = dimensions
  }

  read(text: string): readonly FileRecord[] {
    return this.#toRecords(() => this.#reader.read(text))
  }

  end(): readonly FileRecord[] {
    const records = this.#toRecords(() => this.#reader.end())
    if (this.#header === null) throw emptyFile()
    return records
  }

  #toRecords(read: () => readonly DelimitedRow[]): FileRecord[] {
    const records: FileRecord[] = []
    try {
      for (const row of read()) {
        if (this.#header === null) this.#header = toHeader(row, this.#key, this.#dimensions, this.#advice)
        else records.push(toRecord(this.#header, row))
      }
    } catch (error) {
      if (!(error instanceof DelimitedError)) throw error
      const advice = error instanceof AmbiguousDelimiter ? ` ${this.#advice.delimiter}` : ''
      throw new FileError({ line: error.line, column: null, message: error.problem + advice })
    }
    return records
  }
}

function toHeader(row: DelimitedRow, key: string | null, dimensions: FileDimensions, advice: FileAdvice): Header {
  const columns = headerOf(row)
  const issue = namedIssue(columns, dimensions, advice)
  if (issue !== null) throw new DelimitedError(row.line, issue)
  const first = columns.findIndex(column => !isDimension(column, dimensions))
  const keyIndex = key === null ? first : columns.indexOf(key.trim())
  if (keyIndex < 0 && key !== null)
    throw new DelimitedError(row.line, `there is no column ${quote(key)}. The columns are ${listed(columns)}.`)
  const order = valueOrder(columns).filter(index => index !== keyIndex)
  const ofDimensions = new Set(order.filter(index => isDimension(columns[index] ?? '', dimensions)))
  if (order.length === ofDimensions.size || keyIndex < 0) {
    const only =
      keyIndex < 0
        ? `${listed(columns)}: all are dimensions`
        : `${quote(columns[keyIndex] ?? '')} is the only column${ofDimensions.size > 0 ? ' besides dimensions' : ''}`
    throw new DelimitedError(
      row.line,
      `${only}: there have to be one of keys and at least one of values. Something else may divide them. ${advice.delimiter}`,
    )
  }
  return { columns, keyIndex, order, dimensions: ofDimensions }
}

/**
 * Names such as `7` by their numbers, then the others as they stand in the file. The rows of a part are in its idempotency key: in another
 * order a file that an older version pushed by half would count twice.
 */
function valueOrder(columns: readonly string[]): number[] {
  const indexes: Record<string, number> = Object.create(null)
  for (const [index, name] of columns.entries()) indexes[name] = index
  return Object.values(indexes)
}

function toRecord({ columns, keyIndex, order, dimensions }: Header, row: DelimitedRow): FileRecord {
  const texts = cellsUnder(columns, row)
  return {
    line: row.line,
    keyColumn: columns[keyIndex] ?? '',
    key: texts[keyIndex] ?? '',
    cells: order.map(index => ({
      column: columns[index] ?? '',
      text: texts[index] ?? '',
      isDimension: dimensions.has(index),
    })),
  }
}
