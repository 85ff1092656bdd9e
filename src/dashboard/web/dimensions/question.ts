// What a page asks of dimensions, as it stands in its address: `by=country,plan&top=5&where.country=DE,FR`.

import type { FilterInput } from '../../../core/dimension-filter.ts'
import { valueName } from '../../../core/group-name.ts'
import { DRAWN_GROUPS } from '../../../pictures/chart/groups.ts'
import { isFilterParameter, readFilters, readNames, writeValues } from '../../../request/dimension-parameter.ts'

export const MOST_GROUP_DIMENSIONS = 3
export const groupCounts = [3, 5, 7, 10, 20, 50] as const
const MOST_GROUPS = 1_000

export interface PageFilter {
  /** The parameter that it stands in. */
  readonly parameter: string
  readonly filter: FilterInput
}

export interface DimensionQuestion {
  readonly by: readonly string[]
  readonly top: number
  readonly filters: readonly PageFilter[]
  /** By name; null: the first one. */
  readonly metric: string | null
}

type Change = Readonly<Record<string, string | null>>

export function questionOf(params: URLSearchParams): DimensionQuestion {
  const top = Number(params.get('top'))
  return {
    by: [...new Set(readNames(params.get('by') ?? ''))].slice(0, MOST_GROUP_DIMENSIONS),
    top: Number.isInteger(top) && top > 0 && top <= MOST_GROUPS ? top : DRAWN_GROUPS,
    filters: [...params].flatMap(([parameter, value]) => filterOf(parameter, value)),
    metric: params.get('metric'),
  }
}

/** Addresses are written by people, too: what cannot be read is left out. */
function filterOf(parameter: string, value: string): PageFilter[] {
  if (!isFilterParameter(parameter)) return []
  try {
    return readFilters({ [parameter]: value }).map(filter => ({ parameter, filter }))
  } catch {
    return []
  }
}

/** Nothing where nothing is asked of dimensions: the question stays what it was. */
export function variablesOf({ by, top, filters, metric }: DimensionQuestion) {
  const where = filters.map(({ filter }) => ({
    ...filter,
    in: filter.in?.map(value => value ?? null) ?? null,
    notIn: filter.notIn?.map(value => value ?? null) ?? null,
  }))
  return {
    where: where.length > 0 ? where : null,
    ...(by.length > 0 ? { by: [...by], top, orderBy: metric === null ? null : { metric } } : { by: null }),
  }
}

/** Another dimension at one place; null takes it away. */
export function withDimension(by: readonly string[], place: number, name: string | null): Change {
  const others = by.filter((each, at) => at !== place && each !== name)
  const changed = name === null ? others : others.toSpliced(place, 0, name)
  return {
    by: changed.length > 0 ? writeValues(changed) : null,
    ...(changed.length === 0 && { top: null, metric: null }),
  }
}

/** One of these values; none: no filter. */
export function withValues(dimension: string, values: readonly (string | null)[]): Change {
  const [only] = values
  const isNone = values.length === 1 && only === null
  return {
    [`where.${dimension}`]: values.length > 0 && !isNone ? writeValues(values) : null,
    // An empty text is no parameter of a page.
    [`where_is_set.${dimension}`]: isNone ? 'false' : null,
  }
}

/** The values that a dimension is filtered by. */
export function chosenValues(filters: readonly PageFilter[], dimension: string): (string | null)[] {
  return filters.flatMap(({ filter }) => {
    if (filter.dimension !== dimension) return []
    return filter.isSet === false ? [null] : (filter.in ?? []).map(value => value ?? null)
  })
}

const MOST_VALUES = 3

/** A filter in words. */
export function describeFilter({ dimension, in: listed, notIn, startsWith, isSet }: FilterInput): string {
  const list = (values: NonNullable<FilterInput['in']>) => {
    const names = values.slice(0, MOST_VALUES).map(value => valueName(value ?? null))
    return `${names.join(', ')}${values.length > names.length ? ` and ${values.length - names.length} more` : ''}`
  }
  if (listed) return `${dimension}: ${list(listed)}`
  if (notIn) return `${dimension}: not ${list(notIn)}`
  if (typeof startsWith === 'string') return `${dimension}: begins with ${startsWith}`
  return `${dimension}: ${isSet ? 'any value' : valueName(null)}`
}
