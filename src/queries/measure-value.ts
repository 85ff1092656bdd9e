// The sizes of what is not computed: stored columns, literals and variables.
import { digitsOf, plain, type Size, sizeLimits, tooComplex } from './size.ts'
import type { Tree } from './tree.ts'

/** Characters of stored texts and JSON: a little more than what is taken (events/event.ts). */
const STORED_TEXT = 10_000
export const STORED_JSON = 50_000
/** Of a stored column, by its type, or as long as it says. */
export function storedSize(type: string | undefined, chars?: number): Size {
  const size = sizeOfType(type)
  return chars === undefined ? size : { ...size, chars }
}

function sizeOfType(type: string | undefined): Size {
  switch (type) {
    case 'json':
      return plain('json', STORED_JSON)
    case 'number':
      return plain('numeric', 700)
    case 'integer':
      return plain('int')
    case 'date':
    case 'datetime':
    case 'boolean':
      return plain('other')
    case 'string':
      return plain('text', STORED_TEXT)
    default:
      return plain('other', STORED_TEXT)
  }
}

/** Of a text that is written, or of a variable. Throws QUERY_TOO_COMPLEX. */
export function literal(text: string): Size {
  const digits = digitsOf(text)
  if (digits > sizeLimits.writtenDigits)
    throw tooComplex(
      `A number has at most ${sizeLimits.writtenDigits} digits, with those that its exponent stands for.`,
    )
  return { kind: 'literal', chars: text.length, digits, nodes: 1, work: 0, text }
}

export function constantSize(node: Tree): Size {
  if (node.sval) return literal(String((node.sval as Tree).sval ?? ''))
  if (node.fval) return { ...literal(String((node.fval as Tree).fval)), kind: 'numeric' }
  if (node.ival) return { ...literal(String((node.ival as Tree).ival ?? 0)), kind: 'int' }
  if (node.bsval) return plain('other', String((node.bsval as Tree).bsval ?? '').length)
  return node.isnull === true ? plain('literal', 4) : plain('other')
}
