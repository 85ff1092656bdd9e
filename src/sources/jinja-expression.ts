// Reads an expression that is Liquid's or Jinja's, and writes it for Liquid; what the two take differently is refused with both.
import { bareFilter, calledFilter, type FilterArguments, liquidFilter } from './jinja-filters.ts'
import { type ExpressionToken, type TokenKind, tokensOf } from './jinja-lexer.ts'
import { FOREIGN, functionCall, methodCall, NO_LIST, sliceRefusal } from './jinja-refusals.ts'
import { TemplateError } from './template-error.ts'

/** VALUE: what is printed or assigned; CONDITION: what is true or false. */
export type ExpressionUse = 'VALUE' | 'CONDITION'

export interface ExpressionScope {
  /** Inside of a loop `loop.index` is Liquid's `forloop.index`. */
  readonly isInLoop: boolean
}

const LITERALS: ReadonlyMap<string, string> = new Map([
  ['True', 'true'],
  ['False', 'false'],
  ['None', 'nil'],
  ['none', 'nil'],
])

const COMPARISONS = new Set(['==', '!=', '>', '<', '>=', '<=', 'contains'])

const LOOP_MEMBERS: ReadonlyMap<string, string> = new Map([
  ['index', 'index'],
  ['index0', 'index0'],
  ['first', 'first'],
  ['last', 'last'],
  ['length', 'length'],
  ['revindex', 'rindex'],
  ['revindex0', 'rindex0'],
])

/** How a filter is written: Jinja's call, Liquid's colon, or a name alone. */
type FilterStyle = 'CALL' | 'COLON' | 'BARE'

interface Operand {
  readonly text: string
  readonly filters: string
  readonly styles: readonly FilterStyle[]
}

/** The whole of a text as one expression of Liquid. Throws TemplateError. */
export function toLiquidExpression(text: string, use: ExpressionUse, scope: ExpressionScope): string {
  const reader = new ExpressionReader(tokensOf(text), scope)
  const expression = reader.expression(use)
  reader.end()
  return expression
}

export class ExpressionReader {
  readonly #tokens: readonly ExpressionToken[]
  readonly #scope: ExpressionScope
  #at = 0

  constructor(tokens: readonly ExpressionToken[], scope: ExpressionScope) {
    this.#tokens = tokens
    this.#scope = scope
  }

  /** Throws where something is left. */
  end(): void {
    if (this.#next.kind !== 'END') throw this.#unexpected()
  }

  /** The name that stands here. */
  name(): string {
    return this.#take('NAME')
  }

  /** Whether the next token is this word or sign; then it is passed. */
  skips(text: string): boolean {
    const { kind } = this.#next
    if ((kind !== 'NAME' && kind !== 'SIGN') || this.#next.text !== text) return false
    this.#at++
    return true
  }

  /** Operands, operators and filters up to what cannot go on. */
  expression(use: ExpressionUse): string {
    const parts: string[] = []
    const operands: Operand[] = []
    const operators: string[] = []
    for (;;) {
      while (this.skips('not')) parts.push('not')
      const operand = this.#operand()
      operands.push(operand)
      parts.push('')
      const operator = this.#operator()
      if (operator === null) break
      operators.push(operator)
      parts.push(operator)
    }
    checkOperators(operators, use)
    const isGrouped = filtersOfOperands(operands, operators.length > 0 || parts[0] === 'not')
    const texts = operands.map(({ text, filters }) =>
      isGrouped && filters !== '' ? `(${text}${filters})` : text + filters,
    )
    return parts.map(part => (part === '' ? texts.shift() : part)).join(' ')
  }

  /** What a loop goes over, with its filters. */
  filtered(): string {
    const { text, filters } = this.#operand()
    return filters === '' ? text : `(${text}${filters})`
  }

  /** A text, a number, a path or an expression in brackets. */
  value(): string {
    const { kind, text } = this.#next
    if (kind === 'TEXT' || kind === 'NUMBER') {
      this.#at++
      return text + this.#members(text)
    }
    if (kind === 'NAME') {
      this.#at++
      if (this.#next.text === '(') throw functionCall(text)
      const root = text === 'loop' && this.#scope.isInLoop ? this.#loop() : text
      const members = this.#members(root)
      return root === text && members === '' ? (LITERALS.get(text) ?? text) : root + members
    }
    if (this.skips('(')) return this.#brackets()
    if (text === '[' && kind === 'SIGN') return this.#computedRoot()
    throw this.#unexpected()
  }

  /** `loop.index` as Liquid calls it; `loop` where it is a request of that name. */
  #loop(): string {
    const member = this.#tokens[this.#at + 1]
    if (this.#next.text !== '.' || !member || ['data', 'status', 'headers'].includes(member.text)) return 'loop'
    const liquid = LOOP_MEMBERS.get(member.text)
    if (!liquid)
      throw new TemplateError(
        `a loop has no ${member.text.slice(0, 40)} here, but ${[...LOOP_MEMBERS.keys()].join(', ')}`,
      )
    this.#at += 2
    return `forloop.${liquid}`
  }

  /** A range, or an expression of its own. */
  #brackets(): string {
    if (this.#next.kind === 'NAME' && this.#next.text === 'not')
      throw new TemplateError('`not` cannot stand first in brackets: write it before them, `not (a or b)`')
    const inner = this.expression('CONDITION')
    if (this.#next.text === ',') throw new TemplateError(NO_LIST)
    const whole = this.skips('..') ? `${inner}..${this.value()}` : inner
    this.#expect(')')
    return `(${whole})`
  }

  /** `[variables.name].data`: a root by its name. */
  #computedRoot(): string {
    this.#at++
    if (this.#next.kind !== 'NAME') throw new TemplateError(NO_LIST)
    const name = this.value()
    if (!this.skips(']') || !/^[.[]$/.test(this.#next.text)) throw new TemplateError(NO_LIST)
    return `[${name}]${this.#members(name)}`
  }

  /** `.name`, `[0]`, `["name"]`; `''`: none. */
  #members(of: string): string {
    let path = ''
    for (;;) {
      const { kind, text, isClose } = this.#next
      if (kind !== 'SIGN' || !isClose) return path
      if (text === '.') {
        this.#at++
        const name = this.#take('NAME', 'NUMBER')
        if (this.#next.text === '(' && this.#next.isClose) throw methodCall(of + path, name)
        path += `.${name}`
      } else if (text === '[') {
        this.#at++
        path += `[${this.#index(of + path)}]`
      } else return path
    }
  }

  #index(of: string): string {
    const isSlice = () => this.#next.text === ':' && this.#next.kind === 'SIGN'
    const first = isSlice() ? null : this.value()
    if (isSlice()) throw sliceRefusal(of, first, this.#tokens.slice(this.#at + 1))
    if (first === null || !this.skips(']')) throw new TemplateError(`${of}[...] takes one name or number`)
    return first
  }

  #operand(): Operand {
    const text = this.value()
    let filters = ''
    const styles: FilterStyle[] = []
    while (this.skips('|')) {
      const name = this.name()
      const [style, liquid] = this.#filter(name)
      styles.push(style)
      filters += ` | ${liquid}`
    }
    return { text, filters, styles }
  }

  #filter(name: string): [FilterStyle, string] {
    if (this.skips('(')) return ['CALL', calledFilter(name, this.#arguments())]
    if (!this.skips(':')) return ['BARE', bareFilter(name)]
    const values: string[] = []
    do {
      if (this.#next.kind === 'END' || this.#next.text === '|') break
      const value = this.value()
      values.push(this.skips(':') ? `${value}: ${this.value()}` : value)
    } while (this.skips(','))
    return ['COLON', [liquidFilter(name), values.join(', ')].filter(it => it !== '').join(': ')]
  }

  #arguments(): FilterArguments {
    const values: string[] = []
    const named = new Map<string, string>()
    while (!this.skips(')')) {
      const value = this.value()
      if (this.skips('=')) named.set(value, this.value())
      else values.push(value)
      if (!this.skips(',') && this.#next.text !== ')')
        throw this.#unexpected('a filter takes values; compute them before, with `{% assign %}`')
    }
    return { values, named }
  }

  /** `null`: the expression ends here. */
  #operator(): string | null {
    const { kind, text } = this.#next
    if (kind === 'END') return null
    if (
      kind === 'SIGN'
        ? COMPARISONS.has(text)
        : kind === 'NAME' && (text === 'and' || text === 'or' || text === 'contains')
    ) {
      this.#at++
      return text
    }
    if (kind === 'NAME' && text === 'not') throw new TemplateError('`x not in list` is `not list contains x`')
    if ((kind === 'SIGN' || kind === 'NAME') && FOREIGN.has(text)) throw this.#unexpected()
    // `a -1` is a subtraction, and no sign of a number.
    if (kind === 'NUMBER' && text.startsWith('-')) throw new TemplateError(FOREIGN.get('-'))
    return null
  }

  get #next(): ExpressionToken {
    return this.#tokens[this.#at] as ExpressionToken
  }

  #take(...kinds: TokenKind[]): string {
    const { kind, text } = this.#next
    if (!kinds.includes(kind)) throw this.#unexpected()
    this.#at++
    return text
  }

  #expect(sign: string): void {
    if (!this.skips(sign)) throw this.#unexpected(`${sign} is missing`)
  }

  #unexpected(otherwise = ''): TemplateError {
    const { kind, text } = this.#next
    const hint = kind === 'SIGN' || kind === 'NAME' ? FOREIGN.get(text) : undefined
    if (hint) return new TemplateError(hint)
    if (otherwise) return new TemplateError(otherwise)
    return new TemplateError(kind === 'END' ? 'a value is missing' : `${text.slice(0, 40)} is not expected there`)
  }
}

/** Order and results of operators, where the languages differ. */
function checkOperators(operators: readonly string[], use: ExpressionUse): void {
  const logical = operators.filter(it => it === 'and' || it === 'or')
  if (logical[0] && use === 'VALUE')
    throw new TemplateError(
      `\`${logical[0]}\` gives true or false in Liquid, and one of its values in Jinja: write \`a | default: b\`, or \`{% if %}\``,
    )
  const and = logical.indexOf('and')
  if (and >= 0 && logical.indexOf('or', and) >= 0)
    throw new TemplateError('`a and b or c` is a and (b or c) in Liquid, (a and b) or c in Jinja: write the brackets')
  if (operators.some((it, index) => COMPARISONS.has(it) && COMPARISONS.has(operators[index + 1] ?? '')))
    throw new TemplateError('comparisons stand alone: `1 < x < 5` is `1 < x and x < 5`')
}

/** Whether filters belong to their operands alone, as in Jinja; in Liquid those at the end are of the whole. */
function filtersOfOperands(operands: readonly Operand[], isComputed: boolean): boolean {
  const last = operands.at(-1)
  if (!isComputed || !last) return false
  const isJinja = operands.slice(0, -1).some(({ filters }) => filters !== '') || last.styles.includes('CALL')
  if (!isJinja && last.styles.length > 0 && !last.styles.includes('COLON'))
    throw new TemplateError(
      'a filter behind operators is of the whole in Liquid, of the last value in Jinja: write the brackets',
    )
  return isJinja
}
