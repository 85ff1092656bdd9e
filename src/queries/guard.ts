// Reads PostgreSQL's own parse tree and refuses whatever is not on the allow-lists. Isolation rests on the database (see
// sandbox.store.ts); this keeps statements to one harmless SELECT and makes refusals readable.
import { parseSync } from 'libpg-query'
import * as allowed from './allow-list.ts'
import { sqlError } from './tokens.ts'
import { jsonColumns, spellings, tableNames } from './virtual-table.ts'

export type Tree = Readonly<Record<string, unknown>>

/** The SELECT of a text, checked through. Throws BAD_USER_INPUT. */
export function guardedSelect(text: string): Tree {
  const select = singleSelect(text)
  try {
    const names = definedNames(select)
    check('SelectStmt', select, names)
  } catch (error) {
    if (error instanceof RangeError) throw sqlError('The SQL is nested too deep.')
    throw error
  }
  return select
}

function singleSelect(text: string): Tree {
  const statements = parsed(text)
  if (statements.length !== 1) {
    throw sqlError(statements.length === 0 ? 'The query is empty.' : 'Only one statement is allowed.')
  }
  const [kind, node] = Object.entries((statements[0] as { stmt: Tree }).stmt)[0] ?? []
  if (kind !== 'SelectStmt') throw sqlError('Only SELECT is allowed.')
  return node as Tree
}

function parsed(text: string): readonly unknown[] {
  try {
    return parseSync(text).stmts ?? []
  } catch (error) {
    const details = (error as { sqlDetails?: { message: string; cursorPosition: number } }).sqlDetails
    if (!details) throw sqlError('The SQL cannot be read.')
    // The parser's own sentence speaks of this text alone: it has seen nothing else.
    const line = text.slice(0, Math.max(0, details.cursorPosition)).split('\n').length
    throw sqlError(`The SQL is wrong in line ${line}: ${details.message}.`)
  }
}

interface Names {
  /** Names of columns that the statement itself makes, beside those of the virtual tables. */
  readonly columns: ReadonlySet<string>
  readonly relations: ReadonlySet<string>
  readonly sources: ReadonlySet<string>
}

/** Folded names that the statement defines: output columns, column aliases, WITH queries and aliases of sources. */
function definedNames(select: Tree): Names {
  const columns = new Set(spellings.keys())
  const relations = new Set<string>()
  const sources = new Set<string>()
  const strings = (list: unknown) =>
    ((list as { String: { sval: string } }[] | undefined) ?? []).map(it => it.String.sval.toLowerCase())
  visit('SelectStmt', select, (kind, node) => {
    if (kind === 'ResTarget') {
      if (typeof node.name === 'string') columns.add(node.name.toLowerCase())
      const path = fieldsOf((node.val as { ColumnRef?: Tree } | undefined)?.ColumnRef)
      if (isJsonPath(path.map(field => field.toLowerCase()))) columns.add(path.at(-1)?.toLowerCase() ?? '')
      const call = (node.val as { FuncCall?: Tree } | undefined)?.FuncCall
      if (call) columns.add(strings(call.funcname).at(-1) ?? '')
    }
    if (kind === 'CommonTableExpr') {
      relations.add(String(node.ctename).toLowerCase())
      for (const name of strings(node.aliascolnames)) columns.add(name)
    }
    if (kind === 'Alias') {
      sources.add(String(node.aliasname).toLowerCase())
      // `FROM generate_series(1, 3) AS n`: the alias of a function is the name of its column, too.
      columns.add(String(node.aliasname).toLowerCase())
      for (const name of strings(node.colnames)) columns.add(name)
    }
    if (kind === 'RangeVar') sources.add(String(node.relname).toLowerCase())
  })
  return { columns, relations, sources }
}

type Visitor = (kind: string, node: Tree) => void

/** Fields that hold a node without its type around it. */
const bare: Readonly<Record<string, string>> = {
  alias: 'Alias',
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
    const entries = Object.entries(value)
    // `{}` is an absent node in a list, as in NULL bounds of a slice.
    if (entries.length === 0) return
    const [kind = '', inner] = entries[0] ?? []
    if (entries.length === 1 && /^[A-Z]/.test(kind)) visit(kind, (inner ?? {}) as Tree, visitor)
    else if (bare[part]) visit(bare[part], value as Tree, visitor)
    else if (!constants.has(part)) visit(`(${part})`, value as Tree, visitor)
  }
}

function check(kind: string, node: Tree, names: Names): void {
  visit(kind, node, (each, inner) => checkNode(each, inner, names))
}

function checkNode(kind: string, node: Tree, names: Names): void {
  if (!allowed.nodeTypes.has(kind)) throw sqlError(`${sentenceOf(kind)} is not allowed in SQL here.`)
  for (const [part, sentence] of allowed.refusedParts) {
    const value = node[part]
    if (value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0))
      throw sqlError(sentence)
  }
  const checkOne = checks[kind]
  if (checkOne) checkOne(node, names)
}

const sentenceOf = (kind: string) => (/^[A-Z]/.test(kind) ? kind.replace(/Stmt$/, '') : `The clause ${kind}`)

const checks: Readonly<Record<string, (node: Tree, names: Names) => void>> = {
  WithClause: node => {
    if (node.recursive === true) throw sqlError('WITH RECURSIVE is not allowed.')
  },
  CommonTableExpr: node => {
    if (!(node.ctequery as Tree | undefined)?.SelectStmt) throw sqlError('WITH may hold SELECT only.')
  },
  RangeVar: (node, names) => {
    const name = String(node.relname).toLowerCase()
    const schema = node.schemaname === undefined ? '' : `${String(node.schemaname)}.`
    if (schema !== '' || !(tableNames.has(name) || names.relations.has(name))) {
      throw sqlError(`There is no table ${shown(schema + String(node.relname))}: sqlTables lists them.`)
    }
    if (node.inh !== true) throw sqlError('ONLY is not allowed.')
  },
  FuncCall: node => {
    const name = qualified(node.funcname)
    if (name === null || !allowed.functions.has(name)) {
      throw sqlError(`The function ${shown(written(node.funcname))} is not allowed in SQL here.`)
    }
  },
  TypeName: node => {
    const name = qualified(node.names)
    if (name === null || !allowed.types.has(name)) {
      throw sqlError(`The type ${shown(written(node.names))} is not allowed in SQL here.`)
    }
  },
  A_Expr: node => {
    const parts = partsOf(node.name)
    const isWord = ['AEXPR_BETWEEN', 'AEXPR_NOT_BETWEEN', 'AEXPR_BETWEEN_SYM', 'AEXPR_NOT_BETWEEN_SYM'].includes(
      String(node.kind),
    )
    if (!isWord && (parts.length !== 1 || !allowed.operators.has(parts[0] ?? ''))) {
      throw sqlError(`The operator ${shown(parts.join('.'))} is not allowed in SQL here.`)
    }
  },
  SubLink: node => {
    if (!allowed.subLinkTypes.has(String(node.subLinkType))) throw sqlError('This kind of subquery is not allowed.')
    // The operator of `x = ANY (SELECT ...)`; absent: equality.
    const parts = partsOf(node.operName)
    if (parts.length > 1 || (parts[0] !== undefined && !allowed.operators.has(parts[0]))) {
      throw sqlError(`The operator ${shown(parts.join('.'))} is not allowed in SQL here.`)
    }
  },
  SortBy: node => {
    if (node.sortby_dir === 'SORTBY_USING') throw sqlError('ORDER BY ... USING is not allowed.')
  },
  SQLValueFunction: node => {
    if (!allowed.valueFunctions.has(String(node.op))) {
      throw sqlError('Names of users, roles, schemas and databases cannot be asked for.')
    }
  },
  A_Indirection: node => {
    // `(x).y` would call the function y: a way around the list of functions.
    if ((node.indirection as Tree[]).some(each => !('A_Indices' in each))) {
      throw sqlError('(expression).name is not allowed: write a function or ->>.')
    }
  },
  ColumnRef: (node, names) => checkColumn(fieldsOf(node), names),
}

function checkColumn(fields: readonly string[], names: Names): void {
  const folded = fields.map(field => field.toLowerCase())
  const last = folded.at(-1) ?? ''
  if (folded.some(field => allowed.systemColumns.has(field))) {
    throw sqlError(`The column ${shown(last)} is not allowed.`)
  }
  // `events.f` would call the function f on the row: only names of columns may follow a dot.
  if (folded.length > 1 && last !== '*' && !isJsonPath(folded) && (folded.length > 2 || !names.columns.has(last))) {
    throw sqlError(`There is no column ${shown(fields.join('.'))}.`)
  }
}

/** `properties.plan` or `e.properties.plan`: at least one key after a JSON column. */
const isJsonPath = (folded: readonly string[]) =>
  folded.some((field, index) => index < 2 && index < folded.length - 1 && jsonColumns.has(field))

/** The fields of a column reference as PostgreSQL folded them; `*` last for a star. */
export function fieldsOf(node: Tree | undefined): string[] {
  const fields = (node?.fields as ({ String?: { sval: string } } | { A_Star: object })[] | undefined) ?? []
  return fields.map(field => ('A_Star' in field ? '*' : ((field as { String: { sval: string } }).String.sval ?? '')))
}

/** Whether the statement names a source so: then `x.y` is a column of it, not a path into JSON. */
export function sourceNames(select: Tree): ReadonlySet<string> {
  return definedNames(select).sources
}

export function visitSelect(select: Tree, visitor: Visitor): void {
  visit('SelectStmt', select, visitor)
}

const partsOf = (names: unknown): string[] =>
  ((names as { String?: { sval?: string } }[] | undefined) ?? []).map(it => it.String?.sval ?? '')

/** The name without `pg_catalog`, which the grammar itself writes before functions and types; null with another schema. */
function qualified(names: unknown): string | null {
  const parts = partsOf(names)
  if (parts.length === 1) return parts[0]?.toLowerCase() ?? null
  return parts.length === 2 && parts[0] === 'pg_catalog' ? (parts[1] ?? null) : null
}

const written = (names: unknown) => partsOf(names).join('.')
const shown = (name: string) => JSON.stringify(name.slice(0, 100))
