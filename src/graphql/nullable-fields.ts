// One fault takes one field: what can fail by itself is nullable, so that the rest of an answer stands.
import { type GraphQLField, type GraphQLSchema, getNullableType, isObjectType } from 'graphql'
import { answers } from '../request/restriction.ts'
import { entityOf, isOpen } from './restriction.ts'

/** Fails only where the token is missing or has ended: then there is no answer at all. */
const NEVER_NULL = new Set(['Query.viewer'])

/** Who is limited to some rows is refused more, by fields whose types were released before. */
const SOME_WIDGETS = { where: [] }

/**
 * Makes every root field nullable, every field that needs a scope of its own, and every field by which an entity that restricted principals may
 * have leads to one that they may not. One place for all, so that no field is forgotten; it changes the schema that it is given.
 */
export function withNullableFields(schema: GraphQLSchema): GraphQLSchema {
  const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()])
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue
    for (const field of Object.values(type.getFields())) {
      const canFail =
        roots.has(type) ||
        needsScope(field) ||
        (answers(SOME_WIDGETS, type.extensions) && !isOpen(entityOf(field), SOME_WIDGETS))
      if (canFail && !NEVER_NULL.has(`${type.name}.${field.name}`)) field.type = getNullableType(field.type)
    }
  }
  return schema
}

function needsScope({ extensions }: GraphQLField<unknown, unknown>): boolean {
  const options = extensions.pothosOptions
  return typeof options === 'object' && options !== null && 'authScopes' in options
}
