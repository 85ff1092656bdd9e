// What of the schema answers principals that are limited to a part of their project. Nothing does unless it says so.
import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
} from 'graphql'
import type { RequestContext } from '../request/context.ts'
import { isRestrictable, refusalOf } from '../request/restriction.ts'

type Field = GraphQLField<unknown, RequestContext>
type Resolver = GraphQLFieldResolver<unknown, RequestContext>

/**
 * Refuses restricted principals every root field that is not marked as `restrictable`, and every other field that leads to an entity whose type
 * is not. Marks are `extensions` of the field, or of the type.
 */
export function refuseUnmarked(schema: GraphQLSchema): GraphQLSchema {
  const roots = new Set<GraphQLNamedType | null | undefined>([
    schema.getQueryType(),
    schema.getMutationType(),
    schema.getSubscriptionType(),
  ])
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue
    for (const field of Object.values(type.getFields()) as Field[]) {
      if (roots.has(type) ? isRestrictable(field.extensions) : isOpen(entityOf(field))) continue
      field.resolve = guarded(field.resolve ?? defaultFieldResolver)
      if (field.subscribe) field.subscribe = guarded(field.subscribe)
    }
  }
  return schema
}

/** Whether restricted principals may have entities of the type. What is no entity stands or falls with the field it hangs on. */
export function isOpen(type: GraphQLNamedType | null | undefined): boolean {
  if (!isObjectType(type)) return true
  return isRestrictable(type.extensions) || !type.getInterfaces().some(({ name }) => name === 'Node')
}

/** What a field leads to: through the edges of a connection. */
export function entityOf(field: Pick<Field, 'type'>): GraphQLNamedType {
  const type = getNamedType(field.type)
  const edge = isObjectType(type) ? getNamedType(type.getFields().edges?.type) : null
  const node = isObjectType(edge) ? getNamedType(edge.getFields().node?.type) : null
  return node ?? type
}

function guarded(resolve: Resolver): Resolver {
  return (root, args, ctx, info) => {
    const restriction = ctx.principal?.restriction
    if (restriction) throw refusalOf(restriction)
    return resolve(root, args, ctx, info)
  }
}
