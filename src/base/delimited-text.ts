/**
 * Reads delimited text (CSV, TSV ...) as people write it: piece by piece, without Node's modules, so that a browser can use it, too.
 * Rows are arrays: an object would move a column called `7` to the front. See docs/adr/0112-one-reader-of-delimited-text.md.
 */

import { AmbiguousDelimiter, DelimitedError, type DelimitedRow, readRow } from './delimited-row.ts'
import { BOM } from './json-errors.ts'
import { quote } from './quote.ts'

/** What may stand between cells. */
export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

/** Of a row, in characters: where a quotation mark is not closed, the rest of the text would be one cell. */
export const MAX_ROW_LENGTH = 1_048_576
/** Rows and characters that decide what the delimiter is. */
const SAMPLE_ROWS = 20
const SAMPLE_LENGTH = 65_536
/** The first line of files that Excel writes for itself. */
const SEPARATOR_LINE = /^sep=([,;\t|])(?:\r\n|\r|\n|$)/i

const LONGEST_SEPARATOR_LINE = '\ufeffsep=;\r\n'.length

const names: Readonly<Record<Delimiter, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars (|)' }

export interface DelimitedOptions {
  /** Default: found in the first rows. */
  readonly delimiter?: Delimiter | null
}

/** Gives rows as soon as they are whole. Rows without any text are left out. Throws DelimitedError. */
export class DelimitedReader {
  #delimiter: Delimiter | null
  #rest = ''
  #line = 1
  #isFirst = true

  constructor({ delimiter = null }: DelimitedOptions = {}) {
    this.#delimiter = delimiter
  }

  /** `null`: it is not known yet. */
  get delimiter(): Delimiter | null {
    return this.#delimiter
  }

  read(text: string): DelimitedRow[] {
    this.#rest += text
    const isEnough = this.#rest.length >= (this.#delimiter === null ? SAMPLE_LENGTH : LONGEST_SEPARATOR_LINE)
    return this.#isFirst && !isEnough ? [] : this.#rows(false)
  }

  /** What is left at the end of the text. */
  end(): DelimitedRow[] {
    return this.#rows(true)
  }

  #rows(isEnd: boolean): DelimitedRow[] {
    if (this.#isFirst && this.#rest !== '') this.#begin()
    const text = this.#rest
    this.#delimiter ??= findDelimiter(text, isEnd)
    const rows: DelimitedRow[] = []
    let at = 0
    while (at < text.length) {
      const row = readRow(text, at, { delimiter: this.#delimiter, isEnd, line: this.#line })
      if ((row?.next ?? text.length) - at > MAX_ROW_LENGTH)
        throw new DelimitedError(this.#line, `a row has more than ${MAX_ROW_LENGTH} characters. ${UNCLOSED}`)
      if (row === null) break
      if (row.cells.some(cell => cell !== '')) rows.push({ cells: row.cells, line: this.#line })
      this.#line += row.lines
      at = row.next
    }
    this.#rest = text.slice(at)
    return rows
  }

  #begin(): void {
    this.#isFirst = false
    if (this.#rest.charCodeAt(0) === BOM) this.#rest = this.#rest.slice(1)
    const [line, delimiter] = SEPARATOR_LINE.exec(this.#rest) ?? []
    if (line === undefined) return
    this.#rest = this.#rest.slice(line.length)
    this.#line++
    this.#delimiter ??= delimiter as Delimiter
  }
}

const UNCLOSED = 'Perhaps a quotation mark is not closed.'

/**
 * The one with which every one of the first rows fits the header. Throws DelimitedError where several do. Where none does, the only one that
 * divides the header: the row that does not fit is an error when it is read.
 */
function findDelimiter(text: string, isEnd: boolean): Delimiter {
  const samples = delimiters.map(delimiter => ({ delimiter, widths: widthsOf(text, delimiter, isEnd) }))
  const dividing = samples.filter(({ widths: [header] }) => (header?.filled ?? 0) > 1)
  const even = dividing.filter(({ widths }) => isEven(widths))
  const candidates = even.length > 0 ? even : dividing
  const [first, second] = candidates
  if (first && second) {
    const readings = candidates.map(
      ({ delimiter, widths: [header] }) => `${header?.filled} columns divided by ${names[delimiter]}`,
    )
    throw new AmbiguousDelimiter(1, `it can be read as ${readings.join(' and as ')}. Say which of them is right.`)
  }
  return first?.delimiter ?? ','
}

interface Width {
  readonly cells: number
  /** Without empty ones at the end. */
  readonly filled: number
}

function isEven([header, ...rows]: readonly Width[]): boolean {
  const columns = header?.filled ?? 0
  return rows.every(({ cells, filled }) => cells >= columns && filled <= columns)
}

/** Of each of the first rows. */
function widthsOf(text: string, delimiter: Delimiter, isEnd: boolean): Width[] {
  const widths: Width[] = []
  const sample = text.slice(0, SAMPLE_LENGTH)
  const isWhole = isEnd && sample.length === text.length
  try {
    for (let at = 0; at < sample.length && widths.length < SAMPLE_ROWS; ) {
      const row = readRow(sample, at, { delimiter, isEnd: isWhole, line: 1 })
      if (row === null) break
      const filled = row.cells.findLastIndex(cell => cell !== '') + 1
      if (filled > 0) widths.push({ cells: row.cells.length, filled })
      at = row.next
    }
  } catch {
    // What is no row with this delimiter may be one with another: a wrong row is an error when it is read.
  }
  return widths
}

/** Names of columns in their order. Throws DelimitedError for names that are empty or there twice. */
export function headerOf({ cells, line }: DelimitedRow): readonly string[] {
  const header = cells.slice(0, cells.findLastIndex(cell => cell.trim() !== '') + 1).map(cell => cell.trim())
  const known = new Map<string, number>()
  for (const [index, name] of header.entries()) {
    if (name === '') throw new DelimitedError(line, `column ${index + 1} has no name.`)
    const before = known.get(name)
    if (before !== undefined)
      throw new DelimitedError(line, `columns ${before + 1} and ${index + 1} are both called ${quote(name, 80)}.`)
    known.set(name, index)
  }
  return header
}

/** The cells of a row below a header, as many as that has. Throws DelimitedError; empty cells behind the last column are none. */
export function cellsUnder(header: readonly string[], { cells, line }: DelimitedRow): readonly string[] {
  if (cells.length === header.length) return cells
  if (cells.length > header.length && cells.slice(header.length).every(cell => cell === ''))
    return cells.slice(0, header.length)
  const found = `${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}`
  throw new DelimitedError(line, `${found} below a header of ${header.length} columns.`)
}
