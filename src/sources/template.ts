// What the gateway itself does with templates: it reads them, and fills in those that are nothing but texts and plain paths.
import { type Liquid, Output, type Template, TokenKind, TypeGuards } from 'liquidjs'
import { LRUCache } from 'lru-cache'
import { jsonLength } from '../base/json-size.ts'
import { Turn } from '../base/turn.ts'
import { HIDDEN } from './redact.ts'
import {
  createLiquid,
  encode,
  isNestedTooDeep,
  nestedTooDeep,
  noValue,
  onlyOutput,
  parseTemplate,
  reworded,
  type Scope,
  TemplateError,
  type TemplateMode,
  toText,
} from './template-engine.ts'

export { type Scope, TemplateError, toText } from './template-engine.ts'

/** What templates of one request may make in all, in characters. */
export const MAX_FILLED_LENGTH = 1_048_576
/** What is remembered of templates, in characters and in parts of 100 each. */
const MAX_REMEMBERED = 8_000_000
/** A template of more parts is rendered like one that computes. */
const MAX_PARTS = 100

/** Words that are no names of requests. */
export const RESERVED_ROOTS = ['secrets', 'variables'] as const
/** Other names of variables, where no request is called so: `params.x`, and `webhook.parameters.x`. */
export type VariablesAlias = 'params' | 'webhook'
/** `['login', 'data', 'token']`; a part that is itself computed is not a string. */
export type Reference = readonly unknown[]

/** A text as it is, or the names and indexes of a path. */
type Part = string | readonly (string | number)[]

interface ParsedTemplate {
  readonly references: readonly Reference[]
  /** `null`: it computes, so that another process has to render it. */
  readonly parts: readonly Part[] | null
  /** It is one path and nothing else. */
  readonly isOnePath: boolean
}

/** Templates by their texts. A text that holds none is a template of itself. */
export class Templates {
  readonly #liquid: Liquid = createLiquid(Date.now)
  readonly #readings = new LRUCache<string, ParsedTemplate>({ maxSize: MAX_REMEMBERED })

  /** Throws TemplateError for a text that cannot be read. */
  check(text: string): void {
    this.#read(text)
  }

  /** What a template names, each once. Throws TemplateError. */
  references(text: string): readonly Reference[] {
    return isTemplate(text) ? this.#read(text).references : []
  }

  /** Reads what is not known yet, with other work in between. What cannot be read is left to the caller that asks for it. */
  async learn(texts: Iterable<string>): Promise<void> {
    const turn = new Turn()
    for (const text of texts) {
      if (!isTemplate(text) || this.#readings.has(text)) continue
      try {
        this.#read(text)
      } catch {}
      if (turn.isOver()) await turn.next()
    }
  }

  /** Whether `fill` can fill it in: there are only paths in it, no filter, no tag and no operator. */
  isPlain(text: string): boolean {
    return !isTemplate(text) || this.#read(text).parts !== null
  }

  /**
   * A plain template with its values, of at most `most` characters before they are encoded; `[redacted]` for paths that are hidden.
   * Throws TemplateError.
   */
  fill(text: string, mode: TemplateMode, scope: Scope, most: number, isHidden?: (path: Reference) => boolean): unknown {
    if (!isTemplate(text)) return text
    const { parts, isOnePath } = this.#read(text)
    if (parts === null) throw new Error('a template that computes is no plain one')
    let left = most
    const values = parts.map(part => {
      const value = typeof part === 'string' ? part : isHidden?.(part) ? HIDDEN : valueAt(part, scope, text)
      left -= jsonLength(value, left)
      if (left < 0) throw tooLong()
      return value
    })
    if (mode === 'VALUE' && isOnePath) return values[0]
    const print = mode === 'URL' ? encode : toText
    return reworded(text, () =>
      values.map((value, at) => (typeof parts[at] === 'string' ? value : print(value))).join(''),
    )
  }

  #read(text: string): ParsedTemplate {
    const known = this.#readings.get(text)
    if (known) return known
    if (isNestedTooDeep(text)) throw nestedTooDeep(text)
    const reading = reworded(text, () => {
      const templates = parseTemplate(this.#liquid, text)
      const parts = templates.length > MAX_PARTS ? null : partsOf(templates)
      return {
        references: this.#liquid.globalVariableSegmentsSync(templates) as readonly Reference[],
        parts,
        isOnePath: parts !== null && onlyOutput(templates) !== null,
      }
    })
    const size = text.length + 100 * (1 + segmentsIn(reading.references) + (reading.parts?.length ?? 0))
    this.#readings.set(text, reading, { size })
    return reading
  }
}

/** With those of references inside of references. */
function segmentsIn(references: Reference): number {
  let count = 0
  for (const segment of references) count += 1 + (Array.isArray(segment) ? segmentsIn(segment) : 0)
  return count
}

export const tooLong = () =>
  new TemplateError(`The templates of the request make more than ${MAX_FILLED_LENGTH} characters.`)

export const isTemplate = (text: string) => text.includes('{{') || text.includes('{%') || text.includes('{#')

/** `null`: a template computes. */
function partsOf(templates: readonly Template[]): Part[] | null {
  const parts: Part[] = []
  for (const template of templates) {
    const part = template instanceof Output ? pathOf(template) : literalOf(template)
    if (part === null) return null
    parts.push(part)
  }
  return parts
}

/** Only text between templates has a `str`. */
function literalOf(template: Template): string | null {
  const { str } = template as { str?: unknown }
  return template.token.kind === TokenKind.HTML && typeof str === 'string' ? str : null
}

function pathOf({ value }: Output): (string | number)[] | null {
  const [token, ...others] = value.initial.postfix
  if (value.filters.length > 0 || others.length > 0 || !token) return null
  if (!TypeGuards.isPropertyAccessToken(token) || token.variable) return null
  const path: (string | number)[] = []
  for (const prop of token.props) {
    const content = 'content' in prop ? prop.content : null
    if (typeof content !== 'string' && typeof content !== 'number') return null
    path.push(content)
  }
  return path
}

/** As the library reads it: own members only, `size`, `first` and `last`; what is not there is an error. */
function valueAt(path: readonly (string | number)[], scope: Scope, text: string): unknown {
  let value: unknown = scope
  for (const [index, name] of path.entries()) {
    value = memberOf(value, name)
    if (value === undefined) throw noValue(path.slice(0, index + 1).join('.'), text)
  }
  return value
}

function memberOf(value: unknown, name: string | number): unknown {
  if (value === null || value === undefined) return value
  if (Array.isArray(value) && typeof name === 'number') return value.at(name)
  const own = Object.hasOwn(value, name) ? (value as Record<string | number, unknown>)[name] : undefined
  if (own !== undefined) return own
  if (name === 'size') return sizeOf(value)
  if (!Array.isArray(value)) return undefined
  return name === 'first' ? value[0] : name === 'last' ? value.at(-1) : undefined
}

function sizeOf(value: unknown): number | undefined {
  if (typeof value === 'string' || Array.isArray(value)) return value.length
  return typeof value === 'object' && value !== null ? Object.keys(value).length : undefined
}
