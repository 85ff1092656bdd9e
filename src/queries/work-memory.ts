// How much memory each sort and hash of a statement may take: PostgreSQL gives work_mem to every one of them.
import { listOf, type Tree } from './tree.ts'

export const WHOLE_KB = 65_536
const MOST_KB = 32_768
const LEAST_KB = 1_024

/** In KiB, from 1 MiB for statements of 64 such parts up to 32 MiB for those of one or two. */
export function workMemKbOf(select: Tree): number {
  return Math.max(LEAST_KB, Math.min(MOST_KB, Math.floor(WHOLE_KB / Math.max(1, partsOf(select)))))
}

const PARTS = new Set([
  'JoinExpr',
  'RangeFunction',
  'SubLink',
  'CommonTableExpr',
  'over',
  'distinctClause',
  'sortClause',
  'agg_order',
  'agg_distinct',
  'larg',
])

function partsOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + partsOf(each), 0)
  const node = value as Tree
  const own = Object.keys(node).filter(part => PARTS.has(part)).length
  const from = Math.max(0, listOf(node.fromClause).length - 1)
  const groups = listOf(node.groupClause).length
  return own + from + groups + Object.values(node).reduce<number>((sum, each) => sum + partsOf(each), 0)
}
