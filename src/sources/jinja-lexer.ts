// Templates in their pieces: text, expressions, tags and comments; and expressions in tokens.
import { TemplateError } from './template-error.ts'

export type Piece =
  | { readonly kind: 'TEXT'; readonly source: string }
  | { readonly kind: 'COMMENT'; readonly source: string }
  | { readonly kind: 'OUTPUT' | 'TAG'; readonly source: string; readonly content: string }

/** Where the pieces of a template begin and end, as the library finds them; and `{# #}`, which it does not know. */
export function* piecesOf(text: string): Generator<Piece> {
  let at = 0
  let hasComments = true
  const opening = /\{\{|\{%|\{#/g
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    const start = found.index
    // Where one comment does not end, none does.
    const before = found[0] === '{#' && !hasComments ? -1 : endOf(found[0], text, start)
    if (before < 0) {
      // A comment that never ends is text; of the others the library says what is missing.
      if (found[0] !== '{#') break
      hasComments = false
      continue
    }
    if (start > at) yield { kind: 'TEXT', source: text.slice(at, start) }
    const source = text.slice(start, before)
    if (found[0] === '{#') yield { kind: 'COMMENT', source }
    else
      yield { kind: found[0] === '{{' ? 'OUTPUT' : 'TAG', source, content: source.slice(2, -2).replace(/^-|-$/g, '') }
    at = before
    opening.lastIndex = before
  }
  if (at < text.length) yield { kind: 'TEXT', source: text.slice(at) }
}

/** Behind the end of a piece; -1: it has none. Quotes count in expressions alone. */
function endOf(opening: string, text: string, start: number): number {
  if (opening === '{{') {
    const closing = /"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|\}\}/gs
    closing.lastIndex = start + 2
    for (let found = closing.exec(text); found; found = closing.exec(text))
      if (found[0] === '}}') return closing.lastIndex
    return -1
  }
  const at = text.indexOf(opening === '{%' ? '%}' : '#}', start + 2)
  return at < 0 ? -1 : at + 2
}

export type TokenKind = 'TEXT' | 'NUMBER' | 'NAME' | 'SIGN' | 'END'

export interface ExpressionToken {
  readonly kind: TokenKind
  readonly text: string
  /** Nothing stands between it and the token before. */
  readonly isClose: boolean
}

const TOKEN =
  /\s*(?:("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|(-?\d+(?:\.(?!\.)\d*)?(?![\w-]))|([\w\u0080-\uffff][\w?\u0080-\uffff-]*)|(==|!=|<>|>=|<=|\*\*|\/\/|\.\.|\S))/gy

/** Throws TemplateError for a text without its end. The last token is END. */
export function tokensOf(expression: string): ExpressionToken[] {
  const tokens: ExpressionToken[] = []
  const trimmed = expression.trimEnd()
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < trimmed.length) {
    const from = TOKEN.lastIndex
    const [whole = '', text, number, name, sign] = TOKEN.exec(trimmed) ?? []
    if (sign === '"' || sign === "'") throw new TemplateError('a text has no closing quote')
    const kind = text !== undefined ? 'TEXT' : number !== undefined ? 'NUMBER' : name !== undefined ? 'NAME' : 'SIGN'
    const token = text ?? number ?? name ?? sign ?? ''
    tokens.push({ kind, text: token, isClose: from > 0 && whole.length === token.length })
  }
  return [...tokens, { kind: 'END', text: '', isClose: false }]
}
