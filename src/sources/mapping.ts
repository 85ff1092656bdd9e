import jsonata from 'jsonata'
import { startOfJson } from '../base/json-size.ts'
import { JsonNumber } from '../base/json-text.ts'
import { quote } from '../base/quote.ts'
import { isObject } from './json-shape.ts'
import { issueOfPath, readPath } from './path.ts'

/** Each text is a path (`results[0].id`), or behind `=` an expression of JSONata (`= $sum(items.price)`). */
export interface Mapping {
  /** The list of rows; `null`: the data itself. */
  readonly rows: string | null
  /** Rows for which it is not true are left out silently. */
  readonly filter: string | null
  /** `null`: the day, or the instant, of the run. */
  readonly key: string | null
  readonly metrics: readonly { readonly name: string; readonly value: string }[]
  /** Where a row has its values of dimensions; absent: it was saved before it could. */
  readonly dimensions?: readonly { readonly name: string; readonly value: string }[]
}

export interface MappedRow {
  /** `null`: the row lacks it. */
  readonly key: string | null
  /** Texts of what stood there, by metric; what was absent is not among them. */
  readonly values: readonly (readonly [metric: string, text: string])[]
  /** The same of dimensions, where the mapping has any; `null`: what stood there is no text, number or boolean. */
  readonly dimensions?: readonly (readonly [dimension: string, text: string | null])[]
}

export interface MappingResult {
  readonly rows: readonly MappedRow[]
  readonly filtered: number
  /** Whether there was something where the rows should be: an empty list is something. */
  readonly hasRows: boolean
}

/** A mapping that cannot be applied to these data. The sentence may be shown. */
export class MappingError extends Error {}

export const MAX_MAPPED_ROWS = 10_000
/**
 * What expressions may take, by their own library: milliseconds, levels of calls, items of a list. What it does not count ends with the
 * process that they run in.
 */
export const expressionLimits = { timeout: 2_000, stack: 200, sequence: 1_000_000 }
/** The longest text that `$pad` makes. */
export const MAX_PADDED = 100_000
/** The beginning of what is no number and no key is enough to name it. */
const MAX_SHOWN = 2_000

const isExpression = (text: string) => text.startsWith('=')

/** All paths and expressions of a mapping. */
export function textsOfMapping({ rows, filter, key, metrics, dimensions = [] }: Mapping): string[] {
  return [rows, filter, key, ...[...metrics, ...dimensions].map(({ value }) => value)].filter(text => text !== null)
}

/** Whether it runs code of users; paths alone do not. */
export function hasExpressions(mapping: Mapping): boolean {
  return textsOfMapping(mapping).some(isExpression)
}

/** What is wrong with the text of a path or an expression; `null`: nothing. */
export function issueOfMappingText(text: string): string | null {
  if (!isExpression(text)) return issueOfPath(text)
  try {
    jsonata(text.slice(1), expressionLimits)
    return null
  } catch (error) {
    const { message, position } = error as { message?: string; position?: number }
    return `The expression is not JSONata: ${String(message).slice(0, 200)}${position ? ` (at ${position})` : ''}`
  }
}

type Reader = (data: unknown) => Promise<unknown>

function compile(text: string): jsonata.Expression {
  const expression = jsonata(text.slice(1), expressionLimits)
  const pad = (value: string | undefined, width: number, filler = ' ') => {
    if (value === undefined) return undefined
    if (Math.abs(width) > MAX_PADDED) throw new Error(`$pad makes at most ${MAX_PADDED} characters.`)
    const missing = Math.max(0, Math.trunc(Math.abs(width)) - [...value].length)
    const fillers = [...(filler || ' ')]
    const padding = Array.from({ length: missing }, (_, index) => fillers[index % fillers.length]).join('')
    return width > 0 ? value + padding : padding + value
  }
  expression.registerFunction('pad', pad, '<s-ns?:s>')
  return expression
}

function readerOf(text: string, bindings: Readonly<Record<string, unknown>>): Reader {
  if (!isExpression(text)) return async data => readPath(data, text)
  const expression = compile(text)
  return async data => {
    try {
      return await expression.evaluate(data, { ...bindings })
    } catch (error) {
      const { message } = error as { message?: string }
      throw new MappingError(`${quote(text, 80)} failed: ${String(message).slice(0, 200)}`)
    }
  }
}

/** What an expression gives. Throws MappingError. */
export function evaluateText(
  text: string,
  data: unknown,
  bindings: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  return readerOf(text, bindings)(data)
}

/** Rows out of data. `bindings` are `$variables` and `$now` of expressions. */
export async function applyMapping(
  mapping: Mapping,
  data: unknown,
  bindings: Readonly<Record<string, unknown>>,
): Promise<MappingResult> {
  const found = mapping.rows === null ? data : await readerOf(mapping.rows, bindings)(data)
  const rows = listOf(found)
  const filter = mapping.filter === null ? null : readerOf(mapping.filter, bindings)
  const key = mapping.key === null ? null : readerOf(mapping.key, bindings)
  const metrics = mapping.metrics.map(({ name, value }) => [name, readerOf(value, bindings)] as const)
  const dimensions = (mapping.dimensions ?? []).map(({ name, value }) => [name, readerOf(value, bindings)] as const)
  const mapped: MappedRow[] = []
  let filtered = 0
  for (const row of rows) {
    if (filter && !isTrue(await filter(row))) {
      filtered++
      continue
    }
    if (mapped.length === MAX_MAPPED_ROWS)
      throw new MappingError(`A run has at most ${MAX_MAPPED_ROWS} rows. Filter them, or aggregate them in \`rows\`.`)
    const values: [string, string][] = []
    for (const [name, read] of metrics) {
      const text = textOf(await read(row))
      if (text !== null) values.push([name, text])
    }
    const mappedKey = key && textOf(await key(row))
    if (dimensions.length === 0) mapped.push({ key: mappedKey, values })
    else mapped.push({ key: mappedKey, values, dimensions: await wordsOf(dimensions, row) })
  }
  return { rows: mapped, filtered, hasRows: found !== null && found !== undefined }
}

/** What is absent is no value, and not among them. */
async function wordsOf(
  dimensions: readonly (readonly [string, Reader])[],
  row: unknown,
): Promise<(readonly [string, string | null])[]> {
  const words: (readonly [string, string | null])[] = []
  for (const [name, read] of dimensions) {
    const value = await read(row)
    const isWord = (typeof value !== 'object' && typeof value !== 'function') || value instanceof JsonNumber
    const text = typeof value === 'boolean' ? String(value) : textOf(value)
    if (text !== null) words.push([name, isWord ? text : null])
  }
  return words
}

function listOf(found: unknown): readonly unknown[] {
  if (Array.isArray(found)) return found
  if (found === null || found === undefined) return []
  if (isObject(found)) return [found]
  throw new MappingError('`rows` leads to a single value; a row is an object.')
}

const isTrue = (value: unknown) =>
  value !== false && value !== null && value !== undefined && value !== 0 && value !== ''

/** A number or a text as it was written; everything else is shown, so that it can be named as wrong. */
function textOf(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (value instanceof JsonNumber) return value.source
  if (typeof value === 'number') return String(value)
  if (typeof value === 'function') return 'a function'
  return typeof value === 'string' ? value : startOfJson(value, MAX_SHOWN)
}
