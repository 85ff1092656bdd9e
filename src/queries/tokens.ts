// PostgreSQL's own scanner, with places in UTF-16 units as JavaScript counts them.
import { loadModule, scanSync } from 'libpg-query'
import { AppError } from '../base/errors.ts'

export interface Token {
  readonly text: string
  readonly start: number
  readonly end: number
  /** IDENT, SCONST, PARAM, SQL_COMMENT, C_COMMENT ...; UNKNOWN for keywords and operators. */
  readonly kind: string
  readonly keyword: boolean
}

export const MAX_SQL_BYTES = 16_384
export const MAX_TOKENS = 4_000
const MAX_NESTING = 100

/** Loads the parser (WebAssembly); before it nothing here can be called. */
export const loadParser = loadModule

export function sqlError(message: string): AppError {
  return new AppError('BAD_USER_INPUT', message, { fields: { query: [message] } })
}

/** Throws BAD_USER_INPUT for a text that cannot be SQL or is beyond a limit. */
export function tokensOf(text: string): Token[] {
  // The parser stops at NUL, so what follows it would never be checked.
  if (text.includes('\0')) throw sqlError('SQL cannot hold a NUL character.')
  if (!text.isWellFormed()) throw sqlError('SQL cannot hold half of a surrogate pair.')
  if (Buffer.byteLength(text) > MAX_SQL_BYTES) throw sqlError(`SQL is at most ${MAX_SQL_BYTES} bytes long.`)
  if (text.trim() === '') throw sqlError('The query is empty.')
  const scanned = scan(text)
  if (scanned.length > MAX_TOKENS) throw sqlError(`SQL has at most ${MAX_TOKENS} words and signs.`)
  const index = createOffsets(text)
  let depth = 0
  return scanned.map(token => {
    if (token.text === '(' || token.text === '[') depth++
    if (token.text === ')' || token.text === ']') depth--
    if (depth > MAX_NESTING) throw sqlError(`SQL is nested at most ${MAX_NESTING} deep.`)
    const start = index(token.start)
    const end = index(token.end)
    return {
      text: text.slice(start, end),
      start,
      end,
      kind: token.tokenName,
      keyword: token.keywordName !== 'NO_KEYWORD',
    }
  })
}

function scan(text: string) {
  try {
    return scanSync(text).tokens
  } catch {
    throw sqlError('The SQL cannot be read: a quote or a comment is not closed.')
  }
}

/** From byte offsets in UTF-8 to offsets in the string. Asked in rising order within one text. */
export function createOffsets(text: string): (byte: number) => number {
  if (Buffer.byteLength(text) === text.length) return byte => byte
  const offsets: number[] = []
  let at = 0
  for (const point of text) {
    const bytes = Buffer.byteLength(point)
    for (let i = 0; i < bytes; i++) offsets.push(at)
    at += point.length
  }
  offsets.push(at)
  return byte => offsets[byte] ?? at
}

export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The text with each stretch replaced; edits do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = ''
  let at = 0
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return result + text.slice(at)
}
