// Liquid as templates of sources speak it. Parsing is safe wherever it is done; rendering is not (see evaluator-process.ts).
import {
  AssertionError,
  Context,
  filters,
  Liquid,
  type LiquidOptions,
  Output,
  type Template,
  Token,
  toValueSync,
} from 'liquidjs'
import { JsonNumber } from '../base/json-text.ts'
import { quote } from '../base/quote.ts'
import { CONDITION_FILTER, toLiquid } from './jinja.ts'
import { TemplateError } from './template-error.ts'
import { condition, length, operators, roundHalfEven, toFloat, toInteger } from './template-values.ts'

export const MAX_TEMPLATE_LENGTH = 32_768
/** What one rendering may cost: milliseconds, and characters and items that its filters, ranges and joins make. */
export const renderLimits = { renderLimit: 500, memoryLimit: 4_000_000 }
/** Written for Liquid, a template is longer, by less than this. */
const PARSE_LIMIT = 8 * MAX_TEMPLATE_LENGTH
/** Brackets inside of brackets, and those that hold a name: the library lists each once more for each that is around it. */
export const MAX_NESTING = 10
export const MAX_NAMES_IN_BRACKETS = 500
/** Texts that one template may make of secrets, and their characters in all: each is looked for in all that is shown. */
export const MAX_SECRET_TEXTS = 500
export const MAX_SECRET_LENGTH = 65_536
/** Tags that compute, and `raw`. The others read files or keep state. */
const TAGS = new Set(['if', 'unless', 'case', 'for', 'break', 'continue', 'assign', 'capture', 'comment', 'raw'])
/** `raw` would undo the encoding of values in a URL; sample is chance. */
const REFUSED_FILTERS = ['raw', 'sample']

/** What templates may name: replies of other requests by their names, and these two. */
export type Scope = Readonly<Record<string, unknown>>

export { TemplateError } from './template-error.ts'

/** VALUE: a text that is one expression keeps the type of its value. URL: text with every value percent-encoded. */
export type TemplateMode = 'VALUE' | 'URL'

/** `clock` gives what `now` is, in milliseconds. */
export function createLiquid(clock: () => number, options: LiquidOptions = {}): Liquid {
  const liquid = new Liquid({
    strictVariables: true,
    strictFilters: true,
    lenientIf: true,
    ownPropertyOnly: true,
    timezoneOffset: 0,
    locale: 'en-US',
    groupedExpressions: true,
    operators,
    templates: {},
    parseLimit: PARSE_LIMIT,
    ...renderLimits,
    ...options,
  })
  // The library counts lines from the start for each variable that a template names: seconds for a long one, and nobody sees them.
  Token.prototype.getPosition = () => [1, 1]
  for (const name of Object.keys(liquid.tags)) if (!TAGS.has(name)) delete liquid.tags[name]
  for (const name of REFUSED_FILTERS) delete liquid.filters[name]
  // The library's own would read the clock of the machine.
  const { date } = filters as unknown as { date: (this: unknown, value: unknown, ...rest: unknown[]) => unknown }
  liquid.registerFilter('date', function (value, ...rest) {
    return date.call(this, value === 'now' || value === 'today' ? new Date(clock()) : value, ...rest)
  })
  liquid.registerFilter('tojson', toJson)
  registerJinja(liquid)
  return liquid
}

/** What Jinja has and Liquid has not; and `default`, which Jinja writes with another meaning. */
function registerJinja(liquid: Liquid): void {
  const { default: orElse } = filters as unknown as { default: (this: unknown, ...values: unknown[]) => unknown }
  liquid.registerFilter('default', function (value, fallback, ...options: unknown[]) {
    const named = new Map(options.filter(it => Array.isArray(it)) as [string, unknown][])
    // Jinja's: in place of what is missing; with its second value also of what is false and empty.
    if (named.get('boolean') === false) return value === undefined || value === null ? fallback : value
    return named.has('boolean') && (value === 0 || isEmptyObject(value))
      ? fallback
      : orElse.call(this, value, fallback, ...options)
  })
  liquid.registerFilter('length', length)
  liquid.registerFilter('int', toInteger)
  liquid.registerFilter('float', toFloat)
  liquid.registerFilter('round_half_even', roundHalfEven)
  liquid.registerFilter(CONDITION_FILTER, condition)
}

const isEmptyObject = (value: unknown) =>
  typeof value === 'object' && value !== null && !(value instanceof JsonNumber) && Object.keys(value).length === 0

/** Reads a template of Liquid, or one of Jinja that means the same here. Throws TemplateError, and errors of the library. */
export const parseTemplate = (liquid: Liquid, text: string): Template[] => liquid.parse(toLiquid(text))

/** Renders one template. `onOutput` gets the value of each expression, before it is encoded. Throws TemplateError. */
export type Render = (text: string, mode: TemplateMode, scope: Scope, onOutput?: (value: unknown) => void) => unknown

export function createRender(clock: () => number): Render {
  let note: ((value: unknown) => void) | undefined
  const noted = (print: (value: unknown) => string) => (value: unknown) => {
    note?.(value)
    return print(value)
  }
  const typed = createLiquid(clock)
  const plain = createLiquid(clock, { outputEscape: noted(toText) })
  const encoded = createLiquid(clock, { outputEscape: noted(encode) })
  return (text, mode, scope, onOutput) =>
    reworded(text, () => {
      note = onOutput
      if (mode === 'URL') return encoded.renderSync(parseTemplate(encoded, text), scope)
      const only = onlyOutput(parseTemplate(typed, text))
      return only
        ? toValueSync(only.value.value(new Context(scope, typed.options, { sync: true }, { liquid: typed }), false))
        : plain.renderSync(parseTemplate(plain, text), scope)
    })
}

/** The expression of a text that is nothing but one; `null`: there is more. */
export function onlyOutput(templates: readonly Template[]): Output | null {
  const [only, ...others] = templates
  return only instanceof Output && others.length === 0 ? only : null
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

export const encode = (value: unknown) => encodeURIComponent(toText(value))

/** The library's errors quote lines of the template and positions; one sentence of ours is enough. */
export function reworded<T>(text: string, work: () => T): T {
  if (text.length > MAX_TEMPLATE_LENGTH)
    throw new TemplateError(`The template ${quote(text, 80)} is longer than ${MAX_TEMPLATE_LENGTH} characters.`)
  try {
    return work()
  } catch (error) {
    const name = undefinedNameIn(error)
    if (name !== null) throw noValue(name, text)
    if (brokenLimitIn(error)) throw new TemplateError(`The template ${quote(text, 80)} makes too much of its values.`)
    const own = [...causesOf(error)].find(cause => cause instanceof TemplateError)
    const message = own
      ? own.message
      : error instanceof Error
        ? (error.message.split('\n')[0] ?? '').replace(/, line:\d+.*$/, '')
        : ''
    throw new TemplateError(`The template ${quote(text, 80)} cannot be read: ${message.slice(0, 200)}.`)
  }
}

/** An error of the library, and those that it was made of. */
function* causesOf(error: unknown): Generator<Error> {
  for (let cause = error; cause instanceof Error; cause = (cause as { originalError?: unknown }).originalError)
    yield cause
}

/** The variable that has no value; `null`: the error is another one. */
function undefinedNameIn(error: unknown): string | null {
  for (const cause of causesOf(error))
    if ('variableName' in cause && typeof cause.variableName === 'string') return cause.variableName
  return null
}

/** The library asserts its limits with a text alone: "template render limit exceeded", and the same of memory. */
function brokenLimitIn(error: unknown): Error | null {
  const assertion = [...causesOf(error)].find(cause => cause instanceof AssertionError)
  return assertion?.message.includes('limit exceeded') ? assertion : null
}

export function noValue(name: string, text: string): TemplateError {
  return new TemplateError(`${name} has no value here (in ${quote(text, 80)}).`)
}

export const hiddenError = (text: string) =>
  `The template ${quote(text, 80)} cannot be filled in. Why is not shown, since it would quote a secret.`

export const tooManySecrets = (text: string) =>
  `The template ${quote(text, 80)} makes more than ${MAX_SECRET_TEXTS} texts or ${MAX_SECRET_LENGTH} characters of its secrets.`

export const nestedTooDeep = (text: string) =>
  new TemplateError(
    `The template ${quote(text, 80)} has more than ${MAX_NESTING} brackets inside of each other, or ${MAX_NAMES_IN_BRACKETS} that hold names.`,
  )

/** Whether reading what a template names would take long. */
export function isNestedTooDeep(text: string): boolean {
  // However quotes and ends of tags are read, brackets are not deeper than there are.
  if ((text.match(/(?<=[\w\]["'?-]\s*)\[(?=\s*[^\s\d'"\]-])/g)?.length ?? 0) > MAX_NAMES_IN_BRACKETS) return true
  return (text.match(/\{\{(?:"[^"]*"|'[^']*'|[^"'}]|\}(?!\}))*|\{%(?:[^%]|%(?!\}))*/g) ?? []).some(isDeep)
}

function isDeep(expression: string): boolean {
  let depth = 0
  for (const [char] of expression.matchAll(/"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|[[\]()]/gs)) {
    if (char === '[' || char === '(') depth++
    else if (char === ']' || char === ')') depth = Math.max(0, depth - 1)
    if (depth > MAX_NESTING) return true
  }
  return false
}
