// Runs documents: parsed and validated once by yoga, then remembered. Of what comes again the variables are read by functions made for them, and
// queries are compiled.

import { type DocumentNode, type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql'
import type { Meters } from '../base/meters.ts'
import type { RequestContext } from '../request/context.ts'
import type { Deadlines } from '../request/deadline.ts'
import type { Keeping } from '../request/read-log.ts'
import { nameLiterals, nameVariables } from './coercion-fields.ts'
import type { Costs } from './cost.ts'
import {
  type DocumentEntry,
  DocumentMemory,
  type KnownDocument,
  newEntry,
  type RequestedDocument,
} from './document-memory.ts'
import type { ErrorMask } from './errors.ts'
import type { KeepingOf } from './keepable.ts'
import { operationIn } from './operation.ts'
import { followed } from './operation-span.ts'
import { makeReady, runReady } from './ready-operation.ts'
import { relocate } from './relocate.ts'
import type { GraphQLServer } from './yoga.ts'

/** A document is made ready when it comes for this time: compiling costs as much as some executions, and most are seen once. */
export const READY_AT = 3

export interface GraphQLRequest extends RequestedDocument {
  readonly variables: Readonly<Record<string, unknown>> | undefined
  /** Tell in `extensions.cost` what the operation costs. */
  readonly wantsCost?: boolean
  /** Ends what a query still waits for, when its time is up. */
  readonly giveUp?: () => void
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

const KNOWN = { outcome: 'known' } as const
const NEW = { outcome: 'new' } as const

interface ExecutorDeps {
  readonly costs: Costs
  readonly deadlines: Deadlines
  readonly documents: Meters['documents']
  readonly keepingOf: KeepingOf
  readonly mask: ErrorMask
}

export function createExecutor(
  yoga: GraphQLServer,
  schema: GraphQLSchema,
  { costs, deadlines, documents, keepingOf, mask }: ExecutorDeps,
): Execute {
  const memory = new DocumentMemory(schema)
  const run = followed(runOperation)

  return async (ctx, request) => {
    const known = memory.find(request)
    documents.add(known ? KNOWN : NEW)
    const found = known ?? prepare(ctx, request)
    if (!('entry' in found)) return { errors: found }
    const { entry, literals } = found
    if (++entry.uses === READY_AT) entry.ready = makeReady(schema, entry)
    if (ctx.reads) ctx.reads.limit(keepingOfEntry(entry, keepingOf))
    if (!literals) return run(entry, ctx, request)
    const result = await run(entry, ctx, { ...request, variables: { ...request.variables, ...literals } })
    return result.errors ? { ...result, errors: relocate(result.errors, request.query) } : result
  }

  function prepare(ctx: RequestContext, request: GraphQLRequest): KnownDocument | readonly GraphQLError[] {
    const enveloped = yoga.getEnveloped(ctx as never)
    let document: DocumentNode
    try {
      document = enveloped.parse(request.query) as DocumentNode
    } catch (error) {
      return [error as GraphQLError]
    }
    const errors = enveloped.validate(enveloped.schema, document) as readonly GraphQLError[]
    if (errors.length > 0) return nameLiterals(schema, document, errors)
    const operation = operationIn(document, request.operationName)
    if (operation instanceof GraphQLError) return [operation]
    const entry = newEntry(document, operation)
    memory.add(request, entry)
    return { entry, literals: null }
  }

  async function runOperation(prepared: DocumentEntry, ctx: RequestContext, request: GraphQLRequest) {
    const { operationName, variables } = request
    const cost = costs.of(prepared.document, operationName, variables)
    if (cost instanceof GraphQLError) return { errors: [cost] }
    const work = prepared.ready
      ? runReady(prepared.ready, ctx, variables ?? {}, mask)
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
}

/** Looked at once for a document. */
function keepingOfEntry(entry: DocumentEntry, keepingOf: KeepingOf): Keeping {
  entry.keeping ??= keepingOf(entry.document, entry.operation)
  return entry.keeping
}
