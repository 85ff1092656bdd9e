// Documents as code generators write them, as the text that is sent. No dependency on `graphql`: its printer is larger than this package.

/** A text, or what codegen makes of one: its `TypedDocumentString`, or a `TypedDocumentNode`. */
export type Document<Result = unknown, Variables = Record<string, unknown>> = (
  | string
  | { toString(): string }
  | { readonly kind: 'Document'; readonly definitions: readonly object[] }
) & { __apiType?: (variables: Variables) => Result }

// Nodes of a syntax tree: which members each has is a matter of its kind.
interface Node {
  readonly kind: string
  readonly [member: string]: unknown
}

export function textOf(document: Document<never, never> | Document): string {
  const node = document as unknown as Node
  return node.kind === 'Document' ? list(node.definitions, '\n') : String(document)
}

const list = (nodes: unknown, between = ' ', around: readonly [string, string] = ['', '']): string => {
  const texts = ((nodes as readonly Node[] | undefined) ?? []).map(print)
  return texts.length === 0 ? '' : around[0] + texts.join(between) + around[1]
}
const one = (node: unknown, before = ''): string => (node ? before + print(node as Node) : '')

const printers: Readonly<Record<string, (node: Node) => string>> = {
  OperationDefinition: it =>
    `${it.operation} ${one(it.name)}${list(it.variableDefinitions, ' ', ['(', ')'])}${list(it.directives)}${one(it.selectionSet)}`,
  FragmentDefinition: it =>
    `fragment ${one(it.name)} on ${one(it.typeCondition)} ${list(it.directives)}${one(it.selectionSet)}`,
  VariableDefinition: it =>
    `${one(it.variable)}:${one(it.type)}${one(it.defaultValue, '=')} ${list(it.directives)}`.trimEnd(),
  SelectionSet: it => list(it.selections, ' ', ['{', '}']),
  Field: it =>
    `${it.alias ? `${one(it.alias)}:` : ''}${one(it.name)}${list(it.arguments, ' ', ['(', ')'])}${list(it.directives)}${one(it.selectionSet)}`,
  FragmentSpread: it => `...${one(it.name)}${list(it.directives)}`,
  InlineFragment: it => `...${one(it.typeCondition, ' on ')}${list(it.directives)}${one(it.selectionSet)}`,
  Argument: it => `${one(it.name)}:${one(it.value)}`,
  ObjectField: it => `${one(it.name)}:${one(it.value)}`,
  Directive: it => ` @${one(it.name)}${list(it.arguments, ' ', ['(', ')'])}`,
  Name: it => String(it.value),
  NamedType: it => one(it.name),
  ListType: it => `[${one(it.type)}]`,
  NonNullType: it => `${one(it.type)}!`,
  Variable: it => `$${one(it.name)}`,
  ListValue: it => `[${((it.values as readonly Node[]) ?? []).map(print).join(' ')}]`,
  ObjectValue: it => `{${((it.fields as readonly Node[]) ?? []).map(print).join(' ')}}`,
  StringValue: it => JSON.stringify(it.value),
  NullValue: () => 'null',
}

function print(node: Node): string {
  const printer = printers[node.kind]
  return printer ? printer(node) : String(node.value)
}
