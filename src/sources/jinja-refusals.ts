// What Jinja has and Liquid has not, and how it is written for Liquid.
import type { ExpressionToken } from './jinja-lexer.ts'
import { TemplateError } from './template-error.ts'

/** Signs and words of Jinja that Liquid has no operator for, and what to write. */
export const FOREIGN: ReadonlyMap<string, string> = new Map([
  ['=', 'equality is `==`'],
  ['<>', 'inequality is `!=`'],
  ['+', '`a + b` is `a | plus: b`'],
  ['-', '`a - b` is `a | minus: b`'],
  ['*', '`a * b` is `a | times: b`'],
  ['/', '`a / b` is `a | divided_by: 2.0`; by a whole number the result is a whole number'],
  ['//', '`a // b` is `a | divided_by: b | floor`'],
  ['%', '`a % b` is `a | modulo: b`'],
  ['**', 'powers cannot be computed here'],
  ['~', '`a ~ b` is `a | append: b`'],
  ['in', '`x in list` is `list contains x`'],
  ['is', '`x is none` is `x == nil`, `x is defined` is `x != nil`'],
  ['if', '`a if c else b` is `{% if c %}{{ a }}{% else %}{{ b }}{% endif %}`'],
  ['{', 'an object cannot be written in an expression'],
  ['!', 'a condition is denied with `not`'],
  ['&', '`and` stands between conditions'],
])

export const NO_LIST = 'a list cannot be written in an expression: give it in variables, or write `"a,b" | split: ","`'

export function functionCall(name: string): TemplateError {
  if (name === 'range') return new TemplateError('`range(3)` is `(0..2)`')
  return new TemplateError(`there is no function ${name.slice(0, 40)}; dates are \`"now" | date: "%Y-%m-%d"\``)
}

export function methodCall(path: string, name: string): TemplateError {
  const spelling: Readonly<Record<string, string>> = {
    get: `${path}.name`,
    items: `{% for pair in ${path} %}, with pair[0] and pair[1]`,
    keys: `{% for pair in ${path} %}, with pair[0]`,
    values: `{% for pair in ${path} %}, with pair[1]`,
    lower: `${path} | downcase`,
    upper: `${path} | upcase`,
    strip: `${path} | strip`,
    split: `${path} | split: ","`,
    replace: `${path} | replace: "a", "b"`,
    strftime: `${path} | date: "%Y-%m-%d"`,
  }
  const known = Object.hasOwn(spelling, name) ? spelling[name] : undefined
  return new TemplateError(
    `values have no methods; ${name.slice(0, 40)}() is ${known ? `\`${known}\`` : 'a filter, if there is one'}`,
  )
}

/** What `[from:before]` is in Liquid. */
export function sliceRefusal(path: string, from: string | null, rest: readonly ExpressionToken[]): TemplateError {
  const [before] = rest
  const start = from ?? '0'
  const first = /^-?\d+$/.test(start) ? Number(start) : null
  const isOpen = before?.text === ']'
  const length = first === null ? null : isOpen && first < 0 ? -first : isOpen ? 1_000 : Number(before?.text) - first
  const numbers = length !== null && length > 0 ? `${start}, ${length}` : 'start, length'
  return new TemplateError(`a part of a list or a text is \`${path} | slice: ${numbers}\``)
}
