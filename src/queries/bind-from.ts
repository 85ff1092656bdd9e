// Resolves FROM: what each item brings, with all of its columns named in its alias, so that no name after a dot is anything else.
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
  sharedColumns,
} from './scope.ts'
import { sqlError } from './tokens.ts'
import { listOf, nodeAs, nodeOf, stringNodes, stringsOf, type Tree } from './tree.ts'
import { type VirtualColumn, virtualTables } from './virtual-table.ts'

const stored = ({ name, type }: VirtualColumn): Column => ({
  name: name.toLowerCase(),
  json: type === 'json',
  origins: [],
  type,
})

const storedTables: ReadonlyMap<string, readonly Column[]> = new Map(
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
  if (!columns) throw sqlError(`There is no table ${JSON.stringify(relation.slice(0, 100))}: sqlTables lists them.`)
  const fence = columns[0]?.fence
  if (fence) fence.uses++
  const alias = node.alias as Tree | undefined
  const name = alias ? String(alias.aliasname) : relation
  return namespaceOf({ name, columns: renamed(columns, stringsOf(alias?.colnames)) })
}

function functions(binder: ExpressionBinder, node: Tree, lateral: Scope): Namespace {
  const alias = node.alias as Tree | undefined
  const calls = listOf(node.functions).map(each => {
    const items = listOf(nodeAs(each, 'List')?.items)
    items[0] = binder.expression(items[0], lateral)
    return items[0]
  })
  const first = outputName(calls[0])
  const columns = calls.flatMap(call => {
    const name = outputName(call)
    const own = nodeAs(call, 'FuncCall') && ownColumns.get(name)
    // unnest(a, b) brings a column for each.
    const count = name === 'unnest' ? Math.max(1, listOf(nodeAs(call, 'FuncCall')?.args).length) : 1
    const single = alias && calls.length === 1 && count === 1 ? String(alias.aliasname) : name
    return (own ?? Array.from({ length: count }, () => single)).map(each => ({
      name: each,
      json: own !== undefined && own !== null && each === 'value' && !name.endsWith('_text'),
      origins: [call],
    }))
  })
  if (node.ordinality === true) columns.push({ name: 'ordinality', json: false, origins: [{ A_Const: { ival: {} } }] })
  return aliased(binder, node, first, columns)
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
  const namespace = joined(left, right, shared)
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
