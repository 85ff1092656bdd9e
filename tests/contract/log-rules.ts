// Errors are logged whole, with their stack.
import { isTest, type Rule } from './import-rules.ts'
import { isNode, memberOf, nameOf, type SyntaxNode, visit } from './source-file.ts'

const levels = new Set(['trace', 'debug', 'info', 'warn', 'error', 'fatal'])
/** The keys of a log line that a text of an error would stand under. */
const textKeys = new Set(['error', 'message', 'reason', 'cause', 'stack'])

const isCode = (path: string) => path.startsWith('src/') && !path.startsWith('src/dashboard/web/') && !isTest(path)

export const logsErrorsWhole: Rule = file => {
  if (!isCode(file.path)) return []
  const faults: string[] = []
  visit(file.program, node => {
    for (const key of loggedKeys(node))
      if (textKeys.has(key)) faults.push(`${file.path}: ${key} -> a text has no stack, log the error as { err: error }`)
  })
  return faults
}

/** Of `log.warn({ key: value }, ...)`, whatever the log hangs on. */
function loggedKeys(node: SyntaxNode): string[] {
  if (node.type !== 'CallExpression' || !isNode(node.callee)) return []
  const [log, level] = memberOf(node.callee) ?? [null, '']
  const [details] = node.arguments as SyntaxNode[]
  const isLog = log !== null && levels.has(level) && /^#?log$/.test(lastNameOf(log))
  if (!isLog || details?.type !== 'ObjectExpression') return []
  return (details.properties as SyntaxNode[]).map(each => nameOf(each.key) ?? '')
}

function lastNameOf(node: SyntaxNode): string {
  const { property } = node
  if (isNode(property) && property.type === 'PrivateIdentifier') return String(property.name)
  return nameOf(node) ?? memberOf(node)?.[1] ?? ''
}
