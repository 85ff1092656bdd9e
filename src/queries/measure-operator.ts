// What operators make of their two sides: how long it is, and how long it takes.
import { power } from './measure-number.ts'
import { pairsOfOperator } from './pairs.ts'
import { assertPath, assertPattern } from './pattern.ts'
import { plain, type Size, sumOf } from './size.ts'
import { listOf, nodeAs, stringsOf, type Tree } from './tree.ts'

const matches = new Set(['~', '~*', '!~', '!~*'])

/** Whether the right side of the operator is a regular expression. */
export const isMatch = (name: string) => matches.has(name)

/** Throws QUERY_TOO_COMPLEX for a pattern or a path that could take too long. */
export function measureOperator(name: string, node: Tree, holder: Tree, sizes: readonly Size[]): Size {
  const [left = plain('literal', 0), right = left] = sizes
  const all = sumOf(sizes)
  const { text: _text, ...both } = all as Size & { text?: string }
  switch (name) {
    case '||':
      return { ...both, work: both.work + both.chars }
    case '*':
      return { ...both, digits: left.digits + right.digits, work: both.work + (left.digits * right.digits) / 16 }
    case '/':
    case '%':
      return {
        ...both,
        digits: left.digits + right.digits + 24,
        work: both.work + ((left.digits + right.digits) * right.digits) / 16,
      }
    case '^':
      return power(holder, [node.lexpr, node.rexpr], sizes)
    case '|/':
    case '||/':
      return { ...both, kind: 'float', digits: 330 }
    case '~':
    case '~*':
    case '!~':
    case '!~*':
      if (node.lexpr) assertPattern(patternOf(node.rexpr, right))
      return { ...both, kind: 'other', chars: 5 }
    case '+':
    case '-':
      // A sum is no longer than its parts by more than a digit, or a field of an interval.
      return {
        ...both,
        chars: Math.max(left.chars, right.chars) + 64,
        digits: both.digits + 1,
        work: both.work + pairsOfOperator(name, left, right),
      }
    default: {
      const work = both.work + both.chars / 64 + pairsOfOperator(name, left, right)
      return jsonOperator(name, node, both, sizes) ?? { ...both, chars: Math.max(left.chars, right.chars), work }
    }
  }
}

/** Reads JSON, or searches it by a path; null for other operators. */
function jsonOperator(name: string, node: Tree, both: Size, sizes: readonly Size[]): Size | null {
  const [left = plain('literal', 0), right = left] = sizes
  const work = both.work + left.chars / 64
  switch (name) {
    case '->':
    case '#>':
      return { ...both, kind: left.kind === 'literal' ? 'json' : left.kind, chars: left.chars, work }
    case '->>':
    case '#>>':
      return { ...both, kind: 'text', chars: left.chars, digits: 0, work }
    case '@@':
    case '@?':
      assertPath(right)
      // Of a text it would be the search for words.
      node.lexpr = { TypeCast: { arg: node.lexpr, typeName: { names: [{ String: { sval: 'jsonb' } }], typemod: -1 } } }
      return { ...both, kind: 'other', chars: 5 }
    default:
      return null
  }
}

/** `SIMILAR TO` hands on what it makes of its pattern. */
function patternOf(value: unknown, size: Size): Size {
  const call = nodeAs(value, 'FuncCall')
  if (stringsOf(call?.funcname).at(-1) !== 'similar_to_escape') return size
  const text = nodeAs(listOf(call?.args)[0], 'A_Const')?.sval as Tree | undefined
  return { ...size, text: String(text?.sval ?? '') }
}
