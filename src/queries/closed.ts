import { listOf, nodeAs, stringsOf, type Tree } from './tree.ts'

const JOINING = new Set([
  'string_agg',
  'array_agg',
  'jsonb_agg',
  'jsonb_object_agg',
  'count',
  'sum',
  'avg',
  'min',
  'max',
])

/** Whether the planner computes a subquery for itself: what it groups, sorts out or cuts off cannot be put in for its columns. */
export function isClosed(select: Tree): boolean {
  const parts = ['groupClause', 'havingClause', 'distinctClause', 'limitCount', 'limitOffset', 'windowClause']
  if (parts.some(part => select[part])) return true
  return listOf(select.targetList).some(target => {
    const call = nodeAs(nodeAs(target, 'ResTarget')?.val, 'FuncCall')
    return call !== null && (Boolean(call.over) || JOINING.has(stringsOf(call.funcname).at(-1) ?? ''))
  })
}
