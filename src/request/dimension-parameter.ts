// Filters by dimensions as parameters of a URL: `where.country=DE,FR`.
import { badInput } from '../base/errors.ts'
import type { DimensionFilter, FilterInput } from '../core/dimension-filter.ts'

/** What stands before the dot, which the name of the dimension follows; that may have dots of its own. */
export const filterParameters = ['where', 'where_not', 'where_starts_with', 'where_is_set'] as const
type FilterParameter = (typeof filterParameters)[number]

export const isFilterParameter = (name: string): boolean => partsOf(name) !== null

function partsOf(name: string): { readonly parameter: FilterParameter; readonly dimension: string } | null {
  const dot = name.indexOf('.')
  const parameter = filterParameters.find(each => each === name.slice(0, dot))
  return dot > 0 && parameter ? { parameter, dimension: name.slice(dot + 1) } : null
}

/** The filters of a query string, whatever else it has; by the names of their parameters, so that one question has one spelling. */
export function readFilters(query: Readonly<Record<string, unknown>>): FilterInput[] {
  const given = Object.entries(query).filter(([name]) => isFilterParameter(name))
  return given.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => readFilter(name, value))
}

/** A filter as variables of GraphQL have it. */
interface FilterDraft {
  dimension: string
  in: (string | null)[] | null
  notIn: (string | null)[] | null
  startsWith: string | null
  isSet: boolean | null
}

function toDraft({ dimension, in: listed, notIn, startsWith = null, isSet = null }: FilterInput): FilterDraft {
  const draft = (values: FilterInput['in']) => values?.map(value => value ?? null) ?? null
  return { dimension, in: draft(listed), notIn: draft(notIn), startsWith, isSet }
}

/** Filters as a person writes them: one a line, each as it stands in an address, `where.country=DE,FR`. Throws BAD_USER_INPUT for `where`. */
export function readFilterLines(text: string): FilterDraft[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(line => {
      const sign = line.indexOf('=')
      const name = line.slice(0, sign)
      if (sign > 0 && isFilterParameter(name)) return toDraft(readFilter(name, line.slice(sign + 1)))
      throw badInput(
        'where',
        `Write each filter as where.country=DE,FR, with ${filterParameters.join(', ')} before the dot.`,
      )
    })
}

function readFilter(name: string, value: unknown): FilterInput {
  const { parameter, dimension } = partsOf(name) as NonNullable<ReturnType<typeof partsOf>>
  if (dimension === '') throw badInput(name, `Write the name of a dimension after the dot: ${parameter}.country.`)
  if (typeof value !== 'string') throw badInput(name, `${name} comes once; several values have commas between.`)
  switch (parameter) {
    case 'where':
      return { dimension, in: readValues(value) }
    case 'where_not':
      return { dimension, notIn: readValues(value) }
    case 'where_starts_with':
      return { dimension, startsWith: value }
    default:
      if (value !== 'true' && value !== 'false') throw badInput(name, `${name} is true or false.`)
      return { dimension, isSet: value === 'true' }
  }
}

/** The parameters that are read as these filters. Throws BAD_USER_INPUT for `where` where none are: lists without a value, two of a kind. */
export function writeFilters(filters: readonly DimensionFilter[]): (readonly [name: string, value: string])[] {
  const parameters = filters.flatMap(parametersOf)
  if (new Set(parameters.map(([name]) => name)).size < parameters.length)
    throw badInput('where', 'In an address a dimension has one filter of a kind: put the values into one list.')
  return parameters.sort(([a], [b]) => (a < b ? -1 : 1))
}

function parametersOf({ dimension, in: listed, notIn, startsWith, isSet }: DimensionFilter) {
  const parameters: [name: string, value: string][] = []
  if (listed?.length === 0) throw badInput('where', 'In an address the list of a filter has at least one value.')
  if (listed) parameters.push([`where.${dimension}`, writeValues(listed)])
  if (notIn && notIn.length > 0) parameters.push([`where_not.${dimension}`, writeValues(notIn)])
  if (startsWith !== null) parameters.push([`where_starts_with.${dimension}`, startsWith])
  if (isSet !== null) parameters.push([`where_is_set.${dimension}`, String(isSet)])
  return parameters
}

/** Values with commas between: `\,` is a comma in one, `\\` a backslash, and an empty text is no value, which is null. */
export function readValues(text: string): (string | null)[] {
  const values: string[] = ['']
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string
    const next = text[at + 1]
    const isEscape = character === '\\' && (next === ',' || next === '\\')
    if (character === ',') values.push('')
    else values[values.length - 1] += isEscape ? next : character
    if (isEscape) at++
  }
  return values.map(value => value || null)
}

export function writeValues(values: readonly (string | null)[]): string {
  return values.map(value => (value ?? '').replace(/[\\,]/g, mark => `\\${mark}`)).join(',')
}

/** Names of dimensions, written like values; an empty text names none. */
export const readNames = (text: string): string[] =>
  readValues(text).flatMap(name => (name !== null && name.trim() !== '' ? [name.trim()] : []))

/** As `readNames` reads them, with room between. */
export const writeNames = (names: readonly string[]): string => names.map(name => writeValues([name])).join(', ')
