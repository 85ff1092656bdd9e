// One row of delimited text (CSV and its kin): where it ends, and what its cells are.

/** What is wrong with delimited text, and in which line. The message may be shown to the sender. */
export class DelimitedError extends Error {
  /** Counts from 1. */
  readonly line: number
  /** The message without its line. */
  readonly problem: string

  constructor(line: number, problem: string) {
    super(`Line ${line}: ${problem}`)
    this.name = 'DelimitedError'
    this.line = line
    this.problem = problem
  }
}

/** The text can be read with one delimiter and with another. */
export class AmbiguousDelimiter extends DelimitedError {}

export interface DelimitedRow {
  /** In the order of the text, however columns are called. */
  readonly cells: readonly string[]
  /** Where it begins, counted from 1; a cell with line breaks takes several. */
  readonly line: number
}

export interface RowEnd {
  readonly cells: readonly string[]
  /** Behind its line end. */
  readonly next: number
  /** How many lines it took. */
  readonly lines: number
}

interface CellEnd {
  readonly value: string
  /** Of the delimiter, of the line end, or of the end of the text. */
  readonly at: number
  readonly breaks: number
}

export interface RowRules {
  /** One character. */
  readonly delimiter: string
  /** Nothing follows the text. */
  readonly isEnd: boolean
  /** Of the row, for messages. */
  readonly line: number
}

const QUOTE = '"'
const LF = 0x0a
const CR = 0x0d
const SPACE = 0x20
const TAB = 0x09

/**
 * Reads the row that begins at `start`: quotes as in RFC 4180, a line end of any kind, blanks around cells left out unless they are quoted.
 * `null`: more of the text has to be there to know its end. Throws DelimitedError.
 */
export function readRow(text: string, start: number, rules: RowRules): RowEnd | null {
  const cells: string[] = []
  let lines = 1
  for (let at = start; ; at++) {
    const cell = readCell(text, at, { ...rules, line: rules.line + lines - 1 })
    if (cell === null) return null
    cells.push(cell.value)
    lines += cell.breaks
    at = cell.at
    if (text[at] === rules.delimiter) continue
    const next = behindLineEnd(text, at, rules.isEnd)
    return next === null ? null : { cells, next, lines }
  }
}

/** `null`: the line end may go on. */
function behindLineEnd(text: string, at: number, isEnd: boolean): number | null {
  if (at >= text.length) return isEnd ? text.length : null
  if (text.charCodeAt(at) !== CR) return at + 1
  if (at + 1 >= text.length && !isEnd) return null
  return text.charCodeAt(at + 1) === LF ? at + 2 : at + 1
}

function readCell(text: string, start: number, rules: RowRules): CellEnd | null {
  const first = skipBlanks(text, start, rules.delimiter)
  if (text[first] === QUOTE) return readQuoted(text, first, rules)
  const code = rules.delimiter.charCodeAt(0)
  let at = first
  for (; at < text.length; at++) {
    const here = text.charCodeAt(at)
    if (here === code || here === LF || here === CR) break
  }
  if (at >= text.length && !rules.isEnd) return null
  return { value: text.slice(first, at).trim(), at, breaks: 0 }
}

function readQuoted(text: string, opening: number, { delimiter, isEnd, line }: RowRules): CellEnd | null {
  let value = ''
  let from = opening + 1
  for (;;) {
    const closing = text.indexOf(QUOTE, from)
    if (closing < 0) {
      if (isEnd) throw new DelimitedError(line, 'a cell begins with a quotation mark, and none closes it.')
      return null
    }
    value += text.slice(from, closing)
    from = closing + 1
    if (from >= text.length && !isEnd) return null
    if (text[from] !== QUOTE) break
    value += QUOTE
    from++
  }
  const at = skipBlanks(text, from, delimiter)
  if (at >= text.length && !isEnd) return null
  const breaks = value.match(/\r\n|\r|\n/g)?.length ?? 0
  if (at >= text.length || text[at] === delimiter || isLineEnd(text.charCodeAt(at))) return { value, at, breaks }
  const problem = 'text follows the quotation mark that closes a cell; a quotation mark inside of one is written twice.'
  throw new DelimitedError(line + breaks, problem)
}

const isLineEnd = (code: number) => code === LF || code === CR

function skipBlanks(text: string, start: number, delimiter: string): number {
  let at = start
  for (;;) {
    const code = text.charCodeAt(at)
    if (code !== SPACE && (code !== TAB || delimiter === '\t')) return at
    at++
  }
}
