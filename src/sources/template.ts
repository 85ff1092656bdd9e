import { Context, filters, Liquid, type LiquidOptions, Output, type Template, toValueSync } from 'liquidjs'
import { LRUCache } from 'lru-cache'
import { JsonNumber } from '../base/json-text.ts'

/** What one rendering may cost; liquidjs stops beyond it. */
const limits = { parseLimit: 100_000, renderLimit: 100, memoryLimit: 10_000_000 }
const MAX_REMEMBERED = 1_000
/** Tags that compute. The others read files, keep state or switch the language off. */
const TAGS = new Set(['if', 'unless', 'case', 'for', 'break', 'continue', 'assign', 'capture', 'comment'])
/** `raw` would undo the encoding of values in a URL; sample is chance. */
const REFUSED_FILTERS = ['raw', 'sample']

/** What templates may name: replies of other requests by their names, and these two. */
export const RESERVED_ROOTS = ['secrets', 'variables'] as const
export type Scope = Readonly<Record<string, unknown>>
/** `['login', 'data', 'token']`; a part that is itself computed is not a string. */
export type Reference = readonly unknown[]

/** A template that cannot be read, or a value that it names and nobody has. The sentence may be shown. */
export class TemplateFault extends Error {}

export interface Templates {
  /** Throws TemplateFault. */
  check(text: string): void
  references(text: string): readonly Reference[]
  /** A text that is exactly one expression keeps the type of its value; others become text. */
  value(text: string, scope: Scope): unknown
  /** As text with every value percent-encoded. */
  url(text: string, scope: Scope): string
}

export function createTemplates(clock: () => number): Templates {
  const typed = engine(clock, {})
  const plain = engine(clock, { outputEscape: toText })
  const encoded = engine(clock, { outputEscape: value => encodeURIComponent(toText(value)) })
  const parse = (liquid: Liquid) => {
    const parsed = new LRUCache<string, Template[]>({ max: MAX_REMEMBERED })
    return (text: string): Template[] => {
      const known = parsed.get(text)
      if (known) return known
      const made = reworded(text, () => liquid.parse(text))
      parsed.set(text, made)
      return made
    }
  }
  const named = new LRUCache<string, readonly Reference[]>({ max: MAX_REMEMBERED })
  const [parseTyped, parsePlain, parseEncoded] = [parse(typed), parse(plain), parse(encoded)]

  return {
    check: text => void parseTyped(text),
    references(text) {
      if (!isTemplate(text)) return []
      const known = named.get(text)
      if (known) return known
      const found: readonly Reference[] = reworded(text, () => typed.globalVariableSegmentsSync(parseTyped(text)))
      named.set(text, found)
      return found
    },
    value(text, scope) {
      if (!isTemplate(text)) return text
      const [only, ...others] = parseTyped(text)
      return reworded(text, () =>
        only instanceof Output && others.length === 0
          ? toValueSync(only.value.value(new Context(scope, typed.options, { sync: true }), false))
          : (plain.renderSync(parsePlain(text), scope) as string),
      )
    },
    url: (text, scope) =>
      isTemplate(text) ? reworded(text, () => encoded.renderSync(parseEncoded(text), scope) as string) : text,
  }
}

export const isTemplate = (text: string) => text.includes('{{') || text.includes('{%')

function engine(clock: () => number, options: LiquidOptions): Liquid {
  const liquid = new Liquid({
    strictVariables: true,
    strictFilters: true,
    lenientIf: true,
    ownPropertyOnly: true,
    timezoneOffset: 0,
    locale: 'en-US',
    templates: {},
    ...limits,
    ...options,
  })
  for (const name of Object.keys(liquid.tags)) if (!TAGS.has(name)) delete liquid.tags[name]
  for (const name of REFUSED_FILTERS) delete liquid.filters[name]
  // The library's own would read the clock of the machine.
  const { date } = filters as unknown as { date: (this: unknown, value: unknown, ...rest: unknown[]) => unknown }
  liquid.registerFilter('date', function (value, ...rest) {
    return date.call(this, value === 'now' || value === 'today' ? new Date(clock()) : value, ...rest)
  })
  liquid.registerFilter('tojson', toJson)
  return liquid
}

function toJson(value: unknown): string {
  return JSON.stringify(value ?? null)
}

/** Objects inside a text print as JSON, nothing as nothing. */
export function toText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof JsonNumber) return value.source
  return typeof value === 'object' ? toJson(value) : String(value)
}

/** The library's errors quote lines of the template and positions; one sentence of ours is enough. */
function reworded<T>(text: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const shown = JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '').replace(/, line:\d+.*$/, '') : ''
    const name = /^undefined variable: (.+)$/.exec(message)?.[1]
    if (name !== undefined) throw new TemplateFault(`${name} has no value here (in ${shown}).`)
    if (/limit exceeded/.test(message)) throw new TemplateFault(`The template ${shown} makes too much of its values.`)
    throw new TemplateFault(`The template ${shown} cannot be read: ${message.slice(0, 200)}.`)
  }
}
