// What stands around a variable says how it is bound: as one list for ANY, without items in IN, as a text where it is only compared with NULL.
import type { Token } from './tokens.ts'

/** How a variable stands at its place; `start` and `end`: what of the text is replaced. */
export type VariablePlace =
  /** `= ANY (@{list})` or ALL: one parameter holds the whole list. */
  | { readonly kind: 'LIST'; readonly start: number; readonly end: number }
  /** `IN (@{list})`, or `NOT IN (@{list})`, alone in the brackets: with the whole list it can be written as ANY or ALL. */
  | { readonly kind: 'IN'; readonly isNot: boolean; readonly start: number; readonly end: number }
  /** `@{x} IS NULL` gives a value no type. */
  | { readonly kind: 'IS'; readonly start: number; readonly end: number }
  | { readonly kind: 'VALUE'; readonly start: number; readonly end: number }

const LIST_WORDS = new Set(['any', 'all', 'some'])

/** After these a bracket opens an expression. */
const AROUND = new Set(['where', 'and', 'or', 'not', 'on', 'when', 'then', 'else', 'select', 'having', 'case'])

const wordOf = (token: Token | undefined) => (token?.kind.endsWith('COMMENT') ? '' : (token?.text.toLowerCase() ?? ''))

/** `tokens` without comments; `index`: that of the `{` of a variable, after an operator that ends with its `@`. */
export function placeOfVariable(tokens: readonly Token[], index: number): VariablePlace {
  const [at, open, close] = [tokens[index - 1], tokens[index], tokens[index + 2]]
  const whole = { start: (open?.start ?? 1) - 1, end: close?.end ?? 0 }
  const [before, opening, closing, after] = [tokens[index - 3], tokens[index - 2], tokens[index + 3], tokens[index + 4]]
  const isAlone = at?.text === '@' && opening?.text === '(' && closing?.text === ')'
  if (isAlone && before && LIST_WORDS.has(wordOf(before))) return { kind: 'LIST', ...whole }
  if (isAlone && before && wordOf(before) === 'in') {
    const not = tokens[index - 4]
    const isNot = wordOf(not) === 'not'
    return { kind: 'IN', isNot, start: (isNot && not ? not : before).start, end: closing.end }
  }
  const isNull = (from: number) =>
    wordOf(tokens[from]) === 'is' &&
    (wordOf(tokens[from + 1]) === 'null' || (wordOf(tokens[from + 1]) === 'not' && wordOf(tokens[from + 2]) === 'null'))
  // In brackets of its own, too, which are not those of a function.
  const isBracketed =
    isAlone && after && !(before?.kind === 'IDENT' || (before?.keyword && !AROUND.has(wordOf(before))))
  if (isNull(index + 3) || (isBracketed && isNull(index + 4))) return { kind: 'IS', ...whole }
  return { kind: 'VALUE', ...whole }
}
