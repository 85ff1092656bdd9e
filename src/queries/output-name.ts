// How PostgreSQL names an output column that has no alias (FigureColname in its parse_target.c).
import { fieldsOf, listOf, nodeOf, stringsOf, type Tree } from './tree.ts'

const NONE = '?column?'

/** The name of a value in a list of SELECT. */
export function outputName(value: unknown): string {
  return figure(value)?.name ?? NONE
}

interface OutputName {
  readonly name: string
  /** A cast takes over a weak name, and `CASE` names itself before one. */
  readonly strong: boolean
}

const starNames = new WeakMap<Tree, string>()

/** `name`: of the first column that a star in a list of SELECT stands for. */
export function rememberStar(target: Tree, name: string): void {
  starNames.set(target, name)
}

const strong = (name: string): OutputName => ({ name, strong: true })

const names: Readonly<Record<string, (node: Tree) => OutputName | null>> = {
  ColumnRef: node => {
    const last = fieldsOf(node).findLast(field => field !== '*')
    return last === undefined ? null : strong(last)
  },
  A_Indirection: node => figure(node.arg),
  FuncCall: node => strong(stringsOf(node.funcname).at(-1) ?? NONE),
  A_Expr: node => (node.kind === 'AEXPR_NULLIF' ? strong('nullif') : null),
  TypeCast: node => {
    const inner = figure(node.arg)
    if (inner?.strong) return inner
    const type = stringsOf((node.typeName as Tree | undefined)?.names).at(-1)
    return type === undefined ? inner : { name: type, strong: false }
  },
  CaseExpr: node => {
    const inner = figure(node.defresult)
    return inner?.strong ? inner : { name: 'case', strong: false }
  },
  SubLink: node => {
    if (node.subLinkType === 'EXISTS_SUBLINK') return strong('exists')
    if (node.subLinkType === 'ARRAY_SUBLINK') return strong('array')
    if (node.subLinkType !== 'EXPR_SUBLINK') return null
    let select = (node.subselect as { SelectStmt: Tree }).SelectStmt
    while (select.larg) select = select.larg as Tree
    if (select.valuesLists) return strong('column1')
    const target = (listOf(select.targetList)[0] as { ResTarget?: Tree } | undefined)?.ResTarget
    if (!target) return null
    const star = starNames.get(target)
    if (star !== undefined) return strong(star)
    return typeof target.name === 'string' ? strong(target.name) : figure(target.val)
  },
  A_ArrayExpr: () => strong('array'),
  RowExpr: () => strong('row'),
  CoalesceExpr: () => strong('coalesce'),
  MinMaxExpr: node => strong(node.op === 'IS_LEAST' ? 'least' : 'greatest'),
  GroupingFunc: () => strong('grouping'),
  SQLValueFunction: node =>
    strong(
      String(node.op)
        .replace(/^SVFOP_|_N$/g, '')
        .toLowerCase(),
    ),
}

function figure(value: unknown): OutputName | null {
  const node = nodeOf(value)
  return node === null ? null : (names[node[0]]?.(node[1]) ?? null)
}
