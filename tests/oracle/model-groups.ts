// Which groups a report shows, in their order: the first ones of those that the period has, and the rest as one.
import type { ReportCase, ValueText } from './cases.ts'
import { compare, type Rational } from './rational.ts'

/** A group that was found, with the ranges that show anything of it. */
export interface FoundGroup {
  readonly report: number
  readonly values: readonly ValueText[]
  readonly ranges: ReadonlySet<number>
  /** The first row that was pushed into any of its series. */
  readonly first: number
}

export interface ShownGroup {
  readonly isOther: boolean
  readonly values: readonly ValueText[]
  /** The combinations that it is made of. */
  readonly members: readonly (readonly ValueText[])[]
}

export const DEFAULT_TOP = 20

export function shownGroups(
  { by = [], orderBy = { by: 'VALUE' }, top = DEFAULT_TOP }: ReportCase,
  found: readonly FoundGroup[],
  sizeOf: (group: FoundGroup) => Rational | null,
): ShownGroup[] {
  const direction = orderBy.direction ?? (orderBy.by === 'VALUE' ? 'DESC' : 'ASC')
  const sign = direction === 'DESC' ? -1 : 1
  const sorted = found
    .filter(({ ranges }) => ranges.has(0))
    .sort((a, b) => {
      if (orderBy.by === 'NAME') return compareValues(a.values, b.values, sign)
      if (orderBy.by === 'KEY') return sign * (a.first - b.first)
      const [first, second] = [sizeOf(a), sizeOf(b)]
      if (!first || !second) return Number(!first) - Number(!second) || compareValues(a.values, b.values, 1)
      return sign * compare(first, second) || compareValues(a.values, b.values, 1)
    })
  const shown = sorted.slice(0, top)
  const rest = found.filter(group => !shown.includes(group))
  const named = shown.map(({ values }) => ({ isOther: false, values: values.slice(0, by.length), members: [values] }))
  if (rest.length === 0) return named
  return [...named, { isOther: true, values: by.map(() => null), members: rest.map(({ values }) => values) }]
}

/** By code points, one after the other; no value is behind all values, whichever way they go. */
function compareValues(a: readonly ValueText[], b: readonly ValueText[], sign: number): number {
  for (const [index, value] of a.entries()) {
    const other = b[index] ?? null
    if (value === other) continue
    if (value === null) return 1
    if (other === null) return -1
    const [first, second] = [[...value], [...other]].map(all => all.map(it => it.codePointAt(0) ?? 0))
    return sign * comparePoints(first ?? [], second ?? [])
  }
  return 0
}

function comparePoints(a: readonly number[], b: readonly number[]): number {
  for (const [index, point] of a.entries()) {
    const other = b[index]
    if (other === undefined) return 1
    if (point !== other) return point - other
  }
  return a.length - b.length
}
