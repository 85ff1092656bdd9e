// Runs documents: parsed and validated once by yoga, then remembered; queries that come again are compiled.

import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql'
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit'
import { LRUCache } from 'lru-cache'
import type { Meters } from '../base/meters.ts'
import type { RequestContext } from '../request/context.ts'
import type { Deadlines } from '../request/deadline.ts'
import { nameLiterals, nameVariables } from './coercion-fields.ts'
import { isCompilable } from './compilable.ts'
import type { Costs } from './cost.ts'
import { type ErrorMask, toGraphQLError } from './errors.ts'
import { operationIn } from './operation.ts'
import { requiredDefaultsOf } from './required-defaults.ts'
import type { GraphQLServer } from './yoga.ts'

/** Documents remembered, and the longest text that is: what a hundred hostile documents can hold is bounded. */
const MAX_DOCUMENTS = 100
const MAX_REMEMBERED_LENGTH = 4_096
/** As graphql-js has it where it interprets. */
const MAX_VARIABLE_ERRORS = 50
/** A document is compiled when it comes for this time: compiling costs as much as some executions, and most are seen once. */
export const COMPILE_AT = 3

export interface GraphQLRequest {
  readonly query: string
  readonly operationName: string | undefined
  readonly variables: Readonly<Record<string, unknown>> | undefined
  /** Tell in `extensions.cost` what the operation costs. */
  readonly wantsCost?: boolean
  /** Ends what a query still waits for, when its time is up. */
  readonly giveUp?: () => void
  /** Saved before: remembered whatever its length, which was bounded when it was saved. */
  readonly isTrusted?: boolean
}

export type Execute = (ctx: RequestContext, request: GraphQLRequest) => Promise<ExecutionResult>

/** The document of a text, or what is wrong with it: syntax, limits, or against the schema. */
export type ReadDocument = (ctx: RequestContext, text: string) => DocumentNode | readonly GraphQLError[]

export function createReader(yoga: GraphQLServer, schema: GraphQLSchema): ReadDocument {
  return (ctx, text) => {
    const enveloped = yoga.getEnveloped(ctx as never)
    try {
      const document = enveloped.parse(text) as DocumentNode
      const errors = enveloped.validate(enveloped.schema, document) as readonly GraphQLError[]
      return errors.length > 0 ? nameLiterals(schema, document, errors) : document
    } catch (error) {
      return [error as GraphQLError]
    }
  }
}

interface DocumentEntry {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  uses: number
  /** `null`: not yet, or it cannot be compiled. */
  compiled: CompiledQuery | null
  /** Of what was compiled. */
  defaults: Record<string, unknown> | null
}

const KNOWN = { outcome: 'known' } as const
const NEW = { outcome: 'new' } as const

export function createExecutor(
  yoga: GraphQLServer,
  schema: GraphQLSchema,
  { costs, deadlines, documents }: { costs: Costs; deadlines: Deadlines; documents: Meters['documents'] },
  mask: ErrorMask,
): Execute {
  const remembered = new LRUCache<string, DocumentEntry>({ max: MAX_DOCUMENTS })

  return async (ctx, request) => {
    const { query, operationName } = request
    const key = operationName === undefined ? query : `${operationName}\n${query}`
    const known = remembered.get(key)
    documents.add(known ? KNOWN : NEW)
    if (known?.compiled) return run(known, ctx, request)
    const enveloped = yoga.getEnveloped(ctx as never)
    let document: DocumentNode
    try {
      document = known?.document ?? (enveloped.parse(query) as DocumentNode)
    } catch (error) {
      return { errors: [error as GraphQLError] }
    }
    if (!known) {
      const errors = enveloped.validate(enveloped.schema, document)
      if (errors.length > 0) return { errors: nameLiterals(schema, document, errors) }
    }
    const operation = known?.operation ?? operationIn(document, operationName)
    if (operation instanceof GraphQLError) return { errors: [operation] }
    const prepared = known ?? { document, operation, uses: 0, compiled: null, defaults: null }
    if (!known && (request.isTrusted || query.length <= MAX_REMEMBERED_LENGTH)) remembered.set(key, prepared)
    if (++prepared.uses === COMPILE_AT) compile(schema, prepared, operationName)
    return run(prepared, ctx, request)
  }

  async function run(prepared: DocumentEntry, ctx: RequestContext, request: GraphQLRequest): Promise<ExecutionResult> {
    const { operationName, variables } = request
    const cost = costs.of(prepared.document, operationName, variables)
    if (cost instanceof GraphQLError) return { errors: [cost] }
    const work = prepared.compiled
      ? runCompiled(prepared, prepared.compiled, ctx, variables)
      : interpret(prepared.document, ctx, request)
    // What changes something is never given up: it has happened or not.
    const isQuery = prepared.operation.operation === 'query'
    const outcome = isQuery ? await deadlines.enforce(work, request.giveUp ?? (() => {})) : await work
    const result = nameVariables(schema, { document: prepared.document, operationName, variables }, outcome)
    if (!request.wantsCost || !cost) return result
    const left = cost.limit === 0 ? null : cost.limit - cost.cost
    return { ...result, extensions: { ...result.extensions, cost: { ...cost, left } } }
  }

  async function interpret(document: DocumentNode, ctx: RequestContext, request: GraphQLRequest) {
    const { operationName, variables } = request
    const enveloped = yoga.getEnveloped(ctx as never)
    const contextValue = await enveloped.contextFactory(ctx as never)
    const args = { schema: enveloped.schema, document, contextValue, variableValues: variables, operationName }
    return (await enveloped.execute(args)) as ExecutionResult
  }

  /** Mutations run one field after the other, and are left to graphql-js. */
  async function runCompiled(
    prepared: DocumentEntry,
    compiled: CompiledQuery,
    ctx: RequestContext,
    variables: GraphQLRequest['variables'],
  ): Promise<ExecutionResult> {
    // The compiler's own reading of variables knows no `oneOf`, and speaks in other words: graphql-js checks them first.
    const checked = getVariableValues(schema, prepared.operation.variableDefinitions ?? [], variables ?? {}, {
      maxErrors: MAX_VARIABLE_ERRORS,
    })
    if (checked.errors) return { errors: checked.errors.map(mask) }
    const given = prepared.defaults ? { ...prepared.defaults, ...variables } : (variables ?? {})
    const result = await compiled.query(undefined, ctx, given)
    if (!result.errors) return result
    return { ...result, errors: result.errors.map(error => mask(toGraphQLError(error))) }
  }
}

function compile(schema: GraphQLSchema, prepared: DocumentEntry, operationName: string | undefined): void {
  if (prepared.operation.operation !== 'query' || !isCompilable(prepared.document, prepared.operation)) return
  const compiled = compileQuery(schema, prepared.document, operationName)
  if (!isCompiledQuery(compiled)) return
  prepared.compiled = compiled
  prepared.defaults = requiredDefaultsOf(prepared.operation)
}
