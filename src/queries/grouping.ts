import { sizeLimits, tooComplex } from './size.ts'
import { listOf, nodeAs } from './tree.ts'

/** ROLLUP of n makes n + 1 sets, CUBE 2^n; several are multiplied. */
export function assertGrouping(items: readonly unknown[]): void {
  const setsOf = (item: unknown): number => {
    const set = nodeAs(item, 'GroupingSet')
    if (!set) return 1
    const content = listOf(set.content)
    if (set.kind === 'GROUPING_SET_ROLLUP') return content.length + 1
    if (set.kind === 'GROUPING_SET_CUBE') return 2 ** content.length
    return content.reduce<number>((sum, each) => sum + setsOf(each), set.kind === 'GROUPING_SET_EMPTY' ? 1 : 0)
  }
  const sets = items.reduce<number>((product, item) => product * setsOf(item), 1)
  if (sets > sizeLimits.groupingSets)
    throw tooComplex(`GROUP BY makes at most ${sizeLimits.groupingSets} sets of ROLLUP, CUBE and GROUPING SETS.`)
}
