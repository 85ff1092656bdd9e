// Documents that were checked before: by their text, and by their shape where texts differ in literals alone.
import {
  coerceInputValue,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import type { Keeping } from '../request/read-log.ts'
import { type LiftedVariable, liftLiterals } from './lift-literals.ts'
import { type Shape, shapeOf, toVariable } from './literals.ts'
import type { ReadyOperation } from './ready-operation.ts'

/** Documents remembered of each kind, and the longest text that is: what hostile documents can hold is bounded. */
const MAX_DOCUMENTS = 100
const MAX_REMEMBERED_LENGTH = 4_096

export interface DocumentEntry {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  /** Of a shape: what stands for its literals; empty: the literals stand in the document. */
  readonly lifted: readonly LiftedVariable[]
  uses: number
  /** `null`: not yet. */
  ready: ReadyOperation | null
  /** For how long its answers may be kept; `null`: that was not looked at yet. */
  keeping: Keeping | null
}

export interface RequestedDocument {
  readonly query: string
  readonly operationName: string | undefined
  /** Saved before: remembered whatever its length, which was bounded when it was saved. */
  readonly isTrusted?: boolean
}

export interface KnownDocument {
  readonly entry: DocumentEntry
  /** Values of the variables that stand for literals. */
  readonly literals: Readonly<Record<string, unknown>> | null
}

export const newEntry = (document: DocumentNode, operation: OperationDefinitionNode): DocumentEntry => ({
  document,
  operation,
  lifted: [],
  uses: 0,
  ready: null,
  keeping: null,
})

export class DocumentMemory {
  readonly #schema: GraphQLSchema
  readonly #texts = new LRUCache<string, DocumentEntry>({ max: MAX_DOCUMENTS })
  /** `SEEN`: once; `FIXED`: its literals cannot be lifted. */
  readonly #shapes = new LRUCache<string, DocumentEntry | 'SEEN' | 'FIXED'>({ max: MAX_DOCUMENTS })

  constructor(schema: GraphQLSchema) {
    this.#schema = schema
  }

  find(request: RequestedDocument): KnownDocument | null {
    const entry = this.#texts.get(keyOf(request, request.query))
    if (entry) return { entry, literals: null }
    const shape = hasShape(request) ? shapeOf(request.query) : null
    const ofShape = shape && this.#shapes.get(keyOf(request, shape.text))
    if (!shape || !ofShape || typeof ofShape === 'string') return null
    const literals = this.#valuesOf(ofShape, shape)
    return literals && { entry: ofShape, literals }
  }

  /** Remembers a valid document; from its second text on, its shape instead. */
  add(request: RequestedDocument, entry: DocumentEntry): void {
    if (!remembers(request)) return
    const isLiftable = hasShape(request) && entry.operation.operation === 'query' && isAlone(entry.document)
    const shape = isLiftable ? shapeOf(request.query) : null
    if (shape && this.#addShape(keyOf(request, shape.text), shape, entry)) return
    this.#texts.set(keyOf(request, request.query), entry)
  }

  #addShape(key: string, shape: Shape, { document }: DocumentEntry): boolean {
    const known = this.#shapes.get(key)
    if (known === undefined) this.#shapes.set(key, 'SEEN')
    if (known !== 'SEEN') return false
    const lifted = liftLiterals(this.#schema, document, shape.literals)
    const operation = lifted?.document.definitions.find(it => it.kind === Kind.OPERATION_DEFINITION)
    const entry = lifted && operation && { ...newEntry(lifted.document, operation), lifted: lifted.variables }
    this.#shapes.set(key, entry ?? 'FIXED')
    return Boolean(entry)
  }

  /** `null`: one of them is wrong, which the checks of the document say better. */
  #valuesOf({ lifted }: DocumentEntry, { literals }: Shape): Record<string, unknown> | null {
    const values: Record<string, unknown> = {}
    for (const [index, { name, typeName }] of lifted.entries()) {
      const literal = literals[index]
      const value = literal && toVariable(literal, typeName)
      if (value === undefined || !isValid(value, this.#schema.getType(typeName) as GraphQLInputType)) return null
      values[name] = value
    }
    return values
  }
}

function isValid(value: unknown, type: GraphQLInputType): boolean {
  let valid = true
  coerceInputValue(value, type, () => {
    valid = false
  })
  return valid
}

const keyOf = ({ operationName }: RequestedDocument, text: string) =>
  operationName === undefined ? text : `${operationName}\n${text}`

const remembers = ({ isTrusted, query }: RequestedDocument) => isTrusted || query.length <= MAX_REMEMBERED_LENGTH

/** What was saved comes with the same literals each time. */
const hasShape = (request: RequestedDocument) => !request.isTrusted && remembers(request)

const isAlone = ({ definitions }: DocumentNode) =>
  definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length === 1
