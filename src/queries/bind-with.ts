// WITH: the columns of each query of the list, for those after it. A recursive one reads itself in its step.
import { quote } from '../base/quote.ts'
import { storedTables } from './bind-from.ts'
import { isClosed } from './closed.ts'
import {
  type Column,
  type CommonTables,
  type ExpressionBinder,
  mergeColumns,
  type Recursion,
  renamed,
  type Scope,
} from './scope.ts'
import { sqlError } from './tokens.ts'
import { listOf, nodeAs, stringNodes, stringsOf, type Tree } from './tree.ts'

export function bindCommonTables(
  binder: ExpressionBinder,
  select: Tree,
  outer: Scope | null,
  outerTables: CommonTables,
): CommonTables {
  const tables = new Map(outerTables)
  const clause = select.withClause as Tree | undefined
  for (const each of listOf(clause?.ctes)) {
    const table = nodeAs(each, 'CommonTableExpr') ?? {}
    const name = String(table.ctename)
    // With RECURSIVE a name may mean a query that comes after it: it means nothing else, so that there is one reading.
    if (clause?.recursive === true && (tables.has(name) || storedTables.has(name)))
      throw sqlError(`In WITH RECURSIVE each query has a name of its own: ${quote(name, 100)} is taken.`)
    const columns =
      clause?.recursive === true && isRecursive(table)
        ? recursiveColumns(binder, table, outer, tables)
        : renamed(binder.select(queryOf(table), outer, tables), stringsOf(table.aliascolnames), {
            closed: table.ctematerialized === 'CTEMaterializeAlways' || isClosed(queryOf(table)),
            uses: 0,
          })
    table.aliascolnames = stringNodes(columns.map(({ name }) => name))
    // NOT MATERIALIZED would plan the query once for each time that it is named.
    if (table.ctematerialized === 'CTEMaterializeNever') table.ctematerialized = 'CTEMaterializeDefault'
    tables.set(name, columns)
  }
  return tables
}

const queryOf = (table: Tree) => nodeAs(table.ctequery, 'SelectStmt') ?? {}

const isRecursive = (table: Tree) =>
  queryOf(table).op === 'SETOP_UNION' && mentions(queryOf(table).rarg, String(table.ctename))

function mentions(value: unknown, name: string): boolean {
  if (typeof value !== 'object' || value === null) return false
  return nodeAs(value, 'RangeVar')?.relname === name || Object.values(value).some(each => mentions(each, name))
}

/** The planner computes a recursive query for itself. What a step keeps of all steps before it (UNION without ALL) would have no bound. */
function recursiveColumns(
  binder: ExpressionBinder,
  table: Tree,
  outer: Scope | null,
  tables: CommonTables,
): readonly Column[] {
  const query = queryOf(table)
  const names = stringsOf(table.aliascolnames)
  const base = renamed(binder.select(query.larg as Tree, outer, tables), names)
  const recursions = base.map((column): Recursion => ({ name: column.name, base: column, step: null }))
  const uses = { closed: true, uses: 0 }
  const own = base.map(({ name, json }, index): Column => {
    const recursion = recursions[index]
    return { name, json, origins: [], fence: uses, ...(recursion && { recursion }) }
  })
  const step = binder.select(query.rarg as Tree, outer, new Map([...tables, [String(table.ctename), own]]))
  if (base.length !== step.length) throw sqlError('The parts of a UNION, INTERSECT or EXCEPT have the same columns.')
  if (query.all !== true) throw sqlError('A recursive query is written with UNION ALL, and a condition that ends it.')
  for (const part of ['sortClause', 'limitCount', 'limitOffset', 'withClause'])
    if (query[part] !== undefined)
      throw sqlError(
        'ORDER BY, LIMIT and WITH stand outside of the UNION of WITH RECURSIVE: in the query that reads it.',
      )
  for (const [index, recursion] of recursions.entries()) recursion.step = step[index] ?? null
  return base.map((column, index) => ({
    ...mergeColumns(column, step[index] ?? column),
    name: column.name,
    fence: { closed: true, uses: 0 },
  }))
}
