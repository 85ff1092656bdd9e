// Where values stand in the arguments of a document, in the words of `extensions.fields`: `input.rows.2.values.Users`.
import {
  type ASTNode,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isInputObjectType,
  isListType,
  Kind,
  type ObjectValueNode,
  TypeInfo,
  type ValueNode,
  visit,
  visitWithTypeInfo,
} from 'graphql'

declare module 'graphql' {
  interface GraphQLInputObjectTypeExtensions {
    /** Items of a list are known by the text in this field, and not by their index. */
    readonly namedBy?: string
    /** Of such an item: the field whose path is the item's own. */
    readonly namedValue?: string
  }
}

type Path = readonly string[]

export interface ArgumentPaths {
  /** Literals, and fields of literal objects. */
  readonly literals: ReadonlyMap<ASTNode, string>
  /** The first use of each variable. */
  readonly variables: ReadonlyMap<string, string>
}

export function argumentPathsOf(schema: GraphQLSchema, document: DocumentNode): ArgumentPaths {
  const literals = new Map<ASTNode, string>()
  const variables = new Map<string, string>()
  const walk = (node: ValueNode, type: GraphQLInputType | undefined, path: Path): void => {
    if (node.kind === Kind.VARIABLE) {
      if (!variables.has(node.name.value)) variables.set(node.name.value, path.join('.'))
      return
    }
    literals.set(node, path.join('.'))
    const inner = type && getNullableType(type)
    if (node.kind === Kind.LIST) {
      const itemType = isListType(inner) ? inner.ofType : undefined
      for (const [index, item] of node.values.entries())
        walk(item, itemType, [...path, itemSegment(itemType, item, index)])
    } else if (node.kind === Kind.OBJECT) {
      const fields = isInputObjectType(inner) ? inner.getFields() : {}
      for (const field of node.fields) {
        const name = field.name.value
        const fieldPath = isNamedValue(inner, node, name) ? path : [...path, name]
        literals.set(field, fieldPath.join('.'))
        walk(field.value, fields[name]?.type, fieldPath)
      }
    }
  }
  const types = new TypeInfo(schema)
  visit(
    document,
    visitWithTypeInfo(types, {
      Argument(node) {
        if (!types.getDirective()) walk(node.value, types.getArgument()?.type, [node.name.value])
      },
    }),
  )
  return { literals, variables }
}

/** The path of a part of a variable's value, behind the path of the variable: `['rows', 2, 'key']`. */
export function pathInValue(type: GraphQLInputType, value: unknown, keys: readonly (string | number)[]): Path {
  const path: string[] = []
  let [at, given]: [GraphQLInputType | undefined, unknown] = [type, value]
  for (const key of keys) {
    at = at && getNullableType(at)
    // One value is a list of one.
    while (isListType(at) && typeof key === 'string') at = getNullableType(at.ofType)
    const before = given
    given = memberOf(given, key)
    if (typeof key === 'number') {
      at = isListType(at) ? at.ofType : undefined
      path.push(itemSegment(at, given, key))
    } else {
      if (!isNamedValue(at, before, key)) path.push(key)
      at = isInputObjectType(at) ? at.getFields()[key]?.type : undefined
    }
  }
  return path
}

function itemSegment(type: GraphQLInputType | undefined, item: unknown, index: number): string {
  return nameOf(type && getNullableType(type), item) ?? String(index)
}

/** Whether a field of an object has the path of the object. */
function isNamedValue(type: GraphQLInputType | undefined, object: unknown, field: string): boolean {
  return isInputObjectType(type) && type.extensions.namedValue === field && nameOf(type, object) !== null
}

function nameOf(type: GraphQLInputType | undefined, item: unknown): string | null {
  const field = isInputObjectType(type) ? type.extensions.namedBy : undefined
  if (field === undefined) return null
  const name = isObjectNode(item) ? literalIn(item, field) : memberOf(item, field)
  return typeof name === 'string' && name !== '' ? name : null
}

function isObjectNode(item: unknown): item is ObjectValueNode {
  return memberOf(item, 'kind') === Kind.OBJECT && Array.isArray(memberOf(item, 'fields'))
}

function literalIn({ fields }: ObjectValueNode, name: string): string | null {
  const value = fields.find(field => field.name.value === name)?.value
  return value?.kind === Kind.STRING ? value.value : null
}

function memberOf(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[key] : undefined
}
