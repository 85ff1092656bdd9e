import { type Decimal, parseDecimal } from './number.ts'
import { addRatios, divideRatios, multiplyRatios, type Ratio, ratioOf, subtractRatios } from './ratio.ts'

/** Longest text of a formula and most different metrics in one. */
export const MAX_FORMULA_LENGTH = 1000
export const MAX_FORMULA_OPERANDS = 10

type FormulaOperator = 'ADD' | 'SUBTRACT' | 'MULTIPLY' | 'DIVIDE'

/** A formula taken apart. `name` is what stood between the brackets: the gateway says whether it is a name or an id. */
export type Formula =
  | { readonly kind: 'NUMBER'; readonly value: Decimal }
  | { readonly kind: 'REFERENCE'; readonly name: string }
  | { readonly kind: 'NEGATE'; readonly operand: Formula }
  | { readonly kind: FormulaOperator; readonly left: Formula; readonly right: Formula }

/** A formula that cannot be read. `position` counts UTF-16 units from 0; the message names it, counting from 1. */
export class FormulaError extends Error {
  readonly position: number

  constructor(position: number, message: string) {
    super(`${message} (at character ${position + 1})`)
    this.name = 'FormulaError'
    this.position = position
  }
}

/** How a metric is written in a formula: `[Users]`. A closing bracket in the name is doubled: `[a]]b]` is `a]b`. */
export function referenceText(name: string): string {
  return `[${name.replaceAll(']', ']]')}]`
}

/** The text of a formula with other brackets around one of its names. */
export function renameReferences(text: string, from: string, to: string): string {
  return text.replace(/\[((?:[^\]]|\]\])*)\]/g, (reference, inner: string) =>
    inner.replaceAll(']]', ']') === from ? referenceText(to) : reference,
  )
}

/**
 * Reads `+ - * / ( )`, unary minus, numbers as `parseDecimal` reads them without a sign, and references `[name]`.
 * `*` and `/` bind closer than `+` and `-`; equals are taken from the left. Throws a FormulaError.
 */
export function parseFormula(text: string): Formula {
  if (text.length > MAX_FORMULA_LENGTH) {
    throw new FormulaError(MAX_FORMULA_LENGTH, `A formula has at most ${MAX_FORMULA_LENGTH} characters`)
  }
  const reader: Reader = { text, index: 0, names: new Set() }
  const formula = readSum(reader)
  if (reader.index < text.length) throw unexpected(reader)
  return formula
}

/** The names a formula refers to, each once, in the order they first appear. */
export function referencesOf(formula: Formula): string[] {
  const names = new Set<string>()
  collectNames(formula, names)
  return [...names]
}

/**
 * The exact value of a formula. `operandOf` gives the aggregate of an operand over the bucket or the period, null when it
 * has no point there. Null when an operand is missing or a divisor is 0.
 */
export function evaluateFormula(formula: Formula, operandOf: (name: string) => Ratio | null): Ratio | null {
  if (formula.kind === 'NUMBER') return ratioOf(formula.value)
  if (formula.kind === 'REFERENCE') return operandOf(formula.name)
  if (formula.kind === 'NEGATE') {
    const value = evaluateFormula(formula.operand, operandOf)
    return value && { numerator: -value.numerator, denominator: value.denominator }
  }
  const left = evaluateFormula(formula.left, operandOf)
  const right = evaluateFormula(formula.right, operandOf)
  if (left === null || right === null) return null
  switch (formula.kind) {
    case 'ADD':
      return addRatios(left, right)
    case 'SUBTRACT':
      return subtractRatios(left, right)
    case 'MULTIPLY':
      return multiplyRatios(left, right)
    case 'DIVIDE':
      return divideRatios(left, right)
  }
}

/**
 * How a formula grows when all its growing operands grow in proportion: 1 like a total, 0 like a ratio of totals or a price,
 * 2 like a product of totals; null where it is none of these (a total plus a constant).
 */
export function growthDegree(formula: Formula, degreeOf: (name: string) => number | null): number | null {
  if (formula.kind === 'NUMBER') return 0
  if (formula.kind === 'REFERENCE') return degreeOf(formula.name)
  if (formula.kind === 'NEGATE') return growthDegree(formula.operand, degreeOf)
  const left = growthDegree(formula.left, degreeOf)
  const right = growthDegree(formula.right, degreeOf)
  if (left === null || right === null) return null
  if (formula.kind === 'MULTIPLY') return left + right
  if (formula.kind === 'DIVIDE') return left - right
  return left === right ? left : null
}

interface Reader {
  readonly text: string
  index: number
  readonly names: Set<string>
}

function readSum(reader: Reader): Formula {
  let left = readProduct(reader)
  for (;;) {
    const kind = take(reader, '+') ? 'ADD' : take(reader, '-') ? 'SUBTRACT' : null
    if (kind === null) return left
    left = { kind, left, right: readProduct(reader) }
  }
}

function readProduct(reader: Reader): Formula {
  let left = readSigned(reader)
  for (;;) {
    const kind = take(reader, '*') ? 'MULTIPLY' : take(reader, '/') ? 'DIVIDE' : null
    if (kind === null) return left
    left = { kind, left, right: readSigned(reader) }
  }
}

function readSigned(reader: Reader): Formula {
  return take(reader, '-') ? { kind: 'NEGATE', operand: readSigned(reader) } : readOperand(reader)
}

function readOperand(reader: Reader): Formula {
  if (take(reader, '(')) {
    const opened = reader.index - 1
    const inner = readSum(reader)
    if (take(reader, ')')) return inner
    if (reader.index < reader.text.length) throw unexpected(reader)
    throw new FormulaError(opened, 'This parenthesis is not closed')
  }
  if (reader.text.charAt(reader.index) === '[') return readReference(reader)
  return readNumber(reader)
}

function readReference(reader: Reader): Formula {
  const { text, index: opened } = reader
  let name = ''
  for (let from = opened + 1; ; ) {
    const close = text.indexOf(']', from)
    if (close < 0) throw new FormulaError(opened, 'This bracket is not closed')
    name += text.slice(from, close)
    if (text.charAt(close + 1) !== ']') {
      reader.index = close + 1
      break
    }
    name += ']'
    from = close + 2
  }
  if (name.trim() === '') throw new FormulaError(opened, 'There is no metric in these brackets')
  reader.names.add(name)
  if (reader.names.size > MAX_FORMULA_OPERANDS) {
    throw new FormulaError(opened, `A formula has at most ${MAX_FORMULA_OPERANDS} metrics`)
  }
  skipBlanks(reader)
  return { kind: 'REFERENCE', name }
}

const numberForm = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y

function readNumber(reader: Reader): Formula {
  numberForm.lastIndex = reader.index
  const digits = numberForm.exec(reader.text)?.[0]
  if (digits === undefined) throw unexpected(reader)
  const value = parseDecimal(digits)
  if (value === null) throw new FormulaError(reader.index, `"${digits.slice(0, 40)}" is not a number that can be used`)
  reader.index += digits.length
  skipBlanks(reader)
  return { kind: 'NUMBER', value }
}

/** Steps over a sign when it is the next thing, blanks on both sides included. */
function take(reader: Reader, sign: string): boolean {
  skipBlanks(reader)
  if (reader.text.charAt(reader.index) !== sign) return false
  reader.index++
  skipBlanks(reader)
  return true
}

function skipBlanks(reader: Reader): void {
  while (' \t\r\n'.includes(reader.text.charAt(reader.index)) && reader.index < reader.text.length) reader.index++
}

function unexpected({ text, index }: Reader): FormulaError {
  if (index >= text.length) return new FormulaError(index, 'The formula ends where a number or a metric is expected')
  return new FormulaError(index, `"${String.fromCodePoint(text.codePointAt(index) ?? 0)}" is not expected here`)
}

function collectNames(formula: Formula, names: Set<string>): void {
  if (formula.kind === 'NUMBER') return
  if (formula.kind === 'REFERENCE') names.add(formula.name)
  else if (formula.kind === 'NEGATE') collectNames(formula.operand, names)
  else {
    collectNames(formula.left, names)
    collectNames(formula.right, names)
  }
}
