// One TypeScript file as the rules see it: what it imports, what it exports by default, which outer names it uses.
import { parseAst } from 'vitest/node'

/** A node of the syntax tree, with nothing promised but its type. */
export interface SyntaxNode {
  readonly type: string
  readonly [key: string]: unknown
}

export interface Import {
  /** As written, or null where it is not one literal text. */
  readonly specifier: string | null
  readonly typeOnly: boolean
}

export interface SourceFile {
  /** From the root of the project, with slashes. */
  readonly path: string
  readonly imports: readonly Import[]
  readonly hasDefaultExport: boolean
  /** The whole program, for rules about expressions. */
  readonly program: SyntaxNode
  /** Names used as values and declared nowhere in the file: globals. */
  readonly globals: ReadonlySet<string>
}

export function parseSource(path: string, text: string): SourceFile {
  const program = programOf(path, text)
  const imports: Import[] = []
  let hasDefaultExport = false
  visit(program, node => {
    if (node.type === 'ExportDefaultDeclaration') hasDefaultExport = true
    if (node.type === 'ExportSpecifier' && nameOf(node.exported) === 'default') hasDefaultExport = true
    const found = importOf(node)
    if (found) imports.push(found)
  })
  return { path, imports, hasDefaultExport, program, globals: globalsOf(program) }
}

function programOf(path: string, text: string): SyntaxNode {
  try {
    return parseAst(text, { lang: path.endsWith('.tsx') ? 'tsx' : 'ts' }) as unknown as SyntaxNode
  } catch (error) {
    throw new Error(`${path} is not TypeScript: ${error instanceof Error ? error.message : error}`)
  }
}

/** Calls `see` for every node, parents first; with `see` returning false the node's children are left out. */
export function visit(
  node: SyntaxNode,
  see: (node: SyntaxNode, parent: SyntaxNode | null, key: string) => unknown,
): void {
  const walk = (current: SyntaxNode, parent: SyntaxNode | null, key: string) => {
    if (see(current, parent, key) === false) return
    for (const [childKey, child] of Object.entries(current)) {
      for (const item of Array.isArray(child) ? child : [child]) if (isNode(item)) walk(item, current, childKey)
    }
  }
  walk(node, null, '')
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && typeof (value as SyntaxNode).type === 'string'
}

/** The name of an identifier or the text of a literal; null for anything else. */
export function nameOf(value: unknown): string | null {
  if (!isNode(value)) return null
  if (value.type === 'Identifier') return value.name as string
  return value.type === 'Literal' && typeof value.value === 'string' ? value.value : null
}

/** `object.name` and `object['name']` as [object, name]; null for anything else. */
export function memberOf(node: SyntaxNode): [SyntaxNode, string] | null {
  if (node.type !== 'MemberExpression' || !isNode(node.object)) return null
  const name =
    node.computed && isNode(node.property) && node.property.type === 'Identifier' ? null : nameOf(node.property)
  return name === null ? null : [node.object, name]
}

function importOf(node: SyntaxNode): Import | null {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return node.source ? { specifier: textOf(node.source), typeOnly: isTypeOnly(node) } : null
    case 'ImportExpression':
      return { specifier: textOf(node.source), typeOnly: false }
    case 'TSImportType':
      return { specifier: textOf(node.source), typeOnly: true }
    default:
      return null
  }
}

/** Only a literal: a name in `import(name)` could be anything. */
function textOf(source: unknown): string | null {
  return isNode(source) && source.type === 'Literal' && typeof source.value === 'string' ? source.value : null
}

function isTypeOnly(node: SyntaxNode): boolean {
  if (node.importKind === 'type' || node.exportKind === 'type') return true
  const specifiers = (node.specifiers ?? []) as SyntaxNode[]
  return specifiers.length > 0 && specifiers.every(each => each.importKind === 'type' || each.exportKind === 'type')
}

const typeKeys = new Set([
  'typeAnnotation',
  'typeArguments',
  'typeParameters',
  'returnType',
  'superTypeArguments',
  'implements',
])
const typedExpressions = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSInstantiationExpression',
])

/** Whether a node only speaks about types, so that nothing of it is there when the program runs. */
export function isTypeNode(node: SyntaxNode, key: string): boolean {
  return typeKeys.has(key) || (node.type.startsWith('TS') && !typedExpressions.has(node.type))
}

function globalsOf(program: SyntaxNode): Set<string> {
  const declared = new Set<string>()
  const used = new Set<string>()
  visit(program, (node, parent, key) => {
    // `export { a } from` names what is elsewhere.
    if (isTypeNode(node, key) || (node.type === 'ExportNamedDeclaration' && node.source)) return false
    for (const pattern of patternsOf(node)) declare(pattern, declared)
    if (node.type === 'Identifier' && parent && !isLabel(parent, key)) used.add(node.name as string)
    return true
  })
  return used.difference(declared)
}

function patternsOf(node: SyntaxNode): unknown[] {
  if (/^(VariableDeclarator|ClassDeclaration|ClassExpression)$/.test(node.type)) return [node.id]
  if (/Function/.test(node.type)) return [node.id, ...((node.params ?? []) as unknown[])]
  if (node.type === 'CatchClause') return [node.param]
  if (/^Import\w*Specifier$/.test(node.type)) return [node.local]
  return []
}

function declare(pattern: unknown, names: Set<string>): void {
  if (!isNode(pattern)) return
  if (pattern.type === 'Identifier') names.add(pattern.name as string)
  const inner = [pattern.left, pattern.argument, pattern.elements, pattern.properties, pattern.value].flat()
  // A default value (`right`) is an expression and declares nothing.
  for (const each of inner) declare(each, names)
}

/** Whether an identifier at this place is a mere name: of a member, an import, an export or a jump. */
function isLabel(parent: SyntaxNode, key: string): boolean {
  if (key === 'property') return !parent.computed
  if (key === 'key') return !parent.computed
  return key === 'imported' || key === 'exported' || key === 'label' || parent.type === 'MetaProperty'
}
