// Which combination of values a number of a PERIODIC metric is of: it is stored for each by itself, and never added up of several.
import { type DimensionFilter, passesFilter } from '../core/dimension-filter.ts'
import type { GroupValues, PartIssue } from './report-data.ts'
import type { ReportSpec, SeriesInput } from './report-plan.ts'

/** A value for each dimension of the widget; null: the number is of all of its values together. */
interface PeriodPart {
  readonly values: readonly (string | null)[]
}

/** What a dimension must be for each group: any value, exactly this one, or none. */
type PartPattern = readonly (string | true | null)[]

type PartQuery = Pick<ReportSpec, 'where' | 'by'>

/** `group`: its values, by the dimensions of `by`; `null`: the report as a whole. */
export function partOf(
  spec: PartQuery,
  { dimensions }: Pick<SeriesInput, 'dimensions'>,
  group: GroupValues | null,
): PeriodPart | PartIssue {
  const pattern = patternOf(spec, dimensions)
  if (typeof pattern === 'string') return pattern
  const values: (string | null)[] = []
  for (const [position, want] of pattern.entries()) {
    if (want !== true) values.push(want)
    else if (!group) values.push(fixedValue(spec.where, dimensions[position] ?? ''))
    else {
      const value = group[spec.by.indexOf(dimensions[position] ?? '')] ?? null
      // A number without a country is that of all countries, and not of those that nobody knows.
      if (value === null) return 'GROUP_WITHOUT_VALUE'
      values.push(value)
    }
  }
  if (!group && spec.by.some(name => isUndecided(spec.where, name))) return 'SEVERAL_COMBINATIONS'
  return { values }
}

/** What the series of all groups have in common; of a report without groups, its one combination. */
export function patternOf({ where, by }: PartQuery, dimensions: readonly string[]): PartPattern | PartIssue {
  const foreign = [...by, ...where.map(({ dimension }) => dimension)].some(name => !dimensions.includes(name))
  if (foreign) return 'SEVERAL_COMBINATIONS'
  const pattern: (string | true | null)[] = []
  for (const name of dimensions) {
    if (by.includes(name)) pattern.push(true)
    else if (isUndecided(where, name)) return 'SEVERAL_COMBINATIONS'
    else pattern.push(fixedValue(where, name))
  }
  return pattern
}

/** Whether a group of these values passes the filters. */
export function passesPart({ where, by }: PartQuery, group: GroupValues): boolean {
  return where.every(filter => {
    const position = by.indexOf(filter.dimension)
    return position < 0 || passesFilter(group[position] ?? null, filter)
  })
}

/** The one value that filters by a dimension let pass; null where there is no such filter, or more than one value. */
function fixedValue(where: readonly DimensionFilter[], name: string): string | null {
  const own = where.filter(({ dimension }) => dimension === name)
  const listed = own.find(filter => filter.in)?.in ?? []
  const passing = [...new Set(listed)].filter(value => own.every(filter => passesFilter(value, filter)))
  return passing.length === 1 ? (passing[0] ?? null) : null
}

const isUndecided = (where: readonly DimensionFilter[], name: string): boolean =>
  where.some(({ dimension }) => dimension === name) && fixedValue(where, name) === null
