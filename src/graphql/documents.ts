// Documents that are kept: what may be one, and running one from inside.
import { type DocumentNode, type GraphQLError, Kind, type OperationDefinitionNode, print } from 'graphql'
import { AppError, badInput, httpStatusOf } from '../base/errors.ts'
import type { RequestContext } from '../request/context.ts'
import type { Execute, ReadDocument } from './execute.ts'

export interface GraphQLService {
  /** The one operation of a text. Throws BAD_USER_INPUT or QUERY_TOO_COMPLEX that name `document`. */
  operationOf(ctx: RequestContext, text: string): Operation
  /** Its data, as the caller of `ctx` may see it. Throws the first error that the answer has. */
  execute(
    ctx: RequestContext,
    text: string,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<Record<string, unknown>>
}

interface Operation {
  readonly kind: 'query' | 'mutation' | 'subscription'
  /** Its own, where it has one. */
  readonly name: string | null
  /** Names of the variables that it declares. */
  readonly variables: readonly string[]
  /** Their types as they are written: `[ID!]!`. */
  readonly variableTypes: ReadonlyMap<string, string>
}

export function createGraphQLService(execute: Execute, read: ReadDocument): GraphQLService {
  return {
    operationOf(ctx, text) {
      const document = read(ctx, text)
      if (!('kind' in document)) throw refusalOf(document)
      return toOperation(document)
    },
    async execute(ctx, query, variables) {
      const { data, errors } = await execute(ctx, { query, variables, operationName: undefined })
      const [first] = errors ?? []
      if (first) throw toRefusal(first)
      return data as Record<string, unknown>
    },
  }
}

function toOperation({ definitions }: DocumentNode): Operation {
  const operations = definitions.filter(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  )
  const [operation] = operations
  if (!operation || operations.length > 1) {
    throw badInput('document', 'A saved document has one operation, and the fragments that it needs.')
  }
  const declared = operation.variableDefinitions ?? []
  const variableTypes = new Map(declared.map(({ variable, type }) => [variable.name.value, print(type)] as const))
  const name = operation.name?.value ?? null
  return { kind: operation.operation, name, variables: [...variableTypes.keys()], variableTypes }
}

function refusalOf(errors: readonly GraphQLError[]): AppError {
  const messages = errors.slice(0, 20).map(({ message }) => message)
  const code = errors[0]?.extensions.code === 'QUERY_TOO_COMPLEX' ? 'QUERY_TOO_COMPLEX' : 'BAD_USER_INPUT'
  return new AppError(code, messages[0] ?? 'The document is wrong.', { fields: { document: messages } })
}

function toRefusal({ message, extensions }: GraphQLError): AppError {
  const { code, fields, retryAfter } = extensions as Partial<Pick<AppError, 'code' | 'fields' | 'retryAfter'>>
  const details = { ...(fields && { fields }), ...(retryAfter !== undefined && { retryAfter }) }
  // The libraries' own codes all say that the request is wrong.
  return new AppError(code !== undefined && code in httpStatusOf ? code : 'BAD_USER_INPUT', message, details)
}
