// What groups by dimensions are called where people see them: in charts, tables and filters.

/** Of rows that have no value of a dimension. */
export const NO_VALUE = '(none)'

export const valueName = (value: string | null): string => value ?? NO_VALUE

export interface NamedGroup {
  /** One per dimension. */
  readonly values: readonly (string | null)[]
  /** All that is in none of the other groups. */
  readonly isOther: boolean
}

/** A name for each group, none of them twice: what has values keeps them, and who has none gives way. */
export function groupNames(groups: readonly NamedGroup[]): string[] {
  const rank = ({ values, isOther }: NamedGroup) => (isOther ? 2 : Number(values.includes(null)))
  const names: string[] = []
  const taken = new Set<string>()
  const inTurn = groups.map((group, at) => ({ ...group, at })).sort((a, b) => rank(a) - rank(b))
  for (const { values, isOther, at } of inTurn) {
    const name = isOther ? 'Other' : values.map(valueName).join(' · ')
    const candidates = isOther ? [name, 'Other (rest)'] : [name]
    let free = candidates.find(each => !taken.has(each))
    for (let count = 2; free === undefined; count++)
      free = taken.has(`${name} (${count})`) ? undefined : `${name} (${count})`
    taken.add(free)
    names[at] = free
  }
  return names
}
