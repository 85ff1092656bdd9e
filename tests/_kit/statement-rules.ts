// What a statement has to keep to where tables are distributed by `project_id`: PostgreSQL's own parse tree is looked through for it.
import { parseSync } from 'libpg-query'
import { fieldsOf, listOf, nodeAs, nodeOf, stringsOf, type Tree } from '../../src/queries/tree.ts'

/** Whether a table has rows of projects; `undefined`: there is no such table. */
export type PlacementOf = (table: string) => 'DISTRIBUTED' | 'REFERENCE' | 'LOCAL' | undefined

/** A constant, a parameter, or what comes from something that is looked at by itself: a subquery, a CTE, a function, VALUES. */
const ANCHOR = 'anchor'

/** Functions that DO UPDATE may call. Citus refuses all that is not immutable there. */
const IMMUTABLE = new Set(['length', 'jsonb_build_object', 'jsonb_build_array', 'array_append', 'abs'])

interface Relation {
  readonly table: string
  /** Where it is a table whose rows are of projects. */
  readonly isDistributed: boolean
  readonly node: string
}

/** FROM of one SELECT, UPDATE or DELETE. */
interface Level {
  readonly id: number
  readonly relations: Map<string, Relation>
  readonly parent: Level | null
  readonly equal: [string, string][]
}

export interface StatementIssue {
  readonly table: string
  readonly message: string
  /** Rows of all projects are gone through, which a job may. */
  readonly isAcross: boolean
}

/** What is wrong with the statement; nothing: it keeps to the rules. */
export function issuesOf(text: string, placementOf: PlacementOf): StatementIssue[] {
  const issues: StatementIssue[] = []
  const refuse = (table: string, message: string, isAcross = false) => {
    const isKnown = issues.some(issue => issue.table === table && issue.message === message)
    if (!isKnown) issues.push({ table, message, isAcross })
  }
  let levels = 0

  const visitStatement = (statement: unknown, ctes: ReadonlySet<string>, parent: Level | null): void => {
    const [kind, node] = nodeOf(statement) ?? ['', {}]
    if (kind === 'ExplainStmt') visitStatement(node.query, ctes, parent)
    const known = withCtes(node, ctes)
    if (kind === 'SelectStmt') visitSelect(node, known, parent)
    else if (kind === 'InsertStmt') visitInsert(node, known)
    else if (kind === 'UpdateStmt') visitChange(node, listOf(node.fromClause), known)
    else if (kind === 'DeleteStmt') visitChange(node, listOf(node.usingClause), known)
  }

  const withCtes = (node: Tree, outer: ReadonlySet<string>): ReadonlySet<string> => {
    const { ctes, recursive } = (node.withClause ?? {}) as { ctes?: unknown; recursive?: boolean }
    const names = new Set(outer)
    for (const cte of listOf(ctes)) {
      const { ctename, ctequery } = nodeAs(cte, 'CommonTableExpr') ?? {}
      if (recursive) names.add(String(ctename))
      visitStatement(ctequery, names, null)
      names.add(String(ctename))
    }
    return names
  }

  const visitSelect = (node: Tree, ctes: ReadonlySet<string>, parent: Level | null): void => {
    for (const side of [node.larg, node.rarg]) {
      if (side) visitSelect(side as Tree, withCtes(side as Tree, ctes), parent)
    }
    const level = newLevel(parent)
    for (const item of listOf(node.fromClause)) addItem(item, level, ctes)
    visitExpressions(
      [
        node.targetList,
        node.havingClause,
        node.valuesLists,
        node.sortClause,
        node.groupClause,
        node.limitCount,
        node.limitOffset,
        node.windowClause,
      ],
      level,
      ctes,
    )
    addConditions(node.whereClause, level, ctes)
    checkLevel(level)
  }

  const visitInsert = (node: Tree, ctes: ReadonlySet<string>): void => {
    const table = String((node.relation as Tree).relname)
    const columns = listOf(node.cols).map(column => String(nodeAs(column, 'ResTarget')?.name))
    if (placementOf(table) === 'DISTRIBUTED' && columns.length > 0 && !columns.includes('project_id'))
      refuse(table, `a row is inserted without project_id`)
    if (node.selectStmt) visitStatement(node.selectStmt, ctes, null)
    const conflict = node.onConflictClause as Tree | undefined
    if (conflict?.action === 'ONCONFLICT_UPDATE') checkConflict(conflict, table)
    visitExpressions([conflict?.targetList, (node.returningClause as Tree | undefined)?.exprs], newLevel(null), ctes)
  }

  /** UPDATE or DELETE. */
  const visitChange = (node: Tree, from: readonly unknown[], ctes: ReadonlySet<string>): void => {
    const level = newLevel(null)
    addTable(node.relation as Tree, level, ctes)
    for (const item of from) addItem(item, level, ctes)
    visitExpressions([node.targetList, (node.returningClause as Tree | undefined)?.exprs], level, ctes)
    addConditions(node.whereClause, level, ctes)
    checkLevel(level)
  }

  const newLevel = (parent: Level | null): Level => ({ id: ++levels, relations: new Map(), parent, equal: [] })

  /** Adds what stands in FROM; returns whose `project_id` USING compares. */
  const addItem = (item: unknown, level: Level, ctes: ReadonlySet<string>): string => {
    const [kind, node] = nodeOf(item) ?? ['', {}]
    const alias = (node.alias as Tree | undefined)?.aliasname
    if (kind === 'RangeVar') return addTable(node, level, ctes)
    if (kind === 'JoinExpr') {
      const [left, right] = [addItem(node.larg, level, ctes), addItem(node.rarg, level, ctes)]
      const isJoined = stringsOf(node.usingClause).includes('project_id')
      if (isJoined) level.equal.push([left, right])
      addConditions(node.quals, level, ctes)
      return isJoined && left === ANCHOR ? right : left
    }
    if (kind === 'RangeSubselect') visitStatement(node.subquery, ctes, level)
    else visitExpressions([node.functions], level, ctes)
    level.relations.set(String(alias ?? `#${level.relations.size}`), {
      table: '',
      isDistributed: false,
      node: ANCHOR,
    })
    return ANCHOR
  }

  const addTable = (node: Tree, level: Level, ctes: ReadonlySet<string>): string => {
    const table = String(node.relname)
    const alias = String((node.alias as Tree | undefined)?.aliasname ?? table)
    const isSystem =
      /^(pg_|information_schema)/.test(table) || ['pg_catalog', 'information_schema'].includes(String(node.schemaname))
    const placement = ctes.has(table) || isSystem ? 'LOCAL' : placementOf(table)
    if (placement === undefined) refuse(table, `there is no such table`)
    const isDistributed = placement === 'DISTRIBUTED'
    const relation = {
      table,
      isDistributed,
      node: isDistributed || placement === 'REFERENCE' ? `${level.id}.${alias} (${table})` : ANCHOR,
    }
    level.relations.set(alias, relation)
    return relation.node
  }

  const addConditions = (condition: unknown, level: Level, ctes: ReadonlySet<string>): void => {
    for (const part of conjuncts(condition)) addEquation(part, level)
    visitExpressions([condition], level, ctes)
  }

  const addEquation = (part: unknown, level: Level): void => {
    const compared = nodeAs(part, 'A_Expr')
    if (compared?.kind === 'AEXPR_OP' && stringsOf(compared.name).join() === '=') {
      const [left, right] = [rowOf(compared.lexpr), rowOf(compared.rexpr)]
      for (const [index, each] of left.entries()) equate(projectOf(each, level), projectOf(right[index], level), level)
      return
    }
    const { subLinkType, testexpr } = nodeAs(part, 'SubLink') ?? {}
    if (subLinkType === 'ANY_SUBLINK') for (const each of rowOf(testexpr)) equate(projectOf(each, level), ANCHOR, level)
  }

  const equate = (a: string | null, b: string | null, level: Level): void => {
    if (a !== null && b !== null) level.equal.push([a, b])
  }

  /** The relation whose `project_id` the expression is, `anchor` for what is known without a table, null for anything else. */
  const projectOf = (expression: unknown, level: Level): string | null => {
    const [kind, node] = nodeOf(expression) ?? ['', {}]
    if (kind === 'TypeCast') return projectOf(node.arg, level)
    if (kind === 'A_Indirection') return projectOf(node.arg, level)
    if (kind === 'ParamRef' || kind === 'A_Const') return ANCHOR
    if (kind !== 'ColumnRef') return null
    const fields = fieldsOf(node)
    const [alias, column] = fields.length > 1 ? [fields.at(-2), fields.at(-1)] : [undefined, fields[0]]
    return alias === undefined ? bareProject(String(column), level) : columnOf(alias, String(column), level)
  }

  const columnOf = (alias: string, column: string, level: Level): string | null => {
    for (let at: Level | null = level; at !== null; at = at.parent) {
      const relation = at.relations.get(alias)
      if (!relation) continue
      if (relation.node === ANCHOR) return ANCHOR
      if (column !== 'project_id') return null
      // That of an outer query is compared there.
      return at === level ? relation.node : ANCHOR
    }
    return null
  }

  const bareProject = (column: string, level: Level): string | null => {
    if (column !== 'project_id') return null
    const all = [...level.relations.values()]
    const own = all.find(({ node }) => node !== ANCHOR)
    if (own) return own.node
    return all.length > 0 || level.parent !== null ? ANCHOR : null
  }

  /** Subqueries that stand in expressions. */
  const visitExpressions = (value: unknown, level: Level, ctes: ReadonlySet<string>): void => {
    if (Array.isArray(value)) for (const each of value) visitExpressions(each, level, ctes)
    else if (typeof value === 'object' && value !== null) {
      const link = nodeAs(value, 'SubLink')
      if (link) visitStatement(link.subselect, ctes, level)
      for (const [name, each] of Object.entries(link ? { testexpr: link.testexpr } : value)) {
        if (name !== 'subselect') visitExpressions(each, level, ctes)
      }
    }
  }

  const checkLevel = (level: Level): void => {
    const reached = new Set([ANCHOR])
    for (let size = 0; size !== reached.size; ) {
      size = reached.size
      for (const [a, b] of level.equal) {
        if (reached.has(a)) reached.add(b)
        else if (reached.has(b)) reached.add(a)
      }
    }
    for (const { isDistributed, node, table } of level.relations.values()) {
      if (isDistributed && !reached.has(node)) refuse(table, 'project_id is not compared with one value', true)
    }
  }

  const checkConflict = (conflict: Tree, table: string): void => {
    for (const { kind, node } of nodesIn([conflict.targetList, conflict.whereClause])) {
      if (kind === 'CaseExpr' && node.arg) refuse(table, `DO UPDATE has "case x when", write "case when x ="`)
      if (kind === 'SQLValueFunction') refuse(table, `DO UPDATE asks for the time or the user`)
      const name = kind === 'FuncCall' ? (stringsOf(node.funcname).at(-1) ?? '') : ''
      if (kind === 'FuncCall' && !IMMUTABLE.has(name))
        refuse(table, `DO UPDATE calls ${name}(), which is not known to be immutable`)
    }
  }

  const statements = parseSync(text).stmts ?? []
  for (const { stmt } of statements as { stmt: unknown }[]) {
    visitStatement(stmt, new Set(), null)
    for (const { kind, node } of nodesIn(stmt)) {
      if (kind === 'ColumnRef' && fieldsOf(node).at(-1) === 'ctid')
        refuse('ctid', 'a row has none that all shards know')
    }
  }
  return issues
}

/** Parts of AND. */
function conjuncts(condition: unknown): unknown[] {
  const both = nodeAs(condition, 'BoolExpr')
  return both?.boolop === 'AND_EXPR' ? listOf(both.args).flatMap(conjuncts) : condition === undefined ? [] : [condition]
}

const rowOf = (expression: unknown): unknown[] => {
  const row = nodeAs(expression, 'RowExpr')
  return row ? listOf(row.args) : [expression]
}

function* nodesIn(value: unknown): Generator<{ kind: string; node: Tree }> {
  if (Array.isArray(value)) for (const each of value) yield* nodesIn(each)
  else if (typeof value === 'object' && value !== null) {
    const found = nodeOf(value)
    if (found) yield { kind: found[0], node: found[1] }
    for (const each of Object.values(value)) yield* nodesIn(each)
  }
}
