// Bounds what a statement may take before it runs: how large its expressions get when the planner puts them into each other, and how
// large the values are that they make. Functions that could make a number of any length get arguments that bound them.
import { assertCast, boundItems, boundJoined, boundNumeric, boundToNumber, CAST_DIGITS, castOf } from './cast.ts'
import { assertGrouping } from './grouping.ts'
import { JOINED_CHARS, joining, MAX_JOINED_BYTES, measureCall, measuring } from './measure-call.ts'
import { exponential, power, rounded } from './measure-number.ts'
import { isMatch, measureOperator } from './measure-operator.ts'
import { constantSize, literal, STORED_JSON, storedSize } from './measure-value.ts'
import { firstOutputs, outputsOf } from './outputs.ts'
import { assertPattern } from './pattern.ts'
import type { Column, ColumnReferences, Recursion, Source } from './scope.ts'
import { anyOf, assertSize, plain, type Size, sizeLimits, sumOf, tooComplex } from './size.ts'
import { listOf, nodeAs, nodeOf, stringsOf, type Tree } from './tree.ts'

/** What the plan of a subquery or of a stored table takes, in nodes of expressions. */
const SUBQUERY_NODES = 40
const TABLE_NODES = 150

/** Rewrites the bound tree where a value would have no bound. Throws QUERY_TOO_COMPLEX. */
export function boundSelect(select: Tree, resolved: ColumnReferences, values: readonly (string | null)[]): void {
  const measurer = new Measurer(resolved, values)
  for (const output of outputsOf(select)) measurer.leaveWhole(output)
  measurer.everything(select)
  measurer.assertSteps()
}

class Measurer {
  readonly #resolved: ColumnReferences
  readonly #values: readonly (string | null)[]
  readonly #known = new Map<unknown, Size>()
  readonly #whole = new Set<unknown>()
  readonly #recursive = new Map<Recursion, Size>()
  #nodes = 0
  #work = 0
  #tables = 0

  constructor(resolved: ColumnReferences, values: readonly (string | null)[]) {
    this.#resolved = resolved
    this.#values = values
  }

  /** Every expression of a clause or a SELECT, at whatever depth. */
  everything(value: unknown): void {
    if (typeof value !== 'object' || value === null) return
    if (Array.isArray(value)) {
      for (const each of value) this.everything(each)
      return
    }
    const node = nodeOf(value)
    if (node && isExpression(node[0])) {
      this.#add(this.size(value))
      return
    }
    if (node) this.#item(...node)
    const inner = node ? node[1] : (value as Tree)
    if (Array.isArray(inner.groupClause)) assertGrouping(inner.groupClause)
    for (const each of Object.values(inner)) this.everything(each)
  }

  #add({ nodes, work }: Pick<Size, 'nodes' | 'work'>): void {
    this.#nodes += nodes
    this.#work += work
    if (this.#nodes > sizeLimits.nodes)
      throw tooComplex(
        `With its subqueries put in, the query has more than ${sizeLimits.nodes} parts. Name columns less often, or write AS MATERIALIZED.`,
      )
    if (this.#work > sizeLimits.work)
      throw tooComplex('A row of the query could take too long to compute. Use shorter texts and numbers.')
  }

  /** A stored table is planned wherever it is named, and a join compares each of its columns. */
  #item(kind: string, node: Tree): void {
    const found = kind === 'JoinExpr' || kind === 'RangeVar' ? this.#resolved.get(node) : undefined
    if (!found || !('columns' in found)) return
    if (kind === 'JoinExpr') {
      this.#add(this.#row(found))
      return
    }
    this.#tables++
    if (this.#tables > sizeLimits.tables)
      throw tooComplex(`A query names the tables at most ${sizeLimits.tables} times in all: name one in a CTE once.`)
    this.#add({ nodes: TABLE_NODES, work: 0 })
  }

  /** Nothing is made of what this aggregate joins. */
  leaveWhole(holder: unknown): void {
    this.#whole.add(holder)
  }

  isWhole(holder: unknown): boolean {
    return this.#whole.has(holder)
  }

  /** The size of an expression. Remembered: a subquery's column may be named many times. */
  size(value: unknown): Size {
    const known = this.#known.get(value)
    if (known) return known
    const [kind, node] = nodeOf(value) ?? ['', {}]
    const size = assertSize((measures[kind] ?? measureOther)(this, node, value))
    this.#known.set(value, size)
    return size
  }

  sizes(values: unknown): Size[] {
    return listOf(values).map(value => this.size(value))
  }

  reference(node: Tree): Size {
    const found = this.#resolved.get(node)
    if (!found) return plain('unknown', STORED_JSON)
    return 'columns' in found ? this.#row(found) : this.#column(found)
  }

  #row({ columns }: Source): Size {
    return { ...sumOf(columns.map(column => this.#column(column))), kind: 'other' }
  }

  #column({ origins, type, chars, fence, windowed, recursion }: Column): Size {
    if (recursion) return this.#recursion(recursion)
    if (origins.length === 0) return storedSize(type, chars)
    const size = anyOf(
      origins.map(origin => {
        const stored = (origin as { Stored?: Column }).Stored
        return stored ? this.#column(stored) : this.size(origin)
      }),
    )
    const { text: _text, ...rest } = size as Size & { text?: string }
    // The planner leaves it where it is.
    return fence && (fence.closed || fence.uses > 1 || windowed) ? { ...rest, nodes: 1, work: 0 } : rest
  }

  /** What each step of a recursive query reads: no more than it begins with, or than room that any step may use. */
  #recursion(recursion: Recursion): Size {
    const known = this.#recursive.get(recursion)
    if (known) return known
    const { text: _text, ...base } = this.#column(recursion.base) as Size & { text?: string }
    const size = { ...base, ...leastOfRecursion(base), nodes: 1, work: 0 }
    this.#recursive.set(recursion, size)
    return size
  }

  /** Throws QUERY_TOO_COMPLEX where a step makes more of a column than it was given: the next one would make more of that. */
  assertSteps(): void {
    for (const [{ name, step }, size] of this.#recursive) {
      if (!step || size.kind === 'int' || size.kind === 'float') continue
      const made = this.#column(step)
      if (made.chars > size.chars || made.digits > size.digits)
        throw tooComplex(
          `The column ${name} of the recursive query could grow with each step. Cast it to a type of a bounded size there, such as ::int, ::date, ::numeric(30, 6) or ::varchar(500).`,
        )
    }
  }

  parameter(number: unknown): Size {
    return literal(this.#values[Number(number) - 1] ?? '')
  }

  /** A SELECT inside an expression: of the size of its first column, and planned as a whole wherever its expression is put in. */
  subquery(node: Tree): Size {
    const outside = [this.#nodes, this.#work] as const
    this.#nodes = SUBQUERY_NODES
    this.#work = 0
    this.everything(nodeAs(node.subselect, 'SelectStmt'))
    if (node.testexpr) this.everything(node.testexpr)
    // A pattern that a subquery gives is not known.
    if (isMatch(stringsOf(node.operName)[0] ?? '')) assertPattern(plain('text'))
    const inside = { nodes: this.#nodes, work: this.#work }
    ;[this.#nodes, this.#work] = outside
    return { ...this.#subqueryValue(node), ...inside }
  }

  #subqueryValue(node: Tree): Size {
    const kind = String(node.subLinkType)
    if (kind === 'ARRAY_SUBLINK') return plain('other', JOINED_CHARS)
    if (kind !== 'EXPR_SUBLINK') return plain('other')
    const { text: _text, ...size } = this.firstColumn(node) as Size & { text?: string }
    return size
  }

  /** Of a SELECT inside an expression. */
  firstColumn(node: Tree): Size {
    return anyOf(firstOutputs(nodeAs(node.subselect, 'SelectStmt') ?? {}).map(output => this.size(output)))
  }
}

const leastOfRecursion = ({ chars, digits }: Size) => ({ chars: Math.max(chars, 1_000), digits: Math.max(digits, 100) })

/** What holds expressions and is none. */
const CLAUSES = new Set([
  ...[
    'SelectStmt',
    'ResTarget',
    'RangeVar',
    'RangeSubselect',
    'RangeFunction',
    'JoinExpr',
    'SortBy',
    'WindowDef',
    'List',
  ],
  ...['WithClause', 'CommonTableExpr', 'GroupingSet', 'Alias', 'String', 'TypeName', 'Integer', 'A_Star'],
])
const isExpression = (kind: string) => !CLAUSES.has(kind)

type Measure = (measurer: Measurer, node: Tree, holder: unknown) => Size

const measures: Readonly<Record<string, Measure>> = {
  ColumnRef: (measurer, node) => measurer.reference(node),
  A_Const: (_measurer, node) => constantSize(node),
  ParamRef: (measurer, node) => measurer.parameter(node.number),
  SubLink: (measurer, node) => measurer.subquery(node),
  TypeCast: (measurer, node, holder) => {
    const from = measurer.size(node.arg)
    assertCast(node.typeName as Tree, from)
    const { size, isOpen } = castOf(node.typeName as Tree, from)
    if (isOpen === 'number') boundNumeric(holder as Tree, node.arg, from)
    if (isOpen === 'list') boundItems(node.typeName as Tree)
    return size
  },
  FuncCall: (measurer, node, holder) => {
    const name = stringsOf(node.funcname).at(-1) ?? ''
    if (measuring.has(name)) for (const arg of listOf(node.args)) measurer.leaveWhole(arg)
    const args = measurer.sizes(node.args)
    for (const part of [node.agg_filter, (node.over as Tree | undefined)?.partitionClause, node.over])
      measurer.everything(part)
    const order = listOf(node.agg_order).map(each => measurer.size(nodeAs(each, 'SortBy')?.node))
    if (name === 'power' && args.length === 2) return power(holder as Tree, listOf(node.args), args)
    if (name === 'exp') return exponential(holder as Tree, node.args, args)
    if ((name === 'round' || name === 'trunc') && args.length === 2) return rounded(node, args)
    const size = measureCall(name, [...args, ...order])
    if (joining.has(name) && !measurer.isWhole(holder)) {
      boundJoined(holder as Tree, node, MAX_JOINED_BYTES)
      return { ...size, nodes: 3 * size.nodes + 12 }
    }
    if (name !== 'to_number') return size
    boundToNumber(holder as Tree, node)
    return { ...size, kind: 'numeric', digits: CAST_DIGITS }
  },
  A_Expr: (measurer, node, holder) => {
    const sides = [node.lexpr, node.rexpr].filter(side => side !== undefined)
    const sizes = sides.flatMap(side =>
      nodeAs(side, 'List') ? measurer.sizes(nodeAs(side, 'List')?.items) : [measurer.size(side)],
    )
    if (node.kind !== 'AEXPR_OP') {
      const isValue = node.kind === 'AEXPR_NULLIF'
      if (isMatch(stringsOf(node.name)[0] ?? ''))
        for (const size of patternsOf(measurer, node.rexpr)) assertPattern(size)
      return isValue
        ? { ...sumOf(sizes), chars: sizes[0]?.chars ?? 0 }
        : { ...sumOf(sizes), kind: 'other', chars: 5, digits: 0 }
    }
    return measureOperator(stringsOf(node.name)[0] ?? '', node, holder as Tree, sizes)
  },
  CaseExpr: (measurer, node) => {
    const whens = listOf(node.args).map(each => nodeAs(each, 'CaseWhen') ?? {})
    const values = [...whens.map(({ result }) => result), ...(node.defresult ? [node.defresult] : [])]
    const tests = [...whens.map(({ expr }) => expr), ...(node.arg ? [node.arg] : [])]
    const [value, test] = [anyOf(measurer.sizes(values)), sumOf(measurer.sizes(tests))]
    return { ...value, nodes: value.nodes + test.nodes, work: value.work + test.work }
  },
  CollateClause: (measurer, node) => measurer.size(node.arg),
  NamedArgExpr: (measurer, node) => measurer.size(node.arg),
  CoalesceExpr: (measurer, node) => anyOf(measurer.sizes(node.args)),
  MinMaxExpr: (measurer, node) => anyOf(measurer.sizes(node.args)),
  A_ArrayExpr: (measurer, node) => ({ ...sumOf(measurer.sizes(node.elements)), kind: 'other' }),
  RowExpr: (measurer, node) => ({ ...sumOf(measurer.sizes(node.args)), kind: 'other' }),
  A_Indirection: (measurer, node) => {
    if (listOf(node.indirection).every(each => nodeAs(each, 'A_Indices')?.is_slice !== true))
      measurer.leaveWhole(node.arg)
    const bounds = listOf(node.indirection).flatMap(each => Object.values(nodeAs(each, 'A_Indices') ?? {}))
    const { text: _text, ...arg } = measurer.size(node.arg) as Size & { text?: string }
    const indexes = sumOf(measurer.sizes(bounds.filter(bound => nodeOf(bound))))
    // Part of a list is a list.
    const isSlice = listOf(node.indirection).some(each => nodeAs(each, 'A_Indices')?.is_slice === true)
    return {
      ...arg,
      kind: isSlice ? 'other' : 'unknown',
      digits: Math.max(arg.digits, 660),
      nodes: arg.nodes + indexes.nodes,
      work: arg.work + indexes.work,
    }
  },
}

/** Tests and the like: as much as their parts, and true or false. */
function measureOther(measurer: Measurer, node: Tree): Size {
  const parts = Object.values(node)
    .flatMap(part => (Array.isArray(part) ? part : [part]))
    .filter(part => nodeOf(part))
  return { ...sumOf(measurer.sizes(parts)), kind: 'other', chars: 30, digits: 0 }
}

/** Of `~ ANY (array[...])` each item; one text that holds a list hides where its items begin. */
function patternsOf(measurer: Measurer, value: unknown): Size[] {
  const list = nodeAs(value, 'A_ArrayExpr')
  return list ? measurer.sizes(list.elements) : [plain('text')]
}
