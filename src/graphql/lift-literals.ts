// A document with its literals lifted into variables: what is checked and compiled once serves all texts of its shape.
import {
  type DocumentNode,
  type GraphQLSchema,
  isNonNullType,
  isScalarType,
  Kind,
  parseType,
  TypeInfo,
  type ValueNode,
  type VariableDefinitionNode,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { isLiftable, type Literal } from './literals.ts'

export interface LiftedVariable {
  readonly name: string
  /** The name of its type, without list or non-null. */
  readonly typeName: string
}

export interface LiftedDocument {
  readonly document: DocumentNode
  /** One for each literal, in their order. */
  readonly variables: readonly LiftedVariable[]
}

const PREFIX = '_literal'

/**
 * Puts a variable in the place of each literal of a valid document with one operation, a query. `null`: one of them cannot be lifted (it
 * belongs to a directive, to the default of a variable, to a list that is written without brackets or to JSON), or fields that are merged would differ.
 */
export function liftLiterals(
  schema: GraphQLSchema,
  document: DocumentNode,
  literals: readonly Literal[],
): LiftedDocument | null {
  const numberOf = new Map(literals.map(({ start }, number) => [start, number]))
  const found: (VariableDefinitionNode | undefined)[] = literals.map(() => undefined)
  const variables: LiftedVariable[] = []
  let isPossible = true
  const types = new TypeInfo(schema)
  const lift = (node: ValueNode) => {
    const number = (node.loc && numberOf.get(node.loc.start)) ?? -1
    const literal = literals[number]
    const type = types.getInputType()
    const scalar = isNonNullType(type) ? type.ofType : type
    if (!literal || !isScalarType(scalar) || !isLiftable(literal, scalar.name)) {
      isPossible = false
      return undefined
    }
    const name = `${PREFIX}${number}`
    const variable = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } } as const
    found[number] = { kind: Kind.VARIABLE_DEFINITION, variable, type: parseType(String(type)) }
    variables[number] = { name, typeName: scalar.name }
    return variable
  }
  const isOfField = (ancestors: readonly unknown[]) => !ancestors.some(isDirectiveOrDefault)
  const scalar = (node: ValueNode, _key: unknown, _parent: unknown, _path: unknown, ancestors: readonly unknown[]) => {
    if (isOfField(ancestors)) return lift(node)
    isPossible = false
    return undefined
  }
  const visitor = { StringValue: scalar, IntValue: scalar, FloatValue: scalar }
  const lifted = visit(document, visitWithTypeInfo(types, visitor))
  const definitions = found.filter(definition => definition !== undefined)
  if (!isPossible || definitions.length !== literals.length) return null
  const withVariables = visit(lifted, {
    OperationDefinition: node => ({
      ...node,
      variableDefinitions: [...(node.variableDefinitions ?? []), ...definitions],
    }),
  })
  // Fields that are merged have the same arguments: two variables are never the same.
  return validate(schema, withVariables).length === 0 ? { document: withVariables, variables } : null
}

function isDirectiveOrDefault(ancestor: unknown): boolean {
  const { kind } = ancestor as { readonly kind?: string }
  return kind === Kind.DIRECTIVE || kind === Kind.VARIABLE_DEFINITION
}
