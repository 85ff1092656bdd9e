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
import { answers, divisible, type Restriction, type RestrictionMark, refusalOf } from '../request/restriction.ts'

type Field = GraphQLField<unknown, RequestContext>
type Resolver = GraphQLFieldResolver<unknown, RequestContext>

/** What answers who is limited like this answers everybody. */
const TO_SOME_ROWS: Pick<Restriction, 'where'> = {
  where: [{ dimension: '', in: [], notIn: null, startsWith: null, isSet: null }],
}

/**
 * Refuses restricted principals every root field that is not marked as `restrictable` (or `divisible`, where they are limited to some rows), and
 * every other field that leads to an entity whose type is not, unless it is `divisible` itself. Marks are `extensions` of the field, or of the type.
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
      const isOwn = roots.has(type) || answers(TO_SOME_ROWS, field.extensions)
      const mark = isOwn ? field.extensions : markOf(entityOf(field))
      if (answers(TO_SOME_ROWS, mark)) continue
      field.resolve = guarded(field.resolve ?? defaultFieldResolver, mark)
      if (field.subscribe) field.subscribe = guarded(field.subscribe, mark)
    }
  }
  return schema
}

/** Whether who is limited like this may have entities of the type. */
export function isOpen(type: GraphQLNamedType | null | undefined, restriction: Pick<Restriction, 'where'>): boolean {
  return answers(restriction, markOf(type))
}

/** What is no entity stands or falls with the field it hangs on. */
function markOf(type: GraphQLNamedType | null | undefined): RestrictionMark {
  const isEntity = isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node')
  return isEntity ? type.extensions : divisible
}

/** What a field leads to: through the edges of a connection. */
export function entityOf(field: Pick<Field, 'type'>): GraphQLNamedType {
  const type = getNamedType(field.type)
  const edge = isObjectType(type) ? getNamedType(type.getFields().edges?.type) : null
  const node = isObjectType(edge) ? getNamedType(edge.getFields().node?.type) : null
  return node ?? type
}

function guarded(resolve: Resolver, mark: RestrictionMark): Resolver {
  return (root, args, ctx, info) => {
    const restriction = ctx.principal?.restriction
    if (restriction && !answers(restriction, mark)) throw refusalOf(restriction)
    return resolve(root, args, ctx, info)
  }
}
