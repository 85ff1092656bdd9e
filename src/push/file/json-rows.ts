import { MAX_ROW_LENGTH } from '../../base/delimited-text.ts'
import { JsonLimitError, JsonSyntaxError } from '../../base/json-errors.ts'
import { JsonNumber, type JsonValue, readJson, toPlain } from '../../base/json-text.ts'
import { quoteJson } from '../../base/quote.ts'
import { type FileDimensions, isDimension, namedIssue } from './file-dimensions.ts'
import { emptyFile, FileError } from './file-error.ts'
import type { FileAdvice } from './file-format.ts'
import type { FileCell, FileRecord, RecordReader } from './file-record.ts'

const LIST = "it is a list: write one object a line (jq -c '.[]' makes them of a list)."

/** Rows of NDJSON: one object a line. */
export class JsonRows implements RecordReader {
  /** `null`: the first name of the first object that is no dimension. */
  #keyColumn: string | null
  readonly #dimensions: FileDimensions
  readonly #advice: FileAdvice
  /** Names that were there, and whether they are of dimensions. */
  readonly #columns = new Map<string, boolean>()
  #rest = ''
  #line = 0

  constructor(keyColumn: string | null, dimensions: FileDimensions, advice: FileAdvice) {
    this.#keyColumn = keyColumn
    this.#dimensions = dimensions
    this.#advice = advice
  }

  read(text: string): readonly FileRecord[] {
    this.#rest += text
    // What ends in CR may go on with LF.
    const isOpen = this.#rest.endsWith('\r')
    const lines = (isOpen ? this.#rest.slice(0, -1) : this.#rest).split(/\r\n|\r|\n/)
    this.#rest = (lines.pop() ?? '') + (isOpen ? '\r' : '')
    if (this.#rest.length > MAX_ROW_LENGTH) throw this.#error(`a line has more than ${MAX_ROW_LENGTH} characters.`, 1)
    return lines.flatMap(line => this.#toRecords(line))
  }

  end(): readonly FileRecord[] {
    const records = this.#toRecords(this.#rest)
    if (this.#keyColumn === null) throw emptyFile()
    const issue = namedIssue([...this.#columns.keys()], this.#dimensions, this.#advice)
    if (issue !== null) throw new FileError({ line: null, column: null, message: issue })
    return records
  }

  #toRecords(line: string): FileRecord[] {
    this.#line++
    if (line.trim() === '') return []
    const object = this.#toObject(line)
    this.#keyColumn ??= [...object.keys()].find(name => !this.#isDimension(name)) ?? ''
    const key = object.get(this.#keyColumn) ?? null
    const isText = typeof key === 'string' || key instanceof JsonNumber
    if (key !== null && !isText)
      throw this.#error(`the key is ${quoteJson(toPlain(key))}, and has to be a text or a number.`)
    const cells = [...object].filter(([name, value]) => name !== this.#keyColumn && value !== null)
    return [
      {
        line: this.#line,
        keyColumn: this.#keyColumn,
        key: isText ? String(key) : null,
        cells: cells.map(([name, value]) => (this.#isDimension(name) ? toWord(name, value) : toCell(name, value))),
      },
    ]
  }

  #isDimension(name: string): boolean {
    let isOne = this.#columns.get(name)
    if (isOne === undefined) {
      isOne = isDimension(name, this.#dimensions)
      this.#columns.set(name, isOne)
    }
    return isOne
  }

  #toObject(line: string): Map<string, JsonValue> {
    if (line.trimStart().startsWith('[')) throw this.#error(LIST)
    try {
      const value = readJson(line)
      if (!(value instanceof Map)) throw this.#error('it is not an object, such as {"date":"2026-11-20","Users":28}.')
      // A name that is there twice has lost its first value by now.
      if (![...value.values()].some(isNested)) readJson(line, { maxMembers: value.size })
      return value
    } catch (error) {
      if (error instanceof JsonLimitError) throw this.#error('a name is there twice.')
      if (!(error instanceof JsonSyntaxError)) throw error
      const problem = error.message.replace(` at line ${error.line}, column ${error.column}.`, '')
      throw this.#error(`it is not one object of JSON. ${problem} at character ${error.column}.`)
    }
  }

  #error(message: string, ahead = 0): FileError {
    return new FileError({ line: this.#line + ahead, column: null, message })
  }
}

const isNested = (value: JsonValue) => typeof value === 'object' && value !== null && !(value instanceof JsonNumber)

function toCell(column: string, value: JsonValue): FileCell {
  if (value instanceof JsonNumber) return { column, text: value.source, isNumber: true }
  if (typeof value === 'string') return { column, text: value }
  return { column, text: '', issue: `${quoteJson(toPlain(value))} is not a number.` }
}

/** Numbers as they are written, booleans as words. */
function toWord(column: string, value: JsonValue): FileCell {
  if (value instanceof JsonNumber) return { column, text: value.source, isDimension: true }
  if (typeof value === 'string' || typeof value === 'boolean') return { column, text: String(value), isDimension: true }
  return { column, text: '', isDimension: true, issue: `${quoteJson(toPlain(value))} is not a text.` }
}
