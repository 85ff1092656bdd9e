// What code may touch: core computes and nothing else; the environment and the network have one door each.
import { isTest, type Rule } from './import-rules.ts'
import { isNode, isTypeNode, memberOf, nameOf, type SourceFile, type SyntaxNode, visit } from './source-file.ts'

/** The globals that only compute. Everything else is a clock, chance, the machine or the world: core may not name it. */
const pureGlobals = new Set([
  ...[
    'undefined',
    'NaN',
    'Infinity',
    'isNaN',
    'isFinite',
    'parseInt',
    'parseFloat',
    'Number',
    'BigInt',
    'String',
    'Boolean',
  ],
  ...[
    'Symbol',
    'Object',
    'Array',
    'Map',
    'Set',
    'WeakMap',
    'WeakSet',
    'Math',
    'JSON',
    'RegExp',
    'Date',
    'Intl',
    'Temporal',
    'Iterator',
  ],
  ...[
    'Error',
    'TypeError',
    'RangeError',
    'ArrayBuffer',
    'DataView',
    'Uint8Array',
    'Int32Array',
    'Uint32Array',
    'Float64Array',
    'BigInt64Array',
  ],
])

/** Members that read the machine's clock, chance, time zone or language whatever they are called on. */
const impureMembers = new Map([
  ...['Math.random', 'Date.now', 'Date.parse', 'Temporal.Now'].map(name => [name, 'take it as a parameter'] as const),
  ...['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'].flatMap(part =>
    ['get', 'set'].map(verb => [`${verb}${part}`, `use ${verb}UTC${part}`] as const),
  ),
  ...['getTimezoneOffset', 'toDateString', 'toTimeString'].map(name => [name, 'use UTC or a zone passed in'] as const),
  ...['toLocaleDateString', 'toLocaleTimeString', 'toLocaleString'].map(
    name => [name, 'use an Intl formatter with zone and language'] as const,
  ),
])
/** Fine with a language, the machine's without one: the least number of arguments. */
const localeArguments = new Map([
  ['localeCompare', 2],
  ['toLocaleUpperCase', 1],
  ['toLocaleLowerCase', 1],
])

export const isPure: Rule = file => {
  if (!file.path.startsWith('src/core/') || isTest(file.path)) return []
  const faults = new Set<string>()
  const fault = (what: string, instead: string) => faults.add(`${file.path}: ${what} -> core is pure, ${instead}`)
  for (const { specifier, typeOnly } of file.imports) {
    if (specifier === null || !specifier.startsWith('.'))
      fault(specifier ?? 'import(...)', typeOnly ? 'write the type in core' : 'compute it here or pass it in')
  }
  for (const name of file.globals) if (!pureGlobals.has(name)) fault(name, 'take it as a parameter')
  visit(file.program, (node, parent, key) => {
    if (isTypeNode(node, key)) return false
    const member = memberOf(node)
    if (member) {
      const [object, name] = member
      const instead = impureMembers.get(`${nameOf(object)}.${name}`) ?? impureMembers.get(name)
      if (instead) fault(`${nameOf(object) ?? '...'}.${name}`, instead)
    }
    if (node.type === 'MetaProperty' && nameOf(node.meta) === 'import') fault('import.meta', 'pass in what it is for')
    if (node.type === 'NewExpression' || node.type === 'CallExpression') judgeCall(node, fault)
    const isNamespace = node.type === 'Identifier' && /^(Math|Date|Temporal|Intl)$/.test(String(node.name))
    const isHeld =
      parent &&
      !(parent.type === 'MemberExpression' && key === 'object') &&
      !(parent.type === 'NewExpression' && key === 'callee')
    if (isNamespace && isHeld && key !== 'property' && key !== 'key' && !isInstanceTest(parent)) {
      fault(String(node.name), 'name the member where it is used, so that this test sees it')
    }
    return true
  })
  return [...faults]
}

const isInstanceTest = (parent: SyntaxNode) => parent.type === 'BinaryExpression' && parent.operator === 'instanceof'

function judgeCall(node: SyntaxNode, fault: (what: string, instead: string) => void): void {
  const args = node.arguments as SyntaxNode[]
  const callee = node.callee as SyntaxNode
  const [object, name] = memberOf(callee) ?? [null, null]
  if (nameOf(callee) === 'Date' && args.length !== 1) fault('new Date(...)', 'pass the instant in, in milliseconds')
  if (name !== null && args.length < (localeArguments.get(name) ?? 0)) fault(`${name}()`, 'name the language')
  if (object === null || nameOf(object) !== 'Intl' || name === 'supportedValuesOf' || name === 'getCanonicalLocales')
    return
  if (args.length === 0 || nameOf(args[0]) === 'undefined') fault(`Intl.${name}(...)`, 'name the language')
  if (name === 'DateTimeFormat' && !namesZone(args[1]))
    fault('Intl.DateTimeFormat(...)', 'name the time zone in its options')
}

function namesZone(options: SyntaxNode | undefined): boolean {
  if (!isNode(options) || options.type !== 'ObjectExpression') return false
  return (options.properties as SyntaxNode[]).some(
    each => nameOf(each.key) === 'timeZone' && nameOf(each.value) !== 'undefined',
  )
}

export const envHasOneReader: Rule = file => {
  if (!file.path.startsWith('src/') || isTest(file.path) || file.path === 'src/config/env.ts') return []
  const sentence = `${file.path}: process.env -> configuration has one reader (src/config/env.ts), take what you need from Config`
  return readsEnv(file) ? [sentence] : []
}

function readsEnv(file: SourceFile): boolean {
  let found = false
  visit(file.program, node => {
    const [object, name] = memberOf(node) ?? [null, null]
    if (object && nameOf(object) === 'process' && name === 'env') found = true
    // `const { env } = process` and `import { env } from 'node:process'`
    if (node.type === 'VariableDeclarator' && nameOf(node.init) === 'process') found = true
    if (node.type === 'ImportDeclaration' && /^(node:)?process$/.test(nameOf(node.source) ?? '')) found = true
  })
  return found
}

/** Only `sources` may call out, through its checks; the command line and the browser call the gateway itself. */
export const networkHasOneDoor: Rule = file => {
  const isDoor = /^src\/(sources\/safe-fetch\.client\.ts$|cli\/|dashboard\/web\/)/.test(file.path)
  if (!file.path.startsWith('src/') || isTest(file.path) || isDoor) return []
  let calls = ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'].filter(name => file.globals.has(name))
  visit(file.program, node => {
    const [object, name] = memberOf(node) ?? [null, null]
    if (object && nameOf(object) === 'globalThis' && name === 'fetch') calls = [...calls, 'globalThis.fetch']
  })
  return calls.map(
    name => `${file.path}: ${name} -> it would reach any address, go through sources/safe-fetch.client.ts`,
  )
}
