import { listOf, nodeAs, type Tree } from './tree.ts'

/**
 * Whether the planner computes a subquery for itself: what it groups, sorts out or cuts off cannot be put in for its columns
 * (is_simple_subquery in its prepjointree.c). A WINDOW that no function uses does not count there, and an aggregate of columns may
 * be one of a query further out: only `count(*)` is surely its own.
 */
export function isClosed(select: Tree): boolean {
  const parts = ['groupClause', 'havingClause', 'distinctClause', 'limitCount', 'limitOffset']
  if (parts.some(part => select[part])) return true
  return listOf(select.targetList).some(target => {
    const call = nodeAs(nodeAs(target, 'ResTarget')?.val, 'FuncCall')
    return call !== null && (Boolean(call.over) || call.agg_star === true)
  })
}
