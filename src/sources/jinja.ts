// Templates as people write them for Jinja, in the words of Liquid. What Liquid alone has stays as it is; what both have and take
// differently is refused with both readings (docs/adr/0118-jinja-is-read-or-refused.md).
import { ExpressionReader, type ExpressionScope, toLiquidExpression } from './jinja-expression.ts'
import { type Piece, piecesOf, tokensOf } from './jinja-lexer.ts'
import { TemplateError } from './template-error.ts'

/** The filter that looks at what a condition depends on; see template-values.ts. */
export const CONDITION_FILTER = '_condition'

/** Tags that Jinja has and Liquid has not. */
const FOREIGN_TAGS: ReadonlyMap<string, string> = new Map([
  ['block', 'templates do not extend each other'],
  ['call', 'there are no macros'],
  ['do', 'write `{% assign %}`'],
  ['extends', 'templates do not extend each other'],
  ['filter', 'write `{% capture x %}...{% endcapture %}{{ x | upcase }}`'],
  ['from', 'templates stand alone'],
  ['import', 'templates stand alone'],
  ['include', 'templates stand alone'],
  ['macro', 'there are no macros'],
  ['with', 'write `{% assign %}`'],
])

/** Writes one template for Liquid. Throws TemplateError. */
export function toLiquid(text: string): string {
  if (!text.includes('{')) return text
  const writer = new LiquidWriter()
  let liquid = ''
  for (const piece of piecesOf(text)) liquid += writer.write(piece)
  return liquid
}

/** Tags whose content is not read, until the one that ends them. */
const LITERAL = ['raw', 'comment']

class LiquidWriter {
  /** Of loops. */
  #depth = 0
  #literal: string | null = null

  write(piece: Piece): string {
    if (piece.kind === 'TEXT') return piece.source
    if (piece.kind === 'COMMENT') return this.#literal === null ? '' : piece.source
    const [name = ''] = /^\w*/.exec(piece.content.trimStart()) ?? []
    if (this.#literal !== null) {
      if (piece.kind === 'TAG' && name === `end${this.#literal}`) this.#literal = null
      return piece.source
    }
    if (piece.kind === 'OUTPUT') return rewritten(piece, this.#expression(piece.content, 'VALUE'))
    return this.#tag(piece, name, piece.content.trimStart().slice(name.length))
  }

  #tag(piece: Piece & { readonly content: string }, name: string, rest: string): string {
    const tag = (liquid: string) => rewritten(piece, liquid)
    switch (name) {
      case 'raw':
      case 'comment':
        this.#literal = LITERAL.find(it => it === name) ?? null
        return piece.source
      case 'if':
      case 'unless':
      case 'elsif':
      case 'elif':
        return tag(`${name === 'elif' ? 'elsif' : name} ${this.#expression(rest, 'CONDITION')} | ${CONDITION_FILTER}`)
      case 'for':
        this.#depth++
        return tag(`for ${this.#loop(rest)}`)
      case 'endfor':
        this.#depth = Math.max(0, this.#depth - 1)
        return piece.source
      case 'set':
      case 'assign':
        return tag(this.#assignment(name, rest))
      case 'case':
        return tag(`case ${this.#expression(rest, 'VALUE')}`)
      case 'when':
        return tag(`when ${this.#values(rest)}`)
      case 'endset':
        return tag('endcapture')
      default: {
        const hint = FOREIGN_TAGS.get(name)
        if (hint) throw new TemplateError(`there is no tag ${name}: ${hint}`)
        return piece.source
      }
    }
  }

  get #scope(): ExpressionScope {
    return { isInLoop: this.#depth > 0 }
  }

  #expression(text: string, use: 'VALUE' | 'CONDITION'): string {
    return toLiquidExpression(text, use, this.#scope)
  }

  /** `'a', 'b'` and `'a' or 'b'`. */
  #values(text: string): string {
    const reader = new ExpressionReader(tokensOf(text), this.#scope)
    const values = [reader.value()]
    while (reader.skips(',') || reader.skips('or')) values.push(reader.value())
    reader.end()
    return values.join(', ')
  }

  #loop(text: string): string {
    // What a loop goes over is outside of it.
    const reader = new ExpressionReader(tokensOf(text), { isInLoop: this.#depth > 1 })
    const name = reader.name()
    if (reader.skips(','))
      throw new TemplateError('a loop has one name: `{% for pair in x %}`, with `pair[0]` and `pair[1]` for an object')
    if (!reader.skips('in')) throw new TemplateError('a loop is `{% for x in list %}`')
    let loop = `${name} in ${reader.filtered()}`
    for (;;) {
      if (reader.skips('reversed')) loop += ' reversed'
      else if (reader.skips('if'))
        throw new TemplateError('a condition stands in the loop: `{% for x in list %}{% if x.on %}`')
      else if (reader.skips('recursive')) throw new TemplateError('loops do not call themselves')
      else {
        const option = ['limit', 'offset'].find(it => reader.skips(it))
        if (!option) break
        if (!reader.skips(':')) throw new TemplateError(`a loop takes \`${option}: 3\``)
        loop += ` ${option}: ${reader.value()}`
      }
      reader.skips(',')
    }
    reader.end()
    return loop
  }

  /** `{% set x = 1 %}`, and `{% set x %}` up to `{% endset %}`. */
  #assignment(tag: string, text: string): string {
    if (tag === 'set' && this.#depth > 0)
      throw new TemplateError(
        'what is set in a loop ends with it in Jinja, and goes on in Liquid: write `{% assign %}`',
      )
    const [, name, equals, value = ''] = /^\s*([\w-]+)\s*(=)?([\s\S]*)$/.exec(text) ?? []
    if (name && equals) return `assign ${name} = ${this.#expression(value, 'VALUE')}`
    if (tag === 'assign' || !name || value.trim() !== '')
      throw new TemplateError('one name gets one value: `{% assign x = 1 %}`')
    return `capture ${name}`
  }
}

/** With the blanks that its dashes take away. */
function rewritten({ source }: Piece, content: string): string {
  const left = source[2] === '-' ? '-' : ''
  const right = source.at(-3) === '-' && source.length > 5 ? '-' : ''
  return `${source.slice(0, 2)}${left} ${content} ${right}${source.slice(-2)}`
}
