// The expressions that a SELECT gives.
import { listOf, nodeAs, type Tree } from './tree.ts'

/** What goes to the caller as it is, and what that is sorted by. */
export function outputsOf(select: Tree): unknown[] {
  if (select.larg) return [select.larg, select.rarg].flatMap(part => outputsOf(part as Tree))
  return [
    ...listOf(select.targetList).map(target => nodeAs(target, 'ResTarget')?.val),
    ...listOf(select.sortClause).map(sort => nodeAs(sort, 'SortBy')?.node),
  ]
}

/** What the first column of a SELECT is: of each part of a UNION and each row of VALUES. */
export function firstOutputs(select: Tree): unknown[] {
  if (select.larg) return [select.larg, select.rarg].flatMap(part => firstOutputs(part as Tree))
  if (select.valuesLists) return listOf(select.valuesLists).map(row => listOf(nodeAs(row, 'List')?.items)[0])
  return [nodeAs(listOf(select.targetList)[0], 'ResTarget')?.val]
}
