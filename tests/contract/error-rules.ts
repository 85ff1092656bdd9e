// Errors are told apart by what they are, not by how they read.
import { isTest, type Rule } from './import-rules.ts'
import { isNode, memberOf, nameOf, type SyntaxNode, visit } from './source-file.ts'

const isCode = (path: string) => path.startsWith('src/') && !path.startsWith('src/dashboard/web/') && !isTest(path)

/** Functions that read a text because a library or a program gives nothing else; each says so above itself. */
const readers = new Set(['hasTooManyTokens', 'brokenLimitIn'])
const comparisons = new Set(['===', '!==', '==', '!='])
const searches = new Set(['includes', 'startsWith', 'endsWith', 'match', 'search', 'indexOf'])

export const decidesByCode: Rule = file => {
  if (!isCode(file.path)) return []
  const faults: string[] = []
  visit(file.program, node => {
    if (node.type === 'FunctionDeclaration' && readers.has(nameOf(node.id) ?? '')) return false
    if (decidesByText(node))
      faults.push(`${file.path}: .message -> a text may change with its library, look at the class or the code`)
    return true
  })
  return faults
}

function decidesByText(node: SyntaxNode): boolean {
  if (node.type === 'BinaryExpression')
    return (
      comparisons.has(String(node.operator)) &&
      [node.left, node.right].some(isMessage) &&
      ![node.left, node.right].some(isEmpty)
    )
  if (node.type !== 'CallExpression' || !isNode(node.callee)) return false
  const [object, name] = memberOf(node.callee) ?? [null, '']
  if (object === null) return false
  if (searches.has(name)) return isMessage(object)
  return (name === 'test' || name === 'exec') && (node.arguments as SyntaxNode[]).some(isMessage)
}

/** `error.message`, and `error?.message`. */
function isMessage(node: unknown): boolean {
  if (!isNode(node)) return false
  if (node.type === 'ChainExpression') return isMessage(node.expression)
  return memberOf(node)?.[1] === 'message'
}

/** That there is a text at all decides nothing about what it says. */
const isEmpty = (node: unknown) =>
  isNode(node) && (node.value === '' || nameOf(node) === 'undefined' || node.value === null)
