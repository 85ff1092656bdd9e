// Resolves every name of a statement as PostgreSQL would and writes it out: columns with their source, sources with all of their columns.
// After a dot stands nothing but a column that was found, since to PostgreSQL `x.f` of anything else is a call of the function f.
import { bindFrom } from './bind-from.ts'
import { bindCommonTables } from './bind-with.ts'
import { isWindowed } from './closed.ts'
import { foldNames } from './fold-names.ts'
import { outputName, rememberStar } from './output-name.ts'
import {
  type Column,
  type ColumnReferences,
  type CommonTables,
  columnOf,
  type ExpressionBinder,
  holdsJson,
  mergeColumns,
  nowhere,
  Scope,
  type Source,
  unknownColumn,
} from './scope.ts'
import { sqlError } from './tokens.ts'
import { fieldsOf, listOf, nodeAs, nodeOf, stringNodes, stringsOf, type Tree } from './tree.ts'

/** The fields of a column reference as the caller spelled them; keys of JSON keep their case. */
export type Speller = (reference: Tree) => readonly string[]

export interface Binding {
  /** Output columns in their order. */
  readonly columns: readonly Column[]
  readonly resolved: ColumnReferences
}

/** Rewrites the tree. Throws BAD_USER_INPUT for a name that means nothing, or more than one thing. */
export function bindSelect(select: Tree, spell: Speller = fieldsOf): Binding {
  foldNames(select)
  const binder = new Binder(spell)
  const columns = binder.select(select, null, new Map())
  return { columns, resolved: binder.resolved }
}

/** Operators that have words of their own: written as operators, their right sides are what the parser made of the words. */
const WORDS = new Set(['AEXPR_LIKE', 'AEXPR_ILIKE', 'AEXPR_SIMILAR'])

class Binder implements ExpressionBinder {
  readonly resolved: ColumnReferences = new Map()
  readonly #spell: Speller
  #unnamed = 0

  constructor(spell: Speller) {
    this.#spell = spell
  }

  nextName(): string {
    this.#unnamed++
    return `pushgraph_${this.#unnamed}`
  }

  /** Binds a SELECT inside `outer` and returns its columns. */
  select(select: Tree, outer: Scope | null, outerTables: CommonTables): Column[] {
    const tables = bindCommonTables(this, select, outer, outerTables)
    const outside = new Scope(nowhere, outer, tables)
    if (select.larg) return this.#union(select, outside)
    if (select.valuesLists) return this.#values(select, outside)
    const from = bindFrom(this, listOf(select.fromClause), outside)
    const scope = new Scope(from, outer, tables)
    const columns = listOf(select.targetList).flatMap(target => this.#target(nodeAs(target, 'ResTarget') ?? {}, scope))
    const outputs = new Set(columns.map(({ name }) => name))
    this.#parts(select, ['whereClause', 'havingClause', 'windowClause', 'limitCount', 'limitOffset'], scope)
    const { groupClause } = select
    if (groupClause) select.groupClause = listOf(groupClause).map(item => this.#groupItem(item, scope, outputs))
    this.#sort(select, scope, outputs)
    const { distinctClause } = select
    if (distinctClause) select.distinctClause = listOf(distinctClause).map(it => this.#sortItem(it, scope, outputs))
    return columns
  }

  #union(select: Tree, outside: Scope): Column[] {
    const sides = [select.larg, select.rarg].map(side => this.select(side as Tree, outside, outside.commonTables))
    const [left = [], right = []] = sides
    if (left.length !== right.length) throw sqlError('The parts of a UNION, INTERSECT or EXCEPT have the same columns.')
    const columns = left.map((column, index) => mergeColumns(column, right[index] ?? column))
    this.#parts(select, ['limitCount', 'limitOffset'], outside)
    this.#sort(select, outside, new Set(columns.map(({ name }) => name)))
    return columns
  }

  #values(select: Tree, outside: Scope): Column[] {
    const rows = listOf(select.valuesLists).map(row => {
      const list = nodeAs(row, 'List') ?? {}
      list.items = listOf(list.items).map(item => this.expression(item, outside))
      return list.items as unknown[]
    })
    const columns = (rows[0] ?? []).map((_item, index) => ({
      name: `column${index + 1}`,
      json: false,
      origins: rows.map(row => row[index]),
    }))
    this.#parts(select, ['limitCount', 'limitOffset'], outside)
    this.#sort(select, outside, new Set(columns.map(({ name }) => name)))
    return columns
  }

  #parts(select: Tree, parts: readonly string[], scope: Scope): void {
    for (const part of parts) if (select[part] !== undefined) select[part] = this.expression(select[part], scope)
  }

  #sort(select: Tree, scope: Scope, outputs: ReadonlySet<string>): void {
    for (const each of listOf(select.sortClause)) {
      const sort = nodeAs(each, 'SortBy') ?? {}
      sort.node = this.#sortItem(sort.node, scope, outputs)
    }
  }

  /** ORDER BY and DISTINCT ON look for the name of an output first. */
  #sortItem(item: unknown, scope: Scope, outputs: ReadonlySet<string>): unknown {
    const name = singleName(item)
    return name !== null && outputs.has(name) ? item : this.expression(item, scope)
  }

  /** GROUP BY looks for a column of FROM first. */
  #groupItem(item: unknown, scope: Scope, outputs: ReadonlySet<string>): unknown {
    const set = nodeAs(item, 'GroupingSet') ?? nodeAs(item, 'RowExpr')
    if (set) {
      const part = nodeAs(item, 'RowExpr') ? 'args' : 'content'
      if (set[part]) set[part] = listOf(set[part]).map(each => this.#groupItem(each, scope, outputs))
      return item
    }
    const name = singleName(item)
    const isOutput = name !== null && outputs.has(name) && scope.own(name) === null
    return isOutput ? item : this.expression(item, scope)
  }

  #target(target: Tree, scope: Scope): readonly Column[] {
    target.val = withoutParentheses(target.val, scope)
    const reference = nodeAs(target.val, 'ColumnRef')
    if (reference && fieldsOf(reference).at(-1) === '*') {
      const columns = this.#star(reference, scope)
      if (columns[0]) rememberStar(target, columns[0].name)
      return columns
    }
    const isPath = reference !== null && this.#path(reference, scope) !== null
    const before = reference ? (fieldsOf(reference).at(-1) ?? '') : ''
    target.val = this.expression(target.val, scope)
    const name = typeof target.name === 'string' ? target.name : isPath ? before : outputName(target.val)
    target.name = name
    const found = this.resolved.get(nodeAs(target.val, 'ColumnRef') ?? {})
    const json = found !== undefined && 'json' in found && found.json
    return [{ name, json, origins: [target.val], windowed: isWindowed(target.val) }]
  }

  #star(reference: Tree, scope: Scope): readonly Column[] {
    const [name = '', ...rest] = fieldsOf(reference)
    if (name === '*') {
      const columns = scope.bare.map(({ column }) => column)
      this.resolved.set(reference, { name: '', columns })
      return columns
    }
    const source = scope.source(name)
    if (!source || rest.length > 1) throw unknownColumn(fieldsOf(reference).join('.'), scope.names())
    this.resolved.set(reference, source)
    return source.columns
  }

  /** Binds whatever stands in an expression, lists and clauses too, and returns what stands there now. */
  expression(value: unknown, scope: Scope): unknown {
    if (Array.isArray(value)) return value.map(each => this.expression(each, scope))
    if (typeof value !== 'object' || value === null) return value
    const [kind, node] = nodeOf(value) ?? ['', value as Tree]
    if (kind === 'ColumnRef') return this.#reference(node, scope)
    if (kind === 'A_Const' || kind === 'TypeName') return value
    if (kind === 'A_Indirection' && hasStar(node))
      throw sqlError('(row).* stands in a list of SELECT, after the name of a source.')
    if (kind === 'SubLink') {
      this.select(nodeAs(node.subselect, 'SelectStmt') ?? {}, scope, scope.commonTables)
      if (node.testexpr) node.testexpr = this.expression(node.testexpr, scope)
      return value
    }
    qualify(kind, node)
    for (const [part, each] of Object.entries(node)) {
      if (part !== 'typeName' && part !== 'funcname') node[part] = this.expression(each, scope)
    }
    return value
  }

  #reference(node: Tree, scope: Scope): unknown {
    const path = this.#path(node, scope)
    if (path) return path
    const fields = fieldsOf(node)
    const [first = '', second] = fields
    if (second === '*' || (first === '*' && fields.length === 1)) {
      this.#star(node, scope)
      return { ColumnRef: node }
    }
    if (second !== undefined) {
      const source = fields.length === 2 ? scope.source(first) : null
      if (!source) throw unknownColumn(fields.join('.'), scope.names())
      return this.#column(node, columnOf(source, second), source, scope)
    }
    const found = scope.column(first)
    if (found) return this.#column(node, found.column, found.source, scope)
    const source = scope.source(first)
    if (!source) throw unknownColumn(first, scope.names())
    // The row as a whole: no dot may follow it.
    this.resolved.set(node, source)
    return { ColumnRef: node }
  }

  /** A column under its full name; without its source where that has no name, or a nearer source has the same. */
  #column(node: Tree, column: Column, source: Source | null, scope: Scope): unknown {
    this.resolved.set(node, column)
    if (source && scope.source(source.name) === source) {
      node.fields = stringNodes([source.name, column.name])
    }
    return { ColumnRef: node }
  }

  /** `ufProperties.urlPath` as `ufProperties #>> ARRAY['urlPath']`; null where the reference is no path into JSON. */
  #path(node: Tree, scope: Scope): unknown {
    const fields = fieldsOf(node)
    const [first = '', second = ''] = fields
    if (fields.length < 2 || fields.at(-1) === '*') return null
    const source = scope.source(first)
    const used = source ? 2 : 1
    if (fields.length <= used) return null
    const found = source ? { column: columnOf(source, second), source } : scope.column(first)
    if (!found || !holdsJson(found.column)) return null
    const column = { fields: stringNodes(fields.slice(0, used)), location: node.location }
    const keys = this.#spell(node)
      .slice(used)
      .map(sval => ({ A_Const: { sval: { sval }, location: node.location } }))
    return {
      A_Expr: {
        kind: 'AEXPR_OP',
        name: stringNodes(['#>>']),
        lexpr: this.#column(column, found.column, found.source, scope),
        rexpr: { A_ArrayExpr: { elements: keys, location: node.location } },
        location: node.location,
      },
    }
  }
}

const hasStar = (indirection: Tree) => listOf(indirection.indirection).some(each => nodeAs(each, 'A_Star'))

/** `(e).*` as `e.*` where e is a source. */
function withoutParentheses(value: unknown, scope: Scope): unknown {
  const row = nodeAs(value, 'A_Indirection')
  if (!row || !hasStar(row)) return value
  const reference = nodeAs(row.arg, 'ColumnRef')
  const name = singleName(row.arg)
  if (!reference || name === null || scope.column(name) || !scope.source(name)) return value
  return { ColumnRef: { ...reference, fields: [...listOf(reference.fields), { A_Star: {} }] } }
}

function singleName(item: unknown): string | null {
  const fields = fieldsOf(nodeAs(item, 'ColumnRef'))
  return fields.length === 1 && fields[0] !== '*' ? (fields[0] ?? null) : null
}

/** Collations, functions and operators that are written as words get the names that they have in the catalogue. */
function qualify(kind: string, node: Tree): void {
  if (kind === 'CollateClause') node.collname = stringNodes(['pg_catalog', 'C'])
  if (kind === 'FuncCall') node.funcname = stringNodes(['pg_catalog', stringsOf(node.funcname).at(-1) ?? ''])
  if (kind === 'A_Expr' && WORDS.has(String(node.kind))) node.kind = 'AEXPR_OP'
}
