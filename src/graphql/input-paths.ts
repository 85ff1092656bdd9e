// Errors of fields that take an `input` say where in it something is wrong: services know their own fields, and nothing of arguments.
import { defaultFieldResolver, type GraphQLField, type GraphQLSchema } from 'graphql'
import { withPaths } from '../base/issues.ts'
import type { RequestContext } from '../request/context.ts'

const INPUT = 'input'

/** Wraps the fields of the root types. */
export function nameInputPaths(schema: GraphQLSchema): GraphQLSchema {
  for (const type of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      if (field.args.some(({ name }) => name === INPUT)) wrap(field)
    }
  }
  return schema
}

function wrap(field: GraphQLField<unknown, RequestContext>): void {
  const resolve = field.resolve ?? defaultFieldResolver
  field.resolve = async (root, args, ctx, info) => {
    try {
      return await resolve(root, args, ctx, info)
    } catch (error) {
      throw withPaths(error, path => (path === '' ? INPUT : `${INPUT}.${path}`))
    }
  }
}
