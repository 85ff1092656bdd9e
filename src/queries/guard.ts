// Refuses whatever is not on the allow-lists. Isolation rests on the database (see sandbox.store.ts); this keeps statements to one
// harmless SELECT and makes refusals readable.
import { quote } from '../base/quote.ts'
import * as allowed from './allow-list.ts'
import { sqlError } from './tokens.ts'
import { nodeAs, nodeOf, parseSelect, stringsOf, type Tree } from './tree.ts'

/**
 * The SELECT of a text, made of nothing but what is allowed; what its names mean is for bind.ts. Throws BAD_USER_INPUT. `own`: functions that
 * are written for bounds, and by no user.
 */
export function guardedSelect(text: string, allowed: ReadonlySet<string> = new Set()): Tree {
  const select = parseSelect(text)
  visit('SelectStmt', select, (kind, node) => {
    if (kind !== 'FuncCall' || !allowed.has(qualified(node.funcname) ?? '')) checkNode(kind, node)
  })
  return select
}

type Visitor = (kind: string, node: Tree) => void

/** Fields that hold a node without its type around it. */
const bare: Readonly<Record<string, string>> = {
  alias: 'Alias',
  join_using_alias: 'Alias',
  typeName: 'TypeName',
  withClause: 'WithClause',
  over: 'WindowDef',
  larg: 'SelectStmt',
  rarg: 'SelectStmt',
}
const constants = new Set(['ival', 'fval', 'boolval', 'sval', 'bsval'])

function visit(kind: string, node: Tree, visitor: Visitor): void {
  visitor(kind, node)
  if (kind === 'A_Const') return
  for (const [part, value] of Object.entries(node)) visitPart(part, value, visitor)
}

function visitPart(part: string, value: unknown, visitor: Visitor): void {
  if (Array.isArray(value)) for (const each of value) visitPart(part, each, visitor)
  else if (typeof value === 'object' && value !== null) {
    // `{}` is an absent node in a list, as in NULL bounds of a slice.
    if (Object.keys(value).length === 0) return
    const node = nodeOf(value)
    if (node) visit(...node, visitor)
    else if (bare[part]) visit(bare[part], value as Tree, visitor)
    else if (!constants.has(part)) visit(`(${part})`, value as Tree, visitor)
  }
}

function checkNode(kind: string, node: Tree): void {
  if (!allowed.nodeTypes.has(kind)) throw sqlError(`${labelOf(kind)} is not allowed in SQL here.`)
  for (const [part, message] of allowed.refusedParts) {
    const value = node[part]
    if (value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0)) throw sqlError(message)
  }
  const checkOne = checks[kind]
  if (checkOne) checkOne(node)
}

const labelOf = (kind: string) => (/^[A-Z]/.test(kind) ? kind.replace(/Stmt$/, '') : `The clause ${kind}`)

const checks: Readonly<Record<string, (node: Tree) => void>> = {
  CommonTableExpr: node => {
    if (!(node.ctequery as Tree | undefined)?.SelectStmt) throw sqlError('WITH may hold SELECT only.')
  },
  RangeVar: node => {
    if (node.schemaname !== undefined) {
      const name = `${String(node.schemaname)}.${String(node.relname)}`
      throw sqlError(`There is no table ${quote(name, 100)}: sqlTables lists them.`)
    }
    if (node.inh !== true) throw sqlError('ONLY is not allowed.')
  },
  FuncCall: node => {
    const name = qualified(node.funcname)
    if (name === null || !allowed.functions.has(name)) {
      throw sqlError(`The function ${quote(written(node.funcname), 100)} is not allowed in SQL here.`)
    }
    const hasNames = Array.isArray(node.args) && (node.args as Tree[]).some(each => 'NamedArgExpr' in each)
    if (hasNames && name !== 'make_interval') throw sqlError('Arguments with names are for make_interval alone.')
  },
  TypeName: node => {
    const name = qualified(node.names)
    if (name === null || !allowed.types.has(name)) {
      throw sqlError(`The type ${quote(written(node.names), 100)} is not allowed in SQL here.`)
    }
  },
  A_Expr: node => {
    const parts = stringsOf(node.name)
    const isWord = ['AEXPR_BETWEEN', 'AEXPR_NOT_BETWEEN', 'AEXPR_BETWEEN_SYM', 'AEXPR_NOT_BETWEEN_SYM'].includes(
      String(node.kind),
    )
    const isOfList = node.kind === 'AEXPR_OP_ANY' || node.kind === 'AEXPR_OP_ALL'
    const operators = isOfList ? allowed.comparisons : allowed.operators
    if (!isWord && (parts.length !== 1 || !operators.has(parts[0] ?? ''))) {
      throw sqlError(`The operator ${quote(parts.join('.'), 100)} is not allowed in SQL here.`)
    }
  },
  SubLink: node => {
    if (!allowed.subLinkTypes.has(String(node.subLinkType))) throw sqlError('This kind of subquery is not allowed.')
    // The operator of `x = ANY (SELECT ...)`; absent: equality.
    const parts = stringsOf(node.operName)
    if (parts.length > 1 || (parts[0] !== undefined && !allowed.comparisons.has(parts[0]))) {
      throw sqlError(`The operator ${quote(parts.join('.'), 100)} is not allowed in SQL here.`)
    }
  },
  SortBy: node => {
    if (node.sortby_dir === 'SORTBY_USING') throw sqlError('ORDER BY ... USING is not allowed.')
    if (isVariable(node.node))
      throw sqlError(
        'ORDER BY a variable sorts by nothing: its value is one for all rows, never the name of a column. Write ORDER BY CASE @{by} WHEN ... THEN ... END.',
      )
  },
  SQLValueFunction: node => {
    if (!allowed.valueFunctions.has(String(node.op))) {
      throw sqlError('Names of users, roles, schemas and databases cannot be asked for.')
    }
  },
  CollateClause: node => {
    const parts = stringsOf(node.collname)
    if (parts.at(-1) !== 'C' || (parts.length > 1 && parts.join('.') !== 'pg_catalog.C'))
      throw sqlError('The collation is none or "C".')
  },
  A_Indirection: node => {
    // `(x).y` would call the function y: a way around the list of functions.
    // `(e).*` becomes `e.*` (bind.ts).
    const isStar = (each: Tree) => 'A_Star' in each && (node.arg as Tree).ColumnRef !== undefined
    if ((node.indirection as Tree[]).some(each => !('A_Indices' in each) && !isStar(each))) {
      throw sqlError('(expression).name is not allowed: write a function or ->>.')
    }
  },
}

const isVariable = (value: unknown): boolean =>
  nodeAs(value, 'ParamRef') !== null || isVariableCast(nodeAs(value, 'TypeCast'))
const isVariableCast = (cast: Tree | null) => cast !== null && isVariable(cast.arg)

/** The name without `pg_catalog`, which the grammar itself writes before functions and types; null with another schema. */
function qualified(names: unknown): string | null {
  const parts = stringsOf(names)
  if (parts.length === 1) return parts[0]?.toLowerCase() ?? null
  return parts.length === 2 && parts[0] === 'pg_catalog' ? (parts[1] ?? null) : null
}

const written = (names: unknown) => stringsOf(names).join('.')
