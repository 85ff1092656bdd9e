import { writeFilters } from '../../../request/dimension-parameter.ts'
import { toFilterInput } from '../dimensions/filter-lines.ts'

type Filter = Parameters<typeof toFilterInput>[0]

/** Filters as the lines that a form reads. One that no line can say is written so that it is refused, and never left out. */
export function writeFilterText(filters: readonly Filter[]): string {
  return filters.flatMap(filter => linesOf(toFilterInput(filter))).join('\n')
}

function linesOf(filter: ReturnType<typeof toFilterInput>): string[] {
  if (filter.in?.length === 0) return [`${filter.dimension}: no value at all`]
  return writeFilters([filter]).map(([name, value]) => `${name}=${value}`)
}
