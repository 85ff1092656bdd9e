// Expressions of a parse tree as SQL, every operand in parentheses: so the text means the tree, whatever binds tighter.
import { type Output, quotedName, quotedText } from './print-output.ts'
import { sqlError } from './tokens.ts'
import { fieldsOf, listOf, nodeOf, stringsOf, type Tree } from './tree.ts'

/** Writes expressions; `select` writes the SELECT of a subquery, `window` the inside of OVER. */
export class ExpressionPrinter {
  readonly out: Output
  readonly #select: (select: Tree) => void
  readonly #window: (window: Tree) => void

  constructor(out: Output, select: (select: Tree) => void, window: (window: Tree) => void) {
    this.out = out
    this.#select = select
    this.#window = window
  }

  write(value: unknown): void {
    const [kind, node] = nodeOf(value) ?? ['', {}]
    const write = writers[kind]
    if (!write) throw sqlError(`${kind || 'This'} cannot be written here.`)
    write(this, node)
  }

  /** A part of an expression: in parentheses, unless nothing can be drawn out of it. */
  operand(value: unknown): void {
    if (isClosed(value)) this.write(value)
    else this.enclosed(value)
  }

  enclosed(value: unknown): void {
    this.out.write('(')
    this.write(value)
    this.out.write(')')
  }

  list(values: unknown): void {
    this.out.list(listOf(values), value => this.write(value))
  }

  call(name: string, values: unknown): void {
    this.out.write(`${name}(`)
    this.list(values)
    this.out.write(')')
  }

  select(value: unknown): void {
    this.out.write('(')
    this.#select((value as { SelectStmt: Tree }).SelectStmt)
    this.out.write(')')
  }

  sort(value: unknown): void {
    const { node, sortby_dir: direction, sortby_nulls: nulls } = (value as { SortBy: Tree }).SortBy
    this.write(node)
    if (direction === 'SORTBY_ASC') this.out.write(' ASC')
    if (direction === 'SORTBY_DESC') this.out.write(' DESC')
    if (nulls === 'SORTBY_NULLS_FIRST') this.out.write(' NULLS FIRST')
    if (nulls === 'SORTBY_NULLS_LAST') this.out.write(' NULLS LAST')
  }

  sorts(values: unknown): void {
    this.out.write('ORDER BY ')
    this.out.list(listOf(values), value => this.sort(value))
  }

  functionCall(node: Tree): void {
    const { out } = this
    out.mark(node.location)
    out.write(`${stringsOf(node.funcname).map(quotedName).join('.')}(`)
    if (node.agg_star === true) out.write('*')
    if (node.agg_distinct === true) out.write('DISTINCT ')
    this.list(node.args)
    const inside = node.agg_order && node.agg_within_group !== true
    if (inside) {
      out.write(' ')
      this.sorts(node.agg_order)
    }
    out.write(')')
    if (node.agg_order && !inside) {
      out.write(' WITHIN GROUP (')
      this.sorts(node.agg_order)
      out.write(')')
    }
    if (node.agg_filter) {
      out.write(' FILTER (WHERE ')
      this.write(node.agg_filter)
      out.write(')')
    }
    if (node.over) {
      out.write(' OVER ')
      this.#window(node.over as Tree)
    }
  }
}

function isClosed(value: unknown): boolean {
  const [kind, node] = nodeOf(value) ?? ['', {}]
  if (kind === 'A_Const') return !constant(node).startsWith('-')
  if (kind === 'FuncCall') return !node.over && !node.agg_filter && !node.agg_within_group
  return ['ColumnRef', 'ParamRef', 'TypeCast', 'CoalesceExpr', 'MinMaxExpr'].includes(kind)
}

type Writer = (printer: ExpressionPrinter, node: Tree) => void

const tests: Readonly<Record<string, string>> = {
  IS_NULL: 'IS NULL',
  IS_NOT_NULL: 'IS NOT NULL',
  IS_TRUE: 'IS TRUE',
  IS_NOT_TRUE: 'IS NOT TRUE',
  IS_FALSE: 'IS FALSE',
  IS_NOT_FALSE: 'IS NOT FALSE',
  IS_UNKNOWN: 'IS UNKNOWN',
  IS_NOT_UNKNOWN: 'IS NOT UNKNOWN',
}

const writeTest = (printer: ExpressionPrinter, node: Tree) => {
  printer.operand(node.arg)
  printer.out.write(` ${tests[String(node.nulltesttype ?? node.booltesttype)]}`)
}

const writers: Readonly<Record<string, Writer>> = {
  ColumnRef: ({ out }, node) => {
    out.mark(node.location)
    out.write(
      fieldsOf(node)
        .map(field => (field === '*' ? '*' : quotedName(field)))
        .join('.'),
    )
  },
  A_Const: ({ out }, node) => {
    out.mark(node.location)
    out.write(constant(node))
  },
  ParamRef: ({ out }, node) => out.write(`$${String(node.number)}`),
  FuncCall: (printer, node) => printer.functionCall(node),
  A_Expr: (printer, node) => (comparisons[String(node.kind)] ?? writeOperator)(printer, node),
  BoolExpr: (printer, node) => {
    const { out } = printer
    if (node.boolop === 'NOT_EXPR') out.write('NOT ')
    for (const [index, each] of listOf(node.args).entries()) {
      if (index > 0) out.write(node.boolop === 'AND_EXPR' ? ' AND ' : ' OR ')
      printer.operand(each)
    }
  },
  NullTest: writeTest,
  BooleanTest: writeTest,
  TypeCast: (printer, node) => {
    printer.out.mark(node.location)
    printer.out.write('CAST(')
    printer.write(node.arg)
    printer.out.write(' AS ')
    writeType(printer, node.typeName as Tree)
    printer.out.write(')')
  },
  CaseExpr: (printer, node) => {
    const { out } = printer
    out.write('CASE')
    if (node.arg) {
      out.write(' ')
      printer.operand(node.arg)
    }
    for (const each of listOf(node.args)) {
      const { expr, result } = (each as { CaseWhen: Tree }).CaseWhen
      out.write(' WHEN ')
      printer.operand(expr)
      out.write(' THEN ')
      printer.operand(result)
    }
    if (node.defresult) {
      out.write(' ELSE ')
      printer.operand(node.defresult)
    }
    out.write(' END')
  },
  CoalesceExpr: (printer, node) => printer.call('COALESCE', node.args),
  MinMaxExpr: (printer, node) => printer.call(node.op === 'IS_LEAST' ? 'LEAST' : 'GREATEST', node.args),
  GroupingFunc: (printer, node) => printer.call('GROUPING', node.args),
  RowExpr: (printer, node) => printer.call(node.row_format === 'COERCE_IMPLICIT_CAST' ? '' : 'ROW', node.args),
  NamedArgExpr: (printer, node) => {
    printer.out.write(`${quotedName(String(node.name))} => `)
    printer.write(node.arg)
  },
  CollateClause: (printer, node) => {
    printer.enclosed(node.arg)
    printer.out.write(` COLLATE ${stringsOf(node.collname).map(quotedName).join('.')}`)
  },
  A_ArrayExpr: (printer, node) => {
    printer.out.write('ARRAY[')
    printer.list(node.elements)
    printer.out.write(']')
  },
  A_Indirection: (printer, node) => {
    printer.enclosed(node.arg)
    for (const each of listOf(node.indirection)) writeIndex(printer, (each as { A_Indices: Tree }).A_Indices)
  },
  SQLValueFunction: ({ out }, node) => {
    const op = String(node.op)
    out.write(op.replace(/^SVFOP_|_N$/g, '') + (op.endsWith('_N') ? `(${String(node.typmod ?? 0)})` : ''))
  },
  SubLink: (printer, node) => {
    const { out } = printer
    const operator = stringsOf(node.operName)[0]
    if (node.testexpr) {
      printer.operand(node.testexpr)
      out.mark(node.location)
      const every = node.subLinkType === 'ALL_SUBLINK' ? 'ALL ' : 'ANY '
      out.write(operator === undefined ? ' IN ' : ` ${operator} ${every}`)
    }
    if (node.subLinkType === 'EXISTS_SUBLINK') out.write('EXISTS ')
    if (node.subLinkType === 'ARRAY_SUBLINK') out.write('ARRAY')
    printer.select(node.subselect)
  },
}

function constant(node: Tree): string {
  if (node.isnull === true) return 'NULL'
  if (node.ival) return String((node.ival as Tree).ival ?? 0)
  if (node.fval) return String((node.fval as Tree).fval)
  if (node.boolval) return (node.boolval as Tree).boolval === true ? 'TRUE' : 'FALSE'
  if (node.sval) return quotedText(String((node.sval as Tree).sval ?? ''))
  throw sqlError('Bit strings are not allowed here.')
}

function writeOperator(printer: ExpressionPrinter, node: Tree): void {
  if (node.lexpr) printer.operand(node.lexpr)
  printer.out.write(' ')
  printer.out.mark(node.location)
  printer.out.write(`${stringsOf(node.name)[0]} `)
  printer.operand(node.rexpr)
}

/** `x = ANY (array)`. */
const writeArrayTest =
  (word: string): Writer =>
  (printer, node) => {
    printer.operand(node.lexpr)
    printer.out.write(' ')
    printer.out.mark(node.location)
    printer.out.write(`${stringsOf(node.name)[0]} ${word} `)
    printer.enclosed(node.rexpr)
  }

const writeBetween =
  (words: string): Writer =>
  (printer, node) => {
    const [least, most] = listOf((node.rexpr as { List: Tree }).List.items)
    printer.operand(node.lexpr)
    printer.out.write(` ${words} `)
    printer.operand(least)
    printer.out.write(' AND ')
    printer.operand(most)
  }

const writeDistinct =
  (words: string): Writer =>
  (printer, node) => {
    printer.operand(node.lexpr)
    printer.out.write(` ${words} `)
    printer.operand(node.rexpr)
  }

const comparisons: Readonly<Record<string, Writer>> = {
  AEXPR_OP_ANY: writeArrayTest('ANY'),
  AEXPR_OP_ALL: writeArrayTest('ALL'),
  AEXPR_DISTINCT: writeDistinct('IS DISTINCT FROM'),
  AEXPR_NOT_DISTINCT: writeDistinct('IS NOT DISTINCT FROM'),
  AEXPR_NULLIF: (printer, node) => printer.call('NULLIF', [node.lexpr, node.rexpr]),
  AEXPR_IN: (printer, node) => {
    printer.operand(node.lexpr)
    printer.out.write(' ')
    printer.out.mark(node.location)
    printer.call(stringsOf(node.name)[0] === '<>' ? 'NOT IN ' : 'IN ', (node.rexpr as { List: Tree }).List.items)
  },
  AEXPR_BETWEEN: writeBetween('BETWEEN'),
  AEXPR_NOT_BETWEEN: writeBetween('NOT BETWEEN'),
  AEXPR_BETWEEN_SYM: writeBetween('BETWEEN SYMMETRIC'),
  AEXPR_NOT_BETWEEN_SYM: writeBetween('NOT BETWEEN SYMMETRIC'),
}

function writeIndex(printer: ExpressionPrinter, { is_slice: isSlice, lidx, uidx }: Tree): void {
  printer.out.write('[')
  if (lidx) printer.operand(lidx)
  if (isSlice === true) printer.out.write(':')
  if (uidx) printer.operand(uidx)
  printer.out.write(']')
}

function writeType(printer: ExpressionPrinter, node: Tree): void {
  const { out } = printer
  out.write(stringsOf(node.names).map(quotedName).join('.'))
  if (node.typmods) printer.call('', node.typmods)
  for (const each of listOf(node.arrayBounds)) {
    const { ival } = (each as { Integer: Tree }).Integer
    out.write(ival === -1 ? '[]' : `[${String(ival ?? 0)}]`)
  }
}
