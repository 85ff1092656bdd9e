// What is wrong with a JSON text, and where.

export const BOM = 0xfeff

export class JsonSyntaxError extends Error {
  /** Index in UTF-16 code units in the text as given. */
  readonly position: number
  /** Both count from 1; a byte order mark takes no column. */
  readonly line: number
  readonly column: number

  constructor(problem: string, text: string, position: number) {
    let start = text.charCodeAt(0) === BOM ? 1 : 0
    let line = 1
    for (let end = text.indexOf('\n', start); end >= 0 && end < position; end = text.indexOf('\n', start)) {
      start = end + 1
      line++
    }
    const column = position - start + 1
    super(`${problem} at line ${line}, column ${column}.`)
    this.name = 'JsonSyntaxError'
    this.position = position
    this.line = line
    this.column = column
  }
}

/** A text that is larger than its reader takes: nothing behind this place was read. The message may be shown to the sender. */
export class JsonLimitError extends JsonSyntaxError {
  readonly limit: keyof JsonLimits
  /** How many arrays and objects are open there: 2 for the list in `{"data":[...]}`. */
  readonly depth: number

  constructor(limit: keyof JsonLimits, problem: string, text: string, at: { position: number; depth: number }) {
    super(problem, text, at.position)
    this.name = 'JsonLimitError'
    this.limit = limit
    this.depth = at.depth
  }
}

export interface JsonLimits {
  /** Nested arrays and objects: 1,000 at most. Default: 64. */
  readonly maxDepth?: number
  /** Items of one array. */
  readonly maxItems?: number
  /** Members of one object, with those that are written twice. */
  readonly maxMembers?: number
  /** Values in all: texts, numbers, arrays, objects ... */
  readonly maxValues?: number
  /** For each NaN, Infinity and -Infinity, as Python writes them: they are null then. Without it they are refused. */
  readonly onNonFinite?: () => void
}

/** A character for a message; `undefined`: the text ended. */
export function nameOf(codePoint: number | undefined): string {
  if (codePoint === undefined) return 'the end of the text'
  const character = String.fromCodePoint(codePoint)
  return /[\p{C}\p{Z}]/u.test(character)
    ? `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
    : `"${character}"`
}
