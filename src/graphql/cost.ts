// Holds operations to a cost, known before anything is executed.

import { complexityFromQuery } from '@pothos/plugin-complexity'
import {
  type DefinitionNode,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  visit,
} from 'graphql'
import { countText } from '../core/number-format.ts'
import { SIZE_ARGUMENTS } from './cost-rules.ts'

interface Cost {
  readonly cost: number
  readonly limit: number
}

type Variables = Readonly<Record<string, unknown>>

export interface Costs {
  /** The cost of an operation, or QUERY_TOO_COMPLEX. `null` where variables are wrong: executing it says how. */
  of(
    document: DocumentNode,
    operationName: string | undefined,
    variables: Variables | undefined,
  ): Cost | GraphQLError | null
}

interface CostRecord {
  /** Variables that say how many times something comes. */
  readonly sizes: readonly string[]
  /** The last measured: the sizes then, and the result. */
  key: string
  result: Cost | GraphQLError | null
}

/** `limit` 0: none. */
export function createCosts(schema: GraphQLSchema, limit: number): Costs {
  const measured = new WeakMap<DocumentNode, Map<string, CostRecord>>()

  const measure = (document: DocumentNode, operationName: string | undefined, variables: Variables) => {
    // The plugin would note every fault of wrong variables, seconds for a list of them: the first is enough to measure nothing.
    const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? []
    if (getVariableValues(schema, definitions, variables, { maxErrors: 1 }).errors) return null
    try {
      const { complexity } = complexityFromQuery(onlyOperation(document, operationName), { schema, variables })
      const cost = Math.ceil(complexity)
      return limit > 0 && cost > limit ? tooCostly(cost, limit) : { cost, limit }
    } catch {
      return null
    }
  }

  return {
    of(document, operationName, variables = {}) {
      const operations = measured.get(document) ?? new Map<string, CostRecord>()
      measured.set(document, operations)
      const known = operations.get(operationName ?? '')
      const sizes = known?.sizes ?? sizeVariables(document)
      const key = sizes.length === 0 ? '' : JSON.stringify(sizes.map(name => variables[name] ?? null))
      if (known && known.key === key && known.result) return known.result
      const result = measure(document, operationName, variables)
      operations.set(operationName ?? '', { sizes, key, result })
      return result
    },
  }
}

function sizeVariables(document: DocumentNode): string[] {
  const names = new Set<string>()
  visit(document, {
    Argument(node) {
      if (SIZE_ARGUMENTS.has(node.name.value) && node.value.kind === Kind.VARIABLE) names.add(node.value.name.value)
    },
  })
  return [...names]
}

/** The plugin measures the first operation that it finds. */
function onlyOperation(document: DocumentNode, operationName: string | undefined): DocumentNode {
  const operation = getOperationAST(document, operationName)
  const others = (it: DefinitionNode) => it.kind !== Kind.OPERATION_DEFINITION
  const definitions = [...(operation ? [operation] : []), ...document.definitions.filter(others)]
  return withoutTypenames({ ...document, definitions })
}

/** Clients with a cache add `__typename` to every object. It is a leaf, and the plugin would count it. */
function withoutTypenames(document: DocumentNode): DocumentNode {
  return visit(document, { Field: node => (node.name.value === '__typename' ? null : undefined) })
}

function tooCostly(cost: number, limit: number): GraphQLError {
  const message = `The query costs ${countText(cost)}; at most ${countText(limit)} are allowed. Ask for smaller pages or fewer lists inside lists.`
  return new GraphQLError(message, {
    extensions: { code: 'QUERY_TOO_COMPLEX', limit: { name: 'cost', most: limit, cost }, http: { status: 400 } },
  })
}
