// An operation that comes again and again: its variables are read by functions made for them, and it is compiled where it is a query.
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql'
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit'
import type { RequestContext } from '../request/context.ts'
import { isCompilable } from './compilable.ts'
import { type ErrorMask, toGraphQLError } from './errors.ts'
import { type ReadVariables, variableReaderOf, withReadVariables } from './variable-reader.ts'

/** As graphql-js has it where it interprets. */
const MAX_VARIABLE_ERRORS = 50

export interface ReadyOperation {
  readonly schema: GraphQLSchema
  readonly operation: OperationDefinitionNode
  readonly readVariables: ReadVariables
  /** For variables that were read. */
  readonly document: DocumentNode
  /** `null`: it cannot be compiled. */
  readonly compiled: CompiledQuery | null
}

interface ValidOperation {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
}

export function makeReady(schema: GraphQLSchema, { document, operation }: ValidOperation): ReadyOperation {
  const read = withReadVariables(schema, document, operation)
  return {
    schema,
    operation,
    readVariables: variableReaderOf(schema, operation),
    document: read,
    compiled: isCompilable(document, operation) ? compile(schema, read, operation.name?.value) : null,
  }
}

function compile(schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined) {
  const compiled = compileQuery(schema, document, operationName)
  return isCompiledQuery(compiled) ? compiled : null
}

export async function runReady(
  { schema, operation, readVariables, document, compiled }: ReadyOperation,
  ctx: RequestContext,
  given: Readonly<Record<string, unknown>>,
  mask: ErrorMask,
): Promise<ExecutionResult> {
  let variableValues = readVariables(given)
  if (!variableValues) {
    const options = { maxErrors: MAX_VARIABLE_ERRORS }
    const checked = getVariableValues(schema, operation.variableDefinitions ?? [], given, options)
    if (checked.errors) return { errors: checked.errors.map(mask) }
    variableValues = checked.coerced
  }
  const operationName = operation.name?.value
  const result = compiled
    ? await compiled.query(undefined, ctx, variableValues)
    : await execute({ schema, document, contextValue: ctx, variableValues, operationName })
  if (!result.errors) return result
  return { ...result, errors: result.errors.map(error => mask(toGraphQLError(error))) }
}
