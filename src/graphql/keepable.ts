// Which operations have answers that can be kept: all of their fields are listed as such.
import {
  type DocumentNode,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { Keeping } from '../request/read-log.ts'

/** By type its fields whose values change with points, definitions and the clock alone. */
export type KeptFields = Readonly<Record<string, Readonly<Record<string, Exclude<Keeping, 'NONE'>>>>>

export type KeepingOf = (document: DocumentNode, operation: OperationDefinitionNode) => Keeping

/** For how long an answer may be kept by its fields. What is not listed is never kept. */
export function createKeepingOf(schema: GraphQLSchema, fields: KeptFields): KeepingOf {
  return (document, operation) => {
    if (operation.operation !== 'query') return 'NONE'
    const types = new TypeInfo(schema)
    let keeping: Keeping = 'MINUTE'
    // All operations and fragments of the document: one that holds others, too, is not worth a closer look.
    visit(
      document,
      visitWithTypeInfo(types, {
        Field(node) {
          const { value } = node.name
          if (value === '__typename') return
          const own = fields[types.getParentType()?.name ?? '']?.[value]
          if (own === undefined) keeping = 'NONE'
          else if (own === 'SECOND' && keeping === 'MINUTE') keeping = 'SECOND'
        },
      }),
    )
    return keeping
  }
}

/** Names of the list that the schema does not have, as `Type.field`. */
export function unknownKeptFields(schema: GraphQLSchema, fields: KeptFields): string[] {
  return Object.entries(fields).flatMap(([typeName, own]) => {
    const type = schema.getType(typeName)
    const known = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {}
    return Object.keys(own).flatMap(name => (known[name] ? [] : [`${typeName}.${name}`]))
  })
}
