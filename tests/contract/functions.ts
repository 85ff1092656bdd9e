// How long functions are, and in how many ways control can go through them (McCabe's cyclomatic complexity).
import { isNode, nameOf, type SyntaxNode, visit } from './source-file.ts'

export interface FunctionSize {
  /** As it is called, or the line where it begins. */
  readonly name: string
  readonly lines: number
  /** 1, and 1 more for each branch: if, loop, case, catch, `&&`, `||`, `??`, `?:`. Those of inner functions are theirs. */
  readonly complexity: number
}

const functions = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])
const branches = new Set([
  ...['IfStatement', 'ForStatement', 'ForInStatement', 'ForOfStatement', 'WhileStatement', 'DoWhileStatement'],
  ...['CatchClause', 'ConditionalExpression', 'LogicalExpression'],
])

/** Every function of a file; a function of markup counts lines like any other. */
export function functionsOf(program: SyntaxNode, text: string): FunctionSize[] {
  const found: FunctionSize[] = []
  visit(program, (node, parent) => {
    if (functions.has(node.type)) found.push({ ...measure(node, text), name: nameIn(node, parent, text) })
  })
  return found
}

function measure(node: SyntaxNode, text: string) {
  let complexity = 1
  visit(node, inner => {
    if (inner !== node && functions.has(inner.type)) return false
    if (branches.has(inner.type) || (inner.type === 'SwitchCase' && inner.test !== null)) complexity++
    return true
  })
  const lines = text.slice(node.start as number, node.end as number).split('\n').length
  return { lines, complexity }
}

function nameIn(node: SyntaxNode, parent: SyntaxNode | null, text: string): string {
  const named = [node.id, parent?.id, parent?.key].map(nameOf).find(name => name !== null)
  if (named) return named
  const line = text.slice(0, node.start as number).split('\n').length
  return isNode(parent) ? `line ${line}` : 'the file'
}
