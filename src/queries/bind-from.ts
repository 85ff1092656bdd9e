// Resolves FROM: what each item brings, with all of its columns named in its alias, so that no name after a dot is anything else.
import { quote } from '../base/quote.ts'
import { isClosed } from './closed.ts'
import { outputName } from './output-name.ts'
import {
  both,
  type Column,
  type ExpressionBinder,
  joined,
  type Namespace,
  namespaceOf,
  nowhere,
  renamed,
  Scope,
  type Source,
  sharedColumns,
} from './scope.ts'
import { sqlError } from './tokens.ts'
import { listOf, nodeAs, nodeOf, stringNodes, stringsOf, type Tree } from './tree.ts'
import { type VirtualColumn, virtualTables } from './virtual-table.ts'

const stored = ({ name, type, chars }: VirtualColumn): Column => ({
  name: name.toLowerCase(),
  json: type === 'json',
  origins: [],
  type,
  ...(chars !== undefined && { chars }),
})

export const storedTables: ReadonlyMap<string, readonly Column[]> = new Map(
  virtualTables.flatMap(({ name, aliases, columns }) =>
    [name, ...aliases].map(it => [it.toLowerCase(), columns.map(stored)] as const),
  ),
)

/** Columns of functions whose result names them itself; others have one, with the name of the alias or the function. */
const ownColumns: ReadonlyMap<string, readonly string[]> = new Map([
  ['jsonb_each', ['key', 'value']],
  ['jsonb_each_text', ['key', 'value']],
  ['jsonb_array_elements', ['value']],
  ['jsonb_array_elements_text', ['value']],
])

/** `outside`: what the SELECT may name that stands around it. */
export function bindFrom(binder: ExpressionBinder, items: readonly unknown[], outside: Scope): Namespace {
  let left = nowhere
  for (const item of items) left = both(left, bindItem(binder, item, left, outside))
  return left
}

/** `left`: what stands before the item in the same FROM, for LATERAL. */
function bindItem(binder: ExpressionBinder, item: unknown, left: Namespace, outside: Scope): Namespace {
  const [kind, node] = nodeOf(item) ?? ['', {}]
  const lateral = new Scope(left, outside, outside.commonTables)
  if (kind === 'RangeVar') return table(binder, node, outside)
  if (kind === 'RangeFunction') return functions(binder, node, lateral)
  if (kind === 'JoinExpr') return join(binder, node, left, outside)
  if (kind !== 'RangeSubselect') throw sqlError(`${kind} is not allowed in FROM here.`)
  const select = nodeAs(node.subquery, 'SelectStmt') ?? {}
  const columns = binder.select(select, node.lateral === true ? lateral : outside, outside.commonTables)
  return aliased(binder, node, null, renamed(columns, [], { closed: isClosed(select), uses: 0 }))
}

function table(binder: ExpressionBinder, node: Tree, outside: Scope): Namespace {
  const relation = String(node.relname)
  const common = outside.commonTables.get(relation)
  const columns = common ?? storedTables.get(relation)
  if (columns && !common) binder.resolved.set(node, { name: relation, columns })
  if (!columns) throw sqlError(`There is no table ${quote(relation, 100)}: sqlTables lists them.`)
  const fence = columns[0]?.fence
  if (fence) fence.uses++
  const alias = node.alias as Tree | undefined
  const name = alias ? String(alias.aliasname) : relation
  return namespaceOf({ name, columns: renamed(columns, stringsOf(alias?.colnames)) })
}

function functions(binder: ExpressionBinder, node: Tree, lateral: Scope): Namespace {
  const alias = node.alias as Tree | undefined
  spreadUnnest(node)
  const calls = listOf(node.functions).map(each => {
    const items = listOf(nodeAs(each, 'List')?.items)
    items[0] = binder.expression(items[0], lateral)
    return items[0]
  })
  const first = outputName(calls[0])
  const columns = calls.flatMap<Column>(call => {
    const name = outputName(call)
    const row = name === 'unnest' ? rowOfItems(binder, listOf(nodeAs(call, 'FuncCall')?.args)[0]) : null
    if (row) return row.columns
    const own = nodeAs(call, 'FuncCall') && ownColumns.get(name)
    const single = alias && calls.length === 1 ? String(alias.aliasname) : name
    return (own ?? [single]).map(each => ({
      name: each,
      json: own !== undefined && own !== null && each === 'value' && !name.endsWith('_text'),
      origins: [call],
    }))
  })
  if (node.ordinality === true) columns.push({ name: 'ordinality', json: false, origins: [{ A_Const: { ival: {} } }] })
  return aliased(binder, node, first, columns)
}

/** `unnest(a, b)`, which is so under this name alone, as `ROWS FROM (unnest(a), unnest(b))`. */
function spreadUnnest(node: Tree): void {
  node.functions = listOf(node.functions).flatMap(each => {
    const [call, ...rest] = listOf(nodeAs(each, 'List')?.items)
    const unnest = nodeAs(call, 'FuncCall')
    const args = listOf(unnest?.args)
    if (!unnest || stringsOf(unnest.funcname).join() !== 'unnest' || args.length < 2) return [each]
    node.is_rowsfrom = true
    return args.map(arg => ({ List: { items: [{ FuncCall: { ...unnest, args: [arg] } }, ...rest] } }))
  })
}

/** The table whose rows are the items of a list: unnest gives its columns then. Null: none, as far as can be seen. */
function rowOfItems(binder: ExpressionBinder, list: unknown): Source | null {
  const [kind, node] = nodeOf(list) ?? ['', {}]
  // Its branches are of one type; so is the bound of what an aggregate joins (boundJoined in cast.ts).
  if (kind === 'CaseExpr') return rowOfItems(binder, node.defresult)
  const itemOf = (): unknown => {
    if (kind === 'A_ArrayExpr') return listOf(node.elements)[0]
    if (kind === 'FuncCall' && stringsOf(node.funcname).at(-1) === 'array_agg') return listOf(node.args)[0]
    const select = kind === 'SubLink' && node.subLinkType === 'ARRAY_SUBLINK' && nodeAs(node.subselect, 'SelectStmt')
    return select ? nodeAs(listOf(select.targetList)[0], 'ResTarget')?.val : null
  }
  const item = nodeAs(itemOf(), 'ColumnRef')
  const found = binder.resolved.get(item ?? node)
  if (found === undefined) return null
  if (item && 'columns' in found) return found.columns.every(({ origins }) => origins.length === 0) ? found : null
  const origin = 'origins' in found ? found.origins[0] : null
  return item || !origin ? null : rowOfItems(binder, origin)
}

function join(binder: ExpressionBinder, node: Tree, before: Namespace, outside: Scope): Namespace {
  const left = bindItem(binder, node.larg, before, outside)
  const right = bindItem(binder, node.rarg, both(before, left), outside)
  const rightNames = new Set(right.bare.map(({ column }) => column.name))
  const using =
    node.isNatural === true
      ? left.bare.map(({ column }) => column.name).filter(name => rightNames.has(name))
      : stringsOf(node.usingClause)
  if (node.quals) {
    node.quals = binder.expression(node.quals, new Scope(both(left, right), outside, outside.commonTables))
  }
  const shared = sharedColumns(left, right, using)
  binder.resolved.set(node, { name: '', columns: shared.flat() })
  const merged = node.join_using_alias as Tree | undefined
  const namespace = joined(left, right, shared, merged && String(merged.aliasname))
  if (!node.alias) return namespace
  return aliased(
    binder,
    node,
    null,
    namespace.bare.map(({ column }) => column),
  )
}

/** Writes an alias with all columns; `name` is what the source is called without one. */
function aliased(binder: ExpressionBinder, node: Tree, name: string | null, columns: readonly Column[]): Namespace {
  const alias = node.alias as Tree | undefined
  const named = renamed(columns, stringsOf(alias?.colnames))
  const called = alias ? String(alias.aliasname) : (name ?? binder.nextName())
  node.alias = { aliasname: called, colnames: stringNodes(named.map(column => column.name)) }
  return namespaceOf({ name: called, columns: named })
}
